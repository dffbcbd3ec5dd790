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
    #expect(try home.run(["state", "export"]).lines.count { $0.contains("\"kind\":\"starred\"") } == 2)
  }

  @Test func withoutAnythingKeptThereIsNothing() throws {
    let outcome = try Home().run(["state", "export"])
    #expect(outcome.status == 1 && outcome.bytes.isEmpty && outcome.errors == "")
    #expect(try Home().run(["state", "remember"]).status == 64)
    // All libraries at once nobody forgets by mistake.
    #expect(try Home().run(["state", "forget"]).status == 64)
    for command in ["notes", "stats"] {
      let outcome = try Home().run([command, "-L", Home.samples])
      #expect(outcome.status == 1 && outcome.bytes.isEmpty)
    }
  }

  /// What one machine keeps, another one takes over, and forgets again.
  @Test func whatIsKeptIsTakenAlong() async throws {
    let home = try Home()
    try home.write(Self.week, to: "library/2026W05.md")
    try await star("苹果", in: home.folder.path + "/library", home)
    #expect(try home.run(["state", "export", "kept.jsonl"]).status == 0)
    let other = try home.shell(
      "export XDG_STATE_HOME=$PWD/other && $W state import kept.jsonl && $W state import kept.jsonl && "
        + "$W search is:starred -L library && cat kept.jsonl | $W state import && "
        + "$W state forget -L library && $W search is:starred -L library")
    #expect(other.status == 1)
    #expect(
      other.lines.first?.hasPrefix("0 ") == false && other.lines.dropFirst().first == "0 values taken over")
    #expect(other.lines.contains { $0.hasPrefix("2026W05/zh#苹果") })
    #expect(other.lines.last?.hasSuffix("entries forgotten") == true)
    // What isn't such a file changes nothing.
    try home.write("{}\n", to: "other.jsonl")
    let refused = try home.run(["state", "import", "other.jsonl"])
    #expect(refused.status == 2 && refused.errors.contains("other.jsonl:1: "))
  }

  @Test func aParagraphIsShownByItsNumber() throws {
    let home = try Home()
    try home.write("# 2026 年第 05 周\n\n## 题\n\n### 甲：乙:2\n\n第一段。\n\n第二段。\n", to: "library/2026W05.md")
    func show(_ id: String) throws -> [String] {
      try home.run(["show", id, "-L", "library"]).lines.map { "\($0)" }
    }
    let all = try show("2026W05/zh#甲")
    #expect(all.contains("第一段。") && all.contains("第二段。"))
    let second = try show("2026W05/zh#甲:2")
    #expect(!second.contains("第一段。") && second.contains("第二段。") && second.first == "甲：乙:2")
    let outcome = try home.run(["show", "2026W05/zh#甲:3", "-L", "library"])
    #expect(outcome.status == 2 && outcome.errors.contains("2 paragraphs"))
  }
}
