import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

struct Digests: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "digests", abstract: words(.digests))

  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.environment.freshLibrary(named: options.library)
    let digests = try library.digests()
    for digest in digests {
      if json {
        Output.line(JSON.digest(digest))
      } else {
        let editions = digest.editions.map { $0.isStub ? "(\($0.language))" : "\($0.language) \($0.entries)" }
        Output.line(
          SafeText(digest.key).padded(to: max(10, SafeText(digest.key).cells())) + "  "
            + SafeText(editions.joined(separator: " ")).padded(to: 14) + "  " + SafeText(digest.title))
      }
    }
    if digests.isEmpty { throw ExitCode(1) }
  }
}

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: words(.list))

  @Option(help: help(.onlyDigest)) var digest: String?
  @Option(help: help(.onlyCategory)) var category: String?
  @Option(help: help(.onlyLanguage)) var language: String?
  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.freshLibrary(named: options.library)
    var id: DigestID?
    if let digest {
      guard let found = try library.digests().first(where: { $0.key == digest }) else {
        throw CommandFailure(environment.text(.noSuchDigest(digest)))
      }
      id = found.id
    }
    let entries = try library.entries(digest: id, category: category, language: language)
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
