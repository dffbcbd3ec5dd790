/// How many entries of each issue match: over time, oldest first.
///
/// An entry that several editions have is one, and introductions are none.
public struct Trend: Equatable, Sendable {
  public struct Bar: Equatable, Sendable {
    public var id: DigestID
    public var issue: Issue
    /// What the digest is called in lists.
    public var label: String
    /// Entries of the issue.
    public var entries: Int
    /// How many of them match.
    public var hits: Int
    /// Where it stands on the axis, in steps from the first bar: of weeks, months or whatever issues come in as a rule; of
    /// numbers where there are no dates.
    public var place = 0
  }

  public private(set) var bars: [Bar]

  /// `digests` are newest first; pages, which have no time, are left out.
  public init(digests: [DigestSummary], hits: [DigestID: Int]) {
    bars = Self.byDate(digests.filter(\.isIssue)).reversed().map { digest in
      Bar(
        id: digest.id, issue: digest.issue, label: digest.label,
        entries: digest.entries, hits: hits[digest.id] ?? 0)
    }
    setPlaces()
  }

  public init(digests: [DigestSummary], counts: [SearchResults.DigestCount]) {
    self.init(
      digests: digests, hits: Dictionary(counts.map { ($0.id, $0.distinct) }, uniquingKeysWith: +))
  }

  public var highest: Int { bars.map(\.hits).max() ?? 0 }

  /// Steps from the first bar to behind the last one.
  public var length: Int { bars.last.map { $0.place + 1 } ?? 0 }

  /// Series stand one behind the other in lists, and side by side in time. An issue without a date stays behind the one
  /// that it follows in its series.
  private static func byDate(_ digests: [DigestSummary]) -> [DigestSummary] {
    var date: Day?
    let dated = digests.enumerated().reversed().map { place, digest in
      date = digest.issue.date ?? date
      return (digest: digest, date: date, place: place)
    }
    return dated.sorted { left, right in
      guard let mine = left.date, let theirs = right.date, mine != theirs else {
        return left.place < right.place
      }
      return mine > theirs
    }.map(\.digest)
  }

  // MARK: - The axis

  private mutating func setPlaces() {
    let gaps = zip(bars, bars.dropFirst()).map { Self.gap(from: $0.issue, to: $1.issue) }
    let step = Self.median(gaps.compactMap(\.self)) ?? 1
    for (index, gap) in gaps.enumerated() {
      // What isn't known to be far apart stands side by side, and no two bars in one place.
      let steps = gap.map { Int((Double($0) / Double(step)).rounded()) } ?? 1
      bars[index + 1].place = bars[index].place + max(1, steps)
    }
  }

  /// Days, or numbers where a date is missing; nil if there is neither, or no distance between them.
  private static func gap(from first: Issue, to second: Issue) -> Int? {
    if let first = first.date, let second = second.date {
      return second.number > first.number ? second.number - first.number : nil
    }
    guard first.date == nil, second.date == nil, let first = first.number, let second = second.number,
      second > first
    else { return nil }
    return second - first
  }

  private static func median(_ values: [Int]) -> Int? {
    values.isEmpty ? nil : values.sorted()[(values.count - 1) / 2]
  }

  /// Hits of `columns` stretches of the axis, each as long as the others: for a line of bars.
  public func levels(columns: Int) -> [Int] {
    guard columns > 0, !bars.isEmpty else { return [] }
    let count = min(columns, length)
    var levels = [Int](repeating: 0, count: count)
    for bar in bars { levels[bar.place * count / length] += bar.hits }
    return levels
  }
}

extension Trend {
  /// The counts that an axis names: the highest, and round ones below it.
  public struct Scale: Equatable, Sendable {
    public let highest: Int
    /// 1, 2 or 5, or one of these with noughts behind it.
    public let step: Int

    /// With `most` round counts below `highest` at most.
    public init(highest: Int, most: Int) {
      self.highest = max(0, highest)
      var step = 1
      while step * (max(0, most) + 1) < self.highest {
        // 1, 2, 5, 10: twice, twice and a half, twice.
        step = String(step).first == "2" ? step / 2 * 5 : step * 2
      }
      self.step = step
    }

    /// From the lowest on, without 0. A round one too near to the highest to stand beside it is left out.
    public var values: [Int] {
      guard highest > 0 else { return [] }
      return stride(from: step, to: highest, by: step).filter { (highest - $0) * 2 >= step } + [highest]
    }
  }
}

extension Trend.Bar {
  /// The year on whose stretch of the axis it stands; that of its week, which begins days before the calendar's.
  public var year: Int? { issue.week?.year ?? issue.date?.year }

  /// The week, or else the number, or else the date.
  public var mark: String {
    issue.week?.description ?? issue.number.map { "#\($0)" } ?? issue.date?.description ?? id.key
  }
}
