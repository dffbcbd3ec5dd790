import DigestKit
import Testing

/// What was read, put together by day, week, category and language.
@Suite struct ReadingStatisticsTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test func entriesAndSecondsAreCounted() throws {
    let statistics = try ReadingStatistics([
      .init(category: "甲", day: day("2026-01-04"), isRead: true, times: [(day("2026-01-04"), "zh", 60)]),
      .init(
        category: "甲", day: nil, isRead: true,
        times: [(day("2026-01-05"), "zh", 30), (day("2026-01-05"), "en", 10)]),
      .init(category: nil, day: nil, isRead: false, times: [(day("2026-01-05"), "en", 5)]),
    ])
    typealias Row = ReadingStatistics.Row
    #expect(statistics.all == Row(name: "", entries: 2, seconds: 105))
    #expect(
      statistics.days == [
        Row(name: "2026-01-04", entries: 1, seconds: 60), Row(name: "2026-01-05", entries: 0, seconds: 45),
      ])
    // A Sunday and the Monday behind it.
    #expect(
      statistics.weeks == [
        Row(name: "2026-W01", entries: 1, seconds: 60), Row(name: "2026-W02", entries: 0, seconds: 45),
      ])
    #expect(
      statistics.categories == [
        Row(name: "甲", entries: 2, seconds: 100), Row(name: "", entries: 0, seconds: 5),
      ])
    #expect(
      statistics.languages == [
        Row(name: "zh", entries: 2, seconds: 90), Row(name: "en", entries: 2, seconds: 15),
      ])
  }

  /// From the tables of ISO 8601: the years that begin or end in a week of another year.
  @Test(arguments: [
    ("2026-01-01", "2026-W01"), ("2025-12-29", "2026-W01"), ("2025-12-28", "2025-W52"),
    ("2027-01-03", "2026-W53"),
    ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01"), ("2021-01-03", "2020-W53"),
    ("2000-02-29", "2000-W09"),
    ("2026-11-26", "2026-W48"),
  ])
  func daysLieInWeeks(_ text: String, _ week: String) throws {
    #expect(try day(text).week?.description == week)
  }
}
