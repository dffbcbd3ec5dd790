/// How many entries of each issue match: over time, oldest first.
public struct Trend: Equatable, Sendable {
  public struct Bar: Equatable, Sendable {
    public var id: DigestID
    public var issue: Issue
    /// Entries of the issue, in all its languages.
    public var entries: Int
    /// How many of them match.
    public var hits: Int

    /// The week, or else the number, or else the date.
    public var label: String {
      issue.week?.description ?? issue.number.map { "#\($0)" } ?? issue.date?.description ?? id.key
    }
  }

  public var bars: [Bar]

  /// `digests` are newest first; pages, which have no time, are left out.
  public init(digests: [DigestSummary], hits: [DigestID: Int]) {
    bars = digests.filter(\.isIssue).reversed().map { digest in
      Bar(
        id: digest.id, issue: digest.issue, entries: digest.editions.reduce(0) { $0 + $1.entries },
        hits: hits[digest.id] ?? 0)
    }
  }

  public init(digests: [DigestSummary], counts: [SearchResults.DigestCount]) {
    self.init(
      digests: digests, hits: Dictionary(counts.map { ($0.id, $0.entries) }, uniquingKeysWith: +))
  }

  public var highest: Int { bars.map(\.hits).max() ?? 0 }

  /// Hits of `columns` stretches of time, each of as many issues as the others: for a line of bars.
  public func levels(columns: Int) -> [Int] {
    guard columns > 0, !bars.isEmpty else { return [] }
    let count = min(columns, bars.count)
    return (0..<count).map { column in
      bars[(column * bars.count / count)..<((column + 1) * bars.count / count)].reduce(0) { $0 + $1.hits }
    }
  }
}
