import ArgumentParser
import CursesTerminal
import Foundation
import Reader
import Writing

/// `wenzhai config`: where the configuration is, what it may hold, and what is wrong with it.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "config", abstract: words(.config))

  enum Deed: String, EnumerableFlag {
    case edit, path, `default`, check

    static func help(for deed: Self) -> ArgumentHelp? {
      switch deed {
      case .edit: wenzhai.help(.configEdit)
      case .path: wenzhai.help(.configPath)
      case .default: wenzhai.help(.configDefault)
      case .check: wenzhai.help(.configCheck)
      }
    }
  }

  @Flag var deed: Deed = .path
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    guard let path = environment.locations.configuration else {
      throw CommandFailure(environment.text(.commandLine(.noConfigurationFolder)))
    }
    switch deed {
    case .path: Output.line(SafeText(path))
    case .default: Output.source(ConfigurationText(language: environment.language).text)
    case .check: try check(environment)
    case .edit: try edit(path, environment)
    }
  }

  private func check(_ environment: Environment) throws {
    for fault in environment.faults { Output.line(SafeText(environment.text(fault))) }
    for row in environment.usual.rows where row.isMissing {
      Output.line(SafeText(environment.text(.commandLine(.noSuchPath(row.path)))))
    }
    if !environment.faults.isEmpty { throw ExitCode(1) }
  }

  /// The file in the reader's editor, made with all settings in comments if it isn't there; then it is checked.
  private func edit(_ path: String, _ environment: Environment) throws {
    if !FileManager.default.fileExists(atPath: path) {
      do {
        try FileManager.default.createDirectory(
          atPath: PathText.folder(of: path), withIntermediateDirectories: true)
        try Data(ConfigurationText(language: environment.language).text.utf8).write(
          to: URL(fileURLWithPath: path))
      } catch {
        throw CommandFailure(environment.text(.commandLine(.cannotWrite(path))))
      }
    }
    let editor = Editor(environment: environment.variables)
    guard let command = editor.command(opening: path, line: 1) else {
      throw CommandFailure(environment.text(editor.missing))
    }
    guard isatty(STDIN_FILENO) == 1 else {
      throw CommandFailure(environment.text(.commandLine(.editorNeedsTerminal)))
    }
    Output.flush()
    switch ForegroundProgram.run(command, stop: {}) {
    case .exited(0): try check(environment.readAgain)
    case .exited(let status):
      throw CommandFailure(environment.text(.programFailed(command[0], status)))
    case .killed(let signal): throw CommandFailure(environment.text(.programKilled(command[0], signal)))
    case .notStarted: throw CommandFailure(environment.text(.programNotStarted(command[0])))
    }
  }
}
