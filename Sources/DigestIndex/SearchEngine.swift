import DigestKit
import Foundation
import GRDB
import Writing

/// Turns a query into sets of rows, then verifies on the text what look-ups alone can't tell.
struct SearchEngine {
  let db: Database
  let order: ReadingOrder
  /// What was read and starred, for filters on it.
  let marks: () throws -> [EntryID: ReadingStore.Mark]

  /// Rows of every entry that matches, newest digest first, then by language, then in file order.
  func rows(_ query: Query) throws -> [Int64] {
    var found: [Int64] = []
    guard let plan = try plan(query) else { return found }
    guard plan.needsText else {
      order.forEach(plan.rows) { found.append($0) }
      return found
    }
    let texts = try texts()
    try forEachCandidate(of: plan) { row in
      if try plan.isCertain(row) || texts.with(row, { plan.verify(row, &$0) }) == true { found.append(row) }
    }
    return found
  }

  /// Calls `body` with every row that may match, in the order of `rows`.
  ///
  /// A task that was cancelled ends here: nobody waits for what it would find.
  func forEachCandidate(of plan: Plan, _ body: (Int64) throws -> Void) throws {
    var count = 0
    try order.forEach(plan.rows) { row in
      count += 1
      if count % 64 == 0 { try Task.checkCancellation() }
      try body(row)
    }
  }

  func texts() throws -> Texts { try Texts(db) }

  /// The texts of entries, ready to be searched.
  struct Texts {
    private let lookup: RowLookup

    fileprivate init(_ db: Database) throws {
      lookup = try RowLookup(db, "SELECT simplicity, plain FROM text WHERE entry = ?")
    }

    func with<Value>(_ row: Int64, _ body: (inout SearchableText) throws -> Value) throws -> Value? {
      try lookup.with(row) { columns in
        var text = SearchableText(
          columns.bytes(1), simplicity: Simplicity(rawValue: columns.integer(0)) ?? .none)
        return try body(&text)
      }
    }
  }

  // MARK: Plans

  /// Rows that may match, and what of the query is still to be seen in their texts.
  struct Plan {
    var rows: RowSet
    fileprivate var clauses: [[Alternative]] = []

    fileprivate struct Alternative {
      var pattern: PreparedPattern
      var isNegated: Bool
      /// Rows whose text alone can tell; nil for all.
      var doubtful: RowSet?
    }

    /// Rows for which a clause holds, whatever the text says.
    fileprivate var certain: [RowSet?] = []

    var needsText: Bool { !clauses.isEmpty }

    /// True if nothing of this row need be looked at.
    func isCertain(_ row: Int64) -> Bool { certain.allSatisfy { $0?.contains(row) == true } }

    func verify(_ row: Int64, _ text: inout SearchableText) -> Bool {
      for (clause, certain) in zip(clauses, certain) where certain?.contains(row) != true {
        var holds = false
        for alternative in clause where !holds {
          // Outside the doubtful rows the pattern is known to be absent.
          let isFound = alternative.doubtful?.contains(row) != false && text.contains(alternative.pattern)
          holds = isFound != alternative.isNegated
        }
        if !holds { return false }
      }
      return true
    }
  }

  /// Clauses past these are seen in the text alone.
  private static let mostLookups = 64

  /// Nil if nothing is asked for.
  func plan(_ query: Query) throws -> Plan? {
    guard !query.isEmpty else { return nil }
    var plan = Plan(rows: order.entries)
    let hasFilters = query.clauses.joined().contains { if case .filter = $0.test { true } else { false } }
    // An introduction is found by its words, not by filters alone.
    if !hasFilters || !query.patterns.isEmpty { plan.rows.formUnion(order.introductions) }
    if let expression = Self.matchExpression(for: query) {
      plan.rows.formIntersection(try Self.rows(matching: expression, db, order))
    }
    let filters = FilterRows(db: db, order: order, marks: marks)
    for (number, clause) in query.clauses.enumerated() {
      try add(clause, filters, mayLookUp: number < Self.mostLookups, to: &plan)
    }
    return plan
  }

  private func add(_ clause: Query.Clause, _ filters: FilterRows, mayLookUp: Bool, to plan: inout Plan) throws
  {
    var certain: RowSet?
    var alternatives: [Plan.Alternative] = []
    func add(certain rows: RowSet) {
      if certain == nil { certain = rows } else { certain?.formUnion(rows) }
    }
    for condition in clause {
      switch condition.test {
      case .filter(let filter):
        let rows = try filters.rows(of: filter)
        add(certain: condition.isNegated ? rows.complement : rows)
      case .text(let pattern):
        let isOnly = clause.count == 1 && !condition.isNegated && mayLookUp
        let isExact = mayLookUp && SearchTokens.isExact(pattern)
        // The one expression for the whole query has told already.
        if isOnly && isExact { return }
        var doubtful: RowSet?
        if !isOnly, mayLookUp, let expression = Self.expression(for: pattern) {
          doubtful = try Self.rows(matching: expression, db, order)
        }
        if isExact, let doubtful {
          add(certain: condition.isNegated ? doubtful.complement : doubtful)
        } else {
          alternatives.append(
            Plan.Alternative(
              pattern: PreparedPattern(pattern), isNegated: condition.isNegated, doubtful: doubtful))
        }
      }
    }
    if alternatives.isEmpty {
      if let certain { plan.rows.formIntersection(certain) }
    } else {
      plan.clauses.append(alternatives)
      plan.certain.append(certain)
    }
  }

  // MARK: Look-ups

  /// The query with what its Latin terms spell in pinyin; nil if they spell nothing.
  func spelled(_ query: Query) throws -> Query? {
    guard query.clauses.count <= 32 else { return nil }
    return try query.spelled { try Lexicon.words(spelled: $0, in: db) }
  }

  /// The share of entries that may hold each pattern, told by look-ups alone.
  func frequencies(of patterns: [TextPattern]) throws -> [Double] {
    guard patterns.count > 1, patterns.count <= 16 else { return patterns.map { _ in 0 } }
    let all = Double(max(1, order.entries.count))
    return try patterns.map { pattern in
      guard let expression = Self.expression(for: pattern) else { return 0 }
      return Double(try Self.rows(matching: expression, db, order).count) / all
    }
  }

  /// Rows that an FTS5 expression finds.
  static func rows(matching expression: String, _ db: Database, _ order: ReadingOrder) throws -> RowSet {
    var set = RowSet(end: order.end)
    let statement = try db.cachedStatement(sql: "SELECT rowid FROM words WHERE words MATCH ?")
    let rows = try Int64.fetchCursor(statement, arguments: [expression])
    while let row = try rows.next() { set.insert(row) }
    return set
  }

  /// An FTS5 expression that every match satisfies; nil if tokens can't narrow anything down.
  ///
  /// Every token is quoted, so nothing that was typed is ever syntax.
  static func matchExpression(for query: Query) -> String? {
    let parts = query.clauses.prefix(mostLookups).compactMap { clause -> String? in
      guard clause.count <= mostLookups else { return nil }
      var alternatives: [String] = []
      for condition in clause {
        guard !condition.isNegated, case .text(let pattern) = condition.test,
          let expression = expression(for: pattern)
        else { return nil }
        alternatives.append(expression)
      }
      return "(" + alternatives.joined(separator: " OR ") + ")"
    }
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }

  static func expression(for pattern: TextPattern) -> String? {
    var seen: Set<SearchTokens.Lookup> = []
    let lookups = SearchTokens.lookups(for: pattern).filter { seen.insert($0).inserted }.prefix(48)
    guard !lookups.isEmpty else { return nil }
    return "(" + lookups.map { "\"\($0.token)\"\($0.isPrefix ? " *" : "")" }.joined(separator: " AND ") + ")"
  }
}
