import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

struct DigestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "digests", abstract: words(.digests))

  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.environment.listedLibrary(named: options.library)
    let digests = try library.digests()
    let draft = options.environment.text(.draft)
    let ambiguous = options.environment.settings.ambiguousWidth
    for digest in digests {
      if json {
        Output.line(JSON.digest(digest))
      } else {
        let editions = digest.editions.map { $0.isStub ? "(\($0.language))" : "\($0.language) \($0.entries)" }
        Output.line(
          SafeText(digest.key).padded(
            to: max(10, SafeText(digest.key).cells(ambiguous: ambiguous)), ambiguous: ambiguous) + "  "
            + SafeText(editions.joined(separator: " ")).padded(to: 14, ambiguous: ambiguous) + "  "
            + SafeText(digest.isDraft ? "[\(draft)] \(digest.title)" : digest.title))
      }
    }
    if digests.isEmpty { throw ExitCode(1) }
  }
}
