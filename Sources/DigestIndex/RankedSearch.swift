import DigestKit
import Writing

/// An entry that a search found, with how good it is.
public struct SearchHit: Equatable, Sendable {
  public var entry: EntrySummary
  public var score: Double
  public var extract: Extract
}

extension Library {
  /// The best `limit` hits: titles and sections before text, many hits before few, newer before older among
  /// equals.
  public func rankedSearch(_ query: Query, limit: Int) throws -> [SearchHit] {
    let found = try search(query, limit: .max).entries
    let patterns = query.patterns
    let texts = try found.map { try plainText(of: $0.id) ?? "" }
    let scores = zip(found, texts).map { Self.score($0, text: $1, patterns: patterns) }
    let best = scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }.prefix(
      limit)
    return best.map { index in
      SearchHit(
        entry: found[index], score: scores[index], extract: Extract(of: texts[index], patterns: patterns))
    }
  }

  private static func score(_ entry: EntrySummary, text: String, patterns: [TextPattern]) -> Double {
    let title = FoldedText(entry.title)
    let sections = FoldedText(entry.sections.joined(separator: "\n"))
    let body = FoldedText(text)
    var score = 0.0
    for pattern in patterns {
      if pattern.isFound(in: title) { score += 10 }
      if pattern.isFound(in: sections) { score += 4 }
      let hits = Double(pattern.matches(in: body).count)
      // Many hits say more, each further one less; a long text has more of everything.
      score += 3 * hits / (hits + 1 + Double(body.count) / 4000)
    }
    return (score * 1000).rounded() / 1000
  }
}
