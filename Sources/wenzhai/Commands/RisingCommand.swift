import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

/// Words that are new in an issue, or have risen against those before it.
struct RisingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rising", abstract: words(.rising))

  @Argument(help: help(.risingKey), completion: CompletedWords.digests) var key: String?
  @Option(help: help(.limit)) var limit = 20
  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.freshLibrary(named: options.library)
    let newest = try library.digests().first { $0.isIssue && !$0.isDraft }
    guard let digest = try key.map({ try environment.digest($0, in: library) }) ?? newest else {
      throw ExitCode(1)
    }
    let rising = try library.rising(in: digest, limit: max(0, limit))
    guard !rising.isEmpty else { throw ExitCode(1) }
    let ambiguous = environment.settings.ambiguousWidth
    let names = rising.map { SafeText($0.name) }
    let width = names.map { $0.cells(ambiguous: ambiguous) }.max() ?? 0
    for (word, name) in zip(rising, names) {
      if json {
        Output.line(Self.line(of: word))
      } else {
        Output.line(
          name.padded(to: width, ambiguous: ambiguous) + "  "
            + SafeText(word.course(ambiguous: ambiguous) + "  \(word.entries) (\(word.before))"))
      }
    }
  }

  private static func line(of word: RisingWord) -> JSON {
    .object([
      ("word", .string(word.word)), ("entries", .int(word.entries)), ("before", .int(word.before)),
      ("weeks", .array(word.counts.map { .int($0) })),
    ])
  }
}
