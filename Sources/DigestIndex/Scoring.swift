import DigestKit
import Writing

/// How good a match is.
struct Scoring: Sendable {
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

  /// Points for title, sections and bold text; from `first` on, `columns` are simplicity, title, sections and
  /// emphasized.
  mutating func head(_ columns: RawStatement.Columns, from first: Int32 = 0) -> Double {
    let simplicity = Simplicity(rawValue: columns.integer(first)) ?? .none
    let title = columns.bytes(first + 1)
    let emphasized = columns.bytes(first + 3)
    let sections = sections(columns.text(first + 2))
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
    var matches: [[Range<Int>]] = []
    for pattern in patterns { matches.append(text.matches(of: pattern, limit: Self.mostHits)) }
    return score(head: head, matches: matches[...])
  }

  /// `matches`: of each pattern in the text, in order.
  func score(head: Double, matches: ArraySlice<[Range<Int>]>) -> Double {
    let places = matches.map { $0.prefix(Self.mostHits) }
    var score = head
    for (own, rarity) in zip(places, rarities) { score += Self.points(hits: own.count) * rarity }
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
    return 6 / (1 + Double(min(best, 1_000_000)) / 60)
  }
}
