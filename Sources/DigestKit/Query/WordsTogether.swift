import Writing

/// Words that must stand in one paragraph, or near each other in it: `block:(a b)`, `near:(a b)`.
public struct WordsTogether: Hashable, Sendable {
  public let patterns: [TextPattern]
  /// Characters from the first of the words to the end of the last; nil for the whole paragraph.
  public let reach: Int?

  /// What is near in `near:(a b)`: some ten English words, or a Chinese sentence.
  public static let near = 60

  /// Reads `(a "b c")`, of which the end may be missing; nil without the parenthesis, without words, and for words that are
  /// to be absent or to be chosen from.
  init?(_ value: String, reach: Int?) {
    guard let first = value.first, first == "(" || first == "（" else { return nil }
    var inner = value.dropFirst()
    if let last = inner.last, last == ")" || last == "）" { inner.removeLast() }
    var patterns: [TextPattern] = []
    var seen: Set<TextPattern> = []
    for word in QueryWords(String(inner)) {
      guard !word.isNegated, word.isQuoted || word.text != "OR" else { return nil }
      if let pattern = TextPattern(word.text), seen.insert(pattern).inserted { patterns.append(pattern) }
    }
    guard !patterns.isEmpty else { return nil }
    self.patterns = patterns
    self.reach = reach
  }

  public func isFound(in text: inout SearchableText) -> Bool {
    isFound(in: &text, patterns.map { PreparedPattern(.text($0)) })
  }

  /// The same with the patterns made ready once for many texts.
  public func isFound(in text: inout SearchableText, _ prepared: [PreparedPattern]) -> Bool {
    var hits: [Hit] = []
    for (number, pattern) in prepared.enumerated() {
      let found = text.matches(of: pattern)
      if found.isEmpty { return false }
      hits += found.map { ($0, number) }
    }
    hits.sort { ($0.range.lowerBound, $0.pattern) < ($1.range.lowerBound, $1.pattern) }
    guard let reach else { return standInOneLine(hits, in: text.bytes) }
    return hits.indices.contains { stand(within: reach, of: hits[$0...], in: text.bytes) }
  }

  private typealias Hit = (range: Range<Int>, pattern: Int)

  private func standInOneLine(_ hits: [Hit], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var missing = Set(patterns.indices)
    var end = 0
    for hit in hits {
      if hit.range.lowerBound >= end {
        missing = Set(patterns.indices)
        end = bytes[hit.range.lowerBound...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      }
      missing.remove(hit.pattern)
      if missing.isEmpty { return true }
    }
    return false
  }

  /// Whether all of the words stand within reach of the first of these hits, none before it.
  private func stand(
    within reach: Int, of hits: ArraySlice<Hit>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = hits.first else { return false }
    // One past the last byte that is within reach.
    var end = first.range.lowerBound
    var characters = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] & 0xC0 != 0x80 { characters += 1 }
      if characters > reach { break }
      end += 1
    }
    var missing = Set(patterns.indices)
    for hit in hits {
      guard hit.range.lowerBound < end else { return false }
      // A longer word may reach further than one that begins behind it.
      if hit.range.upperBound <= end { missing.remove(hit.pattern) }
      if missing.isEmpty { return true }
    }
    return false
  }
}
