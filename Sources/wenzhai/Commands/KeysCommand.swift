import ArgumentParser
import Reader
import Writing

struct KeysCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, man }

  static let configuration = CommandConfiguration(commandName: "keys", abstract: words(.keys))

  @Option(help: help(.keysFormats)) var format: Format = .text
  @Flag(help: help(.keyNames)) var names = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    switch format {
    case .text: break
    case .markdown: return Output.styled(KeyTable.markdown)
    case .man:
      return Output.styled(
        try ManualPage(language: options.environment.language, keys: options.environment.settings.keys).text)
    }
    let settings = options.environment.settings
    if names { return printNames() }
    let rows = KeyTable.rows(options.environment.language, keys: settings.keys)
    let ambiguous = settings.ambiguousWidth
    let width = rows.map { SafeText($0.keys).cells(ambiguous: ambiguous) }.max() ?? 0
    for row in rows {
      Output.line(SafeText(row.keys).padded(to: width, ambiguous: ambiguous) + "  " + SafeText(row.help))
    }
  }

  /// As `[keys]` calls commands, with the keys that they have.
  private func printNames() {
    let settings = options.environment.settings
    let width = Command.allCases.map(\.name.count).max() ?? 0
    for entry in Command.table {
      let keys = settings.keys.labels(of: entry.command)
      let name = SafeText(entry.command.name).padded(to: width, ambiguous: settings.ambiguousWidth)
      let help = entry.help.text(options.environment.language, settings.keys)
      Output.line(name + "  " + SafeText(keys.isEmpty ? "-" : keys) + "  " + SafeText(help))
    }
  }
}
