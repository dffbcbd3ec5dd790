import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

/// What was read, when, and of what.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stats", abstract: words(.stats))

  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let statistics = try environment.freshLibrary(named: options.library, orEmpty: true).statistics()
    guard statistics.all.entries > 0 || statistics.all.seconds > 0 else { throw ExitCode(1) }
    if json {
      let tables: [(String, [ReadingStatistics.Row])] = [
        ("day", statistics.days), ("week", statistics.weeks), ("category", statistics.categories),
        ("language", statistics.languages),
      ]
      for (kind, rows) in tables {
        for row in rows {
          Output.line(
            .object([
              ("by", .string(kind)), ("name", .optional(row.name.isEmpty ? nil : row.name)),
              ("entries", .int(row.entries)), ("seconds", .int(row.seconds)),
            ]))
        }
      }
      return
    }
    let table = StatisticsTable(
      statistics, language: environment.language, columns: ShowCommand.terminalWidth(),
      ambiguous: environment.settings.ambiguousWidth)
    for line in table.lines { Output.line(line) }
  }
}
