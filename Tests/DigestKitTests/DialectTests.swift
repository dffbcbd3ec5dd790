import DigestKit
import Testing

/// What generators of sites write into Markdown is no text; line numbers hold.
@Suite struct DialectTests {
  /// Who leaves out the space at one level does so at another.
  @Test func aLoneHeadingWithoutASpace() {
    let text = "# 期\n\n##新闻\n\n文。\n\n##随想\n\n####一个层级\n\n也算。\n"
    #expect(Fixtures.edition(markdown: text).headings.map(\.title) == ["期", "新闻", "随想", "一个层级"])
    let tag = "# 期\n\n## 新闻\n\n##标签\n\n文。\n"
    #expect(Fixtures.edition(markdown: tag).headings.map(\.title) == ["期", "新闻"])
  }

  private func edition(_ text: String) -> Edition { Fixtures.edition(markdown: text) }

  @Test func templateTagsImportsAndComponentsAreNoText() throws {
    let edition = edition(
      """
      # {{ $frontmatter.title }}

      {% include sponsor.html %}

      import Support from "../_support.mdx";

      <Support kind="big" />

      [TOC]

      ## 新闻 {: .center}

      {{< figure src="rain.png" >}}
      下了一周的雨。{% assign timestamp="1:03" %}

      <Tabs>

      [耙 #5][] 更[轻][rake page]了。

      </Tabs>

      `{{ 照旧 }}` 与 <think>照旧</think>。

      ```
      {% 照旧 %}
      ```
      """)
    #expect(edition.entries.map(\.line) == [11])
    #expect(edition.introduction == nil)
    #expect(
      edition.entries.first?.plainText
        == "新闻\n下了一周的雨。\n耙 #5 更轻了。\n{{ 照旧 }} 与 <think>照旧</think>。\n{% 照旧 %}")
  }

  @Test(arguments: [
    "$x_{{i}}$ 与 $\\frac{{a}}{b}$", "一对 {花括号} 和 { 空格 }", "Map<String, T> 与 List<T>", "导入 import 这个词",
    "#标签 #又一个",
    "价格: 3 :: 4", "[todo] 不是目录",
  ])
  func whatOnlyLooksLikeATagStays(_ text: String) throws {
    let shown = try #require(edition("# 期\n\n## 甲\n\n\(text)\n").entries.first).plainText
    for word in text.split(whereSeparator: { !$0.isLetter })
    where word.unicodeScalars.allSatisfy({ $0.value > 0x2E80 }) {
      #expect(shown.contains(word), "\(text): \(shown)")
    }
    if !text.contains("$") && !text.contains("<") { #expect(shown == "甲\n" + text) }
  }

  @Test func containersAreNotes() {
    let entry = edition("# 期\n\n## 甲\n\n::: tip 小心\n收进屋里。\n:::\n\n以后再说。\n").entries.first
    #expect(entry?.features == .note)
    #expect(entry?.plainText == "甲\n小心\n收进屋里。\n以后再说。")
    #expect(edition("# 期\n\n## 甲\n\n::: unknown 名\n\n里面。\n\n:::\n").entries.first?.plainText == "甲\n名\n里面。")
    // One that nobody closes takes no entry along.
    let unclosed = edition("# 期\n\n## 甲\n\n::: tip\n收进屋里。\n\n## 乙\n\n正文。\n\n## 丙\n\n正文。\n")
    #expect(unclosed.entries.map(\.title) == ["甲", "乙", "丙"])
    #expect(unclosed.entries.map(\.features) == [.note, [], []])
  }

  /// In a file that has nothing else of the kind.
  @Test(arguments: ["export const meta = {}", "import Tabs from './tabs'", "[TOC]", "[[toc]]"])
  func aLineForAnotherToolIsNoText(_ line: String) {
    let entry = edition("# 期\n\n## 甲\n\n\(line)\n\n正文。\n").entries.first
    #expect(entry?.plainText == "甲\n正文。")
  }

  @Test func headingsInAllTheirForms() {
    let html = edition(
      "# 期\n\n<h2 class=\"x\">头条</h2>\n\n<h3 id=\"rake\">\n  <a href=\"#rake\"><span>铁耙</span></a>\n</h3>\n\n短柄。\n"
    )
    #expect(html.entries.map { "\($0.line) \($0.sections) \($0.title)" } == ["5 [\"头条\"] 铁耙"])
    let anchors = edition("# 期\n\n## 工具 {#tools .wide}\n\n铁耙。\n\n## {花} 是字\n\n正文。\n")
    #expect(anchors.entries.map(\.title) == ["工具", "{花} 是字"])
    #expect(anchors.entries.map(\.slug) == ["tools", "花-是字"])
    let unspaced = edition("# 期\n\n###新的门\n\n开了。\n\n###新的人\n\n来了。\n")
    #expect(unspaced.entries.map { "\($0.line) \($0.title)" } == ["3 新的门", "7 新的人"])
    // One alone is a tag, and so are those of a file that writes its headings with a space.
    #expect(edition("# 期\n\n### 门\n\n###标签\n\n###又一个\n").entries.map(\.title) == ["门"])
    #expect(edition("# 期\n\n## 门\n\n##标签\n").entries.map(\.title) == ["门"])
  }

  @Test func theFirstHeadingIsATitleOrASection() {
    // Front matter has the title: what doesn't repeat it is a section.
    let stated = edition("---\ntitle: 第 5 期\n---\n\n# 新闻\n\n- [铁耙](https://a.example)\n\n# 来信\n\n没有。\n")
    #expect(stated.entries.map { ($0.sections + [$0.title]).joined(separator: "/") } == ["新闻/铁耙", "来信"])
    #expect(stated.title == "第 5 期")
    let repeated = edition("---\ntitle: 花园周刊：第 5 期\n---\n\n# 花园周刊 · 第 5 期\n\n## 甲\n\n正文。\n")
    #expect(repeated.entries.map(\.sections) == [[]])
    // Of several, one without an issue mark is a section.
    let several = edition("# 1 见闻\n\n## 1.1 文章\n\n+ [雨量计](https://a.example)\n\n# 2 总结\n\n没有。\n")
    #expect(several.title == nil)
    #expect(several.entries.map(\.sections) == [["1 见闻", "1.1 文章"], []])
    let marked = edition("# 花园周刊 第 5 期\n\n# 见闻\n\n+ [雨量计](https://a.example)\n")
    #expect(marked.title == "花园周刊 第 5 期")
    #expect(marked.entries.map(\.sections) == [["见闻"]])
  }

  @Test func framesAreLinksAndABody() {
    let edition = edition(
      "# 影片\n\n## 甲\n\n<iframe src=\"https://v.example.com/p.html?vid=1\"></iframe>\n\n## 乙\n\n文字 <iframe src='//w.example/2'></iframe> 里。\n"
    )
    #expect(edition.entries.map(\.title) == ["甲", "乙"])
    #expect(edition.entries.map(\.plainText) == ["甲\n▷ v.example.com", "乙\n文字 ▷ w.example 里。"])
    // What stands before an @ is no host, and passes for none.
    let disguised = self.edition(
      "# 影\n\n## 甲\n\n<iframe src=\"https://good.example:x@evil.example/\"></iframe>\n")
    #expect(disguised.entries.first?.plainText.contains("evil.example") == true)
  }
}
