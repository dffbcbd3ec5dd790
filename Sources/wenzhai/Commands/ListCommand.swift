import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: words(.list))

  @Option(help: help(.onlyDigest), completion: CompletedWords.digests) var digest: String?
  @Option(help: help(.onlyCategory), completion: CompletedWords.categories) var category: String?
  @Option(help: help(.onlyLanguage)) var language: String?
  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.listedLibrary(named: options.library)
    let id = try digest.map { try environment.digest($0, in: library).id }
    let entries = try library.entries(digest: id, category: category, language: language)
    if !json, Output.isTerminal, !entries.isEmpty {
      let lines = try EntryLines(
        library, settings: environment.settings, columns: ShowCommand.terminalWidth())
      return Pager(environment: environment.variables).show(lines.lines(of: entries))
    }
    for entry in entries {
      if json {
        Output.line(.object(JSON.members(of: entry, library: library.givenRoots[entry.id.library])))
      } else {
        Output.line(SafeText("\(entry.id)  \(entry.title)"))
      }
    }
    if entries.isEmpty { throw ExitCode(1) }
  }
}
