import Writing

/// A condition on something else than the words of an entry.
public enum Filter: Hashable, Sendable {
  /// Any enclosing section whose title holds this.
  case section(TextPattern)
  case weeks(ClosedRange<Week>)
  case numbers(ClosedRange<Int>)
  case after(Day)
  case before(Day)
  case language(String)
  /// A host or one of its subdomains.
  case site(String)
  case title(TextPattern)
  case has(Entry.Features)
  /// It is there in another language, too.
  case twin
  case status(Status)
  /// Words are looked for in what the reader wrote and kept, not in the text.
  case notes

  /// What the reader did with an entry.
  public enum Status: String, CaseIterable, Sendable { case unread, read, starred, marked }

  /// Reads `name:value`; nil if it is no filter, or one that is only half typed.
  init?(_ word: String) {
    guard let (entry, value) = Self.parts(of: word[...]), !value.isEmpty,
      let filter = entry.read(String(value))
    else { return nil }
    self = filter
  }

  /// The filter that a word looks like, if its value is none of those that it takes: such a word is text.
  static func misread(_ word: String) -> FilterEntry? {
    guard let (entry, value) = parts(of: word[...]), !value.isEmpty, entry.read(String(value)) == nil else {
      return nil
    }
    return entry
  }

  /// True for a word that is becoming a filter, or a negation: `in:`, `-week:`, `has:ta`, `week:2026W05..`, `-`.
  static func isBegun(_ word: Substring) -> Bool {
    let rest = word.hasPrefix("-") ? word.dropFirst() : word
    guard !rest.isEmpty else { return !word.isEmpty }
    guard let (entry, value) = parts(of: rest) else { return false }
    return !entry.isWhole(String(value))
  }

  /// A filter's row in the table, and what stands behind the colon.
  private static func parts(of word: Substring) -> (FilterEntry, value: Substring)? {
    // Chinese input methods type a wide colon.
    guard let colon = word.firstIndex(where: { $0 == ":" || $0 == "：" }),
      let entry = FilterEntry.named(word[..<colon])
    else { return nil }
    return (entry, word[word.index(after: colon)...])
  }
}
