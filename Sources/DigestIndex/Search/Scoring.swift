import DigestKit
import Writing

/// How good a match is.
struct Scoring: Sendable {
  private let patterns: [PreparedPattern]
  /// Where each of them may stand: it is looked for in no other row.
  private let places: [Places]
  /// What the points of each pattern are multiplied by: a word that few entries hold says more.
  private let rarities: [Double]
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
  init(_ patterns: [TextPattern], frequencies: [Double], places: [Places]) {
    self.patterns = patterns.map(PreparedPattern.init)
    self.places = places
    rarities = frequencies.map(Points.rarity)
    mostOfText =
      Points.hits(Self.mostHits) * rarities.reduce(0, +) + (patterns.count > 1 ? Points.together : 0)
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
    for (number, (pattern, rarity)) in zip(patterns, rarities).enumerated()
    where places[number].head?.contains(row) != false {
      var points = 0.0
      if let match = Self.firstMatch(of: pattern, in: title, simplicity) {
        points += Points.title
        if match.lowerBound == 0 { points += Points.titleStart }
        if match.count == title.count { points += Points.wholeTitle }
      }
      if sections[number] { points += Points.section }
      if Self.firstMatch(of: pattern, in: emphasized, simplicity) != nil { points += Points.emphasis }
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
    for (pattern, place) in zip(patterns, places) {
      let mayHold = place.text?.contains(row) != false
      matches.append(mayHold ? text.matches(of: pattern, limit: limit) : [])
    }
    return matches
  }

  /// `matches`: of each pattern in the text, in order.
  func score(head: Double, matches: [[Range<Int>]]) -> Double {
    let places = matches.map { $0.prefix(Self.mostHits) }
    var score = head
    for (own, rarity) in zip(places, rarities) { score += Points.hits(own.count) * rarity }
    return Self.rounded(score + Self.closeness(places))
  }

  /// An entry that has a word a dozen times is about it.
  private static let mostHits = 12

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

  /// For patterns that stand together, less as they part.
  private static func closeness(_ places: [ArraySlice<Range<Int>>]) -> Double {
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
    return Points.closeness(bytes: best)
  }
}

/// What a hit is worth. Set so that what a person would want comes first in a panel of searches; `make quality`
/// shows how often it does.
private enum Points {
  /// A title says what an entry is about; more so if it begins with the word, or is nothing else.
  static let title = 10.0
  static let titleStart = 2.0
  static let wholeTitle = 6.0
  static let section = 4.0
  /// In a note, a heading inside the entry, or bold text.
  static let emphasis = 3.0
  /// For several words that stand right beside each other.
  static let together = 6.0

  /// In the text: never more than `section`, and each further hit says less than the one before.
  static func hits(_ count: Int) -> Double { 4 * Double(count) / Double(count + 3) }

  /// Half of `together` at a distance of 60 bytes, some twenty characters.
  static func closeness(bytes: Int) -> Double { together / (1 + Double(min(bytes, 1_000_000)) / 60) }

  /// By what a word's points are multiplied: 4 for one that hardly any entry has, 0.8 for one that all have.
  static func rarity(_ share: Double) -> Double { 1 / (0.25 + share.squareRoot()) }
}
