/// A word that more entries of an issue have than entries of the issues before it would let expect.
public struct RisingWord: Equatable, Sendable {
  /// As it is mostly written.
  public var word: String
  /// What the library's editions call it in other languages.
  public var translations: [String]
  /// What finds all entries that have it, in any language.
  public var query: String
  /// Entries that have it, issue by issue, oldest first; the last is the issue itself.
  public var counts: [Int]

  public init(word: String, translations: [String], query: String, counts: [Int]) {
    self.word = word
    self.translations = translations
    self.query = query
    self.counts = counts
  }

  /// Entries of the issue that have it.
  public var entries: Int { counts.last ?? 0 }
  /// Entries of the issues before that have it.
  public var before: Int { counts.dropLast().reduce(0, +) }
}
