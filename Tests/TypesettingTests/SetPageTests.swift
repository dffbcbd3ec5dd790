import DigestKit
import Testing
import Typesetting
import Writing

/// What stands where on a set page: sources, headings, tables, prose in fences.
@Suite struct SetPageTests {
  private func entries(_ markdown: String) -> [Entry] { Edition(bytes: Array(markdown.utf8)).entries }

  private func page(
    _ entry: Entry, width: Int = 50, options change: (inout TypesettingOptions) -> Void = { _ in }
  )
    -> String
  {
    var options = TypesettingOptions(width: width)
    change(&options)
    return Typesetter.lines(of: entry, options: options).map(\.text).joined(separator: "\n")
  }

  private func pages(_ markdown: String, width: Int = 50) -> [String] {
    entries(markdown).map { page($0, width: width) }
  }

  private func text(_ markdown: String, width: Int = 50) -> String {
    pages("## 题\n\n\(markdown)\n", width: width)[0].split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(2).joined(separator: "\n")
  }

  // MARK: Spaces between scripts

  @Test(arguments: [
    ("一本book很重", "一本 book 很重"), ("用3个1.5米的", "用 3 个 1.5 米的"), ("ひらaカナb", "ひら a カナ b"),
    ("a**中**b", "a 中 b"), ("中[a](https://a.example)文", "中 a 文"), ("中==a==*b*文", "中 ab 文"),
    // Where there is one, or a sign stands, or one of the two is neither.
    ("中 a 文", "中 a 文"), ("中，a；文（b）", "中，a；文（b）"), ("한글a", "한글a"), ("中\n\na", "中\n\na"),
    // Code says itself how it is to be read, and neither it nor what is beside it is moved.
    ("中`a文b`c", "中a文bc"), ("a`b`中", "ab中"), ("中`a`文b", "中a文 b"),
  ])
  func spacesStandBetweenHanAndLatinIfAsked(_ markdown: String, _ expected: String) {
    let entry = entries("## 题\n\n\(markdown)\n")[0]
    let body = { (text: String) in String(text.dropFirst(3)) }
    #expect(body(page(entry) { $0.spacesHanAndLatin = true }) == expected)
    #expect(body(page(entry)).filter { $0 != " " } == expected.filter { $0 != " " })
  }

  // MARK: Long code

  /// All rows of code scroll together, as far as the widest goes, wherever it stands.
  @Test func codeScrollsAsFarAsItsWidestRow() {
    let rows = ["a = 1", String(repeating: "0123456789", count: 5) + "x", "中文字 = 一二三四五六七八九十"]
    for order in [rows, rows.reversed(), [rows[1], rows[0]]] {
      let entry = entries("## 题\n\n```\n\(order.joined(separator: "\n"))\n```\n\n后文。\n")[0]
      let lines = Typesetter.lines(of: entry, options: TypesettingOptions(width: 20, longCode: .whole))
      let code = lines.filter { $0.codeStart != nil }
      #expect(code.map { String($0.text.dropFirst(2)) } == order)
      // Two cells stand before the code.
      #expect(code.map { $0.codeOverhang(width: 20, ambiguous: .narrow) } == order.map { _ in 51 - 18 })
      #expect(code.allSatisfy { $0.codeOverhang(width: 53, ambiguous: .narrow) == 0 })
      #expect(lines.last?.codeOverhang(width: 2, ambiguous: .narrow) == 0)
      let shown = { (shift: Int) in
        code.map { $0.inSight(width: 20, shift: shift, ambiguous: .narrow).text }
      }
      let atStart = ["  a = 1", "  01234567890123456>", "  中文字 = 一二三四>"]
      let atEnd = ["  <", "  <4567890123456789x", "  <"]
      // Half a character is a space.
      let between = ["  <", "  <5678901234567890>", "  <  = 一二三四五六>"]
      for (shift, expected) in [(0, atStart), (33, atEnd), (4, between)] {
        #expect(shown(shift) == order.map { expected[rows.firstIndex(of: $0) ?? 0] }, "\(shift)")
      }
    }
  }

  // MARK: Sources

  @Test func aPieceSaysWhereItLeads() {
    let pages = pages(
      """
      # 期

      ## 工具

      - [铁耙](https://rake.example/a)
      - [锄头](https://hoe.example/b)：翻土用的。
      - [水桶](buckets.md)：在库里。
      """)
    #expect(pages == ["铁耙\nrake.example", "锄头\nhoe.example\n\n翻土用的。", "水桶\nbuckets.md\n\n在库里。"])
  }

  @Test func aHeadingSaysWhereItLeads() {
    let pages = pages(
      """
      # 期

      ## 文

      ### [铁耙](https://rake.example/a)

      短柄的。

      ### 锄头

      [How to dig](https://hoe.example/b)

      翻土用的。

      ### 水桶

      没有出处。
      """)
    #expect(
      pages == [
        "铁耙\nrake.example\n\n短柄的。", "锄头\nHow to dig · hoe.example\n\n翻土用的。", "水桶\n\n没有出处。",
      ])
  }

  @Test(arguments: [
    (
      "1、[铁耙](https://rake.example/a)（英文）\n\n短柄的。\n\n2、[锄头](https://hoe.example)", "rake.example · 英文\n\n短柄的。"
    ),
    (
      "1、[课程] [铁耙](https://rake.example/a)（中文）\n\n短柄的。\n\n2、[锄头](https://hoe.example)",
      "rake.example · 课程 · 中文\n\n短柄的。"
    ),
    ("- 【视频】[铁耙](https://rake.example/a)：短柄的。\n- [锄头](https://hoe.example)", "rake.example · 视频\n\n短柄的。"),
    (
      "- [铁耙](https://rake.example/a)（PDF）\n  短柄的。\n- [锄头](https://hoe.example)", "rake.example · PDF\n\n短柄的。"
    ),
    // A sentence in brackets, and brackets before a sentence, are text.
    ("- [铁耙](https://rake.example/a)（它很短。）\n- [锄头](https://hoe.example)", "rake.example\n\n（它很短。）"),
    ("- [铁耙](https://rake.example/a)（短柄）是农具。\n- [锄头](https://hoe.example)", "rake.example\n\n（短柄）是农具。"),
  ])
  func remarksStandBesideTheSource(_ items: String, _ expected: String) {
    #expect(pages("# 期\n\n## 工具\n\n\(items)\n")[0] == "铁耙\n" + expected)
  }

  @Test func remarksAreFoundAndMarked() throws {
    let entry = entries("# 期\n\n## 工具\n\n- [铁耙](https://rake.example/a)（英文）\n- [锄头](https://hoe.example)\n")[
      0]
    let lines = Typesetter.lines(
      of: entry, options: TypesettingOptions(width: 50, patterns: [.text(try #require(TextPattern("英文")))]))
    let hits = lines.flatMap(\.runs).filter { $0.ink.traits.contains(.hit) }
    #expect(hits.map(\.text.string) == ["英文"])
    #expect(
      lines.flatMap(\.runs).first { $0.text.string == "rake.example" }?.link == "https://rake.example/a")
  }

  @Test func addressesAreWrittenOutWhereNothingCanBeOpened() {
    let found = entries(
      "# 期\n\n## 工具\n\n- [铁耙](https://rake.example/a)：见[图](https://rake.example/b)。\n- [锄头](https://hoe.example)\n"
    )
    #expect(
      page(found[0]) { $0.showsAddresses = true } == """
        铁耙
        https://rake.example/a

        见图 <https://rake.example/b>。
        """)
    let heading = entries("## 锄头\n\n[How to dig](https://hoe.example/b)\n\n翻土。\n")
    #expect(
      page(heading[0]) { $0.showsAddresses = true }.hasPrefix("锄头\nHow to dig · https://hoe.example/b\n"))
  }

  @Test func aTitleAloneSaysThatItIs() {
    let found = entries("# 期\n\n## 工具\n\n- [铁耙](https://rake.example/a)\n- [锄头](https://hoe.example)：翻土。\n")
    #expect(page(found[0]) { $0.words.titleAlone = "无正文" } == "铁耙\nrake.example\n\n无正文")
    #expect(!page(found[1]) { $0.words.titleAlone = "无正文" }.contains("无正文"))
  }

  @Test func aSentenceKeepsItsSubject() {
    let pages = pages(
      """
      # 期

      ## 新闻

      1、[某公司](https://a.example/1)发布了铁耙。

      2、[Rake](https://a.example/2) is a tool for leaves.

      3、[锄头](https://a.example/3) by 老王

      4、[水桶](https://a.example/4)：盛水用的。
      """)
    #expect(
      pages.map { $0.split(separator: "\n").dropFirst(2).joined() } == [
        "某公司发布了铁耙。", "Rake is a tool for leaves.", "by 老王", "盛水用的。",
      ])
  }

  // MARK: Headings

  @Test func headingsStandOnTheirText() {
    let prose = "这一段回答上面的问题，写得长一些，好让上面的短行成为小标题而不是正文的一部分。"
    #expect(
      text("\(prose)\n\n够用还是太少？\n\n\(prose)\n\n赋予 $W$ 灵魂\n\n\(prose)", width: 88)
        == "\(prose)\n\n够用还是太少？\n\(prose)\n\n赋予 W 灵魂\n\(prose)")
    #expect(
      text("某人 @someone [2026-02-16](https://x.example/1)\n\n> 原文在此。\n\n后话。")
        == "某人 @someone 2026-02-16\n▏ 原文在此。\n\n后话。")
    #expect(text("> ## 题\n>\n> 文。\n>\n> 又。") == "▏ 题\n▏ 文。\n▏\n▏ 又。")
  }

  @Test func definitionsStandBelowTheirTerms() {
    #expect(text("词\n: 义\n: 又义\n\n后文。") == "词\n    义\n\n    又义\n\n后文。")
  }

  // MARK: Tables

  @Test func headersWrapBeforeATableIsTakenApart() {
    let table = "| 厂商 | 片间带宽 (GB/s) | 显存容量 |\n|---|---|---|\n| 甲 | 700 | 96G |\n| 乙 | 400 | 80G |"
    #expect(text(table, width: 32).hasPrefix("厂商  片间带宽 (GB/s)  显存容量\n"))
    #expect(
      text(table, width: 20) == """
              片间带宽  显存
        厂商  (GB/s)    容量
        ────────────────────
        甲    700       96G
        乙    400       80G
        """)
  }

  @Test func aRecordBeginsWithWhatNamesIt() {
    let long = "一段说明文字，写得很长，放不进一列"
    let table =
      "| # | 名 | 用途 | 备注说明 |\n|---|---|---|---|\n| 1 | 铁耙 | \(long) | \(long) |\n| 2 | 锄头 | \(long) | |"
    #expect(
      text(table, width: 24) == """
        名
        ────────
        铁耙
          #         1
          用途      一段说明文
                    字，写得很
                    长，放不进
                    一列
          备注说明  一段说明文
                    字，写得很
                    长，放不进
                    一列

        锄头
          #         2
          用途      一段说明文
                    字，写得很
                    长，放不进
                    一列
        """)
  }

  @Test func oneWrappedCellPartsOnlyItsOwnRow() {
    let table = "| a | b |\n|---|---|\n| 甲 | 短 |\n| 乙 | 短 |\n| 丙 | 一二三四五六七八九十一二 |\n| 丁 | 短 |\n| 戊 | 短 |"
    #expect(
      text(table, width: 16) == """
        a   b
        ────────────────
        甲  短
        乙  短

        丙  一二三四五六
            七八九十一二

        丁  短
        戊  短
        """)
  }

  // MARK: Fences

  @Test func proseInAFenceIsWrapped() {
    let prose = "这是译文，作者把它放在了代码块里，一行就是一段，比页面要宽得多。"
    let wrapped = text("```\n\(prose)\n\n又一段。\n```", width: 40)
    #expect(
      wrapped == "  这是译文，作者把它放在了代码块里，一\n  行就是一段，比页面要宽得多。\n\n  又一段。")
    // Code, and prose that names a language, keep their lines.
    let code = "let text = lines.map { $0.trimmed() }.filter { !$0.isEmpty }.joined(separator: \" \")"
    #expect(text("```\n\(code)\n```", width: 40).contains("↳"))
    #expect(text("```swift\n\(prose)\n```", width: 40).contains("↳"))
    #expect(
      text(
        "```\n┌──────────────────────────────────────────────┐\n│ 图，很宽的图。一二三四五六七八九十一二三四五 │\n```", width: 40
      ).contains("↳"))
  }

  @Test func aDrawingSaysWhatItIs() {
    #expect(text("```mermaid\ngraph TD\n```").hasPrefix("Drawing, as source: mermaid\n  graph TD"))
    #expect(
      text("```mermaid\ngraph TD\n```", width: 20).hasPrefix("Drawing, as source:\nmermaid\n  graph TD"))
  }

  // MARK: Small things

  @Test func numbersAndBoxesOfTasksAreBothSeen() {
    #expect(text("1. [x] 做了\n2. [ ] 没做") == "1. [x] 做了\n2. [ ] 没做")
  }

  @Test func numbersKeepTheirBrackets() {
    #expect(text("9) 甲\n10) 乙") == " 9) 甲\n10) 乙")
    #expect(text("9. 甲\n10. 乙") == " 9. 甲\n10. 乙")
  }

  @Test func marksAreInked() {
    let lines = Typesetter.lines(
      of: entries("## 题\n\n==标==、<u>线</u>、<sub>小</sub>。\n")[0], options: TypesettingOptions(width: 40))
    let runs = lines.flatMap(\.runs)
    #expect(runs.first { $0.text.string == "标" }?.ink.traits == .marked)
    #expect(runs.first { $0.text.string == "线" }?.ink.traits == .underlined)
    #expect(runs.first { $0.text.string == "小" }?.ink.role == .dim)
  }

  /// Whatever the writer set around a word, no space beside it stands between Han.
  @Test(arguments: ["**", "*", "==", "~~", "***"]) func spacesBesideMarkedTextAreOut(_ sign: String) {
    #expect(text("一个 \(sign)跨越\(sign) 的词") == "一个跨越的词")
    #expect(text("an \(sign)odd\(sign) word") == "an odd word")
  }

  @Test func titlesOfAlertsStandBesideTheirKind() {
    #expect(text("> [!info]- 折叠\n> 正文") == "▏ INFO · 折叠\n▏ 正文")
    #expect(text("> [!bug] 只有题目") == "▏ BUG · 只有题目")
  }

  @Test func rowsOfACalculationStandBelowEachOther() {
    let shown = text(
      "$$\n\\begin{aligned}\nf(x) &= a + b \\\\\n     &= c \\\\\nlonger &= -d\n\\end{aligned}\n$$")
    let rows = shown.split(separator: "\n")
    #expect(Set(rows.map { row in row.prefix { $0 != "=" }.count }).count == 1, "\(shown)")
  }
}
