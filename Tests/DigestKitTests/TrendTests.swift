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

  @Test(arguments: [
    (0, 4, 1, []), (1, 4, 1, [1]), (3, 4, 1, [1, 2, 3]), (5, 4, 1, [1, 2, 3, 4, 5]), (6, 4, 2, [2, 4, 6]),
    // The round one beside the highest gives way to it, unless it is half a step away.
    (18, 4, 5, [5, 10, 15, 18]), (47, 4, 10, [10, 20, 30, 40, 47]), (41, 4, 10, [10, 20, 30, 41]),
    (47, 2, 20, [20, 47]), (1234, 3, 500, [500, 1234]),
    (9000, 4, 2000, [2000, 4000, 6000, 8000, 9000]),
    // No room for more than one.
    (18, 0, 20, [18]), (18, -1, 20, [18]),
  ])
  func aScaleNamesRoundCountsAndTheHighest(_ highest: Int, _ most: Int, _ step: Int, _ values: [Int]) {
    let scale = Trend.Scale(highest: highest, most: most)
    #expect(scale.step == step)
    #expect(scale.values == values)
  }

  /// However many there are, the steps are 1, 2 or 5 with noughts, and the least for which there is room.
  @Test func scalesAreRound() {
    for highest in 1...3000 {
      for most in [0, 1, 2, 4, 7] {
        let scale = Trend.Scale(highest: highest, most: most)
        let digits = String(scale.step)
        #expect("125".contains(digits.prefix(1)) && digits.dropFirst().allSatisfy { $0 == "0" })
        #expect(scale.values.last == highest && scale.values.count <= most + 1)
        let smaller = digits.first == "5" ? scale.step / 5 * 2 : scale.step / 2
        #expect(scale.step == 1 || smaller * (most + 1) < highest)
      }
    }
  }

  @Test(arguments: [
    ("2026W01", 2026), ("2025-12-29", 2025), ("#3 2024-05-01", 2024), ("#3", nil as Int?),
  ])
  func aWeekIsOfItsOwnYear(_ mark: String, _ year: Int?) {
    #expect(trend([mark]).bars.map(\.year) == [year])
  }

  /// An entry of two editions is one, of the issue and of its hits.
  @Test func entriesAreCountedNotEditions() {
    let editions = [("zh", 4), ("en", 3)].map { language, entries in
      EditionSummary(language: language, path: "p", title: "t", entries: entries, isStub: false)
    }
    let issue = DigestKit.Issue(week: Week(year: 2026, week: 5))
    let digests = [
      DigestSummary(id: DigestID(key: "a"), issue: issue, editions: editions, entries: 5),
      DigestSummary(id: DigestID(key: "b"), issue: issue, editions: editions),
    ]
    let counts = [SearchResults.DigestCount(id: DigestID(key: "a"), entries: 6, distinct: 3)]
    let bars = Trend(digests: digests, counts: counts).bars
    #expect(bars.map(\.id.key) == ["b", "a"])
    #expect(bars.map(\.entries) == [4, 5])
    #expect(bars.map(\.hits) == [0, 3])
  }
}
