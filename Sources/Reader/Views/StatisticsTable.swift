import DigestKit
import Writing

/// What was read as lines of text: for days, weeks, categories and languages a bar each on a line at their left, with
/// a scale below them.
public struct StatisticsTable {
  private let statistics: ReadingStatistics
  private let language: InterfaceLanguage
  private let columns: Int
  private let ambiguous: AmbiguousWidth

  /// `columns`: those of the screen or terminal.
  public init(
    _ statistics: ReadingStatistics, language: InterfaceLanguage, columns: Int, ambiguous: AmbiguousWidth
  ) {
    self.statistics = statistics
    self.language = language
    self.columns = columns
    self.ambiguous = ambiguous
  }

  /// Days and weeks go back so far; of categories there are at most so many.
  private static let mostRows = 14
  private static let longestBar = 40
  private static let widestName = 24

  public var lines: [SafeText] {
    let (all, days) = (statistics.all, statistics.days.count)
    var lines = [
      SafeText(Phrase.kept(.statisticsOfAll(all.entries, Self.minutes(all), days: days)).text(language))
    ]
    let tables: [(Phrase.Kept, [ReadingStatistics.Row])] = [
      (.byDay, statistics.days.suffix(Self.mostRows)), (.byWeek, statistics.weeks.suffix(Self.mostRows)),
      (.byCategory, Array(statistics.categories.prefix(Self.mostRows))),
      (.byLanguage, statistics.languages),
    ]
    for (title, rows) in tables where !rows.isEmpty {
      lines += [.empty, SafeText(Phrase.kept(title).text(language))] + table(rows)
    }
    return lines
  }

  private static func minutes(_ row: ReadingStatistics.Row) -> Int { (row.seconds + 30) / 60 }

  /// Bars are of entries; minutes stand behind them.
  private func table(_ rows: [ReadingStatistics.Row]) -> [SafeText] {
    let names = rows.map { row in
      let name = row.name.isEmpty ? Phrase.kept(.noCategory).text(language) : row.name
      return SafeText(name).fitted(to: Self.widestName, ambiguous: ambiguous)
    }
    let width = names.map { $0.cells(ambiguous: ambiguous) }.max() ?? 0
    let counts = rows.map { row -> SafeText in
      let minutes = Self.minutes(row)
      return SafeText("  \(row.entries)" + (row.seconds > 0 ? " · \(minutes)′" : ""))
    }
    let behind = counts.map { $0.cells(ambiguous: ambiguous) }.max() ?? 0
    let room = max(8, min(Self.longestBar, columns - width - behind - 6))
    let highest = max(1, rows.map(\.entries).max() ?? 1)
    let isNarrow = ambiguous == .narrow
    var lines = zip(zip(rows, names), counts).map { pair, count in
      let (row, name) = pair
      let length = (row.entries * room + highest - 1) / highest
      let lead = SafeText("  ") + name.padded(to: width, ambiguous: ambiguous) + (isNarrow ? "  │" : "  |")
      return lead + SafeText(isNarrow ? "█" : "#").repeated(length) + count
    }
    let most = "\(highest)"
    lines.append(
      SafeText(" ").repeated(width + 5) + SafeText("0")
        + SafeText(" ").repeated(max(1, room - most.count - 1)) + SafeText(most))
    return lines
  }
}
