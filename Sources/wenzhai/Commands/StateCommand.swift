import ArgumentParser
import DigestIndex
import Foundation
import Reader
import ReadingState

/// The reading state as JSON Lines: every entry of which something is kept, those that are gone with their text.
struct StateCommand: ParsableCommand {
  enum Action: String, ExpressibleByArgument, CaseIterable { case export }

  static let configuration = CommandConfiguration(commandName: "state", abstract: words(.state))

  @Argument(help: help(.stateAction)) var action: Action
  @Argument(help: help(.stateFile)) var file: String?
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    // What is kept of the library is brought along first, so that what is found again isn't called gone.
    if !options.library.isEmpty {
      _ = try environment.freshLibrary(named: options.library).settle()
    }
    let kept = try ReadingStore(path: environment.locations.state).everything()
    let lines = kept.filter(\.holdsAnything).map { JSON.kept($0).line }
    if let file {
      do {
        try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: file), options: .atomic)
      } catch {
        throw CommandFailure(environment.text(.commandLine(.cannotWrite(file))))
      }
    } else {
      for line in lines { Output.styled(line + "\n") }
    }
    if lines.isEmpty { throw ExitCode(1) }
  }
}

extension JSON {
  /// The fields of `state export`.
  fileprivate static func kept(_ entry: KeptEntry) -> JSON {
    .object([
      ("library", .string(entry.library)), ("id", .string(entry.id.description)),
      ("read", .bool(entry.read.isSet)),
      ("starred", .bool(entry.starred.isSet)), ("missing", .bool(entry.isMissing)),
      ("title", .optional(entry.identity?.title)), ("line", .optional(entry.identity?.line)),
      ("source", .optional(entry.identity?.source)), ("excerpt", .optional(entry.identity?.excerpt)),
    ])
  }
}
