import DigestKit
import Foundation
import GRDB
import Writing

/// Turns a query into sets of rows, then verifies on the text what look-ups alone can't tell.
struct SearchEngine {
  let db: Database
  let order: ReadingOrder
  let postings: PostingReader
  /// Sections of rows, for filters on them.
  let sections: () throws -> RowSections
  /// What was read and starred, for filters on it.
  let kept: RootIndex.Kept

  init(
    db: Database, order: ReadingOrder, sections: @escaping () throws -> RowSections,
    kept: RootIndex.Kept
  ) {
    self.db = db
    self.order = order
    self.sections = sections
    self.kept = kept
    postings = PostingReader(db, end: order.end)
  }

  /// Rows of every entry that matches.
  ///
  /// Where thousands of texts have to be read for it, `firstBatch` is given the first of them in reading order: as
  /// many as a batch holds, or as were found in some milliseconds.
  func rows(_ query: Query, batch: Int = 0, firstBatch: (RowSet) throws -> Void = { _ in }) throws -> RowSet {
    guard let plan = try plan(query) else { return RowSet(end: order.end) }
    let doubtful = plan.doubtful
    var found = plan.rows
    found.subtract(doubtful)
    let isLong = batch > 0 && doubtful.count > Self.manyTexts
    var first = RowSet(end: order.end)
    var count = 0
    var hasShownFirst = !isLong
    var read = 0
    let texts = try texts()
    try forEachCandidate(in: isLong ? plan.rows : doubtful) { row in
      var isMatch = found.contains(row)
      if !isMatch {
        read += 1
        isMatch = try texts.with(row) { plan.verify(row, &$0) } ?? false
      }
      if isMatch {
        found.insert(row)
        first.insert(row)
        count += 1
      }
      // Where matches are rare the batch may be far from full by then.
      if !hasShownFirst, count == batch || read == Self.manyTexts {
        hasShownFirst = true
        try firstBatch(first)
      }
    }
    return found
  }

  /// Reading so many takes longer than a key may wait.
  private static let manyTexts = 2_000

  /// Calls `body` with each of these rows, as they are read.
  ///
  /// A task that was cancelled ends here: nobody waits for what it would find.
  func forEachCandidate(in rows: RowSet, _ body: (Int64) throws -> Void) throws {
    var count = 0
    try order.forEach(rows) { row in
      count += 1
      if count % 64 == 0 { try Task.checkCancellation() }
      try body(row)
    }
  }

  func texts() throws -> Texts { try Texts(db) }

  /// The texts of entries, ready to be searched.
  struct Texts {
    private let lookup: RawStatement

    fileprivate init(_ db: Database) throws {
      lookup = try RawStatement(db, "SELECT simplicity, plain FROM text WHERE entry = ?")
    }

    func with<Value>(_ row: Int64, _ body: (inout SearchableText) throws -> Value) throws -> Value? {
      try lookup.with(row) { columns in
        var text = columns.searchableText(from: 0)
        return try body(&text)
      }
    }
  }

  // MARK: Plans

  /// Rows that may match, and what of the query is still to be seen in their texts.
  struct Plan: Sendable {
    var rows: RowSet
    fileprivate var clauses: [Clause] = []

    /// Alternatives of which one must hold.
    fileprivate struct Clause: Sendable {
      var alternatives: [Alternative] = []
      /// Rows for which one of them holds, whatever the text says.
      var certain: RowSet
      /// Rows for which one of them may hold.
      var possible: RowSet
    }

    fileprivate struct Alternative: Sendable {
      var pattern: PreparedPattern
      var isNegated: Bool
    }

    /// Rows of which only the text can tell.
    var doubtful: RowSet {
      var doubtful = RowSet(end: rows.end)
      for clause in clauses { doubtful.formUnion(clause.certain.complement) }
      doubtful.formIntersection(rows)
      return doubtful
    }

    /// True if nothing of this row need be looked at.
    func isCertain(_ row: Int64) -> Bool { clauses.allSatisfy { $0.certain.contains(row) } }

    func verify(_ row: Int64, _ text: inout SearchableText) -> Bool {
      for clause in clauses where !clause.certain.contains(row) {
        var holds = false
        for alternative in clause.alternatives where !holds {
          holds = text.contains(alternative.pattern) != alternative.isNegated
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
    let filters = FilterRows(
      db: db, order: order, postings: postings, sections: sections, kept: kept)
    var query = query
    if query.looksInNotes {
      plan.rows.formIntersection(try filters.noted(query))
      query = query.withoutTexts
    }
    for (number, clause) in query.clauses.enumerated() {
      let clause = try self.clause(clause, filters, mayLookUp: number < Self.mostLookups)
      plan.rows.formIntersection(clause.possible)
      if !clause.alternatives.isEmpty { plan.clauses.append(clause) }
    }
    return plan
  }

  private func clause(_ conditions: Query.Clause, _ filters: FilterRows, mayLookUp: Bool) throws
    -> Plan.Clause
  {
    let none = RowSet(end: order.end)
    var clause = Plan.Clause(certain: none, possible: none)
    for (number, condition) in conditions.enumerated() {
      switch condition.test {
      case .filter(let filter):
        let rows = try filters.rows(of: filter)
        let passing = condition.isNegated ? rows.complement : rows
        clause.certain.formUnion(passing)
        clause.possible.formUnion(passing)
      case .text(let pattern):
        let mayLookUp = mayLookUp && number < Self.mostLookups
        let candidates = mayLookUp ? try postings.rows(of: pattern) : nil
        let isExact = candidates != nil && SearchTokens.isExact(pattern)
        let mayHold = candidates ?? none.complement
        let holds = isExact ? mayHold : mayLookUp ? try postings.certainRows(of: pattern) ?? none : none
        let (certain, possible) =
          condition.isNegated ? (mayHold.complement, holds.complement) : (holds, mayHold)
        clause.certain.formUnion(certain)
        clause.possible.formUnion(possible)
        if !isExact {
          clause.alternatives.append(
            Plan.Alternative(pattern: PreparedPattern(pattern), isNegated: condition.isNegated))
        }
      }
    }
    return clause
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
      guard var rows = try postings.rows(of: pattern) else { return 0 }
      rows.formIntersection(order.entries)
      return Double(rows.count) / all
    }
  }
}

extension RawStatement.Columns {
  /// The text in two columns: its simplicity, and the text.
  func searchableText(from first: Int32) -> SearchableText {
    SearchableText(bytes(first + 1), simplicity: Simplicity(rawValue: integer(first)) ?? .none)
  }
}
