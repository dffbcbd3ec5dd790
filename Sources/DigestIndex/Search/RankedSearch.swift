import DigestKit
import GRDB
import Writing

/// An entry that a search found, with how good it is.
public struct SearchHit: Equatable, Sendable {
  public var entry: EntrySummary
  public var match: SearchMatch
  public var score: Double
  public var extract: Extract
  /// What it was found by, and is marked in it.
  public var patterns: [SearchPattern]
}

extension Library {
  /// The first `limit` hits, without what was read and starred of them. With `widens`, entries that match in other ways
  /// than as it was typed come below, tier by tier; without `listsTwins` no translation finds the twin of what stands above. `cost` is told what an expression took.
  public func rankedSearch(
    _ query: Query, limit: Int, order: SearchOrder = .relevance, widens: Bool = true,
    listsTwins: Bool = true, extractLength: Int = Extract.usualLength,
    weights: RankingWeights = RankingWeights(),
    cost: (ExpressionCost) -> Void = { _ in }
  ) throws -> [SearchHit] {
    let reads = ExpressionReads()
    let translations = widens ? try translations(of: query) : QueryTranslations()
    func context(of index: RootIndex) -> SearchContext {
      SearchContext(kept: kept(of: index), reads: reads, translations: translations, listsTwins: listsTwins)
    }
    defer { if query.holdsExpression { cost(reads.cost) } }
    if limit == .max {
      let hits = try indexes.flatMap {
        try $0.all(
          query, order: order, widens: widens, extractLength: extractLength, context(of: $0), weights)
      }
      return merged(hits, order) { ($0.match, $0.score) }
    }
    var ranked: [(index: RootIndex, hit: RankedRow)] = []
    var scorings: [Int: [SearchMatch: Scoring]] = [:]
    for index in indexes {
      let found = try index.rank(
        query, limit: limit, order: order, widens: widens, context(of: index), weights)
      ranked += found.hits.map { (index, $0) }
      scorings[index.number] = found.scorings
    }
    let best = merged(ranked, order) { ($0.hit.match, $0.hit.score) }.prefix(max(0, limit))
    // A literal match is shown with what was typed, another with what else that may mean.
    var hits: [SearchHit?] = Array(repeating: nil, count: best.count)
    for index in indexes {
      for (match, scoring) in scorings[index.number] ?? [:] {
        let own = best.indices.filter { best[$0].index === index && best[$0].hit.match == match }
        let found = try index.extracts(of: own.map { best[$0].hit.row }, length: extractLength) {
          scoring.matches(in: $0, &$1)
        }
        for (position, found) in zip(own, found) {
          hits[position] = found.map {
            SearchHit(
              entry: $0.entry, match: match, score: best[position].hit.score, extract: $0.extract,
              patterns: scoring.patterns)
          }
        }
      }
    }
    return hits.compactMap(\.self)
  }

  /// The hits of all libraries, each library's in order, in one order; equals stay as they are.
  private func merged<Hit>(
    _ hits: [Hit], _ order: SearchOrder, rank: (Hit) -> (match: SearchMatch, score: Double)
  ) -> [Hit] {
    guard indexes.count > 1 else { return hits }
    let ranks = hits.map(rank)
    return hits.indices.sorted {
      let (left, right) = (ranks[$0], ranks[$1])
      if left.match != right.match { return left.match < right.match }
      return order == .date || left.score == right.score ? $0 < $1 : left.score > right.score
    }.map { hits[$0] }
  }
}

struct RankedRow {
  var row: Int64
  var match: SearchMatch
  var score: Double
}

extension RootIndex {
  /// The best `limit` matches, tier by tier, the best first and equals in reading order; and what they were scored by.
  func rank(
    _ query: Query, limit: Int, order: SearchOrder, widens: Bool, _ context: SearchContext,
    _ weights: RankingWeights
  ) throws -> (hits: [RankedRow], scorings: [SearchMatch: Scoring]) {
    try read { db in
      let engine = try engine(db, context)
      var hits: [RankedRow] = []
      var scorings: [SearchMatch: Scoring] = [:]
      func rank(_ query: Query, _ match: SearchMatch) throws {
        let known = try known(Set(hits.map(\.row)), match, context, engine.order, db)
        guard let ranking = try Ranking(of: query, match, engine, order, without: known, weights: weights)
        else { return }
        hits += try ranking.best(limit - hits.count)
        scorings[match] = ranking.scoring
      }
      try rank(query, .literal)
      // With room left, every surer match is known.
      guard widens, hits.count < limit else { return (hits, scorings) }
      for (match, wider) in try engine.wider(query) where hits.count < limit { try rank(wider, match) }
      return (hits, scorings)
    }
  }

  /// What a tier doesn't find again: what is found already, and of what translations find the twins of that.
  private func known(
    _ found: Set<Int64>, _ match: SearchMatch, _ context: SearchContext, _ order: ReadingOrder, _ db: Database
  ) throws -> Set<Int64> {
    guard match == .translation, !context.listsTwins else { return found }
    return try twinRows(db, order).withTwins(found)
  }

  /// Every match in the same order, ready to be shown.
  ///
  /// Where none is left out nothing stops early: each text is read once, for its score and its extract.
  func all(
    _ query: Query, order: SearchOrder, widens: Bool, extractLength: Int, _ context: SearchContext,
    _ weights: RankingWeights
  ) throws -> [SearchHit] {
    var hits: [SearchHit] = []
    var known: Set<Int64> = []
    func find(_ query: Query, _ match: SearchMatch) throws {
      let everything = try read { db in
        let engine = try engine(db, context)
        let known = try self.known(known, match, context, engine.order, db)
        return try Ranking(of: query, match, engine, order, without: known, weights: weights)
          .map { try $0.everything() }
      }
      for found in try everything.map({ try judged($0, extractLength) }) ?? [] {
        known.insert(found.row)
        hits.append(found.hit)
      }
    }
    try find(query, .literal)
    guard widens else { return hits }
    let wider = try read { try engine($0, context).wider(query) }
    for (match, query) in wider { try find(query, match) }
    return hits
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
            extract: Extract(of: text, matches: matches, length: extractLength),
            patterns: all.scoring.patterns)
        } ?? nil
      }
    }
    let places = judged.indices.filter { judged[$0] != nil }.sorted { left, right in
      all.precedes((left, judged[left]?.score ?? 0), (right, judged[right]?.score ?? 0))
    }
    return places.compactMap { place in judged[place].map { (all.candidates[place].row, $0) } }
  }
}
