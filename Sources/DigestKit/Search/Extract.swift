import Writing

/// A piece of an entry's text around its hits.
public struct Extract: Equatable, Sendable {
  /// On one line; an ellipsis where it was cut.
  public var text: String
  /// Hits in it: start and length, in Unicode scalars.
  public var ranges: [Range<Int>]

  /// The best `length` characters or so of `plainText`: where most patterns come together, the title's line
  /// left to be shown by itself unless hits are nowhere else.
  public init(of plainText: String, patterns: [TextPattern], length: Int = 120) {
    let lines = plainText.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    var best: (line: String, matches: [Range<Int>], score: Int)?
    for (number, line) in lines.enumerated() {
      let folded = FoldedText(line)
      var matches: [Range<Int>] = []
      var found = 0
      for pattern in patterns {
        let own = pattern.matches(in: folded)
        found += own.isEmpty ? 0 : 1
        matches += own
      }
      let score = found * 100 + min(matches.count, 20) - (number == 0 ? 50 : 0)
      if found > 0, score > best?.score ?? Int.min { best = (line, matches, score) }
    }
    guard let best else {
      let line = lines.count > 1 ? lines[1] : lines.first ?? ""
      self.init(cutting: line, around: [], length: length)
      return
    }
    self.init(
      cutting: best.line, around: best.matches.sorted { $0.lowerBound < $1.lowerBound }, length: length)
  }

  private init(cutting line: String, around matches: [Range<Int>], length: Int) {
    let characters = Array(line)
    var offsets: [Int] = [0]
    offsets.reserveCapacity(characters.count + 1)
    for character in characters { offsets.append(offsets[offsets.count - 1] + character.utf8.count) }
    let firstHit = matches.first.map { hit in (offsets.firstIndex { $0 > hit.lowerBound } ?? 1) - 1 } ?? 0
    var start = characters.count <= length ? 0 : max(0, min(firstHit - length / 3, characters.count - length))
    start = Self.softStart(characters, near: start, before: firstHit)
    // Moving back to punctuation must not push the hit out at the other end.
    let hitEnd =
      matches.first.map { hit in offsets.firstIndex { $0 >= hit.upperBound } ?? characters.count } ?? 0
    if hitEnd > start + length { start = min(firstHit, hitEnd - length) }
    let end = min(characters.count, start + length)
    let lead = start > 0 ? "…" : ""
    text = Self.oneLine(lead + String(characters[start..<end]) + (end < characters.count ? "…" : ""))

    let window = offsets[start]..<offsets[end]
    let utf8 = Array(line.utf8)
    func scalars(upTo offset: Int) -> Int {
      utf8[window.lowerBound..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } + lead.count
    }
    var merged: [Range<Int>] = []
    for match in matches where match.lowerBound >= window.lowerBound && match.upperBound <= window.upperBound
    {
      if let last = merged.last, match.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, match.upperBound)
      } else {
        merged.append(match)
      }
    }
    ranges = merged.map { scalars(upTo: $0.lowerBound)..<scalars(upTo: $0.upperBound) }
  }

  /// Scalar for scalar, so that ranges hold.
  private static func oneLine(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result.unicodeScalars.append(scalar == "\t" ? " " : scalar) }
    return result
  }

  /// Behind punctuation, if there is any close before the place to start.
  private static func softStart(_ characters: [Character], near start: Int, before hit: Int) -> Int {
    guard start > 0 else { return 0 }
    for index in stride(from: min(start + 12, hit), to: max(0, start - 12), by: -1)
    where "，。；：！？,;.!? ".contains(characters[index - 1]) {
      return index
    }
    return start
  }
}
