import DigestIndex
import Foundation
import TestSupport
import Testing

/// What is kept of the reader's, as commands show it.
@Suite struct KeptStateTests {
  private static let week =
    "# 2026 年第 05 周\n\n## 题\n\n### 苹果\n\n红的果子，树上的。\n\n### 梨\n\n黄的果子，也是树上的。\n"

  /// Stars the entry of this title, as the reader does.
  private func star(_ title: String, in path: String, _ home: Home) async throws {
    let library = Library(
      roots: [path], cache: home.folder.path + "/cache/wenzhai",
      state: home.folder.path + "/state/wenzhai/reading.sqlite")
    _ = try await library.refresh()
    _ = try library.toggleStarred(try #require(try library.entries().first { $0.title == title }))
  }

  @Test func starsAreFoundWhereTheLibraryIsNowAndListedWhenTheyAreGone() async throws {
    let home = try Home()
    try home.write(Self.week, to: "library/2026W05.md")
    try await star("苹果", in: home.folder.path + "/library", home)
    try await star("梨", in: home.folder.path + "/library", home)
    let moved = try home.shell("mv library elsewhere && $W search is:starred -L elsewhere --count")
    #expect(moved.output == "2\n")

    try home.write(Self.week.replacing("### 苹果\n\n红的果子，树上的。\n", with: ""), to: "elsewhere/2026W05.md")
    #expect(try home.run(["search", "is:starred", "-L", "elsewhere", "--count"]).output == "1\n")
    let lines = try home.run(["state", "export", "-L", "elsewhere"]).lines
    let gone = lines.filter { $0.contains("\"missing\":true") && $0.contains("elsewhere") }
    #expect(gone.count == 1)
    #expect(gone.first?.contains("\"title\":\"苹果\"") == true && gone.first?.contains("红的果子") == true)
    // Into a file, nothing goes elsewhere.
    let outcome = try home.run(["state", "export", "kept.jsonl", "-L", "elsewhere"])
    #expect(outcome.status == 0 && outcome.bytes.isEmpty)
    let file = try String(contentsOf: home.folder.appending(path: "kept.jsonl"), encoding: .utf8)
    #expect(file.split(separator: "\n") == lines)
    #expect(try home.run(["state", "export", "/nowhere/at/all"]).status == 2)
  }

  /// The other library has been known for long; nothing in it changes but what is kept.
  @Test func aStarThatIsPutInACopyIsSeenInTheOther() async throws {
    let home = try Home()
    try home.write(Self.week, to: "one/2026W05.md")
    try home.write(Self.week, to: "two/2026W05.md")
    #expect(try home.run(["search", "is:starred", "-L", "two"]).status == 1)
    try await star("梨", in: home.folder.path + "/one", home)
    #expect(try home.run(["search", "is:starred", "-L", "two"]).lines.first == "2026W05/zh#梨  梨")
    #expect(try home.run(["state", "export"]).lines.count == 2)
  }

  @Test func withoutAnythingKeptThereIsNothing() throws {
    let outcome = try Home().run(["state", "export"])
    #expect(outcome.status == 1 && outcome.bytes.isEmpty && outcome.errors == "")
    #expect(try Home().run(["state", "forget"]).status == 64)
  }
}
