import ArgumentParser
import DigestIndex
import DigestKit
import Exporting
import Foundation
import Reader
import Writing

struct ShowCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ansi, markdown, html }

  static let configuration = CommandConfiguration(commandName: "show", abstract: words(.show))

  @Argument(help: help(.ids), completion: CompletedWords.entries) var ids: [String]
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
    if format == .html { return try printPage(of: library, environment) }
    for (position, id) in ids.enumerated() {
      let (entry, paragraph) = try Self.entry(id, in: library, environment)
      if position > 0 { Output.line(.empty) }
      do {
        if format == .markdown {
          let source = try blocking { try await library.wholeSource(of: entry) }
          Output.source(source)
        } else {
          var content = try blocking { try await library.content(of: entry) }
          if let paragraph {
            guard content.blocks.indices.contains(paragraph - 1) else {
              throw CommandFailure(environment.text(.kept(.noSuchParagraph(id, content.blocks.count))))
            }
            content.blocks = [content.blocks[paragraph - 1]]
          }
          printer.print(content, of: entry)
        }
      } catch is FileRead.Failure {
        throw CommandFailure(environment.text(.fileUnreadable(PathText.shown(entry.path))))
      }
    }
  }

  /// All entries on one page.
  private func printPage(of library: Library, _ environment: Environment) throws {
    let found = try ids.map { ($0, try Self.entry($0, in: library, environment)) }
    let excerpts = Excerpts(
      library: library, takesPictures: true, date: Excerpts.date(by: environment.variables))
    var anthology = try excerpts.gathered(
      found.map(\.1.0), title: found.count == 1 ? nil : library.name(0),
      identifier: ids.joined(separator: " "), environment)
    for (id, (entry, paragraph)) in found {
      guard let paragraph else { continue }
      try anthology.keepOnly(block: paragraph - 1, of: entry) {
        CommandFailure(environment.text(.kept(.noSuchParagraph(id, $0))))
      }
    }
    Output.source(HTMLPage(anthology).text)
  }

  /// The entry of an id, or of a beginning of one that only one entry has.
  static func entry(_ id: String, in library: Library, _ environment: Environment) throws
    -> (EntrySummary, paragraph: Int?)
  {
    let found = try library.entries(beginning: id, limit: 3)
    if found.count == 1 { return (found[0], nil) }
    // `ID:3`: a colon may also be part of an id.
    if found.isEmpty, let colon = id.lastIndex(of: ":"), let number = Int(id[id.index(after: colon)...]) {
      let found = try library.entries(beginning: String(id[..<colon]), limit: 3)
      if found.count == 1 { return (found[0], number) }
    }
    let phrase: Phrase.CommandLine =
      found.isEmpty ? .noSuchEntry(id) : .severalEntries(id, found.map(\.id.description))
    throw CommandFailure(environment.text(.commandLine(phrase)))
  }

  /// Of standard output; 80 where that is no terminal, 88 at most.
  static func terminalWidth() -> Int {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 8 else { return 80 }
    return min(Int(window.ws_col), 88)
  }
}
