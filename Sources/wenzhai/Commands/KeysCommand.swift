import ArgumentParser
import Reader
import Writing

struct KeysCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, man }

  static let configuration = CommandConfiguration(commandName: "keys", abstract: words(.keys))

  @Option(help: help(.keysFormats)) var format: Format = .text
  @OptionGroup var options: LibraryOptions

  func run() throws {
    switch format {
    case .text: break
    case .markdown: return Output.styled(KeyTable.markdown)
    case .man: return Output.styled(try ManualPage(language: options.environment.language).text)
    }
    let rows = KeyTable.rows(options.environment.language)
    let ambiguous = options.environment.settings.ambiguousWidth
    let width = rows.map { SafeText($0.keys).cells(ambiguous: ambiguous) }.max() ?? 0
    for row in rows {
      Output.line(SafeText(row.keys).padded(to: width, ambiguous: ambiguous) + "  " + SafeText(row.help))
    }
  }
}
