import DigestIndex
import DigestKit
import Foundation
import Reader
import TOMLKit
import Writing

/// What `config.toml` says. A fault in it is told with its line, and the rest applies.
struct Configuration {
  var libraries: [String] = []
  var interfaceLanguage: InterfaceLanguage?
  var contentLanguage: String?
  var theme = ThemeConfiguration()
  /// Nil if the terminal is to be asked.
  var ambiguousWidth: AmbiguousWidth?
  var spacesHanAndLatin = false
  /// How long an escape waits for the rest of a sequence.
  var escapeTime = Duration.milliseconds(25)
  /// Whether the user's browser draws on the terminal.
  var openerNeedsTerminal = false
  var pictures = PictureForm.auto
  var readRule = ReadRule.opened
  /// A folder that other machines share.
  var stateDirectory: String?
  /// How libraries are read, and, by their paths, those for which something else is said.
  private var reading = LibrarySettings()
  private var readingByPath: [String: LibrarySettings] = [:]
  private(set) var faults: [Phrase] = []

  init() {}

  /// Reads the file at `path`; an absent one is an empty one.
  init(path: String?) {
    self.init()
    guard let path, FileManager.default.fileExists(atPath: path) else { return }
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else {
      faults.append(.commandLine(.badConfiguration(path)))
      return
    }
    read(text, path: path)
  }

  init(text: String, path: String) {
    self.init()
    read(text, path: path)
  }

  /// How the library at `path` is to be read.
  func reading(ofLibrary path: String) -> LibrarySettings {
    readingByPath[URL(fileURLWithPath: path).resolvingSymlinksInPath().path] ?? reading
  }

  private mutating func read(_ text: String, path: String) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    // TOML stops at the first fault. The line is left out and the rest is read again.
    for _ in 0..<20 {
      do {
        let table = try TOMLTable(string: lines.joined(separator: "\n"))
        read(table, lines: lines, path: path)
        return
      } catch let error as TOMLParseError {
        let line = Int(error.source.begin.line)
        let text = error.description.split(separator: "\n").first.map(String.init) ?? ""
        faults.append(.commandLine(.configurationSyntax(path, line, text)))
        guard lines.indices.contains(line - 1), !lines[line - 1].isEmpty else { return }
        lines[line - 1] = ""
      } catch {
        faults.append(.commandLine(.badConfiguration(path)))
        return
      }
    }
  }

  private mutating func read(_ table: TOMLTable, lines: [String], path: String) {
    var found: [(line: Int, phrase: Phrase)] = []
    let lines = ConfigurationLines(lines)
    func fault(_ key: String, _ text: Phrase.CommandLine) {
      let line = lines.line(of: key)
      found.append((line, .commandLine(.configurationKey(path, line, key, text))))
    }
    defer { faults += found.sorted { $0.line < $1.line }.map(\.phrase) }
    for key in table.keys {
      switch key {
      case "libraries":
        guard let array = table[key]?.array else {
          fault(key, .expected("[\"/path\", …]"))
          continue
        }
        libraries = array.compactMap { $0.string }.map { ($0 as NSString).expandingTildeInPath }
      case "language":
        guard let language = table[key]?.string.flatMap(InterfaceLanguage.init) else {
          fault(key, .expected("\"zh\" / \"en\""))
          continue
        }
        interfaceLanguage = language
      case "content-language":
        guard let language = table[key]?.string else {
          fault(key, .expected("\"zh\" / \"en\""))
          continue
        }
        contentLanguage = language
      case "theme": theme = ThemeConfiguration(table[key], fault: fault)
      case "escape-time":
        guard let time = table[key]?.int, (1...5_000).contains(time) else {
          fault(key, .expected("1 … 5000"))
          continue
        }
        escapeTime = .milliseconds(time)
      case "opener-terminal":
        guard let value = table[key]?.bool else {
          fault(key, .expected("true / false"))
          continue
        }
        openerNeedsTerminal = value
      case "read-when":
        guard let rule = Self.readRule(table[key]) else {
          fault(key, .expected("\"opened\" / \"end\" / 1 … 3600"))
          continue
        }
        readRule = rule
      case "pictures": pictures = Self.choice(table[key], key, fault) ?? .auto
      case "state":
        guard let table = table[key]?.table else {
          fault(key, .expected("[state]"))
          continue
        }
        for inner in table.keys {
          guard inner == "directory" else {
            fault("state.\(inner)", .unknownKey)
            continue
          }
          guard let path = table[inner]?.string, path.hasPrefix("/") || path.hasPrefix("~") else {
            fault("state.\(inner)", .expected("\"/path\""))
            continue
          }
          stateDirectory = (path as NSString).expandingTildeInPath
        }
      case "text": readText(table[key]?.table, fault: fault)
      case "library": readLibrary(table[key]?.table, fault: fault)
      default: fault(key, .unknownKey)
      }
    }
  }

  private mutating func readLibrary(_ table: TOMLTable?, fault: (String, Phrase.CommandLine) -> Void) {
    guard let table else { return fault("library", .expected("[library.reading]")) }
    for key in table.keys where key != "reading" { fault("library.\(key)", .unknownKey) }
    guard table.contains(key: "reading") else { return }
    guard let inner = table["reading"]?.table else {
      return fault("library.reading", .expected("[library.reading]"))
    }
    reading = Self.reading(inner, name: "library.reading", fault: fault) { path, table in
      let place = URL(fileURLWithPath: (path as NSString).expandingTildeInPath).resolvingSymlinksInPath().path
      readingByPath[place] = Self.reading(table, name: "library.reading.\(path)", fault: fault) { key, _ in
        fault("library.reading.\(path).\(key)", .unknownKey)
      }
    }
  }

  /// `inner` is called for tables in it: those of single libraries, by their paths.
  private static func reading(
    _ table: TOMLTable, name: String, fault: (String, Phrase.CommandLine) -> Void,
    inner: (String, TOMLTable) -> Void
  ) -> LibrarySettings {
    var settings = LibrarySettings()
    for key in table.keys {
      switch key {
      case "pieces":
        settings.pieces = choice(table[key], "\(name).\(key)", fault) ?? .guessed
      case "ignore":
        guard let array = table[key]?.array, array.allSatisfy({ $0.string != nil }) else {
          fault("\(name).\(key)", .expected("[\"drafts/**\", …]"))
          continue
        }
        settings.ignored = array.compactMap(\.string)
      case "issue":
        settings.issues.mark = choice(table[key], "\(name).\(key)", fault) ?? .auto
      case "order":
        settings.issues.order = choice(table[key], "\(name).\(key)", fault) ?? .newest
      case "language":
        settings.issues.language = table[key]?.string.flatMap { Language(tag: $0) }
        if settings.issues.language == nil { fault("\(name).\(key)", .expected("\"zh\" / \"en\" / …")) }
      default:
        guard let table = table[key]?.table else {
          fault("\(name).\(key)", .unknownKey)
          continue
        }
        inner(key, table)
      }
    }
    return settings
  }

  /// One of the words that a setting may be; nil, and a fault, for anything else.
  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: TOMLValueConvertible?, _ name: String, _ fault: (String, Phrase.CommandLine) -> Void
  ) -> Choice? {
    if let choice = value?.string.flatMap(Choice.init) { return choice }
    fault(name, .expected(Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " / ")))
    return nil
  }

  /// A word, or seconds.
  private static func readRule(_ value: TOMLValueConvertible?) -> ReadRule? {
    switch value?.string {
    case "opened": .opened
    case "end": .end
    default: value?.int.flatMap { (1...3_600).contains($0) ? .seconds($0) : nil }
    }
  }

  private mutating func readText(_ table: TOMLTable?, fault: (String, Phrase.CommandLine) -> Void) {
    guard let table else { return fault("text", .expected("[text]")) }
    for key in table.keys {
      switch key {
      case "ambiguous-width":
        if table[key]?.string == "auto" { continue }
        guard let width = table[key]?.int.flatMap(AmbiguousWidth.init) else {
          fault("text.\(key)", .expected("\"auto\" / 1 / 2"))
          continue
        }
        ambiguousWidth = width
      case "han-latin-space":
        guard let value = table[key]?.bool else {
          fault("text.\(key)", .expected("true / false"))
          continue
        }
        spacesHanAndLatin = value
      default: fault("text.\(key)", .unknownKey)
      }
    }
  }
}
