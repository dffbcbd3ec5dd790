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
    let patterns = query.patterns
    var found: [(entry: EntrySummary, text: String, score: Double)] = []
    for index in indexes {
      let marks = try reading.marks(library: index.root)
      let candidates = try index.search(query) { Self.marked($0, marks) }
      let entries = try index.summaries(of: candidates)
      for (entry, text) in zip(entries, try index.texts(of: candidates)) {
        found.append((Self.marked(entry, marks), text, Self.score(entry, text: text, patterns: patterns)))
      }
    }
    let best = found.indices.sorted {
      found[$0].score == found[$1].score ? $0 < $1 : found[$0].score > found[$1].score
    }
    return best.prefix(limit).map { index in
      let (entry, text, score) = found[index]
      return SearchHit(entry: entry, score: score, extract: Extract(of: text, patterns: patterns))
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
