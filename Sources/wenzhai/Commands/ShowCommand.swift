import ArgumentParser
import DigestIndex
import DigestKit
import Foundation
import Reader
import Writing

struct ShowCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ansi, markdown }

  static let configuration = CommandConfiguration(commandName: "show", abstract: words(.show))

  @Argument(help: help(.ids)) var ids: [String]
  @Option(help: help(.width)) var width: Int?
  @Option(help: help(.showFormats)) var format: Format = .text
  @Flag(help: help(.showLinks)) var links = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.freshLibrary(named: options.library)
    let printer = EntryPrinter(
      library: library, settings: environment.settings, width: width ?? Self.terminalWidth(),
      isStyled: format == .ansi, showsAddresses: links)
    for (position, id) in ids.enumerated() {
      guard let entry = try library.entry(named: id) else {
        throw CommandFailure(environment.text(.commandLine(.noSuchEntry(id))))
      }
      if position > 0 { Output.line(.empty) }
      do {
        if format == .markdown {
          let source = try blocking { try await library.source(of: entry) }
          Output.source(source)
        } else {
          let content = try blocking { try await library.content(of: entry) }
          printer.print(content, of: entry)
        }
      } catch is FileRead.Failure {
        throw CommandFailure(environment.text(.fileUnreadable(PathText.shown(entry.path))))
      }
    }
  }

  /// Of standard output; 80 where that is no terminal, 88 at most.
  static func terminalWidth() -> Int {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 8 else { return 80 }
    return min(Int(window.ws_col), 88)
  }
}
