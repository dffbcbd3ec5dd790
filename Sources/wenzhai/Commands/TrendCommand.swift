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

  /// Cells of the longest bar.
  private static let widest = 40

  func run() throws {
    let library = try options.environment.freshLibrary(named: options.library)
    let results = try library.search(Query(terms.joined(separator: " ")), limit: 0, spells: true)
    let trend = Trend(digests: try library.digests(), counts: results.counts)
    for bar in trend.bars.reversed() {
      if json {
        Output.line(.object(Self.members(of: bar)))
      } else {
        Output.line(
          Self.text(bar, highest: trend.highest, ambiguous: options.environment.settings.ambiguousWidth))
      }
    }
    if trend.highest == 0 { throw ExitCode(1) }
  }

  private static func members(of bar: Trend.Bar) -> [(String, JSON)] {
    [
      ("week", .optional(bar.issue.week?.description)), ("number", .optional(bar.issue.number)),
      ("date", .optional(bar.issue.date?.description)), ("key", .string(bar.id.key)),
      ("entries", .int(bar.entries)), ("hits", .int(bar.hits)),
    ]
  }

  private static func text(_ bar: Trend.Bar, highest: Int, ambiguous: AmbiguousWidth) -> SafeText {
    let length = highest == 0 ? 0 : (bar.hits * widest + highest - 1) / highest
    return SafeText(bar.mark).padded(to: 10, ambiguous: ambiguous) + "  " + SafeText("█").repeated(length)
      + SafeText(" ").repeated(widest - length) + SafeText("  \(bar.hits) / \(bar.entries)")
  }
}
