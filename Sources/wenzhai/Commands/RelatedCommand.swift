import ArgumentParser
import DigestIndex
import Reader
import Writing

/// Entries near one, and what they share with it.
struct RelatedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "related", abstract: words(.related))

  @Argument(help: help(.relatedID), completion: CompletedWords.entries) var id: String
  @Option(help: help(.limit)) var limit = 10
  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.freshLibrary(named: options.library)
    let (entry, _) = try ShowCommand.entry(id, in: library, environment)
    let related = try library.related(to: entry, limit: max(0, limit))
    for found in related {
      if json {
        Output.line(
          .object(
            JSON.members(of: found.entry, library: library.givenRoots[found.entry.id.library]) + [
              ("score", .double((found.score * 1000).rounded() / 1000)), ("shared", .strings(found.shared)),
            ]))
      } else {
        Output.line(SafeText("\(found.entry.id.description)  \(found.entry.title)"))
        Output.line(SafeText("    " + found.shared.joined(separator: ", ")))
      }
    }
    if related.isEmpty { throw ExitCode(1) }
  }
}
