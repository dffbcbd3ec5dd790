import Writing

extension Query {
  /// The query with words in the place of others: `words` gives, for a word that finds nothing, what may have been meant,
  /// the likeliest first, and nil for one that is right.
  ///
  /// The queries that come of it, the likeliest first; none where no word is wrong, or where one is and nothing is near.
  /// What is quoted, negated or a filter stays as it is.
  public func corrected(_ words: (TextPattern) throws -> [String]?) rethrows -> [String] {
    var wrong: [(range: Range<String.Index>, words: [String])] = []
    for word in QueryWords(source) where !word.isQuoted && !word.isNegated && word.text != "OR" {
      guard FilterEntry.test(word.text) == nil, let pattern = TextPattern(word.text),
        let meant = try words(pattern)
      else { continue }
      if meant.isEmpty { return [] }
      wrong.append((word.range, meant))
      if wrong.count > Self.mostWrongWords { return [] }
    }
    guard !wrong.isEmpty else { return [] }
    let most = wrong.map(\.words.count).max() ?? 0
    return (0..<most).map { choice in
      var text = source
      for (range, words) in wrong.reversed() {
        text.replaceSubrange(range, with: words[min(choice, words.count - 1)])
      }
      return text
    }
  }

  /// A text with more of them is no query that somebody mistyped.
  private static let mostWrongWords = 4
}
