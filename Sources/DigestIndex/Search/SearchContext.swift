import DigestKit
import Writing

/// What a search needs to know beside the index that it looks through.
struct SearchContext {
  /// What was read and starred, for filters on it.
  let kept: RootIndex.Kept
  /// Counts the texts that are read for an expression.
  let reads: ExpressionReads
  /// What the words of the query are translated by.
  var translations = QueryTranslations()
  /// False if what a word is translated by isn't to find the twins of what is found already.
  var listsTwins = true
}

/// What the words of a query are translated by in the libraries that are open: one that has two languages serves them all.
struct QueryTranslations {
  private var found: [String: [TextPattern]] = [:]

  init() {}

  init(of query: Query, words: (String) throws -> [Vocabulary.Word]) rethrows {
    for run in QueryWidening.runs(of: query) where found[run.text] == nil {
      let translations = try words(run.text).flatMap(\.translations)
      found[run.text] =
        translations.filter { $0.share >= Self.leastShare }.sorted { $0.count > $1.count }
        .prefix(Self.most).compactMap { Self.pattern(of: $0.word) }
    }
  }

  subscript(text: String) -> [TextPattern] { found[text] ?? [] }

  /// What stands for a word less often than this is meant in another sense.
  private static let leastShare = 0.2
  private static let most = 4

  /// `AI` isn't the beginning of `aim`.
  static func pattern(of word: String) -> TextPattern? {
    let isOneLatinWord = word.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
    return TextPattern(word, isWhole: isOneLatinWord)
  }
}
