import DigestKit
import Foundation
import GRDB
import Writing

/// An entry that a search found, with how good it is.
public struct SearchHit: Equatable, Sendable {
  public enum Match: String, Sendable { case literal, pinyin }

  public var entry: EntrySummary
  public var match: Match
  public var score: Double
  public var extract: Extract
}

extension Library {
  /// The first `limit` hits. With `spells`, entries that hold what Latin terms spell in pinyin come below all
  /// literal ones.
  public func rankedSearch(
    _ query: Query, limit: Int, order: SearchOrder = .relevance, spells: Bool = true
  ) throws -> [SearchHit] {
    var ranked: [(index: LibraryIndex, hit: RankedRow)] = []
    var patterns = query.patterns
    for index in indexes {
      let found = try index.rank(query, spells: spells, marks: marks(of: index))
      ranked += found.hits.map { (index, $0) }
      patterns += found.patterns.filter { !patterns.contains($0) }
    }
    // Stable: what is equal stays in reading order, newest first.
    let sorted = ranked.indices.sorted {
      let (left, right) = (ranked[$0].hit, ranked[$1].hit)
      if left.match != right.match { return left.match == .literal }
      return order == .date || left.score == right.score ? $0 < $1 : left.score > right.score
    }
    return try hits(sorted.prefix(limit).map { ranked[$0] }, patterns: patterns.map(PreparedPattern.init))
  }

  private func hits(
    _ best: [(index: LibraryIndex, hit: RankedRow)], patterns: [PreparedPattern]
  ) throws -> [SearchHit] {
    var hits: [SearchHit?] = Array(repeating: nil, count: best.count)
    for index in indexes {
      let own = best.indices.filter { best[$0].index === index }
      let found = try index.extracts(of: own.map { best[$0].hit.row }, patterns: patterns)
      let there = zip(own, found).compactMap { position, found in
        found.map { (position, $0.entry, $0.extract) }
      }
      for ((position, _, extract), entry) in zip(there, try marked(there.map(\.1), index)) {
        hits[position] = SearchHit(
          entry: entry, match: best[position].hit.match, score: best[position].hit.score, extract: extract)
      }
    }
    return hits.compactMap(\.self)
  }
}

struct RankedRow {
  var row: Int64
  var match: SearchHit.Match
  var score: Double
}

extension LibraryIndex {
  /// Every match with its score, literal ones first, in reading order; and what to mark besides the query's own.
  func rank(_ query: Query, spells: Bool, marks: @escaping Marks) throws -> (
    hits: [RankedRow], patterns: [TextPattern]
  ) {
    try read { db in
      let engine = SearchEngine(db: db, order: try readingOrder(db), marks: marks)
      var hits: [RankedRow] = []
      var known = RowSet(end: engine.order.end)
      func rank(_ query: Query, _ match: SearchHit.Match) throws {
        // Among words that are read alike the rare one is no better than the common one.
        let frequencies =
          match == .literal ? try engine.frequencies(of: query.patterns) : query.patterns.map { _ in 0 }
        var scoring = Scoring(query.patterns, frequencies: frequencies)
        try engine.forEach(query, without: match == .literal ? nil : known) { row, entry, text in
          hits.append(RankedRow(row: row, match: match, score: scoring.score(entry, &text)))
          known.insert(row)
        }
      }
      try rank(query, .literal)
      guard spells, let spelled = try engine.spelled(query) else { return (hits, []) }
      try rank(spelled, .pinyin)
      return (hits, spelled.patterns)
    }
  }

  /// Summaries and extracts of these rows, in their order.
  func extracts(
    of rows: [Int64], patterns: [PreparedPattern]
  ) throws -> [(entry: EntrySummary, extract: Extract)?] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(EntryRows.columns), text.plain, text.simplicity
          FROM \(EntryRows.tables) JOIN text ON text.entry = e.id WHERE e.id = ?
          """)
      return try rows.map { id in
        let cursor = try Row.fetchCursor(statement, arguments: [id])
        guard let row = try cursor.next() else { return nil }
        let extract = try row.withUnsafeData(atIndex: EntryRows.columnCount) { data in
          data?.withUnsafeBytes { raw in
            Extract(
              bytes: raw.bindMemory(to: UInt8.self),
              simplicity: Simplicity(rawValue: row[EntryRows.columnCount + 1]) ?? .none,
              patterns: patterns)
          }
        }
        return extract.map { (EntryRows.summary(row, library: number), $0) }
      }
    }
  }
}

/// How good a match is.
private struct Scoring {
  private let patterns: [PreparedPattern]
  /// Of each pattern: what few entries hold says more.
  private let rarities: [Double]
  /// Which patterns each row of sections holds: entries share them.
  private var inSections: [String: [Bool]] = [:]

  /// `frequencies`: the share of entries with each pattern, 0 to 1.
  init(_ patterns: [TextPattern], frequencies: [Double]) {
    self.patterns = patterns.map(PreparedPattern.init)
    rarities = frequencies.map { 1 / (0.25 + $0.squareRoot()) }
  }

  mutating func score(_ match: SearchEngine.Match, _ text: inout SearchableText) -> Double {
    let sections = sections(match.sections)
    var score = 0.0
    var places: [[Range<Int>]] = []
    for (number, (pattern, rarity)) in zip(patterns, rarities).enumerated() {
      let own = text.matches(of: pattern, limit: 64)
      places.append(own)
      var points = 0.0
      if let title = Self.firstMatch(of: pattern, in: match.title, text.simplicity) {
        points += 10
        if title.lowerBound == 0 { points += 2 }
        if title.count == match.title.utf8.count { points += 6 }
      }
      if sections[number] { points += 4 }
      if Self.firstMatch(of: pattern, in: match.emphasized, text.simplicity) != nil { points += 3 }
      // Each further hit says less than the one before.
      let hits = Double(own.count)
      points += 4 * hits / (hits + 3)
      score += points * rarity
    }
    // Coarse, so that among much the same the newer comes first.
    return ((score + Self.closeness(places)) * 2).rounded() / 2
  }

  private mutating func sections(_ text: String) -> [Bool] {
    if let known = inSections[text] { return known }
    let folded = FoldedText(text)
    let found = patterns.map { $0.pattern.isFound(in: folded) }
    inSections[text] = found
    return found
  }

  private static func firstMatch(
    of pattern: PreparedPattern, in text: String, _ simplicity: Simplicity
  ) -> Range<Int>? {
    guard !text.isEmpty else { return nil }
    var copy = text
    return copy.withUTF8 { bytes in
      var searchable = SearchableText(bytes, simplicity: simplicity)
      return searchable.matches(of: pattern, limit: 1).first
    }
  }

  /// Up to 6 for patterns that stand together, falling as they part.
  private static func closeness(_ places: [[Range<Int>]]) -> Double {
    guard places.count > 1, places.count <= 8, let rarest = places.min(by: { $0.count < $1.count }) else {
      return 0
    }
    var best = Int.max
    for anchor in rarest.prefix(32) {
      var spread = 0
      for others in places {
        let nearest = others.map { abs($0.lowerBound - anchor.lowerBound) }.min() ?? 10_000
        spread = max(spread, nearest)
      }
      best = min(best, spread)
    }
    return 6 / (1 + Double(min(best, 1_000_000)) / 60)
  }
}
