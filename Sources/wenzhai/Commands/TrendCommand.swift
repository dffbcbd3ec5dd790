import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

/// Hits over time.
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: words(.trend))

  @Argument(help: help(.query)) var terms: [String]
  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.environment.freshLibrary(named: options.library)
    let results = try library.search(
      options.environment.query(terms.joined(separator: " ")), limit: 0, widens: true, countsOnce: true)
    options.environment.tell(results.expressionCost)
    let trend = Trend(digests: try library.digests(), counts: results.counts)
    if json {
      for bar in trend.bars.reversed() { Output.line(.object(Self.members(of: bar))) }
    } else {
      let table = TrendTable(
        trend, columns: ShowCommand.terminalWidth(), ambiguous: options.environment.settings.ambiguousWidth)
      for line in table.lines { Output.line(line) }
    }
    if trend.highest == 0 { throw CommandFailure(options.environment.text(.nothingFound), status: 1) }
  }

  private static func members(of bar: Trend.Bar) -> [(String, JSON)] {
    [
      ("week", .optional(bar.issue.week?.description)), ("number", .optional(bar.issue.number)),
      ("date", .optional(bar.issue.date?.description)), ("key", .string(bar.id.key)),
      ("entries", .int(bar.entries)), ("hits", .int(bar.hits)),
    ]
  }
}
