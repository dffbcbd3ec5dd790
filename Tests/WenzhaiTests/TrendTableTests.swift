import DigestKit
import TestSupport
import Testing
import Writing

@testable import wenzhai

/// What `wenzhai trend` prints.
@Suite struct TrendTableTests {
  private static let trend = Trend(
    digests: [
      DigestSummary(
        id: DigestID(key: "c"), issue: DigestKit.Issue(week: Week(year: 2026, week: 5)), editions: [],
        entries: 20),
      DigestSummary(
        id: DigestID(key: "b"), issue: DigestKit.Issue(number: 12, date: Day("2025-12-30")), editions: [],
        entries: 7),
      DigestSummary(
        id: DigestID(key: "a"), issue: DigestKit.Issue(date: Day("2025-12-01")), editions: [], entries: 3),
    ], hits: [DigestID(key: "c"): 16, DigestID(key: "b"): 1])

  @Test func barsStandOnALineWithAScaleBelow() {
    let table = TrendTable(Self.trend, columns: 80, ambiguous: .narrow)
    #expect(
      table.lines.map(\.string) == [
        "2026-W05    │████████████████████████████████████████  16 / 20",
        "#12 (2025)  │███                                       1 / 7",
        "2025-12-01  │                                          0 / 3",
        "            0            5          10             16",
      ])
  }

  /// On a narrow terminal bars are shorter; signs that are wide on some terminals give way to ASCII.
  @Test func linesFitTheTerminal() {
    let table = TrendTable(Self.trend, columns: 40, ambiguous: .wide)
    #expect(
      table.lines.map(\.string) == [
        "2026-W05    |##################  16 / 20",
        "#12 (2025)  |##                  1 / 7",
        "2025-12-01  |                    0 / 3",
        "            0          10    16",
      ])
    #expect(
      TrendTable(Self.trend, columns: 5, ambiguous: .narrow).lines[0].string.contains("│██████████  16"))
  }

  @Test func nothingFoundHasNoScale() {
    let none = Trend(
      digests: [
        DigestSummary(
          id: DigestID(key: "c"), issue: DigestKit.Issue(week: Week(year: 2026, week: 5)), editions: [],
          entries: 2)
      ], hits: [:])
    #expect(TrendTable(none, columns: 80, ambiguous: .narrow).lines.count == 1)
  }

  /// An entry that two editions have is one, and both editions' introductions are none.
  @Test func commandsCountEntries() throws {
    let home = try Home()
    let bars = try home.run(["trend", "的", "--json", "-L", Home.samples]).lines
    #expect(bars.contains { $0.contains("\"key\":\"2026W06\",\"entries\":14,\"hits\":14") }, "\(bars)")
    #expect(bars.contains { $0.contains("\"key\":\"2026W05\",\"entries\":14,\"hits\":14") })
  }
}
