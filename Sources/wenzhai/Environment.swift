import DigestIndex
import DigestKit
import Foundation
import Reader
import ReadingState
import Screen
import Writing

/// What a command starts from: the user's environment, configuration and words.
struct Environment {
  let variables: [String: String]
  let locations: Locations
  let configuration: Configuration
  let language: InterfaceLanguage
  /// The language that the command line names.
  private let named: InterfaceLanguage?

  init(variables: [String: String] = ProcessInfo.processInfo.environment, interfaceLanguage: String? = nil) {
    self.variables = variables
    locations = Locations(environment: variables)
    var configuration = Configuration(path: locations.configuration, home: variables["HOME"] ?? "/")
    named = interfaceLanguage.flatMap(InterfaceLanguage.init)
    language = named ?? configuration.interfaceLanguage ?? InterfaceLanguage(environment: variables)
    // What the command line says holds, however often the file is read.
    configuration.preferences.values["language"] = .text(language.rawValue)
    self.configuration = configuration
    kept = LibraryList(path: locations.libraries)
  }

  /// That of this program. The language of messages is known before options are parsed: `--help` speaks it.
  static let current = Environment(interfaceLanguage: namedLanguage(in: CommandLine.arguments))

  private static func namedLanguage(in arguments: [String]) -> String? {
    let options = Array(arguments.prefix { $0 != "--" })
    if let index = options.firstIndex(of: "--ui-language") { return options.dropFirst(index + 1).first }
    return options.first { $0.hasPrefix("--ui-language=") }?.split(separator: "=").last.map(String.init)
  }

  /// The libraries that are kept by name.
  let kept: LibraryList

  func text(_ phrase: Phrase) -> String { phrase.text(language) }

  /// What is wrong with the configuration and with the list of libraries, and that there is no place for what is kept.
  var faults: [Phrase] {
    configuration.faults + kept.faults + (locations.state == nil ? [.commandLine(.noStateFolder)] : [])
  }

  /// Tells it, a line a fault.
  private func reportFaults() {
    for fault in faults { Output.complain(text(fault)) }
  }

  private var wantsNoColors: Bool { !(variables["NO_COLOR"] ?? "").isEmpty }

  /// Settings of the reader, as far as the terminal need not be asked.
  var settings: Settings {
    configuration.preferences.settings(
      over: Settings(
        language: language, theme: Theme(baseByVariables), colors: wantsNoColors ? .none : .palette256,
        pictureProtocol: asksForPictures ? pictureProtocolByVariables : nil))
  }

  /// The same environment with the configuration as it is now.
  var readAgain: Environment { Environment(variables: variables, interfaceLanguage: named?.rawValue) }

  /// Inside tmux and screen no picture gets to the terminal, or to its place there; Apple's terminal prints the
  /// question.
  private var asksForPictures: Bool {
    let type = variables["TERM"] ?? ""
    let isInside = ["TMUX", "STY"].contains { !(variables[$0] ?? "").isEmpty }
    return !configuration.preferences.says("pictures") && !wantsNoColors && !isInside
      && !type.hasPrefix("tmux")
      && !type.hasPrefix("screen") && variables["TERM_PROGRAM"] != "Apple_Terminal"
  }

  /// iTerm2 says it so, over ssh by the second.
  private var pictureProtocolByVariables: PictureProtocol? {
    variables["TERM_PROGRAM"] == "iTerm.app" || variables["LC_TERMINAL"] == "iTerm2" ? .iTerm : nil
  }

  /// The user's programs that the reader starts.
  var programs: LibraryRunner.Programs {
    LibraryRunner.Programs(
      opener: Opener(environment: variables), clipboard: Clipboard(environment: variables),
      editor: Editor(environment: variables), speaker: Speaker(environment: variables), environment: variables
    )
  }

  /// What to ask the terminal, since nobody said it.
  var questions: Set<TerminalQuestion> {
    var questions: Set<TerminalQuestion> = []
    if !configuration.preferences.says("text.ambiguous-width") { questions.insert(.ambiguousWidth) }
    if !configuration.preferences.says("theme") && !wantsNoColors { questions.insert(.background) }
    if asksForPictures { questions.insert(.pictures) }
    // Apple's terminal prints a part of that question.
    if variables["TERM_PROGRAM"] != "Apple_Terminal" { questions.insert(.synchronizedOutput) }
    return questions
  }

  /// rxvt and others say which colours of the palette they write in and on.
  private var baseByVariables: Theme.Base {
    let background = (variables["COLORFGBG"] ?? "").split(separator: ";").last
    return background == "7" || background == "15" ? .light : .dark
  }

  /// The query that a command is given, with a word on what in it looks like a filter and is none.
  func query(_ text: String) -> Query {
    let query = Query(text)
    for misread in query.misread { Output.complain(self.text(.misread(misread))) }
    return query
  }

  /// Says that texts were given up on, which may hold what was looked for.
  func tell(_ cost: ExpressionCost?) {
    if let cost, cost.givenUp > 0 { Output.complain(text(.found(.expressionCost(cost)))) }
  }

  // MARK: Library

  /// Opens the named libraries, else the configured ones, else the current folder if it holds an issue, else
  /// the samples; says which, where nobody named one. Without `keepsState` nothing is read or written of what
  /// the user read.
  func library(
    named paths: [String], keepsState: Bool = true, speaksOfState: Bool = true,
    tell: ((Phrase) -> Void)? = nil
  ) throws -> Library {
    if tell == nil { reportFaults() }
    if !paths.isEmpty { return open(try paths.map(place), keepsState, speaksOfState) }
    let tell = tell ?? { Output.complain(text($0)) }
    let rows = usual.rows
    for row in rows where row.isMissing { tell(.commandLine(.noSuchPath(row.path))) }
    let there = rows.filter { !$0.isMissing }
    if !there.isEmpty {
      let names = there.map(\.path).joined(separator: ", ")
      let isConfigured = there.allSatisfy { $0.kept == nil }
      tell(isConfigured ? .commandLine(.opensConfigured(names)) : .library(.opens(names)))
      return open(there.map(\.path), keepsState, speaksOfState)
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

  /// What opens where nothing is named, but for the current folder and the samples.
  var usual: UsualLibraries { UsualLibraries(configured: configuration.libraries, kept: kept.libraries) }

  /// The path that is named: itself, or that of the library which is kept by this name.
  private func place(named name: String) throws -> String {
    if FileManager.default.fileExists(atPath: name) { return name }
    guard let path = kept[name]?.path, FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(text(.commandLine(.noSuchPath(kept[name]?.path ?? name))))
    }
    return path
  }

  /// One library alone.
  func library(at path: String) -> Library { open([path], true, true) }

  private func open(_ paths: [String], _ keepsState: Bool, _ speaksOfState: Bool) -> Library {
    let language = language
    // The reader says it on its screen; what a command says must not get between its lines there.
    let say: (@Sendable (ReadingStore.Trouble) -> Void)? =
      speaksOfState ? { @Sendable in Output.complain(Phrase($0).text(language)) } : nil
    return Library(
      roots: paths, cache: locations.cache, state: keepsState ? locations.state : nil,
      settings: { [reading = configuration.reading] in reading[$0] }, onTrouble: say)
  }

  /// The library with its index brought up to date.
  ///
  /// Without a digest in it nothing is found, whatever is asked; `orEmpty` where that is for the command to say.
  func freshLibrary(named paths: [String], orEmpty: Bool = false) throws -> Library {
    let library = try library(named: paths)
    let report = try blocking { try await library.refresh() }
    if report.digests == 0 && report.isHeldUp { throw CommandFailure(text(.indexHeldUp)) }
    tell(report, of: library)
    if report.digests == 0 && !orEmpty { throw CommandFailure(noDigests(in: library), status: 1) }
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
      tellOfNothing(report, in: library)
      return (library, early)
    }
    let again = try blocking { try await library.refresh() }
    tell(again, of: library)
    tellOfNothing(again, in: library)
    return (library, try answer(library))
  }

  /// The library with its index brought up to date, for a list of what is in it: files that aren't there as they should
  /// be are named.
  func listedLibrary(named paths: [String]) throws -> Library {
    let library = try freshLibrary(named: paths, orEmpty: true)
    let faults = try library.diagnostics(of: Diagnostic.losses)
    for (_, path, fault) in faults.prefix(Self.mostNamed) {
      Output.complain("\(PathText.abridged(path)):\(fault.line): \(text(.diagnostic(fault)))")
    }
    let rest = FileFaults(faults.dropFirst(Self.mostNamed).map(\.diagnostic))
    if rest.unread > 0 { Output.complain(text(.filesNotRead(rest.unread))) }
    if rest.recoded > 0 { Output.complain(text(.filesRecoded(rest.recoded))) }
    if try library.digests().isEmpty { throw CommandFailure(noDigests(in: library), status: 1) }
    return library
  }

  /// Files that are named before they are only counted.
  private static let mostNamed = 5

  func noDigests(in library: Library) -> String {
    "\(library.givenRoots.joined(separator: ", ")): \(text(.noDigests))"
  }

  /// The digest of a key, in whatever case it is typed.
  func digest(_ key: String, in library: Library) throws -> DigestSummary {
    let digests = try library.digests()
    let folded = key.lowercased()
    if let found = digests.first(where: { $0.key == key })
      ?? digests.first(where: { $0.key.lowercased() == folded })
    {
      return found
    }
    throw CommandFailure(text(.commandLine(.noSuchDigest(key))))
  }

  private func tell(_ report: RefreshReport, of library: Library) {
    if library.isTemporary { Output.complain(text(.indexTemporary)) }
    if report.isHeldUp { Output.complain(text(.indexHeldUp)) }
  }

  /// For who looks for something: where nothing is, it isn't the words that were looked for.
  private func tellOfNothing(_ report: RefreshReport, in library: Library) {
    if report.digests == 0 && !report.isHeldUp { Output.complain(noDigests(in: library)) }
  }
}

extension Phrase {
  init(_ trouble: ReadingStore.Trouble) {
    switch trouble {
    case .setAside(let path): self = .stateSetAside(path)
    case .newer(let path): self = .stateNewer(path)
    case .temporary: self = .stateTemporary
    }
  }
}
