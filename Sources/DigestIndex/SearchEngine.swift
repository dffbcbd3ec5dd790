import DigestKit
import GRDB
import Writing

/// An entry that matches, before anything is fetched that a list shows of it.
struct SearchCandidate: Sendable {
  var row: Int64
  /// The key of its digest.
  var digest: String
}

/// Turns a query into look-ups of tokens, then verifies on the text what tokens alone can't tell.
struct SearchEngine {
  let db: Database
  let library: Int
  /// Adds what was read and starred, for filters on it.
  let marked: (EntrySummary) -> EntrySummary

  /// Every entry that matches, newest digest first, then by language, then in file order.
  func run(_ query: Query) throws -> [SearchCandidate] {
    guard !query.isEmpty else { return [] }
    let match = Self.matchExpression(for: query)
    let narrowed = match == nil ? "" : "AND e.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
    let arguments: StatementArguments = match.map { [$0] } ?? []
    if Self.hasFilters(query) { return try filtered(query, narrowed: narrowed, arguments: arguments) }
    let needsText = !Self.isExact(query)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.id, d.key\(needsText ? ", text.plain" : "")
        FROM entry AS e JOIN file AS f ON f.id = e.file JOIN digest AS d ON d.rank = f.digest
        \(needsText ? "JOIN text ON text.entry = e.id" : "")
        WHERE e.role > 0 \(narrowed) ORDER BY \(EntryRows.order)
        """, arguments: arguments)
    var found: [SearchCandidate] = []
    while let row = try rows.next() {
      if needsText {
        let plain: String = row[2]
        guard Self.matches(query, text: FoldedText(plain), filter: { _ in false }) else { continue }
      }
      found.append(SearchCandidate(row: row[0], digest: row[1]))
    }
    return found
  }

  /// With filters. An introduction is found by its words, not by filters alone.
  private func filtered(
    _ query: Query, narrowed: String, arguments: StatementArguments
  ) throws -> [SearchCandidate] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(EntryRows.columns), e.id, text.plain, d.week, d.number, d.date
        FROM \(EntryRows.tables) JOIN text ON text.entry = e.id
        WHERE e.role IN (1, \(query.patterns.isEmpty ? 1 : 2)) \(narrowed) ORDER BY \(EntryRows.order)
        """, arguments: arguments)
    var found: [SearchCandidate] = []
    while let row = try rows.next() {
      let week: String? = row[19]
      let date: String? = row[21]
      let issue = Issue(week: week.flatMap { Week($0) }, number: row[20], date: date.flatMap { Day($0) })
      let entry = marked(EntryRows.summary(row, library: library))
      let plain: String = row[18]
      if Self.matches(query, text: FoldedText(plain), filter: { $0.accepts(entry, issue: issue) }) {
        found.append(SearchCandidate(row: row[17], digest: entry.id.digest))
      }
    }
    return found
  }

  private static func hasFilters(_ query: Query) -> Bool {
    query.clauses.contains { $0.contains { if case .filter = $0.test { true } else { false } } }
  }

  static func matches(_ query: Query, text: FoldedText, filter: (Filter) -> Bool) -> Bool {
    query.clauses.allSatisfy { clause in
      clause.contains { condition in
        let holds =
          switch condition.test {
          case .text(let pattern): pattern.isFound(in: text)
          case .filter(let test): filter(test)
          }
        return holds != condition.isNegated
      }
    }
  }

  /// True if look-ups decide by themselves, and no text need be read.
  private static func isExact(_ query: Query) -> Bool {
    query.clauses.allSatisfy { clause in
      clause.allSatisfy { condition in
        guard !condition.isNegated, case .text(let pattern) = condition.test else { return false }
        return SearchTokens.isExact(pattern)
      }
    }
  }

  /// An FTS5 expression that every match satisfies; nil if tokens can't narrow anything down.
  ///
  /// Every token is quoted, so nothing that was typed is ever syntax.
  static func matchExpression(for query: Query) -> String? {
    let parts = query.clauses.prefix(64).compactMap { clause -> String? in
      var alternatives: [String] = []
      for condition in clause.prefix(64) {
        guard !condition.isNegated, case .text(let pattern) = condition.test,
          let expression = expression(for: pattern)
        else { return nil }
        alternatives.append(expression)
      }
      return "(" + alternatives.joined(separator: " OR ") + ")"
    }
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }

  private static func expression(for pattern: TextPattern) -> String? {
    var seen: Set<SearchTokens.Lookup> = []
    let lookups = SearchTokens.lookups(for: pattern).filter { seen.insert($0).inserted }.prefix(48)
    guard !lookups.isEmpty else { return nil }
    return "(" + lookups.map { "\"\($0.token)\"\($0.isPrefix ? " *" : "")" }.joined(separator: " AND ") + ")"
  }
}
