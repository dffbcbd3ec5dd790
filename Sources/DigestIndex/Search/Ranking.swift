import DigestKit
import GRDB
import Writing

/// Finds the best matches without a look at each: what stands in titles and headings bounds how good an entry
/// can be, and no text is read once enough better ones are known.
///
/// Words that thousands of entries hold say little of any of them: past the newest thousands, matches follow
/// by date.
struct Ranking {
  private let engine: SearchEngine
  private let plan: SearchEngine.Plan
  let scoring: Scoring
  private let match: SearchMatch
  private let isByDate: Bool

  /// Matches in titles, sections, notes and bold text that are compared, the newest.
  private static let mostHeads = 8192
  /// Other matches that are compared.
  private static let mostOthers = 4096

  /// Ranks what matches in a way; `known` are the rows that match in a surer one. Nil if nothing is asked for.
  init?(
    of query: Query, _ match: SearchMatch, _ engine: SearchEngine, _ order: SearchOrder,
    without known: Set<Int64> = [], weights: RankingWeights
  ) throws {
    guard var plan = try engine.plan(query) else { return nil }
    for row in known { plan.rows.remove(row) }
    // Among words that stand for each other the rare one is no better than the common one.
    let frequencies =
      match == .literal ? try engine.frequencies(of: query.patterns) : query.patterns.map { _ in 0 }
    try self.init(engine, plan, query.patterns, frequencies, match, order, weights)
  }

  private init(
    _ engine: SearchEngine, _ plan: SearchEngine.Plan, _ patterns: [SearchPattern], _ frequencies: [Double],
    _ match: SearchMatch, _ order: SearchOrder, _ weights: RankingWeights
  ) throws {
    self.engine = engine
    self.plan = plan
    let places = try patterns.enumerated().map { number, pattern in
      guard number < Self.mostPlaces, let pattern = pattern.text else { return Scoring.Places() }
      return Scoring.Places(
        text: try engine.postings.rows(of: pattern), head: try engine.postings.rows(of: pattern, in: .head))
    }
    scoring = Scoring(patterns, frequencies: frequencies, places: places, weights: weights)
    self.match = match
    // Where words are only kept out, none of the rest is better than another.
    isByDate = order == .date || patterns.isEmpty
  }

  /// Patterns past these may stand anywhere: a set of rows for each would take too much memory.
  private static let mostPlaces = 64

  // MARK: Some

  /// The first `limit`; equals stay in reading order.
  func best(_ limit: Int) throws -> [RankedRow] {
    guard limit > 0 else { return [] }
    var scoring = scoring
    let texts = try engine.texts()
    let heads = try RawStatement(
      engine.db, "SELECT simplicity, title, sections, emphasized FROM entry WHERE id = ?")
    func head(_ candidate: Candidate) throws -> Double {
      guard candidate.mayHaveHead else { return 0 }
      return try heads.with(candidate.row) { columns in
        scoring.head(
          of: candidate.row, title: columns.bytes(1), sections: columns.text(2), emphasized: columns.bytes(3),
          Simplicity(rawValue: columns.integer(0)) ?? .none)
      } ?? 0
    }
    /// Nil if it is no match.
    func score(_ row: Int64, head: Double?) throws -> RankedRow? {
      if head == nil && plan.isCertain(row) { return RankedRow(row: row, match: match, score: 0) }
      return try texts.with(row) { text in
        guard plan.isCertain(row) || plan.verify(row, &text) else { return nil }
        let score = head.map { scoring.score(of: row, head: $0, &text) }
        return RankedRow(row: row, match: match, score: score ?? 0)
      } ?? nil
    }

    let candidates = try everything().candidates
    var hits: [RankedRow] = []
    /// The first ones by date of `places`, as long as there is room.
    func fill(_ places: [Int], isScored: Bool) throws {
      for (count, place) in places.enumerated() where hits.count < limit {
        if count % 64 == 0 { try Task.checkCancellation() }
        let candidate = candidates[place]
        if let hit = try score(candidate.row, head: isScored ? head(candidate) : nil) { hits.append(hit) }
      }
    }
    let compared = candidates.indices.filter { candidates[$0].isCompared }
    let others = candidates.indices.filter { !candidates[$0].isCompared }
    if isByDate {
      try fill(compared, isScored: true)
      try fill(others, isScored: false)
      return hits
    }

    var promising: [(place: Int, head: Double)] = []
    for (count, place) in compared.enumerated() {
      if count % 64 == 0 { try Task.checkCancellation() }
      promising.append((place, try head(candidates[place])))
    }
    promising.sort { ($1.head, $0.place) < ($0.head, $1.place) }
    /// Places of the hits, beside them.
    var places: [Int] = []
    var best = BestScores(limit: limit)
    for (count, (place, head)) in promising.enumerated() {
      if count % 64 == 0 { try Task.checkCancellation() }
      if let worst = best.worst, worst > scoring.bound(head: head) { break }
      guard let hit = try score(candidates[place].row, head: head) else { continue }
      hits.append(hit)
      places.append(place)
      best.insert(hit.score)
    }
    let sorted = hits.indices.sorted { (hits[$1].score, places[$0]) < (hits[$0].score, places[$1]) }
    hits = sorted.prefix(limit).map { hits[$0] }
    try fill(others, isScored: false)
    return hits
  }

  // MARK: All

  struct Candidate: Sendable {
    var row: Int64
    /// False for one too many: it has no score.
    var isCompared: Bool
    /// True if there may be points for its title, sections, notes and bold text.
    var mayHaveHead: Bool
  }

  /// What may match, to be looked at one by one.
  struct Everything: Sendable {
    let plan: SearchEngine.Plan
    let scoring: Scoring
    let match: SearchMatch
    fileprivate let isByDate: Bool
    /// In reading order.
    fileprivate(set) var candidates: [Candidate] = []

    /// Whether a candidate comes before another, by their places among all and their scores.
    func precedes(_ left: (place: Int, score: Double), _ right: (place: Int, score: Double)) -> Bool {
      let (first, second) = (candidates[left.place], candidates[right.place])
      if isByDate { return left.place < right.place }
      if first.isCompared != second.isCompared { return first.isCompared }
      return (right.score, left.place) < (left.score, right.place)
    }
  }

  /// All candidates in reading order, before any of their texts is read.
  func everything() throws -> Everything {
    var all = Everything(plan: plan, scoring: scoring, match: match, isByDate: isByDate)
    var heads = 0
    var others = 0
    try engine.forEachCandidate(in: plan.rows) { row in
      var mayHaveHead = scoring.mayHaveHead(row)
      var isCompared = !scoring.isEmpty
      if isByDate {
        // By date nothing is compared, so every candidate gets its score.
      } else if mayHaveHead && heads < Self.mostHeads {
        heads += 1
      } else {
        mayHaveHead = false
        isCompared = others < Self.mostOthers
        others += 1
      }
      all.candidates.append(Candidate(row: row, isCompared: isCompared, mayHaveHead: mayHaveHead))
    }
    return all
  }
}

/// The highest `limit` scores so far.
private struct BestScores {
  let limit: Int
  /// Least first.
  private var scores: [Double] = []

  init(limit: Int) { self.limit = limit }

  /// The least of them, once there are as many as are wanted.
  var worst: Double? { scores.count < limit ? nil : scores.first }

  mutating func insert(_ score: Double) {
    if let worst, worst >= score { return }
    if scores.count == limit { scores.removeFirst() }
    var low = 0
    var high = scores.count
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] < score { low = middle + 1 } else { high = middle }
    }
    scores.insert(score, at: low)
  }
}
