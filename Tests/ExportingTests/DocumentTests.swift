import DigestKit
import Foundation
import Markdown
import TestSupport
import Testing

@testable import Exporting

/// Documents as a whole: what is in them, and that nothing of a digest is markup in them.
@Suite struct DocumentTests {
  /// The entries of a file of Markdown, as an anthology of one chapter.
  private func anthology(_ text: String, title: String = "选本", language: String = "zh") -> Anthology {
    let bytes = Array(text.utf8)
    let edition = DigestFile(bytes: bytes, name: "2026W05").editions[0]
    let items = edition.entries.map { entry in
      let summary = EntrySummary(
        id: EntryID(library: 0, digest: "2026W05", language: language, slug: entry.slug), kind: entry.kind,
        title: entry.title, level: entry.level, line: entry.line, path: "weekly/2026W05.md",
        sections: entry.sections, sources: entry.sources, images: entry.images)
      return Anthology.Item(
        summary: summary, content: entry, source: String(decoding: bytes[entry.bytes], as: UTF8.self))
    }
    return Anthology(
      title: title, identifier: "2026W05", date: "2026-02-01T00:00:00Z",
      chapters: [.init(title: "第 05 周", language: language, items: items)])
  }

  /// What stands below the heading of an entry that says this.
  private func body(_ text: String) -> Substring {
    let page = HTMLPage(anthology("# 周\n\n## 类\n\n### 题\n\n" + text)).text
    let parts = page.split(separator: "</h1>\n", maxSplits: 1)
    return parts[parts.count - 1].split(separator: "</section>", omittingEmptySubsequences: false)[0]
  }

  @Test(arguments: [
    ("一段 **重** *轻* `码` ~~删~~", "<p>一段 <strong>重</strong> <em>轻</em> <code>码</code> <del>删</del></p>\n"),
    ("前面\n后面", "<p>前面后面</p>\n"),
    ("a < b & c > \"d\" 'e'", "<p>a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;</p>\n"),
    ("写<b onclick=\"x\">粗</b><script>alert(1)</script>", "<p>写<strong>粗</strong>alert(1)</p>\n"),
    (
      "话[链](https://a.example/?x=1&y='2')",
      "<p>话<a href=\"https://a.example/?x=1&amp;y=&#39;2&#39;\">链</a></p>\n"
    ),
    ("话[链](javascript:alert(1))与[文件](../x.md)", "<p>话链与文件</p>\n"),
    ("话[[页|那页]]", "<p>话<span class=\"wikilink\">那页</span></p>\n"),
    (
      "- 甲\n- 乙\n\n3. 丙\n4. 丁",
      "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n<ol start=\"3\">\n<li>丙</li>\n<li>丁</li>\n</ol>\n"
    ),
    ("- [x] 成\n- [ ] 未", "<ul>\n<li>☑ 成</li>\n<li>☐ 未</li>\n</ul>\n"),
    ("```swift\nlet a = \"<b>\"\n```", "<pre><code>let a = &quot;&lt;b&gt;&quot;\n</code></pre>\n"),
    ("> 引\n\n---", "<blockquote>\n<p>引</p>\n</blockquote>\n<hr/>\n"),
    (
      "| 甲 | 乙 |\n| - | -: |\n| 一 | <2 |",
      "<table>\n<tr><th>甲</th><th class=\"trailing\">乙</th></tr>\n<tr><td>一</td><td class=\"trailing\">&lt;2</td></tr>\n</table>\n"
    ),
    ("$x^2$ 与 $$a \\le b$$", "<p>x² 与 <span class=\"formula\">a ≤ b</span></p>\n"),
    ("图：![一只&鸟](没有.png)", "<p>图：一只&amp;鸟</p>\n"),
    ("\u{1B}[31m红\u{202E}左", "<p>␛[31m红�左</p>\n"),
  ])
  func blocksAreMarkedUp(_ markdown: String, _ markup: String) {
    #expect(body(markdown) == markup)
  }

  @Test func anEntryAloneIsThePage() {
    let page = HTMLPage(anthology("# 周\n\n## 类\n\n### 甲\n\n甲的话。\n", title: "甲")).text
    #expect(page.contains("<title>甲</title>"))
    #expect(
      page.contains(
        "<body>\n<article lang=\"zh\">\n<section>\n<h1>甲</h1>\n<p>甲的话。</p>\n</section>\n</article>\n</body>"))
    #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
  }

  /// Headings of entries stand below those of their categories, and headings inside below those.
  @Test func severalEntriesStandBelowTheirHeadings() {
    let text = """
      # 周

      ## 部

      部的话。

      ### 类

      #### [甲](https://a.example/)

      甲的话。

      #### 乙

      乙的话。

      """
    let page = HTMLPage(anthology(text)).text
    let headings = page.matches(of: #/<h(\d)>(.*?)</h\d>/#).map { "\($0.1) \($0.2)" }
    #expect(headings == ["1 选本", "2 第 05 周", "3 部", "3 部 · 类", "4 甲", "4 乙"])
    #expect(page.contains("<p class=\"source\"><a href=\"https://a.example/\">甲</a></p>"))
  }

  @Test func aSourceThatTheTextNamesIsNotNamedTwice() {
    let page = HTMLPage(anthology("# 周\n\n## 类\n\n### 甲\n\n[源](https://a.example/)\n\n话。\n")).text
    #expect(page.ranges(of: "https://a.example/").count == 1)
    #expect(!page.contains("class=\"source\""))
  }

  @Test func markdownKeepsWhatWasWritten() {
    let text =
      "# 周\n\n## 部\n\n部的话。\n\n### 类\n\n- [甲](https://a.example/)：话 *甲*\n- [乙](https://b.example/)：话\n"
    #expect(
      MarkdownDocument(anthology(text)).text == """
        # 第 05 周

        ## 部

        部的话。

        ### 类

        - [甲](https://a.example/)：话 *甲*

        - [乙](https://b.example/)：话

        """)
    // One entry is its source alone.
    #expect(MarkdownDocument(anthology("# 周\n\n## 类\n\n### 甲\n\n话。\n")).text == "### 甲\n\n话。\n")
  }

  @Test func picturesAreInThePage() throws {
    var anthology = anthology("# 周\n\n## 类\n\n### 甲\n\n![点](../p/dot.png)\n")
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]
    let name = Anthology.PictureName("../p/dot.png", of: anthology.items[0].summary)
    anthology.pictures[name] = Anthology.Picture(png)
    let data = Data(png).base64EncodedString()
    #expect(
      HTMLPage(anthology).text.contains("<p><img src=\"data:image/png;base64,\(data)\" alt=\"点\"/></p>"))
    #expect(Anthology.Picture(Array("<svg onload=x>".utf8)) == nil)
    #expect(Anthology.Picture([0xFF, 0xD8, 0xFF, 0xE0])?.format == .jpeg)
    #expect(Anthology.Picture(Array("GIF89a".utf8))?.format == .gif)
    #expect(Anthology.Picture(Array("RIFF....WEBP".utf8))?.format == .webp)
  }

  @Test(arguments: [
    ("http://[::1]:80/a[1]", "http://[::1]:80/a%5B1%5D"),
    ("https://a.example/#a#b", "https://a.example/#a%23b"),
    ("https://a.example/100%", "https://a.example/100%25"),
    ("https://a.example/%E5%ad", "https://a.example/%E5%ad"), ("mailto:a@b.example", "mailto:a@b.example"),
  ])
  func whatIsRightInAnAddressStays(_ url: String, _ encoded: String) {
    #expect(WebAddress.encoded(url) == encoded)
  }

  @Test func tabsOfCodeStay() {
    #expect(body("```go\n\treturn 1\n```") == "<pre><code>\treturn 1\n</code></pre>\n")
  }

  @Test func addressesHoldNothingThatEndsThem() {
    #expect(
      WebAddress.encoded("https://例子.example/a b\"<é>%20{}#x")
        == "https://例子.example/a%20b%22%3Cé%3E%20%7B%7D#x")
  }
}
