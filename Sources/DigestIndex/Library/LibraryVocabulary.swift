import DigestKit
import GRDB

extension Library {
  /// All words that editions translate by each other, by language and spelling.
  public func vocabulary() throws -> [Vocabulary.Word] {
    Vocabulary.merged(try indexes.map { index in try index.read { try VocabularyRows.all(in: $0) } })
  }

  /// A word or phrase, written in any way, in each language that has it; nothing where it isn't known.
  public func vocabulary(of word: String) throws -> [Vocabulary.Word] {
    Vocabulary.merged(
      try indexes.map { index in try index.read { try VocabularyRows.words(of: word, in: $0) } })
  }

  func translations(of query: Query) throws -> QueryTranslations {
    try QueryTranslations(of: query) { try vocabulary(of: $0) }
  }
}
