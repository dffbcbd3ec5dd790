import Writing

/// What the twin of an entry says where a hit stands.
public enum TwinExtract {
  /// A line or a part of one: where the twin has what is looked for near the place that stands for the hit, around that, else
  /// the place itself. Nil for a hit that the title alone has, or a text of which nothing is left.
  ///
  /// Texts are plain, the title in the first line. A translation has a line for a line as a rule; where it hasn't, what stands
  /// at the same share of it is taken.
  public static func text(
    of twin: String, for own: String, patterns: [PreparedPattern], length: Int
  ) -> String? {
    guard let hit = firstHit(in: own, patterns) else { return nil }
    let lines = twin.split(separator: "\n", omittingEmptySubsequences: false)
    let place =
      hit.lines == lines.count ? (line: hit.line, share: hit.share) : place(at: hit.ofText, in: lines)
    guard lines.indices.contains(place.line), place.line > 0 else { return nil }
    for line in [place.line, place.line + 1, place.line - 1] where line > 0 && line < lines.count {
      let text = String(lines[line])
      guard firstMatch(in: text, patterns) != nil else { continue }
      return Extract(of: text, patterns: patterns, length: length).text
    }
    let text = String(lines[place.line])
    guard !text.isEmpty, text.unicodeScalars.count > length else { return text.isEmpty ? nil : text }
    let at = min(text.utf8.count - 1, Int(place.share * Double(text.utf8.count)))
    var copy = text
    return copy.withUTF8 { bytes in
      // Between two characters.
      var start = at
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      var end = start + 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let searchable = SearchableText(bytes, simplicity: .none)
      return Extract(of: searchable, matches: [[start..<end]], length: length).text
    }
  }

  /// Where the first hit behind the title is: its line, how many lines there are, and which share of its line and of the text
  /// stands before it.
  private static func firstHit(
    in text: String, _ patterns: [PreparedPattern]
  ) -> (line: Int, lines: Int, share: Double, ofText: Double)? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var before = lines[0].utf8.count
    for (number, line) in lines.enumerated().dropFirst() {
      if let at = firstMatch(in: String(line), patterns) {
        let share = Double(at) / Double(max(1, line.utf8.count))
        return (number, lines.count, share, Double(before + at) / Double(max(1, text.utf8.count)))
      }
      before += line.utf8.count + 1
    }
    return nil
  }

  private static func firstMatch(in text: String, _ patterns: [PreparedPattern]) -> Int? {
    var copy = text
    return copy.withUTF8 { bytes in
      var searchable = SearchableText(bytes, simplicity: .none)
      return searchable.matches(of: patterns).compactMap { $0.first?.lowerBound }.min()
    }
  }

  private static func place(at share: Double, in lines: [Substring]) -> (line: Int, share: Double) {
    let all = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    var left = Int(share * Double(all))
    for (number, line) in lines.enumerated() {
      if left <= line.utf8.count { return (number, Double(left) / Double(max(1, line.utf8.count))) }
      left -= line.utf8.count + 1
    }
    return (lines.count - 1, 0)
  }
}
