import DigestKit
import GRDB
import Writing

/// An entry that a search found, with how good it is.
public struct SearchHit: Equatable, Sendable {
  public var entry: EntrySummary
  public var score: Double
  public var extract: Extract
}

extension Library {
  /// The best `limit` hits: hits in titles and sections before those in notes and bold text, these before
  /// others; newer before older among equals.
  public func rankedSearch(_ query: Query, limit: Int) throws -> [SearchHit] {
    var ranked: [(index: LibraryIndex, candidate: SearchCandidate, score: Double)] = []
    for index in indexes {
      let marks = try reading.marks(library: index.root)
      ranked += try index.rank(query) { Self.marked($0, marks) }.map { (index, $0.candidate, $0.score) }
    }
    // Stable: what is equal stays in reading order, newest first.
    let order = ranked.indices.sorted {
      ranked[$0].score == ranked[$1].score ? $0 < $1 : ranked[$0].score > ranked[$1].score
    }
    let patterns = query.patterns.map(PreparedPattern.init)
    var hits: [Int: SearchHit] = [:]
    let best = order.prefix(limit)
    for index in indexes {
      let own = best.filter { ranked[$0].index === index }
      let marks = try reading.marks(library: index.root)
      let found = try index.extracts(of: own.map { ranked[$0].candidate }, patterns: patterns)
      for (position, (entry, extract)) in zip(own, found) {
        hits[position] = SearchHit(
          entry: Self.marked(entry, marks), score: ranked[position].score, extract: extract)
      }
    }
    return best.compactMap { hits[$0] }
  }
}

extension LibraryIndex {
  /// Every match with its score, in reading order.
  func rank(
    _ query: Query, marked: @escaping (EntrySummary) -> EntrySummary
  ) throws -> [(candidate: SearchCandidate, score: Double)] {
    try read { db in
      let engine = SearchEngine(db: db, library: number, marked: marked)
      var scoring = try Scoring(query.patterns, frequencies: engine.frequencies(of: query.patterns))
      var found: [(candidate: SearchCandidate, score: Double)] = []
      try engine.forEach(query) { candidate, match in
        found.append((candidate, scoring.score(&match)))
      }
      return found
    }
  }

  /// Summaries and extracts of these candidates, in their order.
  func extracts(
    of candidates: [SearchCandidate], patterns: [PreparedPattern]
  ) throws -> [(entry: EntrySummary, extract: Extract)] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(EntryRows.columns), text.plain, text.is_simple
          FROM \(EntryRows.tables) JOIN text ON text.entry = e.id WHERE e.id = ?
          """)
      return try candidates.compactMap { candidate in
        try Row.fetchOne(statement, arguments: [candidate.row]).map { row in
          (
            EntryRows.summary(row, library: number),
            Extract(of: row[17], isSimple: row[18], patterns: patterns)
          )
        }
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

  mutating func score(_ match: inout SearchEngine.Match) -> Double {
    let sections = sections(match.sections)
    var score = 0.0
    var places: [[Range<Int>]] = []
    for (number, (pattern, rarity)) in zip(patterns, rarities).enumerated() {
      let own = match.text.matches(of: pattern, limit: 64)
      places.append(own)
      var points = 0.0
      if let title = Self.firstMatch(of: pattern, in: match.title, match.isSimple) {
        points += 10
        if title.lowerBound == 0 { points += 2 }
        if title.count == match.title.utf8.count { points += 6 }
      }
      if sections[number] { points += 4 }
      if Self.firstMatch(of: pattern, in: match.emphasized, match.isSimple) != nil { points += 3 }
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
    of pattern: PreparedPattern, in text: String, _ isSimple: Bool
  ) -> Range<Int>? {
    guard !text.isEmpty else { return nil }
    var copy = text
    return copy.withUTF8 { bytes in
      var searchable = SearchableText(bytes, isSimple: isSimple)
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
