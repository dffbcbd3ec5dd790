import DigestKit
import Foundation
import Reader
import ReaderTestSupport
import Screen
import TestSupport
import Testing

/// Each construct of Markdown on a screen of its own, in both themes, as it was once looked at and found good.
///
/// After a wanted change: `WENZHAI_RECORD=1 swift test --filter ConstructScreenTests`, then read the diff.
@Suite struct ConstructScreenTests {
  static let markdown =
    (try? String(
      contentsOf: TestFiles.fixtures.appending(path: "constructs/2026W40.md"), encoding: .utf8)) ?? ""
  static let titles = Edition(bytes: Array(markdown.utf8)).entries.map(\.title)

  @Test(arguments: Array(titles.enumerated()), [Theme.dark, .light])
  func constructsLookAsTheyDid(_ entry: (offset: Int, element: String), _ theme: Theme) async throws {
    let library = FixtureLibrary([("2026W40", "zh", Self.markdown)])
    let state = State(
      size: Size(columns: 72, rows: 30), libraryName: "library",
      settings: Settings(language: .chinese, theme: theme))
    var reader = HeadlessReader(state: state, runner: library)
    await reader.start()
    await reader.press(Key.sequence("l" + String(repeating: "j", count: entry.offset) + "<Enter>"))
    let screen = reader.state.render().described
    let file = TestFiles.fixtures.appending(
      path: "screens/\(entry.offset + 1)-\(entry.element)-\(theme.rawValue).txt")
    if ProcessInfo.processInfo.environment["WENZHAI_RECORD"] != nil {
      try Data(screen.utf8).write(to: file)
    }
    #expect(screen == (try? String(contentsOf: file, encoding: .utf8)), "\(file.lastPathComponent)")
  }

  @Test func everyConstructIsThere() {
    #expect(Self.titles.count == 12)
    #expect(Self.titles.contains("原样的 HTML"))
  }
}

extension Frame {
  /// The rows, then what is not plain in each: columns from 0, colours by number.
  fileprivate var described: String {
    var styles: [String] = []
    for row in 0..<size.rows {
      let runs = runs(row: row).filter { $0.style != .plain && !$0.text.allSatisfy { $0 == " " } }
      let described = runs.map { "\($0.column) \($0.style.sgr.dropFirst(2).dropLast()) “\($0.text)”" }
      if !described.isEmpty { styles.append("\(row): " + described.joined(separator: ", ")) }
    }
    return text + "\n" + String(repeating: "-", count: size.columns) + "\n"
      + styles.joined(separator: "\n") + "\n"
  }
}
