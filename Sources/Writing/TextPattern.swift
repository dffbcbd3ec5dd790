/// One term or phrase of a query, ready to be looked for in folded text.
///
/// Matches anywhere, unless it begins with a Latin letter or digit: then a match starts a word, or stands
/// where lower case turns to upper (`gpt` is in `ChatGPT`).
public struct TextPattern: Hashable, Sendable {
  /// What was typed, without quotes.
  public let source: String
  public let scalars: [UInt32]
  public let kinds: [FoldedText.Kind]

  /// Whether a match may only begin where a word does.
  public let mustStartWord: Bool
  /// Whether no Latin letter or digit may follow a match.
  public let mustEndWord: Bool

  /// Nil when nothing is left to look for. `startsAnywhere`: also within a Latin word. `isWhole`: a Latin word at its end
  /// is one to its end, `VLA` and not `VLAN`.
  public init?(_ source: String, startsAnywhere: Bool = false, isWhole: Bool = false) {
    let words = source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let folded = FoldedText(words)
    guard !folded.scalars.isEmpty else { return nil }
    self.source = words
    scalars = folded.scalars
    kinds = folded.kinds
    mustStartWord = !startsAnywhere && kinds.first == .latin
    mustEndWord = isWhole && kinds.last == .latin
  }

  public func isFound(in text: FoldedText) -> Bool { firstMatch(in: text, from: 0) != nil }

  /// UTF-8 ranges of all matches in the source of `text`, in order, none overlapping another.
  public func matches(in text: FoldedText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var from = 0
    while let match = firstMatch(in: text, from: from) {
      found.append(text.sourceRange(of: match..<(match + scalars.count)))
      from = match + scalars.count
    }
    return found
  }

  /// The folded position of the first match at or after `from`.
  public func firstMatch(in text: FoldedText, from: Int) -> Int? {
    let length = scalars.count
    let first = scalars[0]
    let (mustStartWord, mustEndWord) = (mustStartWord, mustEndWord)
    return text.scalars.withUnsafeBufferPointer { haystack -> Int? in
      guard haystack.count >= length else { return nil }
      return scalars.withUnsafeBufferPointer { needle -> Int? in
        var at = from
        let last = haystack.count - length
        while at <= last {
          if haystack[at] == first && (!mustStartWord || text.startsWord[at]) {
            var matched = 1
            while matched < length && haystack[at + matched] == needle[matched] { matched += 1 }
            if matched == length, !mustEndWord || !text.isLatin(at + length) { return at }
          }
          at += 1
        }
        return nil
      }
    }
  }
}
