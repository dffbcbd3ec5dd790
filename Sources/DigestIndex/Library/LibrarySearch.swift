import ReadingState
import DigestKit
import Foundation
import GRDB
import Synchronization
import Writing

extension Library {
  /// What matches, with the first `limit` entries ready to be shown. With `widens`, also what matches in other ways than
  /// as it was typed: see `SearchMatch`.
  ///
  /// `countsOnce`: whether it is to be known how many entries match, whatever their languages.
  /// `countsCategories`: whether it is to be known how many of them are in each category, which takes longer.
  /// `listsTwins`: whether what a word is translated by finds the twins, too, of what is found without it.
  /// `extractLength`: characters of what is shown around the hits of each entry; nil for nothing.
  /// `firstBatch`: given a first batch of `batch` entries, should finding all take a while.
  public func search(
    _ query: Query, limit: Int, widens: Bool = false, countsOnce: Bool = false,
    countsCategories: Bool = true, listsTwins: Bool = true, extractLength: Int? = nil, batch: Int = 0,
    firstBatch: (SearchResults) -> Void = { _ in }
  ) throws -> SearchResults {
    var found: [(index: RootIndex, rows: RootIndex.Found)] = []
    let reads = ExpressionReads()
    let translations = widens ? try translations(of: query) : QueryTranslations()
    for index in indexes {
      // The entries of the first library stand before those of others.
      let first = RootIndex.Batch(
        entries: found.isEmpty ? min(limit, batch) : 0, extractLength: extractLength, patterns: query.patterns
      )
      let context = SearchContext(
        kept: kept(of: index), reads: reads, translations: translations, listsTwins: listsTwins)
      let rows = try index.search(query, widens: widens, batch: first, context) { rows, shown in
        var results = SearchResults(query: query, total: 0, counts: [], entries: [])
        results.isComplete = false
        results.tiers = Self.tiers(of: [rows])
        results.total = results.tiers.reduce(0) { $0 + $1.entries }
        results.patterns = rows.patterns
        try append(shown, index, to: &results)
        firstBatch(results)
      }
      found.append((index, rows))
    }
    var results = SearchResults(query: query, total: 0, counts: [], entries: [])
    results.tiers = Self.tiers(of: found.map(\.rows))
    results.total = results.tiers.reduce(0) { $0 + $1.entries }
    results.expressionCost = query.holdsExpression ? reads.cost : nil
    var languages: [String: Int] = [:]
    var categories: [String: Int] = [:]
    for (index, rows) in found {
      let all = rows.all
      results.patterns += rows.patterns.filter { !results.patterns.contains($0) }
      let once = countsOnce ? try index.twinRows(rows.order).once(all) : all
      for part in rows.order.parts {
        let count = all.count(in: part.rows)
        let distinct = once.count(in: part.rows)
        // Of an entry that matches in its second language alone, the first one's row is counted.
        guard count > 0 || distinct > 0 else { continue }
        let id = DigestID(library: index.number, key: part.digest)
        if count > 0 { languages[part.language, default: 0] += count }
        if results.counts.last?.id == id {
          results.counts[results.counts.count - 1].entries += count
          results.counts[results.counts.count - 1].distinct += distinct
        } else {
          results.counts.append(.init(id: id, entries: count, distinct: distinct))
        }
      }
      // Only lists show them.
      if limit > 0 && countsCategories {
        categories.merge(try index.categories(of: all), uniquingKeysWith: +)
      }
    }
    results.languages = Self.sorted(languages)
    results.categories = Self.sorted(categories)
    let shown = RootIndex.Batch(entries: limit, extractLength: extractLength, patterns: results.patterns)
    for tier in results.tiers {
      for (index, rows) in found {
        guard let own = rows.tiers[tier.match] else { continue }
        let wanted = rows.order.first(limit - results.entries.count, of: own)
        try append(index.shown(wanted, shown), index, to: &results)
      }
    }
    return results
  }

  private static func tiers(of found: [RootIndex.Found]) -> [SearchResults.Tier] {
    SearchMatch.allCases.compactMap { match in
      let entries = found.reduce(0) { $0 + ($1.tiers[match]?.count ?? 0) }
      return entries > 0 ? SearchResults.Tier(match, entries: entries) : nil
    }
  }

  private func append(_ shown: [RootIndex.Shown], _ index: RootIndex, to results: inout SearchResults)
    throws
  {
    results.entries += try marked(shown.map(\.entry), index)
    for (entry, extract) in shown { if let extract { results.extracts[entry.id] = extract } }
  }

  func kept(of index: RootIndex) -> RootIndex.Kept {
    RootIndex.Kept(
      flags: {
        self.settle(index)
        return try self.reading.flags(library: index.root)
      },
      notes: {
        self.settle(index)
        return try self.reading.annotations(library: index.root).mapValues { annotations in
          annotations.notes.map(\.text) + annotations.passages.flatMap { $0.texts + [$0.remark] }
        }
      })
  }

  private static func sorted(_ counts: [String: Int]) -> [SearchResults.Count] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { .init(name: $0.key, entries: $0.value) }
  }
}

extension RootIndex {
  struct Found {
    var order: ReadingOrder
    /// Rows by the surest way in which they match.
    var tiers: [SearchMatch: RowSet] = [:]
    /// What to mark in them.
    var patterns: [SearchPattern] = []

    var all: RowSet {
      tiers.values.reduce(into: RowSet(end: order.end)) { $0.formUnion($1) }
    }

    /// The first rows, tier by tier.
    func first(_ limit: Int) -> [Int64] {
      SearchMatch.allCases.reduce(into: []) { rows, match in
        if let own = tiers[match] { rows += order.first(limit - rows.count, of: own) }
      }
    }
  }

  /// What of the results is to be shown at once.
  struct Batch {
    /// How many entries; 0 for none.
    var entries: Int
    /// Characters around the hits of each, nil for none.
    var extractLength: Int?
    var patterns: [SearchPattern]
  }

  /// `firstBatch`: given what is known of the first `batch.entries`, should finding all take a while.
  func search(
    _ query: Query, widens: Bool, batch: Batch, _ context: SearchContext,
    firstBatch: (Found, [Shown]) throws -> Void
  ) throws -> Found {
    try read { db in
      let engine = try engine(db, context)
      var found = Found(order: engine.order, patterns: query.patterns)
      var batch = batch
      var hasShown = false
      func look(for query: Query, _ match: SearchMatch) throws {
        var known = found.all
        if match == .translation, !context.listsTwins {
          known = try twinRows(db, engine.order).withTwins(known)
        }
        found.tiers[match] = try engine.rows(query, without: known, batch: batch.entries) { rows in
          var first = found
          first.tiers[match] = rows
          hasShown = true
          try firstBatch(first, try shown(first.first(batch.entries), batch, in: db))
        }
      }
      /// What else a query may mean is looked for while what is known is read already: it comes below that.
      func show() throws {
        guard batch.entries > 0, !hasShown, engine.order.end > Self.manyRows else { return }
        let first = found.first(batch.entries)
        guard !first.isEmpty else { return }
        hasShown = true
        try firstBatch(found, try shown(first, batch, in: db))
      }
      try look(for: query, .literal)
      guard widens else { return found }
      try show()
      for (match, wider) in try engine.wider(query) {
        found.patterns = wider.patterns
        batch.patterns = wider.patterns
        try look(for: wider, match)
        try show()
      }
      return found
    }
  }

  /// With fewer, counted by the ids that were ever given, all is found and counted sooner than a frame is due.
  private static let manyRows: Int64 = 100_000

  /// An engine for the state of the index that `db` sees.
  func engine(_ db: Database, _ context: SearchContext) throws -> SearchEngine {
    let order = try readingOrder(db)
    return SearchEngine(
      db: db, order: order, sections: { try self.rowSections(db, order) }, context)
  }

  /// An entry with what stands around its hits, where that is asked for.
  typealias Shown = (entry: EntrySummary, extract: Extract?)

  /// The entries of these rows, in their order, without what was read and starred of them.
  func shown(_ rows: [Int64], _ batch: Batch) throws -> [Shown] {
    try read { try shown(rows, batch, in: $0) }
  }

  private func shown(_ rows: [Int64], _ batch: Batch, in db: Database) throws -> [Shown] {
    guard let length = batch.extractLength else { return try summaries(of: rows, in: db).map { ($0, nil) } }
    let patterns = batch.patterns.map(PreparedPattern.init)
    let cut = try cutting(length: length, in: db) { $1.matches(of: patterns) }
    return try rows.compactMap { row in try cut(row).map { ($0.entry, $0.extract) } }
  }

  /// What the reader keeps, looked up when a filter asks for it.
  struct Kept {
    var flags: () throws -> [EntryID: ReadingStore.Flags]
    /// What was written on entries, and what was kept of them.
    var notes: () throws -> [EntryID: [String]]
  }

  /// Summaries of these rows, in their order.
  func summaries(of rows: [Int64], in db: Database) throws -> [EntrySummary] {
    let statement = try RawStatement(
      db, "SELECT \(EntryRows.columns) FROM \(EntryRows.tables) WHERE e.id = ?")
    return try rows.compactMap { row in
      try statement.with(row) { EntryRows.summary($0, library: number) }
    }
  }

  /// The newest entries, `limit` of them at most.
  func newest(_ limit: Int) throws -> [EntrySummary] {
    try read { db in
      let order = try readingOrder(db)
      return try summaries(of: order.first(limit, of: order.entries), in: db)
    }
  }

  /// How many of these rows are of each category.
  func categories(of rows: RowSet) throws -> [String: Int] {
    try read { try rowSections($0, readingOrder($0)).categories(of: rows) }
  }
}

extension RootIndex {
  /// The matches of each pattern in the text of a row.
  typealias Matching = @Sendable (_ row: Int64, _ text: inout SearchableText) -> [[Range<Int>]]

  /// Summaries and extracts of these rows, in their order.
  func extracts(
    of rows: [Int64], length: Int, matching: @escaping Matching
  ) throws -> [(entry: EntrySummary, extract: Extract)?] {
    try shared(rows) { db in
      let cut = try cutting(length: length, in: db, matching: matching)
      return { try cut(rows[$0]) }
    }
  }

  /// What is made of each of `rows`, in their order; many are shared among the cores. `prepare` is called for
  /// each connection, and gives what is called with places in `rows`.
  func shared<Value: Sendable>(
    _ rows: [Int64], _ prepare: @Sendable (Database) throws -> (_ place: Int) throws -> Value?
  ) throws -> [Value?] {
    // As they stand in the index, so that no batch of it is read twice.
    let places = rows.indices.sorted { rows[$0] < rows[$1] }
    let parts = min(ProcessInfo.processInfo.activeProcessorCount, 1 + rows.count / Self.fewestForCore)
    let found = Mutex<[Int: Result<[Value?], any Error>]>([:])
    // Only one of the threads runs in the task that may be cancelled; it tells the others.
    let isCancelled = Atomic(false)
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let range = (rows.count * part / parts)..<(rows.count * (part + 1) / parts)
      let own = Result {
        try read { db in
          let make = try prepare(db)
          return try places[range].map { place -> Value? in
            if Task.isCancelled { isCancelled.store(true, ordering: .relaxed) }
            if isCancelled.load(ordering: .relaxed) { throw CancellationError() }
            return try make(place)
          }
        }
      }
      found.withLock { $0[part] = own }
    }
    let parted = found.withLock { $0 }
    var ordered: [Value?] = Array(repeating: nil, count: rows.count)
    var place = 0
    for part in 0..<parts {
      for value in try parted[part]?.get() ?? [] {
        ordered[places[place]] = value
        place += 1
      }
    }
    return ordered
  }

  /// Fewer are not worth a second connection.
  private static let fewestForCore = 200

  /// Gives the summary of a row with an extract of its text.
  private func cutting(
    length: Int, in db: Database, matching: @escaping Matching
  ) throws -> (Int64) throws -> (entry: EntrySummary, extract: Extract)? {
    let statement = try RawStatement(
      db,
      """
      SELECT \(EntryRows.columnsWithText) FROM \(EntryRows.tablesWithText) WHERE e.id = ?
      """)
    return { [number] row in
      try statement.with(row) { columns in
        var text = EntryRows.text(columns)
        let matches = matching(row, &text)
        return (
          EntryRows.summary(columns, library: number), Extract(of: text, matches: matches, length: length)
        )
      }
    }
  }
}
