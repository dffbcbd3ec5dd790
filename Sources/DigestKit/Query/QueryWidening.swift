import Writing

/// A query that finds more and more, tier by tier: beside each word stand others that are as good as it.
///
/// What is quoted, negated or a filter stays as it is.
public struct QueryWidening {
  private let typed: Query
  /// The query with all that was added so far.
  public private(set) var query: Query

  public init(_ query: Query) {
    typed = query
    self.query = query
  }

  /// Adds, beside each Latin word, its other forms, which `forms` gives. False if there is none.
  public mutating func addForms(_ forms: (TextPattern) throws -> [TextPattern]) rethrows -> Bool {
    var isChanged = false
    for (index, clause) in typed.clauses.enumerated() {
      for condition in clause where !condition.isNegated && !condition.isQuoted {
        guard case .text(let pattern) = condition.test else { continue }
        isChanged = add(try forms(pattern), to: index..<(index + 1)) || isChanged
      }
    }
    return isChanged
  }

  /// Adds, beside each Latin term, the words that it spells in pinyin; false if it spells none.
  ///
  /// `words` gives them. Terms that stand together may spell a word together: `ji qi ren`.
  public mutating func addSpelled(_ words: (String) throws -> [String]) rethrows -> Bool {
    var isChanged = false
    let clauses = typed.clauses
    for start in clauses.indices {
      var together = ""
      for end in start..<min(start + Self.mostSyllables, clauses.count) {
        guard let term = Self.latinTerm(clauses[end]) else { break }
        together += (together.isEmpty ? "" : " ") + term
        // The syllables all have to match, or the word does: it becomes a choice in each of their clauses.
        let spelled = try words(together).compactMap { TextPattern($0) }
        isChanged = add(spelled, to: start..<(end + 1)) || isChanged
      }
    }
    return isChanged
  }

  /// Adds, beside each word and each phrase of words, what it is translated by; false if nothing is.
  ///
  /// `words` is given a text of `runs`.
  public mutating func addTranslations(_ words: (String) throws -> [TextPattern]) rethrows -> Bool {
    var isChanged = false
    for run in Self.runs(of: typed) { isChanged = add(try words(run.text), to: run.clauses) || isChanged }
    return isChanged
  }

  /// Words that were typed, and phrases of words that stand beside each other, with the clauses that they are in.
  public static func runs(of query: Query) -> [(clauses: Range<Int>, text: String)] {
    guard query.clauses.count <= mostTranslated else { return [] }
    var runs: [(clauses: Range<Int>, text: String)] = []
    for (start, clause) in query.clauses.enumerated() {
      for condition in clause {
        if let text = plainText(condition) { runs.append((start..<(start + 1), text)) }
      }
      var together = ""
      for (end, clause) in query.clauses.enumerated().dropFirst(start).prefix(longestPhrase) {
        guard clause.count == 1, let text = plainText(clause[0]) else { break }
        together += (together.isEmpty ? "" : " ") + text
        if end > start { runs.append((start..<(end + 1), together)) }
      }
    }
    return runs
  }

  /// The text of a condition, neither quoted nor negated.
  private static func plainText(_ condition: Query.Condition) -> String? {
    guard !condition.isNegated, !condition.isQuoted, case .text(let pattern) = condition.test,
      pattern.source.utf8.count <= 64
    else { return nil }
    return pattern.source
  }

  private static let longestPhrase = 4
  /// A longer query is a paste.
  private static let mostTranslated = 16

  private mutating func add(_ patterns: [TextPattern], to clauses: Range<Int>) -> Bool {
    for pattern in patterns {
      for index in clauses {
        query.clauses[index].append(Query.Condition(test: .text(pattern), isNegated: false, isQuoted: true))
      }
    }
    return !patterns.isEmpty
  }

  private static let mostSyllables = 6

  /// The text of a clause that is one term of Latin letters, neither quoted nor negated.
  private static func latinTerm(_ clause: Query.Clause) -> String? {
    guard clause.count == 1, let text = plainText(clause[0]),
      text.unicodeScalars.allSatisfy({ $0.isASCII || $0 == "ü" || $0 == "’" })
    else { return nil }
    return text
  }
}
