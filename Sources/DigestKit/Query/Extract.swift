import Writing

/// A piece of an entry's text around its hits: two lines or so.
public struct Extract: Equatable, Sendable {
  /// On one line; an ellipsis where it was cut.
  public var text: String
  /// Hits in it: start and length, in Unicode scalars.
  public var ranges: [Range<Int>]

  /// Characters, or so: two lines of Chinese.
  public static let usualLength = 120

  /// The best `length` characters or so of `plainText`: where most patterns come together, then where most
  /// hits are; the title, which is shown anyway, only if hits are nowhere else.
  public init(
    of plainText: String, simplicity: Simplicity = .none, patterns: [PreparedPattern],
    length: Int = Extract.usualLength
  ) {
    var copy = plainText
    self = copy.withUTF8 { bytes in
      var text = SearchableText(bytes, simplicity: simplicity)
      return Extract(of: &text, patterns: patterns, length: length)
    }
  }

  /// The same of a text that is looked through.
  public init(
    of text: inout SearchableText, patterns: [PreparedPattern], length: Int = Extract.usualLength
  ) {
    self.init(of: text, matches: text.matches(of: patterns), length: length)
  }

  /// The same where the matches of each pattern are known.
  public init(
    of text: borrowing SearchableText, matches: [[Range<Int>]], length: Int = Extract.usualLength
  ) {
    var hits: [Hit] = []
    for (number, ranges) in matches.enumerated() {
      hits += ranges.map { Hit(range: $0, pattern: number) }
    }
    if matches.count > 1 {
      hits.sort { ($0.range.lowerBound, $0.pattern) < ($1.range.lowerBound, $1.pattern) }
    }
    (self.text, ranges) = ExtractCutter(bytes: text.bytes, hits: hits, length: length).cut()
  }

  public init(of plainText: String, patterns: [SearchPattern], length: Int = Extract.usualLength) {
    self.init(of: plainText, patterns: patterns.map(PreparedPattern.init), length: length)
  }

  fileprivate struct Hit {
    var range: Range<Int>
    var pattern: Int
  }
}

/// Finds the best place in a text and cuts it out. Offsets are UTF-8.
private struct ExtractCutter {
  let bytes: UnsafeBufferPointer<UInt8>
  let hits: [Extract.Hit]
  /// Characters wanted.
  let length: Int

  func cut() -> (text: String, ranges: [Range<Int>]) {
    guard let cluster = bestCluster() else {
      let start = bytes.firstIndex(of: newline).map { $0 + 1 } ?? 0
      let line = lineRange(at: start < bytes.count ? start : 0)
      return piece(line.lowerBound..<end(from: line.lowerBound, in: line, scalars: length), line: line)
    }
    let line = lineRange(at: cluster.lowerBound)
    let room = max(length / 6, length - scalars(in: cluster))
    let start = self.start(before: cluster.lowerBound, in: line, scalars: min(length / 3, room))
    let end = max(end(from: start, in: line, scalars: length), min(cluster.upperBound, line.upperBound))
    return piece(start..<end, line: line)
  }

  /// From the first to the last hit of the cluster that says most.
  private func bestCluster() -> Range<Int>? {
    let titleEnd = bytes.firstIndex(of: newline) ?? bytes.count
    var best: (range: Range<Int>, score: Int)?
    var line = 0..<0
    for (index, first) in hits.enumerated() {
      if !line.contains(first.range.lowerBound) { line = lineRange(at: first.range.lowerBound) }
      // Bytes: Chinese takes three a character.
      let limit = min(line.upperBound, first.range.lowerBound + length * 2)
      var patterns: UInt64 = 0
      var count = 0
      var end = first.range.upperBound
      for hit in hits[index...] {
        guard hit.range.upperBound <= limit || count == 0 else { break }
        patterns |= 1 << UInt64(hit.pattern % 64)
        count += 1
        end = max(end, hit.range.upperBound)
      }
      let isTitle = first.range.lowerBound < titleEnd
      let score = patterns.nonzeroBitCount * 100 + min(count, 20) - (isTitle ? 1000 : 0)
      if score > best?.score ?? Int.min { best = (first.range.lowerBound..<end, score) }
    }
    return best?.range
  }

  private let newline = UInt8(ascii: "\n")

  private func lineRange(at offset: Int) -> Range<Int> {
    var start = offset
    while start > 0 && bytes[start - 1] != newline { start -= 1 }
    var end = offset
    while end < bytes.count && bytes[end] != newline { end += 1 }
    return start..<end
  }

  private func scalars(in range: Range<Int>) -> Int {
    range.reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
  }

  private func isStart(_ offset: Int) -> Bool { offset >= bytes.count || bytes[offset] & 0xC0 != 0x80 }

  /// Up to `scalars` before `offset`: behind the earliest punctuation there, the line's start if it is near.
  private func start(before offset: Int, in line: Range<Int>, scalars: Int) -> Int {
    var at = offset
    var count = 0
    var behindPunctuation: Int?
    while at > line.lowerBound && count < scalars {
      if count >= 4, endsPunctuation(at) { behindPunctuation = at }
      at -= 1
      while !isStart(at) { at -= 1 }
      count += 1
    }
    if at == line.lowerBound { return at }
    var start = behindPunctuation ?? at
    while start < offset, startsWithMark(start) || bytes[start] == 0x20 {
      start += 1
      while !isStart(start) { start += 1 }
    }
    return start
  }

  /// `scalars` behind `start`, or a little less where punctuation is.
  private func end(from start: Int, in line: Range<Int>, scalars: Int) -> Int {
    var at = start
    var count = 0
    var behindPunctuation: Int?
    while at < line.upperBound && count < scalars {
      at += 1
      while !isStart(at) { at += 1 }
      count += 1
      if count > scalars * 4 / 5, endsPunctuation(at) { behindPunctuation = at }
    }
    if at >= line.upperBound { return line.upperBound }
    var end = behindPunctuation ?? at
    while end < line.upperBound, startsWithMark(end) {
      end += 1
      while !isStart(end) { end += 1 }
    }
    return end
  }

  /// True for marks, joiners and selectors, which belong to what is before them.
  private func startsWithMark(_ offset: Int) -> Bool {
    guard offset < bytes.count, bytes[offset] >= 0xCC else { return false }
    let end = min(bytes.count, offset + 4)
    let scalar = String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars.first
    return scalar.map { $0.value == 0x200D || $0.properties.isGraphemeExtend } ?? false
  }

  /// True if a full stop, comma or the like ends before `offset`.
  private func endsPunctuation(_ offset: Int) -> Bool {
    if offset >= 3, bytes[offset - 3] >= 0xE2 {
      let three = (bytes[offset - 3], bytes[offset - 2], bytes[offset - 1])
      // 、。 and ！，：；？ of Chinese.
      return three == (0xE3, 0x80, 0x81) || three == (0xE3, 0x80, 0x82)
        || three.0 == 0xEF && three.1 == 0xBC && [0x81, 0x8C, 0x9A, 0x9B, 0x9F].contains(three.2)
    }
    guard offset >= 2, bytes[offset - 1] == 0x20 else { return false }
    return ".,;:!?".utf8.contains(bytes[offset - 2])
  }

  private func piece(_ window: Range<Int>, line: Range<Int>) -> (text: String, ranges: [Range<Int>]) {
    let lead = window.lowerBound > line.lowerBound ? "…" : ""
    let tail = window.upperBound < line.upperBound ? "…" : ""
    let own = UnsafeBufferPointer(rebasing: bytes[window])
    // Cells of a table are parted by tabs; a space keeps the count of scalars.
    let hasTabs = own.contains(0x09)
    let body =
      hasTabs
      ? String(decoding: own.map { $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
      : String(decoding: own, as: UTF8.self)
    var merged: [Range<Int>] = []
    for hit in hits
    where hit.range.lowerBound >= window.lowerBound && hit.range.upperBound <= window.upperBound {
      if let last = merged.last, hit.range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, hit.range.upperBound)
      } else {
        merged.append(hit.range)
      }
    }
    let ranges = merged.map { range in
      let start = lead.unicodeScalars.count + scalars(in: window.lowerBound..<range.lowerBound)
      return start..<(start + scalars(in: range))
    }
    return (lead + body + tail, ranges)
  }
}
