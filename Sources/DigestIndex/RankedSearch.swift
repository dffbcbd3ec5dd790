import DigestKit
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
  /// The first `limit` hits, without what was read and starred of them. With `spells`, entries that hold what
  /// Latin terms spell in pinyin come below all literal ones.
  public func rankedSearch(
    _ query: Query, limit: Int, order: SearchOrder = .relevance, spells: Bool = true,
    extractLength: Int = Extract.usualLength
  ) throws -> [SearchHit] {
    var ranked: [(index: LibraryIndex, hit: RankedRow)] = []
    var spelled: [TextPattern] = []
    for index in indexes {
      let found = try index.rank(query, limit: limit, order: order, spells: spells, marks: marks(of: index))
      ranked += found.hits.map { (index, $0) }
      spelled += found.patterns.filter { !spelled.contains($0) }
    }
    // Stable: what is equal stays as it was.
    let sorted = ranked.indices.sorted {
      let (left, right) = (ranked[$0].hit, ranked[$1].hit)
      if left.match != right.match { return left.match == .literal }
      return order == .date || left.score == right.score ? $0 < $1 : left.score > right.score
    }
    // A literal match is shown with what was typed, another with what that spells.
    let best = sorted.prefix(limit).map { ranked[$0] }
    let others = best.drop { $0.hit.match == .literal }
    return try hits(
      best.dropLast(others.count), patterns: query.patterns.map(PreparedPattern.init), extractLength)
      + hits(Array(others), patterns: (query.patterns + spelled).map(PreparedPattern.init), extractLength)
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
      let ranking = Ranking(engine: engine, order: order)
      var hits: [RankedRow] = []
      if let plan = try engine.plan(query) {
        let scoring = Scoring(query.patterns, frequencies: try engine.frequencies(of: query.patterns))
        hits = try ranking.best(limit, of: plan, scoring, .literal)
      }
      // With room left, every literal match is known.
      guard spells, hits.count < limit, let spelled = try engine.spelled(query) else { return (hits, []) }
      if var plan = try engine.plan(spelled) {
        for hit in hits { plan.rows.remove(hit.row) }
        // Among words that are read alike the rare one is no better than the common one.
        let scoring = Scoring(spelled.patterns, frequencies: spelled.patterns.map { _ in 0 })
        hits += try ranking.best(limit - hits.count, of: plan, scoring, .pinyin)
      }
      return (hits, spelled.patterns)
    }
  }
}

/// Finds the best matches without a look at each: what stands in titles and headings bounds how good an entry
/// can be, and no text is read once enough better ones are known.
///
/// Words that thousands of entries hold say little of any of them: past the newest thousands, matches follow
/// by date.
private struct Ranking {
  let engine: SearchEngine
  let order: SearchOrder

  /// Matches in titles, sections, notes and bold text that are compared, the newest.
  private static let mostHeads = 8192
  /// Other matches that are compared.
  private static let mostOthers = 4096

  private struct Candidate {
    var row: Int64
    /// Among all candidates in reading order.
    var place: Int
    var head: Double
  }

  /// Equals stay in reading order.
  func best(
    _ limit: Int, of plan: SearchEngine.Plan, _ scoring: Scoring, _ match: SearchHit.Match
  ) throws -> [RankedRow] {
    guard limit > 0 else { return [] }
    var scoring = scoring
    let texts = try engine.texts()
    let heads = try RawStatement(
      engine.db, "SELECT simplicity, title, sections, emphasized FROM entry WHERE id = ?")
    let withHeads = try rowsWithHeads(scoring)
    func head(_ row: Int64) throws -> Double {
      guard withHeads?.contains(row) != false else { return 0 }
      return try heads.with(row) { scoring.head($0) } ?? 0
    }
    /// Nil if it is no match.
    func score(_ row: Int64, head: Double?) throws -> RankedRow? {
      if head == nil && plan.isCertain(row) { return RankedRow(row: row, match: match, score: 0) }
      return try texts.with(row) { text in
        guard plan.isCertain(row) || plan.verify(row, &text) else { return nil }
        return RankedRow(row: row, match: match, score: head.map { scoring.score(head: $0, &text) } ?? 0)
      } ?? nil
    }

    // Where words are only kept out, none of the rest is better than another.
    let isByDate = order == .date || scoring.patterns.isEmpty
    var promising: [Candidate] = []
    var others: [Candidate] = []
    var hits: [RankedRow] = []
    var count = 0
    try engine.forEachCandidate(in: plan.rows) { row in
      count += 1
      if isByDate {
        guard hits.count < limit else { return }
        if let hit = try score(row, head: scoring.patterns.isEmpty ? nil : head(row)) { hits.append(hit) }
      } else if promising.count < Self.mostHeads, withHeads?.contains(row) != false {
        promising.append(Candidate(row: row, place: count, head: try head(row)))
      } else {
        others.append(Candidate(row: row, place: count, head: 0))
      }
    }
    guard !isByDate else { return hits }

    promising.sort { ($1.head, $0.place) < ($0.head, $1.place) }
    /// Places of the hits, beside them.
    var places: [Int] = []
    var best = BestScores(limit: limit)
    for (count, candidate) in (promising + others.prefix(Self.mostOthers)).enumerated() {
      if count % 64 == 0 { try Task.checkCancellation() }
      if let worst = best.worst, worst > scoring.bound(head: candidate.head) { break }
      guard let hit = try score(candidate.row, head: candidate.head) else { continue }
      hits.append(hit)
      places.append(candidate.place)
      best.insert(hit.score)
    }
    let sorted = hits.indices.sorted { (hits[$1].score, places[$0]) < (hits[$0].score, places[$1]) }
    hits = sorted.prefix(limit).map { hits[$0] }
    for (count, candidate) in others.dropFirst(Self.mostOthers).enumerated() where hits.count < limit {
      if count % 64 == 0 { try Task.checkCancellation() }
      if let hit = try score(candidate.row, head: nil) { hits.append(hit) }
    }
    return hits
  }

  /// Rows that have points for their heads, among others; nil if any may.
  private func rowsWithHeads(_ scoring: Scoring) throws -> RowSet? {
    var rows = RowSet(end: engine.order.end)
    for pattern in scoring.patterns {
      guard let found = try engine.postings.rows(of: pattern.pattern, in: .head) else { return nil }
      rows.formUnion(found)
    }
    return rows
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
    guard limit < .max else { return }
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

/// How good a match is.
private struct Scoring {
  let patterns: [PreparedPattern]
  /// Of each pattern: what few entries hold says more.
  private let rarities: [Double]
  /// Which patterns each row of sections holds: entries share them.
  private var inSections: [String: [Bool]] = [:]
  /// What the text alone may add.
  private let mostOfText: Double

  /// `frequencies`: the share of entries with each pattern, 0 to 1.
  init(_ patterns: [TextPattern], frequencies: [Double]) {
    self.patterns = patterns.map(PreparedPattern.init)
    rarities = frequencies.map { 1 / (0.25 + $0.squareRoot()) }
    mostOfText = Self.points(hits: Self.mostHits) * rarities.reduce(0, +) + (patterns.count > 1 ? 6 : 0)
  }

  /// Points for title, sections and bold text; `columns`: simplicity, title, sections, emphasized.
  mutating func head(_ columns: RawStatement.Columns) -> Double {
    let simplicity = Simplicity(rawValue: columns.integer(0)) ?? .none
    let title = columns.bytes(1)
    let emphasized = columns.bytes(3)
    let sections = sections(columns.text(2))
    var score = 0.0
    for (number, (pattern, rarity)) in zip(patterns, rarities).enumerated() {
      var points = 0.0
      if let match = Self.firstMatch(of: pattern, in: title, simplicity) {
        points += 10
        if match.lowerBound == 0 { points += 2 }
        if match.count == title.count { points += 6 }
      }
      if sections[number] { points += 4 }
      if Self.firstMatch(of: pattern, in: emphasized, simplicity) != nil { points += 3 }
      score += points * rarity
    }
    return score
  }

  /// No text makes it more than this.
  func bound(head: Double) -> Double { Self.rounded(head + mostOfText) }

  func score(head: Double, _ text: inout SearchableText) -> Double {
    var score = head
    var places: [[Range<Int>]] = []
    for (pattern, rarity) in zip(patterns, rarities) {
      let own = text.matches(of: pattern, limit: Self.mostHits)
      places.append(own)
      score += Self.points(hits: own.count) * rarity
    }
    return Self.rounded(score + Self.closeness(places))
  }

  /// An entry that has a word a dozen times is about it.
  private static let mostHits = 12

  /// Each further hit in a text says less than the one before.
  private static func points(hits: Int) -> Double { 4 * Double(hits) / Double(hits + 3) }

  /// Coarse, so that among much the same the newer comes first.
  private static func rounded(_ score: Double) -> Double { (score * 2).rounded() / 2 }

  private mutating func sections(_ text: String) -> [Bool] {
    if let known = inSections[text] { return known }
    let folded = FoldedText(text)
    let found = patterns.map { $0.pattern.isFound(in: folded) }
    inSections[text] = found
    return found
  }

  private static func firstMatch(
    of pattern: PreparedPattern, in text: UnsafeBufferPointer<UInt8>, _ simplicity: Simplicity
  ) -> Range<Int>? {
    guard !text.isEmpty else { return nil }
    var searchable = SearchableText(text, simplicity: simplicity)
    return searchable.matches(of: pattern, limit: 1).first
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
