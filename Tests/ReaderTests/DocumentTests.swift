import DigestKit
import Foundation
@testable import Reader
import Testing

@Suite struct DocumentTests {
  private let docs = URL(filePath: SampleLibrary.folder).deletingLastPathComponent().appending(path: "Docs")

  /// Make it anew with `make docs`.
  @Test func theTableOfKeysIsNotStale() throws {
    #expect(try String(contentsOf: docs.appending(path: "keys.md"), encoding: .utf8) == KeyTable.markdown)
  }

  /// Each test that is named as holding a case is there, in its suite.
  @Test func theTestsOfTheAbuseListExist() throws {
    let text = try String(contentsOf: docs.appending(path: "robustness.md"), encoding: .utf8)
    let tests = docs.deletingLastPathComponent().appending(path: "Tests")
    var functions: [String: Set<String>] = [:]
    let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let source = try String(contentsOf: file, encoding: .utf8)
      let own = Set(source.matches(of: /func (\w+)\(/).map { String($0.1) })
      for suite in source.matches(of: /struct (\w+Tests)\b/) {
        functions[String(suite.1), default: []].formUnion(own)
      }
    }
    let named = text.matches(of: /`(?:\w+\.)?(\w+Tests)\.(\w+)`/).map { (String($0.1), String($0.2)) }
    #expect(named.count > 150)
    for (suite, function) in named {
      #expect(functions[suite]?.contains(function) == true, "\(suite).\(function)")
    }
  }

  /// Every filter of the table, and every choice that one has, in the list that people read.
  @Test func theListOfFiltersIsWhole() throws {
    let formats = try String(contentsOf: docs.appending(path: "formats.md"), encoding: .utf8)
    for filter in FilterEntry.table {
      #expect(
        formats.contains("| `\(filter.name.rawValue):") || formats.contains(" `\(filter.name.rawValue):"))
      guard case .choices(let choices) = filter.values else { continue }
      for choice in choices { #expect(formats.contains("`\(filter.name.rawValue):\(choice)`")) }
    }
    #expect(FilterEntry.table.map(\.name) == FilterName.allCases)
  }

  @Test func helpTellsTheFilters() async {
    let help = HelpView.lines(await SmallLibrary.reader("").state).map(\.keys.string)
    #expect(help.contains("in:SECTION"))
    #expect(help.contains("is:unread|read|starred|marked"))
  }

  @Test func theGuideNamesOnlyKeysThatExist() throws {
    let guide = try String(contentsOf: docs.appending(path: "guide.md"), encoding: .utf8)
    let labels = Set(Command.table.flatMap(\.keys).map(\.label))
    let singles = guide.matches(of: /`([^`\s])`/).map { String($0.1) }
    #expect(singles.count > 20)
    for key in singles { #expect(labels.contains(key), "\(key)") }
  }

  /// Every setting and what it may be, in the list that people read.
  @Test func theListOfSettingsIsWhole() throws {
    let text = try String(contentsOf: docs.appending(path: "settings.md"), encoding: .utf8)
    for setting in Setting.table {
      let row = text.split(separator: "\n").first { $0.hasPrefix("| `\(setting.name)` |") }
      let shown = row?.replacing("`", with: "") ?? ""
      #expect(shown.contains("| \(setting.values)"), "\(setting.name): \(setting.values)")
    }
  }
}
