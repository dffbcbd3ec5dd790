import DigestIndex
import DigestKit
import Foundation
import Reader
import TOMLKit

/// `[library.reading]`: how libraries are read, and, by their paths, those for which something else is said.
struct ReadingConfiguration {
  private var all = LibrarySettings()
  private var byPath: [String: LibrarySettings] = [:]

  init() {}

  /// How the library at `path` is to be read.
  subscript(path: String) -> LibrarySettings {
    byPath[URL(fileURLWithPath: path).resolvingSymlinksInPath().path] ?? all
  }

  init(
    _ table: TOMLTable?, expanded: (String) -> String, fault: (String, Phrase.CommandLine) -> Void
  ) {
    guard let table else {
      fault("library", .expected("[library.reading]"))
      return
    }
    for key in table.keys where key != "reading" { fault("library.\(key)", .unknownKey) }
    guard table.contains(key: "reading") else { return }
    guard let inner = table["reading"]?.table else {
      fault("library.reading", .expected("[library.reading]"))
      return
    }
    all = Self.reading(inner, name: "library.reading", fault: fault) { path, table in
      let place = URL(fileURLWithPath: expanded(path)).resolvingSymlinksInPath().path
      byPath[place] = Self.reading(table, name: "library.reading.\(path)", fault: fault) { key, _ in
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
}
