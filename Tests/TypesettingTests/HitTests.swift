import DigestKit
import Markdown
import TestSupport
import Testing
import Typesetting
import Writing

/// Where a search is marked on a page: everywhere that it hits the text, nowhere else.
@Suite struct HitTests {
  private func entry(_ body: String) throws -> Entry {
    try #require(Edition(bytes: Array("# 期\n\n## 类\n\n### 题目\n\n\(body)".utf8)).entries.first)
  }

  private func lines(
    _ body: String, _ patterns: [String], width: Int = 40,
    longCode: TypesettingOptions.LongCode = .wrapped
  ) throws -> [Line] {
    Typesetter.lines(
      of: try entry(body),
      options: TypesettingOptions(
        width: width, patterns: patterns.compactMap { TextPattern($0).map(SearchPattern.text) },
        longCode: longCode))
  }

  /// What is marked, hit by hit.
  private func marked(_ lines: [Line]) -> [String] {
    var hits: [String] = []
    for run in lines.flatMap(\.runs) where run.ink.traits.contains(.hit) {
      if run.ink.traits.contains(.hitStart) {
        hits.append(run.text.string)
      } else if !hits.isEmpty {
        hits[hits.count - 1] += run.text.string
      }
    }
    return hits
  }

  @Test func hitsGoOverStylesLinksAndLines() throws {
    #expect(marked(try lines("机**器**人 与 [机器](https://a.example/)人", ["机器人"])) == ["机器人", "机器人"])
    let narrow = try lines("前面有几个字机器人学习后面也有几个字", ["机器人学习"], width: 16)
    #expect(marked(narrow) == ["机器人学习"])
    #expect(narrow.filter(\.hasHit).count == 2)
  }

  /// Marks of links, pictures and footnotes are shown, and no search sees them.
  @Test func whatNoSearchSeesIsNotMarked() throws {
    let body = "见[^1]。![](a1.png) [站](https://one.example/1) https://bare.example/1\n\n[^1]: 注"
    for pattern in ["1", "▣", "bare", "example"] {
      let page = try lines(body, [pattern], width: 80)
      let plain = FoldedText(try entry(body).plainText)
      #expect(marked(page).count == TextPattern(pattern)?.matches(in: plain).count, "\(pattern)")
    }
  }

  @Test func hitsInCodeAreCountedAndPlaced() throws {
    let page = try lines("```c\nint alpha = alpha + 机器(alpha);\n```", ["alpha"], width: 80, longCode: .whole)
    let code = try #require(page.first { $0.hasHit })
    #expect(code.codeColumn(ofHit: 0, ambiguous: .narrow) == 4)
    #expect(code.codeColumn(ofHit: 1, ambiguous: .narrow) == 12)
    #expect(code.codeColumn(ofHit: 2, ambiguous: .narrow) == 25)
    #expect(code.codeColumn(ofHit: 3, ambiguous: .narrow) == nil)
    #expect(try #require(page.first).codeColumn(ofHit: 0, ambiguous: .narrow) == nil)
  }

  /// No run is empty, and the text of a page is the same with hits and without.
  @Test(arguments: ["机", "器人", "a", "e", "的", "。", "-", "1", "the", "器人 学"])
  func marksChangeNothingElse(_ pattern: String) throws {
    let bodies = [
      "机器人**学习**，`the code` 与 [the link](https://a.example/e)。\n\n- 一机器\n- the e\n\n> 引的机",
      "$a + e$ 和 e-e\n\n| a | e |\n|---|---|\n| 机 | the |",
      "```\nthe 机器人 = a\n```\n\n**机****器****人** 学习",
    ]
    for body in bodies {
      for width in [12, 30, 80] {
        let plain = try lines(body, [], width: width)
        let searched = try lines(body, [pattern], width: width)
        #expect(plain.map(\.text) == searched.map(\.text))
        #expect(searched.flatMap(\.runs).allSatisfy { !$0.text.isEmpty })
        let wanted = TextPattern(pattern)?.matches(in: FoldedText(try entry(body).plainText)).count ?? 0
        // A table or a formula may show a hit that goes over its cells or signs in another way.
        if !body.contains("|") {
          #expect(marked(searched).count == wanted, "\(pattern) in \(body) at \(width)")
        }
      }
    }
  }
}
