import DigestKit
import Testing

/// Every shape that pieces have, in Chinese and English, with what may stand before them, between them and behind.
@Suite struct PieceShapeTests {
  /// Line, sections and title of each entry, a line each; overviews are marked.
  static func outline(_ markdown: String) -> [String] {
    Fixtures.edition(markdown: markdown).entries.map { entry in
      let mark = entry.kind == .overview ? "* " : ""
      return "\(mark)\(entry.line) \((entry.sections + [entry.title]).joined(separator: "/"))"
    }
  }

  private static func section(_ body: String) -> String { "# 花园周刊 第 3 期\n\n## 工具\n\n\(body)\n" }

  @Test(arguments: [
    // A sentence, HTML, a picture or a label before the list.
    "这周读者寄来的几样工具，都试过一遍。\n\n- [铁耙出了第二版](https://a.example/rake)：柄短了，也轻了\n- [锄头换了钢](https://a.example/hoe)：用的是旧犁的钢\n- [铲子加长](https://a.example/spade)：适合黏土",
    "<i>🔍 [全部工具](https://a.example/all)</i>\n\n+ [铁耙出了第二版](https://a.example/rake)：柄短了，也轻了\n\n+ [锄头换了钢](https://a.example/hoe)：用的是旧犁的钢\n\n+ [铲子加长](https://a.example/spade)：适合黏土",
    "[![园丁赞助](https://a.example/ad.png)](https://a.example/ad)\n\n1. [铁耙出了第二版](https://a.example/rake)\n2. [锄头换了钢](https://a.example/hoe)\n3. [铲子加长](https://a.example/spade)",
  ])
  func whatStandsBeforeAListForbidsNothing(_ body: String) {
    let titles = Self.outline(Self.section(body)).map { $0.split(separator: "/").last.map(String.init) ?? "" }
    #expect(titles.suffix(3) == ["铁耙出了第二版", "锄头换了钢", "铲子加长"])
    #expect(titles.count <= 4)
  }

  @Test(arguments: [
    ("- 📜 [Rake](https://a.example) - short", "Rake"), ("- 🗓️ [Fair](https://a.example)", "Fair"),
    ("- 2024-01-02 [Rake](https://a.example)", "Rake"), ("- 1月2日 [铁耙](https://a.example)", "铁耙"),
    ("- NEW! [Rake](https://a.example)", "Rake"), ("- V2 [Rake](https://a.example)", "Rake"),
    ("- NEW [Rake](https://a.example)", "Rake"), ("- New: [Rake](https://a.example)", "Rake"),
    ("- 视频：[铁耙](https://a.example)", "铁耙"), ("- [荐] [铁耙](https://a.example)", "铁耙"),
    ("- **[Rake](https://a.example)**: short", "Rake"), ("- - [Rake](https://a.example)", "Rake"),
    ("- ![](i.png) [Rake](https://a.example)", "Rake"), ("- *new* [Rake](https://a.example)", "Rake"),
    ("- [[铁耙]]：短柄", "铁耙"), ("- https://a.example/rake/short?from=x 短柄", "a.example/rake/short"),
    ("- <https://a.example/rake/>", "a.example/rake"), ("- [Rake #5][] 短柄", "Rake #5"),
    ("- [Rake][rake page]: 短柄", "Rake"), ("- **Rake 2.0:** a [page](https://a.example)", "Rake 2.0"),
    ("- **铁耙 2.0**——见[这里](https://a.example)", "铁耙 2.0"), ("- **铁耙。** 见[这里](https://a.example)", "铁耙"),
    ("- 铁耙：[来源](https://a.example)", "铁耙"), ("- ~~[Rake](https://a.example)~~ [Hoe](https://b.example)", nil),
  ])
  func whatAnItemIsCalled(_ item: String, _ title: String?) {
    let other = "- [另一样](https://o.example)：第二条"
    let titles = Self.outline(Self.section(item + "\n" + other)).map {
      $0.split(separator: "/", maxSplits: 1).last.map(String.init)
    }
    if let title { #expect(titles == [title, "另一样"], "\(item)") }
  }

  @Test func boldBeginningsWithALinkSomewhereArePieces() {
    let text = Self.section(
      "- **苔藓的迁移：** 有人[写了](https://a.example/moss)苔藓怎样从一块石头到另一块。\n\n  要三年。\n\n- **水管接头：** [委员会](https://a.example/hose)又开会了。"
    )
    #expect(Self.outline(text) == ["5 工具/苔藓的迁移", "9 工具/水管接头"])
    // Without a link they are points of a text.
    #expect(
      Self.outline(
        Self.section("- **第一点：** 土要松，水要足。\n- **第二点：** 不要在正午浇水。\n- **第三点：** 见[书](https://a.example)。")) == [
          "3 工具"
        ])
  }

  @Test func labelsWithAnAddressBelowArePieces() {
    let text = Self.section(
      "**安静的雨量计**  \n<https://a.example/gauge>  \n雨水滴进管子，数出滴数。\n\n**纸带上的种子**  \n<https://a.example/tape>  \n铺下，盖土，浇水。\n\n**没有链接的铲子**  \n弯柄省力。"
    )
    let edition = Fixtures.edition(markdown: text)
    #expect(edition.entries.map(\.title) == ["安静的雨量计", "纸带上的种子", "没有链接的铲子"])
    #expect(
      edition.entries.map { $0.sources.map(\.url) } == [
        ["https://a.example/gauge"], ["https://a.example/tape"], [],
      ])
    #expect(edition.entries[0].plainText == "安静的雨量计\n雨水滴进管子，数出滴数。")
    let english = Self.section(
      "***Moss remembers droughts***\n\nA [study](https://a.example/moss) over ten years.\n\n***Worms like coffee***\n\nA [note](https://a.example/worms).\n\n** Old saws **\n\nSee [here](https://a.example/saws)."
    )
    #expect(
      Self.outline(english) == ["5 工具/Moss remembers droughts", "9 工具/Worms like coffee", "13 工具/Old saws"])
  }

  @Test(arguments: [
    "**雨量计**<br>\n<https://a.example/1><br>\n数滴数。\n\n**纸带**<br/>\nhttps://a.example/2<br/>\n铺纸带。",
    "<strong>雨量计</strong><br>\n<https://a.example/1><br>\n数滴数。\n\n<b>纸带</b>\n<https://a.example/2>\n铺纸带。",
  ])
  func aLabelMayEndInABreak(_ text: String) {
    let edition = Fixtures.edition(markdown: Self.section(text))
    #expect(edition.entries.map(\.title) == ["雨量计", "纸带"])
    #expect(edition.entries.map { $0.sources.first?.url } == ["https://a.example/1", "https://a.example/2"])
  }

  /// What stands in the introduction, too; the rest of it stays one.
  @Test func piecesMayStandBeforeTheFirstSection() {
    let text =
      "# 期\n\n本期两条，先看这里。\n\n- [铁耙](https://a.example/1)：头一件\n- [花锄](https://a.example/2)：第二件\n\n## 工具\n\n### 铲\n\n文。\n"
    let edition = Fixtures.edition(markdown: text)
    #expect(edition.entries.map(\.title) == ["铁耙", "花锄", "铲"])
    #expect(edition.entries.map(\.sections) == [[], [], ["工具"]])
    #expect(edition.introduction?.plainText == "期\n本期两条，先看这里。")
  }

  @Test func rowsAreNamedByNoSourceInTheLastColumn() {
    let table =
      "| 题目 | 作者 | 链接 |\n| --- | --- | --- |\n| 冷泥里的裂纹 | 小野 | [PDF](https://a.example/1) |\n| 热泥里的气泡 | 王 | [论文](https://a.example/2) |"
    #expect(Self.outline(Self.section(table)) == ["7 工具/冷泥里的裂纹", "8 工具/热泥里的气泡"])
    let bold =
      "| 题目 | 链接 |\n| --- | --- |\n| 1) **裂纹** 冷泥为什么会裂 | [PDF](https://a.example/1) |\n| 2) **气泡** 热泥为什么会冒泡 | [PDF](https://a.example/2) |"
    #expect(Self.outline(Self.section(bold)) == ["7 工具/裂纹", "8 工具/气泡"])
  }

  /// One row is a piece only where nothing but its table stands: else it is part of a text.
  @Test func aSingleRowIsAPieceWhereItIsAll() {
    let table = "| 题目 | 链接 |\n| --- | --- |\n| 冷泥里的裂纹 | [从第一道到最后一道，一个冬天里记下的](https://a.example/1) |"
    #expect(Self.outline(Self.section(table)) == ["7 工具/从第一道到最后一道，一个冬天里记下的"])
    #expect(Self.outline(Self.section("看。\n\n" + table)) == ["3 工具"])
    #expect(Self.outline(Self.section(table + "\n\n看。")) == ["3 工具"])
  }

  @Test func whatATemplateWouldFillIsNoPiece() {
    let text =
      "{% for rope in ropes %}\n- {{ rope.name }}\n{% endfor %}\n\n- [麻绳](https://a.example/1) 粗\n- [剑麻](https://a.example/2) 更粗"
    let edition = Fixtures.edition(markdown: Self.section(text))
    #expect(edition.entries.map(\.title) == ["麻绳", "剑麻"])
  }

  @Test func labelsWithoutAddressesAreSubHeadings() {
    let text = Self.section(
      "**起因**\n\n院子里的水管冻裂了，修了整整一天，用去两卷胶带。\n\n**经过**\n\n先关总阀，再把裂口两边锯平，套上接头。\n\n**教训**\n\n入冬以前要放空。")
    #expect(Self.outline(text) == ["3 工具"])
  }

  @Test func labelsOverLinkedItemsAreCategories() {
    let text = Self.section(
      "- [铁耙](https://a.example/rake)：头一件\n\n**🦄 书**\n\n- [玫瑰](https://a.example/rose)：讲玫瑰\n- [百合](https://a.example/lily)：讲百合\n\n**[更远处](https://a.example/far)**\n\n- [仙人掌](https://a.example/cactus)：不用浇水"
    )
    #expect(
      Self.outline(text) == [
        "5 工具/铁耙", "9 工具/🦄 书/玫瑰", "10 工具/🦄 书/百合", "14 工具/更远处/仙人掌",
      ])
  }

  @Test func linkParagraphsArePieces() {
    let text = Self.section(
      "[雨量计](https://a.example/1) 滴进管子。\n\n[纸带](https://a.example/2) 铺下就好。\n\n> 读者说好用。\n\n[[铲子]] by 老王")
    #expect(Self.outline(text) == ["5 工具/雨量计", "7 工具/纸带", "11 工具/铲子"])
    // Two are a text; authors behind a dash are no pieces.
    #expect(
      Self.outline(Self.section("[雨量计](https://a.example/1) 滴。\n\n[纸带](https://a.example/2) 铺。")) == ["3 工具"])
    let quotes = (1...4).map { "> 第 \($0) 句话。\n\n— [作者\($0)](https://a.example/\($0))" }.joined(
      separator: "\n\n")
    #expect(Self.outline(Self.section(quotes)) == ["3 工具"])
  }

  @Test func rowsOfTablesOfLinksArePieces() throws {
    let text = Self.section(
      "| **题目** | 日期 | 链接 |\n|---|---|---|\n| 1) **会记事的耙** - 记得石头 | 8 月 | [页](https://a.example/1)，[讲](https://a.example/t) |\n| **[沙地的耙](https://a.example/2)** | | 干园子用 |"
    )
    let edition = Fixtures.edition(markdown: text)
    #expect(edition.entries.map(\.title) == ["会记事的耙", "沙地的耙"])
    #expect(edition.entries.map(\.line) == [7, 8])
    #expect(edition.entries[0].sources.map(\.url) == ["https://a.example/1", "https://a.example/t"])
    #expect(edition.entries[0].plainText == "会记事的耙\n记得石头\n日期: 8 月\n链接: 页，讲")
    #expect(edition.entries[1].plainText == "沙地的耙\n链接: 干园子用")
    // Figures are no pieces, nor are rows of a table in the middle of a long text.
    #expect(Self.outline(Self.section("| 种 | 克 |\n|---|---|\n| 豆 | 12 |\n| 瓜 | 30 |")) == ["3 工具"])
    let prose = String(repeating: "这一段讲的是怎样在沙地上种东西，讲得很长。", count: 12)
    #expect(
      Self.outline(
        Self.section(
          prose
            + "\n\n| 书 | 处 |\n|---|---|\n| [甲](https://a.example) | 1 |\n| [乙](https://b.example) | 2 |\n\n"
            + prose))
        == ["3 工具"])
  }

  @Test func whatStandsBetweenPiecesBelongsToTheOneBefore() {
    let text = Self.section(
      "+ [绳结](https://a.example/knots)\n\n```sh\ntie --twice\n```\n\n+ [环](https://a.example/hitches)\n\n![环](https://a.example/hitch.png)\n\n> 旧图。\n\n+ [弯](https://a.example/bends)\n\n末了的话。"
    )
    let entries = Fixtures.edition(markdown: text).entries
    #expect(entries.map(\.title) == ["绳结", "环", "弯"])
    #expect(
      entries.map(\.features.rawValue) == [Entry.Features.code.rawValue, Entry.Features.image.rawValue, 0])
    #expect(entries[1].plainText == "环\n环\n旧图。")
    #expect(entries[2].plainText == "弯\n末了的话。")
  }

  @Test func whatFollowsABreakIsTheSectionsOwn() {
    let text = Self.section(
      "1、[甲事](https://a.example/1)\n\n说甲。\n\n---\n\n图在这里。\n\n2、[乙事](https://a.example/2)\n\n说乙。\n\n---\n\n以上由读者来信编成。"
    )
    let entries = Fixtures.edition(markdown: text).entries
    #expect(entries.map(\.title) == ["工具", "甲事", "乙事"])
    #expect(entries[0].plainText == "工具\n以上由读者来信编成。")
    #expect(entries[1].plainText == "甲事\n说甲。\n图在这里。")
  }

  @Test(arguments: [[1, 2, 3], [8, 8, 9], [1, 3, 6], [1, 1, 1]])
  func authorsCountAsTheyLike(_ numbers: [Int]) {
    let body = numbers.enumerated().map { "\($1)、[事 \($0)](https://a.example/\($0))\n\n说明。" }.joined(
      separator: "\n\n")
    #expect(Self.outline(Self.section(body)).count == 3)
  }

  @Test func anEssayWithReferencesStaysOneEntry() {
    let prose = (1...5).map { "第 \($0) 段讲的是土壤，以及水怎样在里面走，走到哪里停下来，为什么停。" }.joined(separator: "\n\n")
    let links = (1...10).map { "- [文 \($0)](https://a.example/\($0))" }.joined(separator: "\n")
    #expect(Self.outline(Self.section(prose + "\n\n参考：\n\n" + links)) == ["3 工具"])
    #expect(Self.outline(Self.section("先说一句。\n\n" + links)).count == 11)
  }

  @Test func aSingleItem() {
    #expect(Self.outline(Self.section("- [铁耙](https://a.example)：短柄")) == ["5 工具/铁耙"])
    #expect(
      Self.outline(Self.section("今天只有一件。\n\n- [铁耙](https://a.example)，柄短，也轻，适合孩子")) == ["* 3 工具", "7 工具/铁耙"])
    #expect(Self.outline(Self.section("- 铁耙在[这里](https://a.example)有")) == ["3 工具"])
    #expect(Self.outline(Self.section("- [铁耙](https://a.example)\n\n它是这样做成的。先锻打，再淬火，最后装上木柄。")) == ["5 工具/铁耙"])
  }

  @Test func linksLaterInTheLineCountWhereNearlyAllItemsHaveOne() {
    let lines = (1...5).map { "- 本周第 \($0) 次[会议](https://a.example/\($0))，有记录" }
    #expect(Self.outline(Self.section(lines.joined(separator: "\n"))).count == 5)
    let fewer = lines[0...2] + ["- 没有链接的一条", "- 又一条"]
    #expect(Self.outline(Self.section(fewer.joined(separator: "\n"))) == ["3 工具"])
  }
}
