import DigestKit
import Testing

@Suite struct MarkdownTests {
  private func plain(_ markdown: String) -> String {
    Fixtures.edition(markdown: "## 题\n\n" + markdown + "\n").entries[0].plainText.replacing(
      "题\n", with: "", maxReplacements: 1)
  }

  @Test(arguments: ["![图](a.png)", "<video src=\"a.mp4\"></video>"])
  func picturesAndFilmsAreCountedAsPictures(_ markup: String) throws {
    let entry = try #require(
      Fixtures.edition(markdown: "# 期\n\n## 甲\n\n文字 \(markup) 与 \(markup)。\n").entries.first)
    #expect(entry.images == 2)
    #expect(entry.features == .image)
  }

  @Test(arguments: [
    ("**强调。**后文", "强调。后文"), ("他说**“引号”**后", "他说“引号”后"), ("~~删除。~~后", "删除。后"), ("**a**b", "ab"),
    ("[[目标|标签]] 和 [[*星*]]", "标签 和 *星*"), ("花了 $25,000 到 $30,000", "花了 $25,000 到 $30,000"),
    ("`$x$` 与 `[[y]]`", "$x$ 与 [[y]]"), ("一行\n下一行", "一行下一行"), ("abc\ndef", "abc def"), ("中文\nabc", "中文 abc"),
    ("한글\n한글", "한글 한글"), ("甲<br>乙", "甲\n乙"), ("<!-- 无 -->有", "有"), ("看 https://a.example/x。后文", "看 。后文"),
    ("<https://a.example>", ""), ("![图的说明](a.png)", "图的说明"), ("a  b", "a b"), ("5~10 与 3~4", "5~10 与 3~4"),
    ("&#27;x", "\u{1B}x"), ("价格 5 $ 与 6 $", "价格 5 $ 与 6 $"), ("$$", "$$"),
  ])
  func plainTextIsWhatIsShown(_ markdown: String, _ expected: String) {
    #expect(
      plain("字 " + markdown)
        == ("字 " + expected).split(separator: "\n").map(String.init).joined(separator: "\n").trimmed)
  }

  @Test func emphasisInPlainCommonMarkStaysAsItIs() {
    let entry = Fixtures.edition(markdown: "## t\n\na**\"x\"**b *y* __z__ snake_case_word 2*3*4\n").entries[0]
    #expect(entry.plainText == "t\na**\"x\"**b y z snake_case_word 234")
  }

  @Test func displayFormulasOverSeveralLinesAreOne() {
    let entry = Fixtures.edition(markdown: "## t\n\n> 前\n>\n> $$\n> a*b*c\n> = d\n> $$\n>\n> 后\n").entries[0]
    #expect(entry.features.contains(.math))
    #expect(entry.plainText == "t\n前\na * b * c = d\n后")
  }

  @Test func alertsAndPostsAreKnown() {
    let entry = Fixtures.edition(
      markdown:
        "## t\n\n> [!NOTE]\n> 按语\n\n> [!warning] 一行\n\n某人 @someone [2026-01-27](https://x.example/1)\n\n> 帖子\n"
    ).entries[0]
    #expect(entry.features == .note)
    #expect(
      entry.posts == [
        QuotedPost(author: "某人", handle: "someone", date: "2026-01-27", url: "https://x.example/1")
      ])
    #expect(entry.plainText == "t\n按语\n一行\n某人 @someone 2026-01-27\n帖子")
  }

  @Test(
    arguments: [
      ([0x23, 0x20, 0xFF, 0x0A], [Diagnostic.Code.invalidUTF8]),
      ([0xFF, 0xFE, 0x23, 0x00], [.otherEncoding]),
      ([], [.empty]), ([0xEF, 0xBB, 0xBF], [.empty]), (Array(repeating: 0, count: 64), [.binary]),
      ([0x61, 0x00, 0x62], [.nulBytes, .noHeadings]),
      (Array("---\ntitle: x\n---\n".utf8), [.empty]), (Array("---\ntitle: x\n---\nx\n".utf8), [.noHeadings]),
    ] as [([UInt8], [Diagnostic.Code])])
  func badBytesAreTold(_ bytes: [UInt8], _ codes: [Diagnostic.Code]) {
    #expect(Edition(bytes: bytes).diagnostics.map(\.code) == codes)
  }

  @Test func whatIsNestedTooDeepIsKeptAsText() {
    for text in [
      String(repeating: ">", count: 100) + " deep", String(repeating: "- ", count: 100) + "deep",
      String(repeating: "*_", count: 100) + "deep" + String(repeating: "_*", count: 100),
    ] {
      #expect(
        Fixtures.edition(markdown: "## t\n\n\(text)\n").entries.first?.plainText.contains("deep") == true)
    }
  }

  @Test func tablesOfThousandsOfColumnsAreText() {
    let header = String(repeating: "|a", count: 500) + "|"
    let rule = String(repeating: "|-", count: 500) + "|"
    let entry = Fixtures.edition(markdown: "## t\n\n\(header)\n\(rule)\n|b|\n").entries[0]
    #expect(!entry.features.contains(.table))
    #expect(entry.plainText.contains("|a|a"))
  }

  /// Each sign that is read by us stands for itself in one of some 65,000 characters; what comes after those is text.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["%%a%% ", "==a== ", "[[a]] ", "$a$ ", "x~2~ ", "![[a]] ", "%%\na\n%%\n\n", "$$\na\n$$\n\n"])
  func moreSignsThanThereAreCharactersForThemEnd(_ sign: String) {
    let text = String(repeating: sign, count: 70_000)
    #expect(Fixtures.edition(markdown: "## t\n\n" + text + "\n\n## u\n\nend\n").entries.last?.title == "u")
  }

  @Test(.timeLimit(.minutes(1))) func hostileNestingEnds() {
    for text in [
      String(repeating: "> ", count: 20_000) + "x", String(repeating: "- ", count: 5_000) + "x",
      String(repeating: "[", count: 20_000), String(repeating: "**a ", count: 10_000),
      "x " + String(repeating: "<![CDATA[", count: 20_000),
      "x " + String(repeating: "<? <!A ", count: 10_000),
      "[x]: /" + String(repeating: "u", count: 40_000) + "\n\n" + String(repeating: "[x]", count: 10_000),
      String(repeating: "$$ ", count: 10_000), String(repeating: "[[", count: 20_000),
      String(repeating: "%%a ", count: 200_000),
      // What older versions of cmark-gfm took the square of the time for.
      "a" + String(repeating: "<!--", count: 20_000), String(repeating: "*a_ ", count: 20_000),
      String(repeating: "a**b" + "c* ", count: 10_000), String(repeating: "_(", count: 20_000),
      "x" + String(repeating: "!\"\t\n", count: 5_000), String(repeating: "](", count: 20_000),
      "|a|b|\n|-|-|\n" + String(repeating: "x\n", count: 20_000),
      String(repeating: "- a\n", count: 3_000) + String(repeating: "x[^1] ", count: 5_000),
    ] {
      #expect(Fixtures.edition(markdown: "## t\n\n" + text + "\n\n## u\n\nend\n").entries.last?.title == "u")
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " || text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
