import DigestIndex
import DigestKit
import Foundation
import Reader
import Screen
import Writing

/// What a command starts from: the user's environment, configuration and words.
struct Environment {
  let variables: [String: String]
  let locations: Locations
  let configuration: Configuration
  let language: InterfaceLanguage

  init(variables: [String: String] = ProcessInfo.processInfo.environment, interfaceLanguage: String? = nil) {
    self.variables = variables
    locations = Locations(environment: variables)
    configuration = Configuration(path: locations.configuration)
    language =
      interfaceLanguage.flatMap(InterfaceLanguage.init) ?? configuration.interfaceLanguage
      ?? InterfaceLanguage(environment: variables)
  }

  /// That of this program. The language of messages is known before options are parsed: `--help` speaks it.
  static let current = Environment(interfaceLanguage: namedLanguage(in: CommandLine.arguments))

  private static func namedLanguage(in arguments: [String]) -> String? {
    let options = Array(arguments.prefix { $0 != "--" })
    if let index = options.firstIndex(of: "--ui-language") { return options.dropFirst(index + 1).first }
    return options.first { $0.hasPrefix("--ui-language=") }?.split(separator: "=").last.map(String.init)
  }

  func text(_ phrase: Phrase) -> String { phrase.text(language) }

  /// Tells what is wrong with the configuration, a line a fault.
  private func reportFaults() {
    for fault in configuration.faults { Output.complain(text(fault)) }
  }

  private var wantsNoColors: Bool { !(variables["NO_COLOR"] ?? "").isEmpty }

  /// The built-in theme, as far as the terminal need not be asked, with the user's own styles over it.
  private var theme: Theme {
    let theme = Theme(configuration.theme.base ?? baseByVariables, own: configuration.theme.styles)
    return wantsNoColors ? theme.withoutColors : theme
  }

  /// Settings of the reader, as far as the terminal need not be asked.
  var settings: Settings {
    var settings = Settings(
      language: language, theme: theme,
      contentLanguage: configuration.contentLanguage,
      ambiguousWidth: configuration.ambiguousWidth ?? .narrow,
      colors: wantsNoColors ? .none : .palette256, spacesHanAndLatin: configuration.spacesHanAndLatin,
      pictures: configuration.pictures, pictureProtocol: asksForPictures ? pictureProtocolByVariables : nil)
    settings.readRule = configuration.readRule
    return settings
  }

  /// Inside tmux and screen no picture gets to the terminal, or to its place there; Apple's terminal prints the
  /// question.
  private var asksForPictures: Bool {
    let type = variables["TERM"] ?? ""
    let isInside = ["TMUX", "STY"].contains { !(variables[$0] ?? "").isEmpty }
    return configuration.pictures == .auto && !wantsNoColors && !isInside && !type.hasPrefix("tmux")
      && !type.hasPrefix("screen") && variables["TERM_PROGRAM"] != "Apple_Terminal"
  }

  /// iTerm2 says it so, over ssh by the second.
  private var pictureProtocolByVariables: PictureProtocol? {
    variables["TERM_PROGRAM"] == "iTerm.app" || variables["LC_TERMINAL"] == "iTerm2" ? .iTerm : nil
  }

  /// The user's programs that the reader starts.
  var programs: LibraryRunner.Programs {
    LibraryRunner.Programs(
      opener: Opener(environment: variables, needsTerminal: configuration.openerNeedsTerminal),
      clipboard: Clipboard(environment: variables), editor: Editor(environment: variables))
  }

  /// What to ask the terminal, since nobody said it.
  var questions: Set<TerminalQuestion> {
    var questions: Set<TerminalQuestion> = []
    if configuration.ambiguousWidth == nil { questions.insert(.ambiguousWidth) }
    if configuration.theme.base == nil && !wantsNoColors { questions.insert(.background) }
    if asksForPictures { questions.insert(.pictures) }
    return questions
  }

  /// rxvt and others say which colours of the palette they write in and on.
  private var baseByVariables: Theme.Base {
    let background = (variables["COLORFGBG"] ?? "").split(separator: ";").last
    return background == "7" || background == "15" ? .light : .dark
  }

  // MARK: Library

  /// Opens the named libraries, else the configured ones, else the current folder if it holds an issue, else
  /// the samples; says which, where nobody named one. Without `keepsState` nothing is read or written of what
  /// the user read.
  func library(
    named paths: [String], keepsState: Bool = true, speaksOfState: Bool = true,
    tell: ((Phrase) -> Void)? = nil
  ) throws -> Library {
    reportFaults()
    if !paths.isEmpty {
      for path in paths where !FileManager.default.fileExists(atPath: path) {
        throw CommandFailure(text(.commandLine(.noSuchPath(path))))
      }
      return open(paths, keepsState, speaksOfState)
    }
    let tell = tell ?? { Output.complain(text($0)) }
    let configured = configuration.libraries.filter { FileManager.default.fileExists(atPath: $0) }
    for path in configuration.libraries where !configured.contains(path) {
      Output.complain(text(.commandLine(.noSuchPath(path))))
    }
    if !configured.isEmpty {
      tell(.commandLine(.opensConfigured(configured.joined(separator: ", "))))
      return open(configured, keepsState, speaksOfState)
    }
    let current = FileManager.default.currentDirectoryPath
    if current != "/", FolderProbe.holdsIssue(current) {
      tell(.commandLine(.opensFolder(current)))
      return open([current], keepsState, speaksOfState)
    }
    guard let samples = Locations.samples() else { throw CommandFailure(text(.commandLine(.noLibrary))) }
    tell(.commandLine(.opensSamples))
    return open([samples], keepsState, speaksOfState)
  }

  private func open(_ paths: [String], _ keepsState: Bool, _ speaksOfState: Bool) -> Library {
    let language = language
    // The reader says it on its screen; what a command says must not get between its lines there.
    let say: (@Sendable (String) -> Void)? =
      speaksOfState ? { @Sendable path in Output.complain(Phrase.stateSetAside(path).text(language)) } : nil
    return Library(
      roots: paths, cache: locations.cache, state: keepsState ? locations.state : nil,
      settings: configuration.reading(ofLibrary:), onSetAside: say)
  }

  /// The library with its index brought up to date.
  func freshLibrary(named paths: [String]) throws -> Library {
    let library = try library(named: paths)
    tell(try blocking { try await library.refresh() }, of: library)
    return library
  }

  /// The library, and what `answer` finds in it as it is now.
  ///
  /// Mostly nothing changed since the last time: the answer is looked for while the folder is looked through,
  /// and once more only if it may be another one.
  func freshLibrary<Answer>(
    named paths: [String], answer: (Library) throws -> Answer
  ) throws -> (Library, Answer) {
    let library = try library(named: paths)
    let refresh = Background { try await library.refresh() }
    let early = try? answer(library)
    let report = try? refresh.value()
    // What is kept may have changed elsewhere; only who has shown some of it looks.
    if let early, let report, !report.changed, !(library.hasShownState && library.settle()) {
      tell(report, of: library)
      return (library, early)
    }
    tell(try blocking { try await library.refresh() }, of: library)
    return (library, try answer(library))
  }

  /// The library with its index brought up to date, for a list of what is in it: files that aren't there as they should
  /// be are named.
  func listedLibrary(named paths: [String]) throws -> Library {
    let library = try freshLibrary(named: paths)
    let faults = try library.diagnostics(of: Diagnostic.losses)
    for (_, path, fault) in faults.prefix(Self.mostNamed) {
      Output.complain("\(PathText.shown(path)):\(fault.line): \(text(.diagnostic(fault)))")
    }
    let rest = FileFaults(faults.dropFirst(Self.mostNamed).map(\.diagnostic))
    if rest.unread > 0 { Output.complain(text(.filesNotRead(rest.unread))) }
    if rest.recoded > 0 { Output.complain(text(.filesRecoded(rest.recoded))) }
    return library
  }

  /// Files that are named before they are only counted.
  private static let mostNamed = 5

  private func tell(_ report: RefreshReport, of library: Library) {
    if library.isTemporary { Output.complain(text(.indexTemporary)) }
    if report.digests == 0 {
      Output.complain("\(library.givenRoots.joined(separator: ", ")): \(text(.noDigests))")
    }
  }
}
