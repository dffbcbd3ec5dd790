import DigestKit
import Foundation
import GRDB
import Synchronization
import Writing

/// Turns a query into sets of rows, then verifies on the text what look-ups alone can't tell.
struct SearchEngine {
  let db: Database
  let order: ReadingOrder
  let postings: PostingReader
  /// Sections of rows, for filters on them.
  let sections: () throws -> RowSections
  let context: SearchContext

  init(
    db: Database, order: ReadingOrder, sections: @escaping () throws -> RowSections,
    _ context: SearchContext
  ) {
    self.db = db
    self.order = order
    self.sections = sections
    self.context = context
    postings = PostingReader(db, end: order.end)
  }

  /// Rows of every entry that matches, but for those that are known already.
  ///
  /// Where thousands of texts have to be read for it, `firstBatch` is given the first of them in reading order: as
  /// many as a batch holds, or as were found in some milliseconds.
  func rows(
    _ query: Query, without known: RowSet? = nil, batch: Int = 0,
    firstBatch: (RowSet) throws -> Void = { _ in }
  ) throws -> RowSet {
    guard var plan = try plan(query) else { return RowSet(end: order.end) }
    if let known { plan.rows.subtract(known) }
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
    /// Counts the texts that are read for an expression.
    fileprivate var reads: ExpressionReads?

    /// Alternatives of which one must hold.
    fileprivate struct Clause: Sendable {
      var alternatives: [Alternative] = []
      /// Rows for which one of them holds, whatever the text says.
      var certain: RowSet
      /// Rows for which one of them may hold.
      var possible: RowSet

      /// What can be told by look-ups alone of texts that must hold all of these, or where `isNegated` must not.
      mutating func add(textsWith patterns: [TextPattern], isNegated: Bool, _ postings: PostingReader) throws
      {
        var mayHold = RowSet(end: possible.end).complement
        for pattern in patterns.prefix(SearchEngine.mostLookups) {
          if let rows = try postings.rows(of: pattern) { mayHold.formIntersection(rows) }
        }
        if isNegated {
          certain.formUnion(mayHold.complement)
          possible = RowSet(end: possible.end).complement
        } else {
          possible.formUnion(mayHold)
        }
      }
    }

    fileprivate struct Alternative: Sendable {
      enum Test: Sendable {
        case pattern(PreparedPattern)
        case together(WordsTogether, [PreparedPattern])
      }

      var test: Test
      var isNegated: Bool

      func holds(in text: inout SearchableText) -> Bool {
        let isFound =
          switch test {
          case .pattern(let pattern): text.contains(pattern)
          case .together(let words, let prepared): words.isFound(in: &text, prepared)
          }
        // Of a text that was given up it isn't known that it is free of it.
        return isNegated ? !isFound && !text.isGivenUp : isFound
      }
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
      defer { reads?.count(isGivenUp: text.isGivenUp) }
      for clause in clauses where !clause.certain.contains(row) {
        var holds = false
        for alternative in clause.alternatives where !holds { holds = alternative.holds(in: &text) }
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
    if query.holdsExpression { plan.reads = context.reads }
    let hasFilters = query.clauses.joined().contains { if case .filter = $0.test { true } else { false } }
    // An introduction is found by its words, not by filters alone.
    if !hasFilters || !query.patterns.isEmpty { plan.rows.formUnion(order.introductions) }
    let filters = FilterRows(
      db: db, order: order, postings: postings, sections: sections, kept: context.kept)
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
    for condition in conditions {
      switch condition.test {
      case .filter(let filter):
        let rows = try filters.rows(of: filter)
        let passing = condition.isNegated ? rows.complement : rows
        clause.certain.formUnion(passing)
        clause.possible.formUnion(passing)
      case .text(let pattern):
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
            Plan.Alternative(
              test: .pattern(PreparedPattern(.text(pattern))), isNegated: condition.isNegated))
        }
      case .together(let words):
        let prepared = words.patterns.map { PreparedPattern(.text($0)) }
        clause.alternatives.append(
          Plan.Alternative(test: .together(words, prepared), isNegated: condition.isNegated))
        try clause.add(textsWith: mayLookUp ? words.patterns : [], isNegated: condition.isNegated, postings)
      case .expression(let expression):
        let pattern = PreparedPattern(.expression(expression))
        clause.alternatives.append(
          Plan.Alternative(test: .pattern(pattern), isNegated: condition.isNegated))
        try clause.add(textsWith: [], isNegated: condition.isNegated, postings)
      }
    }
    return clause
  }

  // MARK: Look-ups

  /// What else a query may mean, the surest first: each finds all that those before it find.
  func wider(_ query: Query) throws -> [(match: SearchMatch, query: Query)] {
    guard query.clauses.joined().count <= Self.mostWidened else { return [] }
    var widening = QueryWidening(query)
    var wider: [(match: SearchMatch, query: Query)] = []
    if try widening.addForms({ try WordForms.forms(of: $0, in: postings) }) {
      wider.append((.form, widening.query))
    }
    if try widening.addSpelled({ try Lexicon.words(spelled: $0, in: db) }) {
      wider.append((.pinyin, widening.query))
    }
    let isTranslated = try widening.addTranslations { text in
      let words = context.translations[text]
      return try words + words.flatMap { try WordForms.forms(of: $0, in: postings) }
    }
    if isTranslated { wider.append((.translation, widening.query)) }
    return wider
  }

  /// A longer query is a paste, and means what it says.
  private static let mostWidened = 32

  /// The share of entries that may hold each pattern, told by look-ups alone.
  func frequencies(of patterns: [SearchPattern]) throws -> [Double] {
    guard patterns.count > 1, patterns.count <= 16 else { return patterns.map { _ in 0 } }
    let all = Double(max(1, order.entries.count))
    return try patterns.map { pattern in
      guard let pattern = pattern.text, var rows = try postings.rows(of: pattern) else { return 0 }
      rows.formIntersection(order.entries)
      return Double(rows.count) / all
    }
  }
}

/// How many texts were read for an expression, on all threads.
final class ExpressionReads: Sendable {
  private let texts = Atomic(0)
  private let givenUp = Atomic(0)

  func count(isGivenUp: Bool) {
    texts.add(1, ordering: .relaxed)
    if isGivenUp { givenUp.add(1, ordering: .relaxed) }
  }

  var cost: ExpressionCost {
    ExpressionCost(texts: texts.load(ordering: .relaxed), givenUp: givenUp.load(ordering: .relaxed))
  }
}

extension RawStatement.Columns {
  /// The text in two columns: its simplicity, and the text.
  func searchableText(from first: Int32) -> SearchableText {
    SearchableText(bytes(first + 1), simplicity: Simplicity(rawValue: integer(first)) ?? .none)
  }
}
