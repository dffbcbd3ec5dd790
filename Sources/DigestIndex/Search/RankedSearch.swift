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
        try $0.all(query, order: order, spells: spells, extractLength: extractLength, kept: kept(of: $0))
      }
      return merged(hits, order) { ($0.match, $0.score) }
    }
    var ranked: [(index: RootIndex, hit: RankedRow)] = []
    var scorings: [Int: [SearchHit.Match: Scoring]] = [:]
    for index in indexes {
      let found = try index.rank(query, limit: limit, order: order, spells: spells, kept: kept(of: index))
      ranked += found.hits.map { (index, $0) }
      scorings[index.number] = found.scorings
    }
    let best = merged(ranked, order) { ($0.hit.match, $0.hit.score) }.prefix(max(0, limit))
    // A literal match is shown with what was typed, another with what that spells.
    var hits: [SearchHit?] = Array(repeating: nil, count: best.count)
    for index in indexes {
      for (match, scoring) in scorings[index.number] ?? [:] {
        let own = best.indices.filter { best[$0].index === index && best[$0].hit.match == match }
        let found = try index.extracts(of: own.map { best[$0].hit.row }, length: extractLength) {
          scoring.matches(in: $0, &$1)
        }
        for (position, found) in zip(own, found) {
          hits[position] = found.map {
            SearchHit(entry: $0.entry, match: match, score: best[position].hit.score, extract: $0.extract)
          }
        }
      }
    }
    return hits.compactMap(\.self)
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
}

struct RankedRow {
  var row: Int64
  var match: SearchHit.Match
  var score: Double
}

extension RootIndex {
  /// The best `limit` matches, literal ones first, the best first and equals in reading order; and what they
  /// were scored by.
  func rank(_ query: Query, limit: Int, order: SearchOrder, spells: Bool, kept: Kept) throws
    -> (
      hits: [RankedRow], scorings: [SearchHit.Match: Scoring]
    )
  {
    try read { db in
      let engine = try engine(db, kept: kept)
      var hits: [RankedRow] = []
      var scorings: [SearchHit.Match: Scoring] = [:]
      if let ranking = try Ranking(of: query, engine, order) {
        hits = try ranking.best(limit)
        scorings[.literal] = ranking.scoring
      }
      // With room left, every literal match is known.
      guard spells, hits.count < limit, let spelled = try engine.spelled(query) else {
        return (hits, scorings)
      }
      let known = Set(hits.map(\.row))
      if let ranking = try Ranking(ofSpelled: spelled, engine, order, without: known) {
        hits += try ranking.best(limit - hits.count)
        scorings[.pinyin] = ranking.scoring
      }
      return (hits, scorings)
    }
  }

  /// Every match in the same order, ready to be shown.
  ///
  /// Where none is left out nothing stops early: each text is read once, for its score and its extract.
  func all(
    _ query: Query, order: SearchOrder, spells: Bool, extractLength: Int, kept: Kept
  ) throws -> [SearchHit] {
    let literal = try read { db in
      try Ranking(of: query, engine(db, kept: kept), order).map { try $0.everything() }
    }
    let hits = try literal.map { try judged($0, extractLength) } ?? []
    guard spells else { return hits.map(\.hit) }
    let known = Set(hits.map(\.row))
    let spelled = try read { db -> Ranking.Everything? in
      let engine = try engine(db, kept: kept)
      guard let spelled = try engine.spelled(query) else { return nil }
      return try Ranking(ofSpelled: spelled, engine, order, without: known).map { try $0.everything() }
    }
    let others = try spelled.map { try judged($0, extractLength) } ?? []
    return (hits + others).map(\.hit)
  }

  /// Those of the candidates that match, in order.
  private func judged(
    _ all: Ranking.Everything, _ extractLength: Int
  ) throws -> [(row: Int64, hit: SearchHit)] {
    let judged = try shared(all.candidates.map(\.row)) { db -> (Int) throws -> SearchHit? in
      let statement = try RawStatement(
        db,
        """
        SELECT \(EntryRows.columnsWithText), e.emphasized FROM \(EntryRows.tablesWithText) WHERE e.id = ?
        """)
      var scoring = all.scoring
      return { [number] place in
        let candidate = all.candidates[place]
        return try statement.with(candidate.row) { columns -> SearchHit? in
          var text = EntryRows.text(columns)
          guard all.plan.isCertain(candidate.row) || all.plan.verify(candidate.row, &text) else { return nil }
          let matches = scoring.matches(in: candidate.row, &text)
          var score = 0.0
          if candidate.isCompared {
            let head =
              candidate.mayHaveHead
              ? scoring.head(
                of: candidate.row, title: columns.bytes(EntryRows.title),
                sections: columns.text(EntryRows.sections),
                emphasized: columns.bytes(EntryRows.columnCountWithText), text.simplicity) : 0
            score = scoring.score(head: head, matches: matches)
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
