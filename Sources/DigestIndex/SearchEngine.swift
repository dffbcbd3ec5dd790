import DigestKit
import GRDB
import Writing

/// An entry that matches, before anything is fetched that a list shows of it.
struct SearchCandidate: Sendable {
  var row: Int64
  /// The key of its digest.
  var digest: String
  var language: String
  var category: String?
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
    var found: [SearchCandidate] = []
    // Where look-ups decide by themselves, no text need be read.
    if !Self.hasFilters(query) && Self.isExact(query) {
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT e.id, d.key, f.language, e.category FROM entry AS e JOIN file AS f ON f.id = e.file JOIN digest AS d ON d.rank = f.digest
          WHERE e.role > 0 AND e.id IN (SELECT rowid FROM words WHERE words MATCH ?) ORDER BY \(EntryRows.order)
          """, arguments: [Self.matchExpression(for: query)])
      while let row = try rows.next() {
        found.append(SearchCandidate(row: row[0], digest: row[1], language: row[2], category: row[3]))
      }
      return found
    }
    try forEach(query) { candidate, _ in found.append(candidate) }
    return found
  }

  /// The query with what its Latin terms spell in pinyin; nil if they spell nothing.
  func spelled(_ query: Query) throws -> Query? {
    guard query.clauses.count <= 32 else { return nil }
    return try query.spelled { try Lexicon.words(spelled: $0, in: db) }
  }

  /// What is known of an entry that matches, for a ranking.
  struct Match: ~Copyable {
    var title: String
    var sections: String
    var emphasized: String
    var simplicity: Simplicity
    var text: SearchableText
    /// The row, for what else is asked of it: `summaryColumn` tells where.
    var row: Row
  }

  /// Where the columns of a summary begin in a row, if they were asked for.
  static let summaryColumn = 9

  /// Calls `body` with every entry that matches, in the order of `run`. A match must not leave `body`.
  func forEach(
    _ query: Query, withSummaries: Bool = false, _ body: (SearchCandidate, inout Match) throws -> Void
  ) throws {
    guard !query.isEmpty else { return }
    let prepared = PreparedQuery(query)
    let hasFilters = Self.hasFilters(query)
    let rows = try self.rows(of: query, withSummaries: withSummaries || hasFilters)
    while let row = try rows.next() {
      try row.withUnsafeData(atIndex: 2) { data in
        guard let data else { return }
        try data.withUnsafeBytes { raw in
          let simplicity = Simplicity(rawValue: row[3]) ?? .none
          var text = SearchableText(raw.bindMemory(to: UInt8.self), simplicity: simplicity)
          var accepts: (Filter) -> Bool = { _ in false }
          if hasFilters {
            let entry = marked(summary(row))
            let issue = Self.issue(row)
            accepts = { $0.accepts(entry, issue: issue) }
          }
          guard prepared.matches(&text, filter: accepts) else { return }
          var match = Match(
            title: row[4], sections: row[5], emphasized: row[6], simplicity: simplicity, text: text, row: row)
          let candidate = SearchCandidate(row: row[0], digest: row[1], language: row[7], category: row[8])
          try body(candidate, &match)
        }
      }
    }
  }

  /// The summary in a row that was asked for with summaries.
  func summary(_ row: Row) -> EntrySummary {
    EntryRows.summary(row, library: library, from: Self.summaryColumn)
  }

  private func rows(of query: Query, withSummaries: Bool) throws -> RowCursor {
    let match = Self.matchExpression(for: query)
    let narrowed = match == nil ? "" : "AND e.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
    // An introduction is found by its words, not by filters alone.
    let roles = Self.hasFilters(query) && query.patterns.isEmpty ? "1" : "1, 2"
    let tables =
      withSummaries
      ? EntryRows.tables : "entry AS e JOIN file AS f ON f.id = e.file JOIN digest AS d ON d.rank = f.digest"
    let more = withSummaries ? ", \(EntryRows.columns), d.week, d.number, d.date" : ""
    return try Row.fetchCursor(
      db,
      sql: """
        SELECT e.id, d.key, text.plain, text.simplicity, e.title, e.sections, text.emphasized,
          f.language, e.category \(more)
        FROM \(tables) JOIN text ON text.entry = e.id
        WHERE e.role IN (\(roles)) \(narrowed) ORDER BY \(EntryRows.order)
        """, arguments: match.map { [$0] } ?? [])
  }

  private static func issue(_ row: Row) -> Issue {
    let start = Self.summaryColumn + EntryRows.columnCount
    let week: String? = row[start]
    let date: String? = row[start + 2]
    return Issue(week: week.flatMap { Week($0) }, number: row[start + 1], date: date.flatMap { Day($0) })
  }

  /// The share of entries that may hold each pattern, told by look-ups alone.
  func frequencies(of patterns: [TextPattern]) throws -> [Double] {
    guard patterns.count > 1, patterns.count <= 16 else { return patterns.map { _ in 0 } }
    let all = try Double(max(1, Int.fetchOne(db, sql: "SELECT count(*) FROM text") ?? 1))
    let statement = try db.cachedStatement(sql: "SELECT count(*) FROM words WHERE words MATCH ?")
    return try patterns.map { pattern in
      guard let expression = Self.expression(for: pattern) else { return 0 }
      return Double(try Int.fetchOne(statement, arguments: [expression]) ?? 0) / all
    }
  }

  private static func hasFilters(_ query: Query) -> Bool {
    query.clauses.contains { $0.contains { if case .filter = $0.test { true } else { false } } }
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

/// A query whose patterns are ready to be looked for.
struct PreparedQuery {
  private enum Test {
    case text(PreparedPattern)
    case filter(Filter)
  }

  private let clauses: [[(test: Test, isNegated: Bool)]]

  init(_ query: Query) {
    clauses = query.clauses.map { clause in
      clause.map { condition in
        switch condition.test {
        case .text(let pattern): (.text(PreparedPattern(pattern)), condition.isNegated)
        case .filter(let filter): (.filter(filter), condition.isNegated)
        }
      }
    }
  }

  func matches(_ text: inout SearchableText, filter: (Filter) -> Bool) -> Bool {
    for clause in clauses {
      var holds = false
      for condition in clause where !holds {
        switch condition.test {
        case .text(let pattern): holds = text.contains(pattern) != condition.isNegated
        case .filter(let test): holds = filter(test) != condition.isNegated
        }
      }
      if !holds { return false }
    }
    return true
  }
}
