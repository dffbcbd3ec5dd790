import ArgumentParser
import CursesTerminal
import DigestIndex
import Foundation
import Reader
import ReadingState
import Writing

/// `wenzhai [PATH]`: opens the reader; into a pipe it prints the outline.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: words(.read))

  @Argument(help: help(.path))
  var path: String?

  @OptionGroup var options: LibraryOptions

  func run() throws { try ReaderRun(paths: path.map { [$0] } ?? options.library).run() }
}

/// Reading the libraries at these paths, or those that are read when nobody names one.
struct ReaderRun {
  var paths: [String]

  func run() throws {
    let environment = Environment.current
    if paths == ["-"] { return try readInput(environment) }
    let isInteractive = isatty(STDOUT_FILENO) == 1 && isatty(STDIN_FILENO) == 1
    guard isInteractive else { return try printOutline(environment.freshLibrary(named: paths)) }
    // What goes to standard error would be overwritten by the first frame.
    var opening: Phrase?
    let library = try environment.library(named: paths, speaksOfState: false) { opening = opening ?? $0 }
    try read(library, environment, opening: opening)
  }

  /// `wenzhai -`: nothing of it is kept, for there will be no such digest again.
  private func readInput(_ environment: Environment) throws {
    let digest = try PipedDigest(environment)
    defer { digest.remove() }
    let library = Library(roots: [digest.folder], cache: nil, state: nil)
    guard isatty(STDOUT_FILENO) == 1, digest.takeKeysFromTerminal() else {
      let report = try blocking { try await library.refresh() }
      if report.digests == 0 { throw CommandFailure("-: \(environment.text(.noDigests))", status: 1) }
      return try printOutline(library)
    }
    try read(library, environment, name: "-", opening: nil, atExit: digest.remove)
  }

  private func read(
    _ library: Library, _ environment: Environment, name: String? = nil, opening: Phrase?,
    atExit: () -> Void = {}
  ) throws {
    TerminalRescue.setMessage("wenzhai: " + environment.text(.crashed))
    let terminal: CursesTerminal
    do {
      terminal = try CursesTerminal(
        asking: environment.questions, escapeTime: .milliseconds(environment.settings.escapeTime))
    } catch {
      throw CommandFailure(environment.text(.commandLine(.noTerminal(SafeText(error.type).string))))
    }
    let runner = LibraryRunner(
      library: library, programs: environment.programs,
      shared: environment.configuration.stateDirectory.map(SharedFolder.init),
      configuration: environment.locations.configuration.map { path in
        ConfigurationWatch(path: path) {
          let configuration = environment.readAgain.configuration
          return (configuration.preferences, configuration.faults)
        }
      }, repositories: OpenRepositories { environment.readAgain }, follows: true)
    var settings = environment.settings
    // A terminal without colours gets none; NO_COLOR may have said so before.
    if terminal.colors == .none || settings.colors != .none { settings.colors = terminal.colors }
    if terminal.colors == .none { settings.theme = settings.theme.withoutColors }
    var state = State(size: terminal.size, libraryName: name ?? library.name(0), settings: settings)
    state.message =
      terminal.unknownType.map { .unknownTerminal(SafeText($0).string) }
      ?? (environment.faults.isEmpty ? opening : .configured(environment.faults))
    ReaderLoop(terminal: terminal, runner: runner).run(state)
    terminal.close()
    guard TerminalRescue.exitSignal != 0 else { return }
    // What runs at the end of a scope doesn't run behind this.
    atExit()
    Foundation.exit(128 + TerminalRescue.exitSignal)
  }

  private func printOutline(_ library: Library) throws {
    for digest in try library.digests() {
      guard let edition = digest.edition(preferring: nil) else { continue }
      Output.line(SafeText("\(digest.key)  \(edition.title)"))
      var sections: [String] = []
      for entry in try library.entries(digest: digest.id, language: edition.language) {
        let shared = zip(sections, entry.sections).prefix { $0 == $1 }.count
        for depth in shared..<max(shared, entry.sections.count) {
          Output.line(SafeText(String(repeating: "  ", count: depth + 1) + entry.sections[depth]))
        }
        sections = entry.sections
        Output.line(SafeText(String(repeating: "  ", count: entry.sections.count + 1) + "- " + entry.title))
      }
    }
  }
}
