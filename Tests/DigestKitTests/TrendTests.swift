import DigestKit
import Testing

/// The axis of a trend: weeks, dates, numbers, with gaps where no issue is.
@Suite struct TrendTests {
  /// `2026W05`, `#12`, `2026-02-03`, or a number and a date with a space between; given newest first.
  private func trend(_ marks: [String]) -> Trend {
    let digests = marks.map { mark in
      var issue = DigestKit.Issue()
      for part in mark.split(separator: " ") {
        if part.hasPrefix("#") { issue.number = Int(part.dropFirst()) }
        if let week = Week(part) { issue = DigestKit.Issue(week: week, number: issue.number) }
        if let day = Day(part) { issue.date = day }
      }
      return DigestSummary(id: DigestID(key: mark), issue: issue, editions: [])
    }
    return Trend(digests: digests, hits: [:])
  }

  @Test(arguments: [
    // Weeks, one of them missing; and over the turn of a year.
    (["2026W08", "2026W07", "2026W05"], ["2026W05", "2026W07", "2026W08"], [0, 2, 3]),
    (["2026W02", "2026W01", "2025W52"], ["2025W52", "2026W01", "2026W02"], [0, 1, 2]),
    // Months come in steps of their own.
    (
      ["2026-06-01", "2026-03-01", "2026-02-01", "2026-01-01"],
      ["2026-01-01", "2026-02-01", "2026-03-01", "2026-06-01"], [0, 1, 2, 5]
    ),
    // Numbers where there are no dates.
    (["#30", "#12", "#11", "#10"], ["#10", "#11", "#12", "#30"], [0, 1, 2, 20]),
    // Two series stand side by side in time.
    (
      ["#2 2026-02-15", "#1 2026-01-15", "2026W07", "2026W05"],
      ["#1 2026-01-15", "2026W05", "2026W07", "#2 2026-02-15"], [0, 1, 2, 3]
    ),
    // One that lost its date stays behind the one before it.
    (
      ["#4 2026-02-22", "#3", "#2 2026-02-08", "#1 2026-02-01"],
      ["#1 2026-02-01", "#2 2026-02-08", "#3", "#4 2026-02-22"], [0, 1, 2, 3]
    ),
    // Two of one day have places of their own; pages have none.
    (
      ["a 2026-02-09", "b 2026-02-09", "2026-02-02", "page"], ["2026-02-02", "b 2026-02-09", "a 2026-02-09"],
      [0, 1, 2]
    ),
    ([], [], []),
  ])
  func issuesStandWhereTheirTimeIs(_ marks: [String], _ order: [String], _ places: [Int]) {
    let trend = trend(marks)
    #expect(trend.bars.map(\.id.key) == order)
    #expect(trend.bars.map(\.place) == places)
    #expect(trend.length == (places.last.map { $0 + 1 } ?? 0))
  }

  @Test func aLineOfBarsHasGapsToo() {
    let digests = [10, 9, 2, 1].map { week in
      DigestSummary(
        id: DigestID(key: "\(week)"), issue: DigestKit.Issue(week: Week(year: 2026, week: week)), editions: []
      )
    }
    let hits = Dictionary(uniqueKeysWithValues: digests.enumerated().map { ($1.id, $0 + 1) })
    let trend = Trend(digests: digests, hits: hits)
    #expect(trend.levels(columns: 20) == [4, 3, 0, 0, 0, 0, 0, 0, 2, 1])
    #expect(trend.levels(columns: 5) == [7, 0, 0, 0, 3])
    #expect(trend.levels(columns: 0) == [])
    #expect(trend.highest == 4)
  }
}
