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
    for word in QueryWords(String(inner)) {
      guard !word.isNegated, word.isQuoted || word.text != "OR" else { return nil }
      if let pattern = TextPattern(word.text) { patterns.append(pattern) }
    }
    guard !patterns.isEmpty else { return nil }
    self.patterns = patterns
    self.reach = reach
  }

  public func isFound(in text: inout SearchableText) -> Bool {
    var hits: [(range: Range<Int>, pattern: Int)] = []
    for (number, pattern) in patterns.enumerated() {
      let found = text.matches(of: PreparedPattern(.text(pattern)))
      if found.isEmpty { return false }
      hits += found.map { ($0, number) }
    }
    hits.sort { ($0.range.lowerBound, $0.pattern) < ($1.range.lowerBound, $1.pattern) }
    return hits.indices.contains { holdsAll(hits[$0...], in: text.bytes) }
  }

  /// Whether all of the words stand within reach of the first of these hits, none before it.
  private func holdsAll(
    _ hits: ArraySlice<(range: Range<Int>, pattern: Int)>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = hits.first else { return false }
    var missing = Set(patterns.indices)
    var characters = 0
    var at = first.range.lowerBound
    for hit in hits {
      while at < hit.range.upperBound {
        if bytes[at] == UInt8(ascii: "\n") { return false }
        if bytes[at] & 0xC0 != 0x80 { characters += 1 }
        at += 1
      }
      // A longer word may reach further than one that begins behind it.
      if reach.map({ characters <= $0 }) ?? true { missing.remove(hit.pattern) }
      if missing.isEmpty { return true }
    }
    return false
  }
}
