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
  private static let digests: [(key: String, markdown: String)] = ["2026W40", "2026W41", "2026W42"].map {
    key in
    let file = TestFiles.fixtures.appending(path: "constructs/\(key).md")
    return (key, (try? String(contentsOf: file, encoding: .utf8)) ?? "")
  }

  struct Construct: Sendable, CustomTestStringConvertible {
    var digest: Int
    /// Of its entry in the digest.
    var index: Int
    var title: String
    var testDescription: String { title }
  }

  private static let constructs = digests.enumerated().flatMap { number, digest in
    Edition(bytes: Array(digest.markdown.utf8)).entries.enumerated().map { index, entry in
      Construct(digest: number, index: index, title: entry.title)
    }
  }

  /// Wide in both themes, and on a narrow screen with room for all of it.
  private static let screens: [(name: String, size: Size, theme: Theme)] = [
    ("dark", Size(columns: 72, rows: 30), .dark), ("light", Size(columns: 72, rows: 30), .light),
    ("narrow", Size(columns: 36, rows: 80), .dark),
  ]

  @Test(arguments: constructs, screens.indices)
  func constructsLookAsTheyDid(_ construct: Construct, _ screen: Int) async throws {
    let (name, size, theme) = Self.screens[screen]
    let digest = Self.digests[construct.digest]
    let library = FixtureLibrary([(digest.key, "zh", digest.markdown)])
    let state = State(
      size: size, libraryName: "library",
      settings: Settings(language: .chinese, theme: theme))
    var reader = HeadlessReader(state: state, runner: library)
    await reader.start()
    await reader.press(Key.sequence("l" + String(repeating: "j", count: construct.index) + "<Enter>"))
    let screen = reader.state.render().described
    let file = TestFiles.fixtures.appending(
      path: "screens/\(construct.index + 1)-\(construct.title)-\(name).txt")
    if ProcessInfo.processInfo.environment["WENZHAI_RECORD"] != nil {
      try Data(screen.utf8).write(to: file)
    }
    #expect(screen == (try? String(contentsOf: file, encoding: .utf8)), "\(file.lastPathComponent)")
  }

  @Test func everyConstructIsThere() {
    #expect(Self.constructs.count == 28)
    #expect(Self.constructs.contains { $0.title == "原样的 HTML" })
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
