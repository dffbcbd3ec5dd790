import DigestKit
import Writing

/// How good a match is.
struct Scoring: Sendable {
  let patterns: [SearchPattern]
  private let prepared: [PreparedPattern]
  /// Where each of them may stand: it is looked for in no other row.
  private let places: [Places]
  /// What the points of each pattern are multiplied by: a word that few entries hold says more.
  private let rarities: [Double]
  private let weights: RankingWeights
  /// Which patterns each row of sections holds: entries share them.
  private var inSections: [String: [Bool]] = [:]
  /// What the text alone may add.
  private let mostOfText: Double

  /// Rows that may hold a pattern, in the text at all and in title, sections, notes or bold text; nil for any.
  struct Places: Sendable {
    var text: RowSet?
    var head: RowSet?
  }

  /// `frequencies`: the share of entries with each pattern, 0 to 1.
  init(
    _ patterns: [SearchPattern], frequencies: [Double], places: [Places], weights: RankingWeights
  ) {
    self.weights = weights
    self.patterns = patterns
    prepared = patterns.map(PreparedPattern.init)
    self.places = places
    rarities = frequencies.map { weights.rarity(ofShare: $0) }
    mostOfText =
      weights.hits(Self.mostHits) * rarities.reduce(0, +) + (patterns.count > 1 ? weights.together : 0)
  }

  var isEmpty: Bool { patterns.isEmpty }

  /// True if there may be points for the title, sections, notes and bold text of a row.
  func mayHaveHead(_ row: Int64) -> Bool { places.contains { $0.head?.contains(row) != false } }

  /// Points for title, sections and bold text of a row.
  mutating func head(
    of row: Int64, title: UnsafeBufferPointer<UInt8>, sections: String,
    emphasized: UnsafeBufferPointer<UInt8>, _ simplicity: Simplicity
  ) -> Double {
    let sections = self.sections(sections)
    var score = 0.0
    for (number, (pattern, rarity)) in zip(prepared, rarities).enumerated()
    where places[number].head?.contains(row) != false {
      var points = 0.0
      if let match = Self.firstMatch(of: pattern, in: title, simplicity) {
        points += weights.title
        if match.lowerBound == 0 { points += weights.titleStart }
        if match.count == title.count { points += weights.wholeTitle }
      }
      if sections[number] { points += weights.section }
      if Self.firstMatch(of: pattern, in: emphasized, simplicity) != nil { points += weights.emphasis }
      score += points * rarity
    }
    return score
  }

  /// The score that an entry has at most, whatever its text holds.
  func bound(head: Double) -> Double { Self.rounded(head + mostOfText) }

  func score(of row: Int64, head: Double, _ text: inout SearchableText) -> Double {
    score(head: head, matches: matches(in: row, &text, limit: Self.mostHits))
  }

  /// The matches of each pattern in the text of a row: as many as an extract is made of, if `limit` isn't given.
  func matches(
    in row: Int64, _ text: inout SearchableText, limit: Int = SearchableText.mostMatches
  ) -> [[Range<Int>]] {
    var matches: [[Range<Int>]] = []
    for (pattern, place) in zip(prepared, places) {
      let mayHold = place.text?.contains(row) != false
      matches.append(mayHold ? text.matches(of: pattern, limit: limit) : [])
    }
    return matches
  }

  /// `matches`: of each pattern in the text, in order.
  func score(head: Double, matches: [[Range<Int>]]) -> Double {
    let places = matches.map { $0.prefix(Self.mostHits) }
    var score = head
    for (own, rarity) in zip(places, rarities) { score += weights.hits(own.count) * rarity }
    return Self.rounded(score + closeness(places))
  }

  /// An entry that has a word a dozen times is about it.
  private static let mostHits = 12

  /// Coarse, so that among much the same the newer comes first.
  private static func rounded(_ score: Double) -> Double { (score * 2).rounded() / 2 }

  private mutating func sections(_ text: String) -> [Bool] {
    if let known = inSections[text] { return known }
    let folded = FoldedText(text)
    let found = patterns.map { pattern in
      switch pattern {
      case .text(let words): words.isFound(in: folded)
      case .expression: ![pattern].matches(in: text).isEmpty
      }
    }
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

  /// For patterns that stand together, less as they part.
  private func closeness(_ places: [ArraySlice<Range<Int>>]) -> Double {
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
    return weights.closeness(bytes: best)
  }
}
