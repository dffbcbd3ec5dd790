import DigestIndex
import DigestKit
import Foundation
import Reader
import TOMLKit
import Writing

/// What `config.toml` says. A fault in it is told with its line, and the rest applies.
struct Configuration {
  var libraries: [String] = []
  /// What the reader goes by.
  var preferences = Preferences()
  /// A folder that other machines share.
  var stateDirectory: String?
  /// True if repositories of this machine may be cloned by `file://`.
  var syncsFiles = false
  var reading = ReadingConfiguration()
  private(set) var faults: [Phrase] = []
  private let home: String

  init(home: String = ProcessInfo.processInfo.environment["HOME"] ?? "/") { self.home = home }

  /// Reads the file at `path`; an absent one is an empty one.
  init(path: String?, home: String = ProcessInfo.processInfo.environment["HOME"] ?? "/") {
    self.init(home: home)
    guard let path else { return }
    do {
      if let text = try OwnFile.text(at: path) { read(text, path: path) }
    } catch {
      faults.append(.commandLine(.badConfiguration(path)))
    }
  }

  /// Faults that are told; the rest is counted.
  private static let mostTold = 20

  init(text: String, path: String, home: String = "/home/reader") {
    self.init(home: home)
    read(text, path: path)
  }

  var interfaceLanguage: InterfaceLanguage? {
    guard case .text(let name) = preferences.values["language"] else { return nil }
    return InterfaceLanguage(rawValue: name)
  }

  // MARK: Reading

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
    for key in table.keys {
      switch key {
      case "libraries":
        if let paths = Self.strings(table[key]) {
          libraries = paths.map(expanded)
        } else {
          fault(key, .expected("[\"/path\", …]"))
        }
      case "theme" where table[key]?.table != nil:
        guard let inner = table[key]?.table else { continue }
        let theme = ThemeConfiguration(inner, fault: fault)
        preferences.styles = theme.styles
        if let base = theme.base { preferences.values["theme"] = .text(base.rawValue) }
      case "state":
        readEach(table[key]?.table, key, fault) { configuration, name, value in
          guard name == "directory" else { return fault("state.\(name)", .unknownKey) }
          guard let path = value?.string, path.hasPrefix("/") || path.hasPrefix("~") else {
            return fault("state.\(name)", .expected("\"/path\""))
          }
          configuration.stateDirectory = configuration.expanded(path)
        }
      case "sync":
        readEach(table[key]?.table, key, fault) { configuration, name, value in
          guard name == "file" else { return fault("sync.\(name)", .unknownKey) }
          guard let allows = value?.bool else { return fault("sync.\(name)", .expected("true / false")) }
          configuration.syncsFiles = allows
        }
      case "searches":
        readEach(table[key]?.table, key, fault) { configuration, name, value in
          guard let query = value?.string, !Query(typed: query).isEmpty else {
            return fault("searches.\(name)", .expected("\"in:机器人 is:unread\""))
          }
          configuration.preferences.searches.append(SavedSearch(name: name, query: query))
        }
        preferences.searches.sort {
          lines.line(of: "searches.\($0.name)") < lines.line(of: "searches.\($1.name)")
        }
      case "keys":
        guard let inner = table[key]?.table else {
          fault(key, .expected("[keys]"))
          continue
        }
        preferences.keys = KeysConfiguration(inner, lines: lines, fault: fault).bindings
      case "library": reading = ReadingConfiguration(table[key]?.table, expanded: expanded, fault: fault)
      default: readSetting(key, table[key], fault)
      }
    }
    found.sort { $0.line < $1.line }
    faults += found.prefix(Self.mostTold).map(\.phrase)
    if found.count > Self.mostTold {
      faults.append(.commandLine(.moreFaults(path, found.count - Self.mostTold)))
    }
  }

  private mutating func readEach(
    _ table: TOMLTable?, _ name: String, _ fault: (String, Phrase.CommandLine) -> Void,
    _ read: (inout Configuration, String, TOMLValueConvertible?) -> Void
  ) {
    guard let table else { return fault(name, .expected("[\(name)]")) }
    for key in table.keys { read(&self, key, table[key]) }
  }

  /// A row of the table of settings, or a TOML table of such.
  private mutating func readSetting(
    _ name: String, _ value: TOMLValueConvertible?, _ fault: (String, Phrase.CommandLine) -> Void
  ) {
    if let setting = Setting.named(name) {
      var tried = Settings()
      guard let read = value.flatMap(SettingValue.init), setting.apply(read, to: &tried) else {
        return fault(name, .expected(setting.values))
      }
      preferences.values[name] = read
    } else if Setting.table.contains(where: { $0.name.hasPrefix(name + ".") }) {
      guard let table = value?.table else { return fault(name, .expected("[\(name)]")) }
      for key in table.keys { readSetting(name + "." + key, table[key], fault) }
    } else {
      let near = Spelling.nearest(to: name, among: Setting.table.map(\.name) + Self.tables)
      fault(name, near.map { .noSuchKey($0) } ?? .unknownKey)
    }
  }

  /// What the file may hold besides the table of settings.
  private static let tables = ["libraries", "state", "sync", "searches", "keys", "library", "theme"]

  static func strings(_ value: TOMLValueConvertible?) -> [String]? {
    guard let array = value?.array, array.allSatisfy({ $0.string != nil }) else { return nil }
    return array.compactMap(\.string)
  }

  /// A path with `~` for the home folder, as the environment names it.
  private func expanded(_ path: String) -> String {
    path == "~" || path.hasPrefix("~/") ? home + path.dropFirst() : path
  }
}

extension SettingValue {
  init?(_ value: TOMLValueConvertible) {
    if let flag = value.bool {
      self = .flag(flag)
    } else if let number = value.int {
      self = .number(number)
    } else if let text = value.string {
      self = .text(text)
    } else if let list = Configuration.strings(value) {
      self = .list(list)
    } else {
      return nil
    }
  }
}
