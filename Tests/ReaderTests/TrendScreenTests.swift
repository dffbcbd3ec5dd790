import DigestKit
import Foundation
import Screen
import TestSupport
import Testing
import Writing

@testable import Reader

/// The chart of a search, whole, on screens of every size.
@Suite struct TrendScreenTests {
  /// Weeks over the turn of a year, with a gap between them.
  private static let weeks: [(week: String, hits: Int)] = [
    ("2025W40", 3), ("2025W41", 0), ("2025W42", 12), ("2025W49", 0), ("2025W50", 7), ("2025W51", 18),
    ("2025W52", 1), ("2026W01", 4), ("2026W02", 0), ("2026W03", 9),
  ]

  private static func trend(_ weeks: [(week: String, hits: Int)] = weeks) -> Trend {
    let digests = weeks.reversed().map {
      DigestSummary(
        id: DigestID(key: $0.week), issue: DigestKit.Issue(week: Week($0.week)), editions: [], entries: 20)
    }
    return Trend(
      digests: digests,
      hits: Dictionary(uniqueKeysWithValues: weeks.map { (DigestID(key: $0.week), $0.hits) })
    )
  }

  private static func state(_ size: Size, _ trend: Trend, cursor: Int, _ settings: Settings = Settings())
    -> State
  {
    var state = State(size: size, libraryName: "library", settings: settings)
    state.overlay = .trend(trend, cursor: cursor)
    return state
  }

  private static func rows(_ frame: Frame) -> [String] {
    frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static let sizes = [(140, 40), (100, 30), (60, 20), (20, 5)]

  /// After a wanted change: `WENZHAI_RECORD=1 swift test --filter TrendScreenTests`, then read the diff.
  @Test(arguments: sizes, [AmbiguousWidth.narrow, .wide])
  func chartsLookAsTheyDid(_ size: (columns: Int, rows: Int), _ ambiguous: AmbiguousWidth) throws {
    var record = ""
    for cursor in [0, 5, 9] {
      let settings = Settings(ambiguousWidth: ambiguous)
      let state = Self.state(
        Size(columns: size.columns, rows: size.rows), Self.trend(), cursor: cursor, settings)
      record += "── \(cursor)\n" + Self.rows(state.render()).map { "\($0)│\n" }.joined()
    }
    let name = "trend \(size.columns)x\(size.rows)\(ambiguous == .narrow ? "" : " wide").txt"
    let file = TestFiles.fixtures.appending(path: "sessions/\(name)")
    if ProcessInfo.processInfo.environment["WENZHAI_RECORD"] != nil { try Data(record.utf8).write(to: file) }
    #expect(record == (try? String(contentsOf: file, encoding: .utf8)), "\(name)")
  }

  /// Weeks of years, as many as fill every screen several times over.
  private static let many: [(week: String, hits: Int)] = {
    var weeks: [(week: String, hits: Int)] = []
    for year in 2023...2026 {
      for week in 1...52 {
        let hits: Int = (week * week + year) % 23
        weeks.append(("\(year)W\(week < 10 ? "0" : "")\(week)", week % 7 == 0 ? hits * 61 : hits))
      }
    }
    return weeks
  }()

  /// On every row each word is whole: names of weeks, years, counts; and the one under the cursor is there.
  @Test(arguments: sizes, [0, 1, 60, 104, 150, 206, 207])
  func nothingOverlapsOrFallsOff(_ size: (columns: Int, rows: Int), _ cursor: Int) throws {
    let trend = Self.trend(Self.many)
    let screen = Size(columns: size.columns, rows: size.rows)
    let frame = Self.state(screen, trend, cursor: cursor).render()
    let rows = Array(Self.rows(frame).dropLast().suffix(TrendView.rows(of: screen)))
    let (base, labels) = (rows[rows.count - 3], rows[rows.count - 2])
    let marks = Set(Self.many.map { String($0.week.suffix(3)) })
    let named = labels.split(separator: " ").map(String.init)
    #expect(named.allSatisfy { marks.contains($0) } && named.count > 1, "\(labels)")
    #expect(named.contains(String(Self.many[cursor].week.suffix(3))))
    let years: [String] = base.split { !$0.isNumber }.map(String.init)
    let known = ["2023", "2024", "2025", "2026"]
    #expect(years.first == "0" && years.count > 1, "\(base)")
    #expect(years.dropFirst().allSatisfy { known.contains($0) }, "\(base)")
    // Counts stand left of the axis, the highest first, and are round below it.
    let counts = rows.dropLast(3).compactMap(Self.count)
    #expect(counts.first == trend.highest && counts == counts.sorted(by: >))
    #expect(counts.dropFirst().allSatisfy { $0 % 100 == 0 })
    // Bars and dots end before the last column, where only the line's end may stand.
    for row in rows.dropLast(2) where !row.hasPrefix("──") {
      #expect(row.count < size.columns || row.hasSuffix("─>"), "\(row)")
    }
    #expect(rows.last?.contains(" of 20 ") == true || rows.last?.contains("/20") == true)
  }

  /// The count that is named on a row.
  private static func count(_ row: String) -> Int? {
    guard let axis = row.firstIndex(of: "┤") else { return nil }
    return Int(row[..<axis].drop { $0 == " " })
  }

  /// An issue a year: not every year has room.
  @Test(arguments: sizes) func yearsAreWholeWhereTheyAreClose(_ size: (columns: Int, rows: Int)) {
    let trend = Self.trend((2000...2029).map { ("\($0)W10", $0 % 5) })
    for cursor in [0, 15, 29] {
      let rows = Self.rows(
        Self.state(Size(columns: size.columns, rows: size.rows), trend, cursor: cursor).render())
      let years = rows[size.rows - 4].split { !$0.isNumber }.dropFirst().map { Int($0) ?? 0 }
      #expect(years.count > 1 && years.allSatisfy { (2000...2029).contains($0) }, "\(rows)")
      #expect(years == years.sorted())
    }
  }

  /// The line is cut where there is more, and only there.
  @Test func whatIsCutIsTold() throws {
    let screen = Size(columns: 60, rows: 20)
    func base(_ trend: Trend, _ cursor: Int) -> String {
      let rows = Self.rows(Self.state(screen, trend, cursor: cursor).render())
      return rows[rows.count - 4]
    }
    #expect(!base(Self.trend(), 0).contains { "<>".contains($0) })
    let many = Self.trend(Self.many)
    #expect(base(many, 0).hasSuffix(">") && !base(many, 0).contains("<"))
    #expect(base(many, 100).hasSuffix(">") && base(many, 100).contains("<"))
    #expect(!base(many, 207).contains(">") && base(many, 207).contains("<"))
  }

  @Test(arguments: [
    ([0, 0, 0, 0], "▁▁▁▁"), ([7, 0, 3, 1], "█▁▄▂"), ([100, 1, 0, 50], "█▂▁▅"), ([1, 0, 1, 0], "█▁█▁"),
  ])
  func aSparklineHasABase(_ hits: [Int], _ line: String) {
    let weeks = hits.enumerated().map { (week: "2026W0\($0.offset + 1)", hits: $0.element) }
    let runs = Sparkline.runs(Self.trend(weeks), columns: 20)
    #expect(runs.map(\.text.string).joined() == line)
    // The base is no bar.
    for run in runs { #expect((run.part == .chartAxis) == run.text.string.allSatisfy { $0 == "▁" }) }
  }

  /// Weeks in which nothing came out are on the line, too.
  @Test func aSparklineIsNotBroken() {
    let runs = Sparkline.runs(Self.trend(), columns: 16)
    #expect(runs.map(\.text.string).joined() == "▃▁▆▁▁▁▁▁▁▁▄█▂▃▁▅")
  }
}
