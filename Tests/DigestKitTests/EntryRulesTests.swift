import DigestKit
import Testing

@Suite struct EntryRulesTests {
  /// Kind, level, sections and title of each entry, a line each.
  private func outline(_ edition: Edition) -> String {
    edition.entries.map { entry in
      let level = entry.level.map(String.init) ?? "-"
      return "\(entry.kind.rawValue) \(level) \(entry.sections.joined(separator: "/")) | \(entry.title)"
    }.joined(separator: "\n")
  }

  @Test func headingsWithBodiesAreEntries() {
    let edition = Fixtures.edition(
      markdown: """
        # 第 5 期

        引言。

        ## 一

        ### 甲

        #### 条目

        正文。

        ### 乙

        自己的话。

        #### 再一条

        ![图](a.png)

        ### 空

        <!-- 注释不算正文 -->

        ## 二

        直接是条目。
        """)
    #expect(
      outline(edition) == """
        leaf 4 一/甲 | 条目
        overview 3 一 | 乙
        leaf 4 一/乙 | 再一条
        leaf 2  | 二
        """)
    #expect(edition.introduction?.plainText == "第 5 期\n引言。")
    #expect(edition.diagnostics.map(\.code) == [.emptyCategory])
    #expect(edition.entries.map(\.line) == [9, 13, 17, 25])
  }

  @Test func contentsListsAreNoEntries() {
    let edition = Fixtures.edition(
      markdown: """
        # 题

        - [题](#题)
          - [一](#一)

        ## 2. 目录

        - [一](#一)

        ## 一

        - [二](#二)

        ## 二

        正文
        """)
    #expect(outline(edition) == "leaf 2  | 二")
    #expect(edition.contents.map(\.title) == ["一", "题", "一"])
    #expect(edition.introduction == nil)
  }

  @Test func itemsOfLinkListsAreEntries() {
    let edition = Fixtures.edition(
      markdown: """
        ## 链接

        - [甲](https://a.example)：说甲。
          - 细处

          > 引文
        - **[乙](https://b.example)**
        - [标签] [丙](https://c.example) 说丙
        - - [丁](https://d.example)
        - [[戊]]
        - 没有链接：但是过半有

        列表后面的话。
        """)
    #expect(
      outline(edition)
        == """
        item -  链接| 甲
        item - 链接 | 乙
        item - 链接 | 丙
        item - 链接 | 丁
        item - 链接 | 戊
        item - 链接 | 没有链接
        """.replacing(" 链接|", with: "链接 |"))
    #expect(edition.entries[0].plainText == "甲\n说甲。\n细处\n引文")
    #expect(edition.entries[0].sources == [Source(title: "甲", url: "https://a.example")])
    #expect(edition.entries[4].sources == [Source(title: "戊", url: nil)])
    #expect(edition.entries[5].plainText == "没有链接\n但是过半有\n列表后面的话。")
  }

  @Test func proseFirstMakesOneEntryOfAList() {
    let edition = Fixtures.edition(
      markdown: "## 说\n\n先说几句。\n\n- [甲](https://a.example)\n- [乙](https://b.example)\n")
    #expect(outline(edition) == "leaf 2  | 说")
  }

  @Test func listsWithFewLinksAreText() {
    let edition = Fixtures.edition(markdown: "## 要点\n\n- 一\n- 二\n- [三](https://c.example)\n")
    #expect(outline(edition) == "leaf 2  | 要点")
  }

  @Test func numberedListsPartedByTextAreOneRow() {
    let edition = Fixtures.edition(
      markdown: "## 周\n\n1. [甲](https://a.example)\n\n   说甲。\n\n插图一行。\n\n2. [乙](https://b.example)\n\n说乙。\n")
    #expect(outline(edition) == "item - 周 | 甲\nitem - 周 | 乙")
    #expect(edition.entries[0].plainText == "甲\n说甲。\n插图一行。")
    #expect(edition.entries[1].plainText == "乙\n说乙。")
  }

  /// Links between numbered pieces are of the piece above them: numbers tell better than lists do.
  @Test func listsBetweenNumbersAreTextOfThePieces() {
    let edition = Fixtures.edition(
      markdown: """
        ## 周

        1. [甲](https://a.example)：说甲。

        - [子](https://a.example/1)：说子。
        - [丑](https://a.example/2)：说丑。

        2. [乙](https://b.example)：说乙。
        """)
    #expect(outline(edition) == "item - 周 | 甲\nitem - 周 | 乙")
    #expect(edition.entries[0].plainText == "甲\n说甲。\n子：说子。\n丑：说丑。")
  }

  @Test func linksInBoldOrSlantedAreSourcesToo() {
    let edition = Fixtures.edition(
      markdown: """
        ## 题

        [论文](https://a.example/1) **[代码](https://a.example/2)** / *[页](https://a.example/3)、https://a.example/4*

        **[书](https://a.example/5)** 说了别的。
        """)
    #expect(edition.entries[0].sources.compactMap(\.url) == (1...4).map { "https://a.example/\($0)" })
  }

  @Test func sourcesLeadTheEntry() {
    let edition = Fixtures.edition(
      markdown: """
        ## [题](https://t.example)

        [论文](https://arxiv.org/abs/1) [代码](https://c.example)

        [[笔记]] https://bare.example/x

        正文 [别的](https://o.example)。
        """)
    #expect(
      edition.entries[0].sources == [
        Source(title: "论文", url: "https://arxiv.org/abs/1"), Source(title: "代码", url: "https://c.example"),
        Source(title: "笔记", url: nil), Source(title: "https://bare.example/x", url: "https://bare.example/x"),
        Source(title: "题", url: "https://t.example"),
      ])
    #expect(edition.entries[0].plainText == "题\n论文 代码\n笔记\n正文 别的。")
  }

  @Test func slugsAreGitHubsAndNeverCollide() {
    let edition = Fixtures.edition(
      markdown: "## Kimi K2.5：视觉 & 代理\n\na\n\n## 同\n\na\n\n## 同\n\na\n\n## 同-1\n\na\n\n## A_b-C\n\na\n")
    #expect(edition.entries.map(\.slug) == ["kimi-k25视觉--代理", "同", "同-1", "同-1-1", "a_b-c"])
  }

  @Test func aTextWithoutHeadingsIsOneEntry() {
    let edition = Edition(bytes: Array("只有一段。".utf8), name: "短札")
    #expect(outline(edition) == "leaf -  | 短札")
    #expect(edition.entries[0].plainText == "短札\n只有一段。")
  }

  @Test func aTitleAloneMayBeAStub() {
    let edition = Fixtures.edition(
      markdown: "# Week 5\n\nEnglish | [简体中文](README.zh-CN.md)\n\n> No translation.\n")
    #expect(edition.entries.isEmpty)
    #expect(edition.wholeText?.title == "Week 5")
    #expect(edition.language == Language("en"))
    #expect(edition.editionLinks == ["README.zh-CN.md"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndsMakeNoDifference(_ end: String) {
    let text = [
      "# T", "", "## A", "", "x $a*b$ y", "", "- p", "- q", "", "## B", "", "```", "[[no]]", "```", "",
    ]
    .joined(separator: end)
    let edition = Fixtures.edition(markdown: text)
    #expect(edition.entries.map(\.line) == [3, 10])
    #expect(edition.entries.map(\.plainText) == ["A\nx a * b y\np\nq", "B\n[[no]]"])
  }
}
