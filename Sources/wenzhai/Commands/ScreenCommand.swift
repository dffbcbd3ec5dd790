import ArgumentParser
import DigestIndex
import Foundation
import Reader
import Screen
import Writing

/// The reader without a terminal: keys in, one screen out.
struct ScreenCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ansi, svg }

  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: words(.screen))

  @Argument(help: help(.path)) var path: String?
  @Option(help: help(.screenKeys)) var keys = ""
  @Option(help: help(.screenSize)) var size = "100x30"
  @Option(help: help(.screenFormats)) var format: Format = .text
  @Option(help: help(.screenTheme)) var theme: Theme.Base?
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let parts = size.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...1000).contains(parts[0]), (1...1000).contains(parts[1]) else {
      throw ValidationError(environment.text(.commandLine(.badSize(size))))
    }
    if let unknown = Key.unknownName(in: keys) {
      throw ValidationError(environment.text(.commandLine(.badKey(unknown))))
    }
    let library = try environment.library(named: path.map { [$0] } ?? options.library, keepsState: false)
    var settings = environment.settings
    // Where no colours are wanted, a theme brings none.
    if let theme, settings.colors != .none { settings.theme = settings.theme.laid(over: theme) }
    let state = State(
      size: Size(columns: parts[0], rows: parts[1]), libraryName: library.name(0), settings: settings)
    let keys = Key.sequence(keys)
    let frame = try blocking {
      var reader = HeadlessReader(state: state, runner: LibraryRunner(library: library))
      await reader.start()
      await reader.press(keys)
      return reader.state.render()
    }
    switch format {
    case .text: Output.styled(frame.text + "\n")
    case .ansi: Output.styled(frame.ansi + "\n")
    case .svg: Output.styled(frame.svg(isDark: settings.theme.base != .light) + "\n")
    }
  }
}

extension Theme.Base: ExpressibleByArgument {}
