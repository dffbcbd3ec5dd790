import Foundation
import TestSupport
import Testing

/// `wenzhai export` and `show --format html`, as scripts use them.
@Suite struct ExportTests {
  private func home() throws -> Home {
    let home = try Home()
    try home.write(
      "# 第 05 周\n\n[中文](a.zh.md)\n\n引言的话。\n\n## 果\n\n### 苹果\n\n红。![点](p.png)\n\n### 梨\n\n黄的果子。\n",
      to: "library/2026W05/README.zh.md")
    try home.write("# Week 05\n\n## Fruit\n\n### Apple\n\nRed.\n", to: "library/2026W05/README.en.md")
    try home.write("# 第 06 周\n\n## 果\n\n### 杏\n\n酸的果子。\n", to: "library/2026W06.md")
    try home.write(Data([0x89, 0x50, 0x4E, 0x47, 1, 2]), to: "library/2026W05/p.png")
    return home
  }

  private func bytes(_ name: String, _ home: Home) throws -> Data {
    try Data(contentsOf: home.folder.appending(path: name))
  }

  private func text(_ name: String, _ home: Home) throws -> String {
    String(decoding: try bytes(name, home), as: UTF8.self)
  }

  @Test func aDigestIsWrittenInAllItsLanguages() throws {
    let outcome = try home().run(["export", "-L", "library", "2026w05"])
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(
      outcome.output == """
        # 第 05 周

        [中文](a.zh.md)

        引言的话。

        ## 果

        ### 苹果

        红。![点](p.png)

        ### 梨

        黄的果子。

        # Week 05

        ## Fruit

        ### Apple

        Red.

        """)
  }

  @Test func entriesAndHitsAreGathered() throws {
    let home = try home()
    let two = try home.run(["export", "-L", "library", "2026W06/zh#杏", "2026W05/zh#梨", "2026W06/zh#杏"]).output
    #expect(
      two == "# 第 06 周\n\n## 果\n\n### 杏\n\n酸的果子。\n\n# 第 05 周\n\n## 果\n\n### 梨\n\n黄的果子。\n")
    #expect(try home.run(["export", "-L", "library", "--query", "果子"]).output == two)
    #expect(try home.run(["export", "-L", "library", "2026W05/en#apple"]).output == "### Apple\n\nRed.\n")
    #expect(try home.run(["export", "-L", "library", "--query", "没有这样的"]).status == 1)
    let json = try home.run(["export", "-L", "library", "--query", "酸的", "--format", "json"]).output
    let line = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(line?["id"] as? String == "2026W06/zh#杏" && line?["text"] as? String == "杏\n酸的果子。")
    #expect(line?["markdown"] as? String == "### 杏\n\n酸的果子。\n")
  }

  @Test func aFileIsWrittenAsItIsCalled() throws {
    let home = try home()
    for name in ["a.html", "b.epub", "c.md", "d.json", "e"] {
      let outcome = try home.run(["export", "-L", "library", "2026W05", "-o", name])
      #expect(outcome.status == 0 && outcome.output == "")
      #expect(outcome.errors == "wenzhai: Saved 4 entries: \(name)\n")
    }
    let page = try text("a.html", home)
    #expect(page.contains("<article lang=\"zh\">") && page.contains("<article lang=\"en\">"))
    #expect(page.contains("data:image/png;base64,iVBORwEC"))
    #expect(try bytes("b.epub", home).prefix(4) == Data([0x50, 0x4B, 3, 4]))
    #expect(try text("c.md", home) == text("e", home))
    #expect(try text("d.json", home).split(separator: "\n").count == 4)
    // The same time makes the same book.
    for name in ["1.epub", "2.epub"] {
      _ = try home.run(
        ["export", "-L", "library", "2026W05", "-o", name], setting: ["SOURCE_DATE_EPOCH": "1769904000"])
    }
    #expect(try bytes("1.epub", home) == bytes("2.epub", home))
    // Nothing is left beside the files.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: home.folder.path).filter { $0.hasPrefix(".w") }
        == [])
  }

  @Test(arguments: [
    (["export"], 64, "name entries or digests, or give --query"),
    (["export", "a", "--query", "b"], 64, "name entries or digests, or give --query"),
    (["export", "2026W05", "--format", "epub"], 64, "an EPUB needs a file: -o FILE"),
    (["export", "2026W05", "-o", "nowhere/x.md"], 2, "can't be written: nowhere/x.md"),
    (["export", "nothing"], 2, "no such entry: nothing"),
  ])
  func whatCannotBeIsSaid(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let outcome = try home().run(arguments + ["-L", "library"])
    #expect(outcome.status == status && outcome.output == "")
    #expect(outcome.errors.contains(words))
  }

  /// A link leads on, and what is no file stays what it is.
  @Test func theFileIsPutWhereItsNameLeads() throws {
    let home = try home()
    try home.write("old", to: "real/a.md")
    let outcome = try home.shell(
      "ln -s real/a.md link.md; mkfifo pipe; (cat pipe > got) & $W export -L library 2026W06 -o link.md; "
        + "$W export -L library 2026W06 -o pipe; wait; $W export -L library 2026W06 -o /dev/null; test -p pipe && test -L link.md && test -c /dev/null"
    )
    #expect(outcome.status == 0)
    #expect(try text("real/a.md", home) == text("got", home))
    #expect(try text("got", home).contains("酸的果子。"))
  }

  @Test func severalDigestsKeepTheirIntroductions() throws {
    let output = try home().run(["export", "-L", "library", "2026W06", "2026W05"]).output
    #expect(output.contains("引言的话。") && output.ranges(of: "# 第 05 周").count == 1)
    #expect(output.hasPrefix("# 第 06 周") && output.hasSuffix("### Apple\n\nRed.\n"))
  }

  /// What stands at the end of the file for links goes along, unless it would lead to another place.
  @Test func definitionsOfLinksComeAlong() throws {
    let home = try Home()
    for (week, place) in [("05", "a"), ("06", "b")] {
      try home.write(
        "# 第 \(week) 周\n\n## 类\n\n### 甲\n\n见[源][s]与[同][t]。\n\n### 乙\n\n没有。\n\n[s]: https://\(place).example/\n[t]: https://t.example/\n",
        to: "library/2026W\(week).md")
    }
    let one = "### 甲\n\n见[源][s]与[同][t]。\n\n[s]: https://a.example/\n[t]: https://t.example/\n"
    #expect(try home.run(["export", "-L", "library", "2026W05/zh#甲"]).output == one)
    #expect(try home.run(["show", "-L", "library", "2026W05/zh#甲", "--format", "markdown"]).output == one)
    let both = try home.run(["export", "-L", "library", "2026W05/zh#甲", "2026W06/zh#甲"]).output
    #expect(both.hasSuffix("见[源][s]与[同][t]。\n\n[t]: https://t.example/\n"))
  }

  @Test func aParagraphAloneIsAPage() throws {
    let home = try home()
    let page = try home.run(["show", "-L", "library", "2026W05/en#apple:1", "--format", "html"]).output
    #expect(page.contains("<p>Red.</p>"))
    let none = try home.run(["show", "-L", "library", "2026W05/en#apple:2", "--format", "html"])
    #expect(none.status == 2 && none.output == "")
  }

  @Test func showPrintsAPage() throws {
    let page = try home().run(["show", "-L", "library", "2026W06/zh#杏", "--format", "html"]).output
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh\">") && page.hasSuffix("</html>\n"))
    #expect(page.contains("<h1>杏</h1>\n<p>酸的果子。</p>"))
  }

  /// Debian's package epubcheck, where somebody installed it: it brings Java along.
  private static let checker = "/usr/share/java/epubcheck.jar"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: checker), "apt install epubcheck"))
  func booksOfTheSamplesAreFoundRight() throws {
    let home = try Home()
    let keys = try home.run(["digests", "-L", Home.samples, "--json"]).output.matches(of: #/"key":"([^"]+)"/#)
    #expect(keys.count > 10)
    _ = try home.run(["export", "-L", Home.samples, "-o", "all.epub"] + keys.map { String($0.1) })
    let outcome = try home.shell("java -jar \(Self.checker) all.epub 2>&1")
    #expect(outcome.output.contains("No errors or warnings detected."), "\(outcome.output)")
  }
}
