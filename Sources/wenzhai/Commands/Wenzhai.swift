import ArgumentParser
import DigestIndex
import Foundation
import Reader
import Writing

@main
struct Wenzhai: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wenzhai",
    abstract: words(.program),
    version: "0.2.0",
    subcommands: [
      ReadCommand.self, DigestsCommand.self, ListCommand.self, ShowCommand.self, SearchCommand.self,
      TrendCommand.self, AlignCommand.self, VocabularyCommand.self, RelatedCommand.self, RisingCommand.self,
      IndexCommand.self,
      CheckCommand.self,
      ScreenCommand.self,
      KeysCommand.self, ExportCommand.self, ConfigCommand.self, CompletionsCommand.self, StateCommand.self,
      NotesCommand.self,
      StatsCommand.self, AddCommand.self, RemoveCommand.self, SyncCommand.self, LibrariesCommand.self,
    ],
    defaultSubcommand: ReadCommand.self)

  static func main() {
    Output.holdStandardDescriptors()
    // A reader of our pipe that leaves early ends us quietly, and a full disk is an error like others.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    do {
      try checkOpenFiles()
      let run = try named(ArgumentOrder.settled(CommandLine.arguments.dropFirst()) { isCommand($0) })
      do { try run() } catch is IndexDamaged { try run() }
      Output.flush()
    } catch let failure as CommandFailure {
      Output.complain(failure.message)
      Foundation.exit(failure.status)
    } catch let error where exitCode(for: error) == .failure && !(error is ExitCode) {
      Output.complain("\(error)")
      Foundation.exit(2)
    } catch {
      Output.flush()
      let status = exitCode(for: error)
      Output.say(
        ParserWords.translated(fullMessage(for: error), into: Environment.current.language),
        isError: !status.isSuccess)
      Output.flush()
      Foundation.exit(status.rawValue)
    }
  }
}

extension Wenzhai {
  /// The index, what is kept, the files that each core reads, and what the runtime needs for itself, which traps
  /// where it gets none.
  private static let fewestOpenFiles: rlim_t = 64

  private static func checkOpenFiles() throws {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0,
      limit.rlim_cur < fewestOpenFiles
    else { return }
    throw CommandFailure(
      Environment.current.text(.commandLine(.tooFewFiles(Int(limit.rlim_cur), needed: Int(fewestOpenFiles)))))
  }

  /// The command that the arguments ask for, to be run.
  ///
  /// What is typed and scripted most is taken apart by itself first: going through all commands takes longer
  /// than some searches. What isn't right for that goes the long way, which has the words for it.
  private static func named(_ arguments: ArraySlice<String>) throws -> () throws -> Void {
    let first = arguments.first
    if first == "search", let search = SearchRun(plainly: arguments.dropFirst()) { return search.run }
    let quick: [any ParsableCommand.Type] = [ListCommand.self, DigestsCommand.self]
    if let type = quick.first(where: { $0._commandName == first }),
      var command = try? type.parseAsRoot(Array(arguments.dropFirst())), Swift.type(of: command) == type
    {
      return { try command.run() }
    }
    if arguments.count <= 1, isPath(first) { return ReaderRun(paths: Array(arguments)).run }
    try checkSpelling(ArgumentOrder.firstWord(arguments))
    var command = try parseAsRoot(Array(arguments))
    return { try command.run() }
  }

  /// True for what can only be the library to read.
  private static func isPath(_ word: String?) -> Bool {
    guard let word else { return true }
    return word == "-"
      || !word.hasPrefix("-") && !isCommand(word) && isLibrary(word)
  }

  /// True for a path, and for the name of a library that is kept.
  private static func isLibrary(_ word: String) -> Bool {
    FileManager.default.fileExists(atPath: word) || Environment.current.kept[word] != nil
  }

  private static func isCommand(_ word: String) -> Bool {
    // Commands are asked for their names in the order of how often they are used.
    !word.contains("/")
      && (word == "help" || configuration.subcommands.lazy.map { $0._commandName }.contains(word))
  }

  /// A first word that is neither a command nor a path, but nearly a command, is a slip of the finger.
  private static func checkSpelling(_ word: String?) throws {
    guard let word, !word.hasPrefix("-"), !word.contains("/"), !isCommand(word), !isLibrary(word),
      let near = Spelling.nearest(to: word, among: configuration.subcommands.map { $0._commandName })
    else { return }
    throw ValidationError(Environment.current.text(.commandLine(.noSuchCommand(word, near))))
  }
}

/// Options that every command has.
struct LibraryOptions: ParsableArguments {
  @Option(
    name: [.customShort("L"), .long],
    help: help(.libraries), completion: .directory)
  var library: [String] = []

  @Option(help: help(.uiLanguage), completion: .list(["en", "zh"]))
  var uiLanguage: String?

  func validate() throws {
    guard let uiLanguage, InterfaceLanguage(rawValue: uiLanguage) == nil else { return }
    throw ValidationError(environment.text(.commandLine(.unknownLanguage(uiLanguage))))
  }

  var environment: Environment { .current }
}
