import DigestKit
import Foundation
import TestSupport
import Testing
import Typesetting
import Writing

@Suite struct TypesettingTests {
  private func lines(_ markdown: String, width: Int = 40, patterns: [String] = []) -> [Line] {
    let entry = Edition(bytes: Array("## 题\n\n\(markdown)\n".utf8)).entries[0]
    let options = TypesettingOptions(
      width: width, patterns: patterns.compactMap { TextPattern($0).map(SearchPattern.text) })
    return Array(Typesetter.lines(of: entry, options: options).dropFirst(2))
  }

  private func text(_ markdown: String, width: Int = 40) -> String {
    lines(markdown, width: width).map(\.text).joined(separator: "\n")
  }

  @Test func paragraphsBreakByChineseRules() {
    #expect(
      text("他说：“今天天气很好。”然后出门去了，没有带伞（其实有雨）。", width: 20) == """
        他说：“今天天气很
        好。”然后出门去了，
        没有带伞（其实
        有雨）。
        """)
  }

  /// A paragraph of links alone is set with the host behind each, in time that grows with their number.
  @Test(.timeLimit(.minutes(1)), arguments: [7, 40_000])
  func aParagraphOfThousandsOfLinksIsSet(hosts: Int) {
    let links = (1...40_000).map { "[甲\($0)](https://a\($0 % hosts).example/\($0))" }
    let set = lines(links.joined(separator: "\n"), width: 60).map(\.text)
    let words = set.flatMap { $0.split(separator: " ") }
    let (names, last) = (words.count { $0.hasPrefix("甲") }, words.suffix(3).joined(separator: " "))
    // The first lines are those of the title.
    #expect(names > 39_990)
    #expect(last == "甲40000 · a\(40_000 % hosts).example")
  }

  @Test func wordsStayWholeAndLongOnesAreCut() {
    #expect(text("a quick brown fox", width: 10) == "a quick\nbrown fox")
    #expect(
      text("https://example.com/abcdefghijklmnop 后", width: 12).split(separator: "\n").allSatisfy {
        $0.count <= 12
      })
  }

  @Test func listsHangTheirText() {
    #expect(
      text("- 一二三四五六七八\n  - 九十\n- 十一\n\n1. 甲\n2. 乙\n\n- [x] 完\n- [ ] 未", width: 14) == """
        • 一二三四五六
          七八
          ◦ 九十
        • 十一

        1. 甲
        2. 乙

        [x] 完
        [ ] 未
        """)
  }

  @Test func quotesAndAlertsHaveABarAtEveryDepth() {
    #expect(
      text("> 一\n>\n> > 二\n\n> [!NOTE]\n> 三") == """
        ▏ 一
        ▏
        ▏ ▏ 二

        ▏ NOTE
        ▏ 三
        """)
  }

  @Test func tablesStandInColumnsOrAsRecords() {
    let table = "| 名 | 数 |\n|---|---:|\n| 纸张 | 5 |\n| b | 12 |"
    #expect(text(table) == "名    数\n────────\n纸张   5\nb     12")
    // What doesn't fit is wrapped inside its column, and a row in several lines stands apart.
    #expect(
      text(table.replacing("纸张", with: "一二三四五六七八九十"), width: 12) == """
        名        数
        ────────────
        一二三四   5
        五六七八
        九十

        b         12
        """)
    // Columns too narrow for that make a record of each row.
    let wide = "| 名 | 说明 | 例 |\n|---|---|---|\n| 甲乙丙丁戊己庚 | 一二三四五六七八 | abcdefgh ijkl |"
    #expect(
      text(wide, width: 20) == """
        名
        ────────
        甲乙丙丁戊己庚
          说明  一二三四五六
                七八
          例    abcdefgh
                ijkl
        """)
  }

  /// A tab is four spaces on the page, but still a tab to whoever colours the code: a recipe begins with one, and it
  /// may stand before the end of a here-document.
  @Test(arguments: [
    ("make", "all:\n\techo x\n", ["all", "echo"]),
    ("sh", "cat <<-END\n\ta\n\tEND\necho b\n", ["cat", "echo"]),
  ])
  func tabsMeanSomethingInCode(_ language: String, _ code: String, _ names: [String]) {
    let runs = lines("```\(language)\n\(code)```").flatMap(\.runs)
    #expect(runs.filter { $0.ink.role == .code(.name) }.map(\.text.string) == names)
    #expect(!runs.contains { $0.text.string.contains("\t") })
    #expect(text("```\(language)\n\(code)```").contains("\n      "))
  }

  /// A word with hyphens may be broken behind each of them, and so needs no wide column.
  @Test func hyphensPartTheWordsOfAColumn() {
    let table = "| a | b |\n|---|---|\n| state-of-the-art | hand-to-hand-fight |"
    #expect(
      text(table, width: 20) == """
        a          b
        ────────────────────
        state-of-  hand-to-
        the-art    hand-
                   fight
        """)
  }

  @Test func anItemWithoutTextKeepsItsMark() {
    #expect(text("-\n- 甲\n\n1. 乙\n2.") == "•\n• 甲\n\n1. 乙\n2.")
  }

  @Test func codeIsContinuedBelowAMark() {
    #expect(text("```\nabcdefghijklmnop\n\tx\n```", width: 12) == "  abcdefghij\n  ↳ klmnop\n      x")
  }

  @Test func hitsAreMarkedOverStylesAndLines() {
    let runs = lines("用**机器**人做事", patterns: ["机器人"])[0].runs.filter { $0.ink.traits.contains(.hit) }
    #expect(runs.map(\.text.string).joined() == "机器人")
    let broken = lines("一二三四五机器人", width: 12, patterns: ["机器人"])
    #expect(broken.map(\.hasHit) == [true, true])
    // What is shown but not searched doesn't shift the marks behind it.
    let behind = lines("<https://a.example/x> 后面机器人", patterns: ["机器人"])[0].runs.filter {
      $0.ink.traits.contains(.hit)
    }
    #expect(behind.map(\.text.string) == ["机器人"])
  }

  @Test func linksKeepTheirTargets() {
    let runs = lines("见[这里](x.md#a)和[[笔记|札]]")[0].runs.filter { $0.link != nil }
    #expect(runs.map(\.link) == ["x.md#a", "笔记"])
    #expect(runs.map(\.text.string) == ["这里", "札"])
  }

  @Test func subheadingsAreFoundByTheirShape() {
    let found = lines("核心思想\n\n与其一次生成一个动作，不如一次把一整段动作都生成出来，再从里面挑选最稳的那一段。\n\n**结论**\n\n好。")
    let headings = found.filter { $0.runs.contains { $0.ink.role == .heading } }
    #expect(headings.map(\.text) == ["核心思想", "结论"])
    #expect(headings.allSatisfy { $0.runs.allSatisfy { $0.ink.traits.contains(.strong) } })
  }

  @Test func controlCharactersNeverPass() {
    let all = lines("a\u{1B}[31m\u{9B}x\u{202E} &#27;]0;t&#7; `\u{1B}c`\n\n```\n\u{1B}]52;c;x\u{7}\n```").map(
      \.text
    ).joined()
    #expect(!all.unicodeScalars.contains { SafeText.isSteering($0) })
  }
}

/// What holds for every entry of every digest, at every width.
@Suite struct TypesettingPropertyTests {
  static var files: [URL] {
    TestFiles.markdown(below: TestFiles.libraries)
  }

  @Test(arguments: files)
  func linesFitAndNothingIsLost(_ file: URL) throws {
    let edition = Edition(bytes: Array(try Data(contentsOf: file)))
    // Every tenth entry is enough to find what is wrong, and quick enough for every run.
    for (index, entry) in edition.entries.enumerated() where index % 10 == 0 || edition.entries.count < 40 {
      for width in [20, 60, 88] {
        let lines = Typesetter.lines(of: entry, options: TypesettingOptions(width: width))
        let widest = lines.max { $0.text.cells(ambiguous: .narrow) < $1.text.cells(ambiguous: .narrow) }
        #expect(
          widest.map { $0.text.cells(ambiguous: .narrow) <= width } ?? true,
          "\(entry.title): \(widest?.text ?? "")")
        // A table that doesn't fit becomes records, which repeat its header.
        if entry.features.contains(.table) { continue }
        let shown = lines.map(\.text).joined()
        #expect(Self.isSubsequence(entry.plainText, of: shown), "\(entry.title) at \(width)")
      }
    }
  }

  /// True if every visible character of `text` stands in `shown`, in order.
  private static func isSubsequence(_ text: String, of shown: String) -> Bool {
    var rest = SafeText(shown).string.unicodeScalars.makeIterator()
    // Brackets of remarks on a source are left out beside it.
    let wanted = SafeText(text).string.unicodeScalars.filter {
      !$0.properties.isWhitespace && !"（）()[]【】".unicodeScalars.contains($0)
    }
    return wanted.allSatisfy { wanted in
      while let next = rest.next() { if next == wanted { return true } }
      return false
    }
  }
}
