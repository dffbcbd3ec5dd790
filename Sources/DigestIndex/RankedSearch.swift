import DigestKit
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
  /// The first `limit` hits, without what was read and starred of them. With `spells`, entries that hold what
  /// Latin terms spell in pinyin come below all literal ones.
  public func rankedSearch(
    _ query: Query, limit: Int, order: SearchOrder = .relevance, spells: Bool = true,
    extractLength: Int = Extract.usualLength
  ) throws -> [SearchHit] {
    if limit == .max {
      let hits = try indexes.flatMap {
        try $0.all(query, order: order, spells: spells, extractLength: extractLength, marks: marks(of: $0))
      }
      return merged(hits, order) { ($0.match, $0.score) }
    }
    var ranked: [(index: LibraryIndex, hit: RankedRow)] = []
    var spelled: [TextPattern] = []
    for index in indexes {
      let found = try index.rank(query, limit: limit, order: order, spells: spells, marks: marks(of: index))
      ranked += found.hits.map { (index, $0) }
      spelled += found.patterns.filter { !spelled.contains($0) }
    }
    // A literal match is shown with what was typed, another with what that spells.
    let best = merged(ranked, order) { ($0.hit.match, $0.hit.score) }.prefix(limit)
    let others = best.drop { $0.hit.match == .literal }
    return try hits(
      Array(best.dropLast(others.count)), patterns: query.patterns.map(PreparedPattern.init), extractLength)
      + hits(Array(others), patterns: (query.patterns + spelled).map(PreparedPattern.init), extractLength)
  }

  /// The hits of all libraries, each library's in order, in one order; equals stay as they are.
  private func merged<Hit>(
    _ hits: [Hit], _ order: SearchOrder, rank: (Hit) -> (match: SearchHit.Match, score: Double)
  ) -> [Hit] {
    guard indexes.count > 1 else { return hits }
    let ranks = hits.map(rank)
    return hits.indices.sorted {
      let (left, right) = (ranks[$0], ranks[$1])
      if left.match != right.match { return left.match == .literal }
      return order == .date || left.score == right.score ? $0 < $1 : left.score > right.score
    }.map { hits[$0] }
  }

  private func hits(
    _ best: [(index: LibraryIndex, hit: RankedRow)], patterns: [PreparedPattern], _ length: Int
  ) throws -> [SearchHit] {
    var hits: [SearchHit?] = Array(repeating: nil, count: best.count)
    for index in indexes {
      let own = best.indices.filter { best[$0].index === index }
      let found = try index.extracts(of: own.map { best[$0].hit.row }, patterns: patterns, length: length)
      for (position, found) in zip(own, found) {
        guard let found else { continue }
        let hit = best[position].hit
        hits[position] = SearchHit(
          entry: found.entry, match: hit.match, score: hit.score, extract: found.extract)
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
  /// The best `limit` matches, literal ones first, the best first and equals in reading order; and what to mark
  /// besides the query's own.
  func rank(_ query: Query, limit: Int, order: SearchOrder, spells: Bool, marks: @escaping Marks) throws -> (
    hits: [RankedRow], patterns: [TextPattern]
  ) {
    try read { db in
      let engine = try engine(db, marks: marks)
      var hits: [RankedRow] = []
      if let ranking = try Ranking(of: query, engine, order) { hits = try ranking.best(limit) }
      // With room left, every literal match is known.
      guard spells, hits.count < limit, let spelled = try engine.spelled(query) else { return (hits, []) }
      let known = Set(hits.map(\.row))
      if let ranking = try Ranking(ofSpelled: spelled, engine, order, without: known) {
        hits += try ranking.best(limit - hits.count)
      }
      return (hits, spelled.patterns)
    }
  }

  /// Every match in the same order, ready to be shown.
  ///
  /// Where none is left out nothing stops early: each text is read once, for its score and its extract.
  func all(
    _ query: Query, order: SearchOrder, spells: Bool, extractLength: Int, marks: @escaping Marks
  ) throws -> [SearchHit] {
    let literal = try read { db in
      try Ranking(of: query, engine(db, marks: marks), order).map { try $0.everything() }
    }
    let hits = try literal.map { try judged($0, others: [], extractLength) } ?? []
    guard spells else { return hits.map(\.hit) }
    let known = Set(hits.map(\.row))
    let spelled = try read { db -> Ranking.Everything? in
      let engine = try engine(db, marks: marks)
      guard let spelled = try engine.spelled(query) else { return nil }
      return try Ranking(ofSpelled: spelled, engine, order, without: known).map { try $0.everything() }
    }
    let others = query.patterns.map(PreparedPattern.init)
    return try hits.map(\.hit)
      + (spelled.map { try judged($0, others: others, extractLength).map(\.hit) } ?? [])
  }

  /// Those of the candidates that match, in order. `others`: patterns that are marked, but don't count.
  private func judged(
    _ all: Ranking.Everything, others: [PreparedPattern], _ extractLength: Int
  ) throws -> [(row: Int64, hit: SearchHit)] {
    let patterns = others + all.scoring.patterns
    let judged = try shared(all.candidates.map(\.row)) { part, db -> [SearchHit?] in
      let statement = try RawStatement(
        db,
        """
        SELECT \(EntryRows.columns), text.plain, text.simplicity, e.simplicity, e.title, e.sections, e.emphasized
        FROM \(EntryRows.tables) JOIN text ON text.entry = e.id WHERE e.id = ?
        """)
      var scoring = all.scoring
      return try part.map { place in
        if place % 64 == 0 { try Task.checkCancellation() }
        let candidate = all.candidates[place]
        return try statement.with(candidate.row) { columns -> SearchHit? in
          var text = SearchableText(
            columns.bytes(EntryRows.columnCount),
            simplicity: Simplicity(rawValue: columns.integer(EntryRows.columnCount + 1)) ?? .none)
          guard all.plan.isCertain(candidate.row) || all.plan.verify(candidate.row, &text) else { return nil }
          let matches = text.matches(of: patterns)
          var score = 0.0
          if candidate.isCompared {
            let head = candidate.mayHaveHead ? scoring.head(columns, from: EntryRows.columnCount + 2) : 0
            score = scoring.score(head: head, matches: matches[others.count...])
          }
          return SearchHit(
            entry: EntryRows.summary(columns, library: number), match: all.match, score: score,
            extract: Extract(of: text, matches: matches, length: extractLength))
        } ?? nil
      }
    }
    let places = judged.indices.filter { judged[$0] != nil }.sorted { left, right in
      all.precedes((left, judged[left]?.score ?? 0), (right, judged[right]?.score ?? 0))
    }
    return places.compactMap { place in judged[place].map { (all.candidates[place].row, $0) } }
  }
}
