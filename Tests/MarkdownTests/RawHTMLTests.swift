import Markdown
import Testing

/// Blocks of raw HTML by what they mean.
@Suite struct RawHTMLTests {
  private func blocks(_ text: String) -> [Block] { MarkdownParser.blocks(of: Array(text.utf8)) }

  /// Blocks as an outline: what each is, with what is inside.
  private func outline(_ blocks: [Block]) -> String {
    blocks.map { block in
      let text = RichText(page: block.inlines).text
      return switch block.content {
      case .paragraph: text
      case .heading(let level, _): "h\(level):" + text
      case .quote(let inner): "quote(\(outline(inner)))"
      case .list(let list):
        (list.start.map { "list\($0)" } ?? "list") + "("
          + list.items.map { ($0.isDone.map { $0 ? "x " : "o " } ?? "") + outline($0.blocks) }.joined(
            separator: ",") + ")"
      case .table(let table):
        "table("
          + table.rows.map { $0.map { RichText($0).text.replacing("\n", with: "/") }.joined(separator: "|") }
          .joined(separator: ";") + ")"
      case .definition(let inner): "means(\(outline(inner)))"
      case .code(_, let text): "code(\(text))"
      case .thematicBreak: "rule"
      default: "?"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("<blockquote>引用<p>第二段</p></blockquote>", "quote(引用 第二段)"),
    ("<ol start=\"3\"><li>三</li><li>四<ul><li>内</li></ul></li></ol>", "list3(三,四 list(内))"),
    ("<ul><li>一<li>二</ul>", "list(一,二)"), ("<li>没有表</li>", "list(没有表)"),
    ("<ul><li><input type=\"checkbox\" checked> 做了</li></ul>", "list(x 做了)"),
    ("<dl><dt>词<dd>义<dt>词二<dd>义二</dl>", "词 means(义) 词二 means(义二)"),
    ("<table><tr><th>甲<th>乙<tr><td>1<td>二<br>行</table>", "table(甲|乙;1|二/行)"),
    // Without a header nothing stands in its place.
    ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>", "table(|;1|2;3|4)"),
    (
      "<table><tr><th>a</th><th>b</th></tr><tr><td colspan=2>宽</td></tr><tr><td>1</td><td>2</td></tr></table>",
      "table(a|b;宽|;1|2)"
    ),
    (
      "<table><tr><th>a</th><th>b</th></tr><tr><td><ul><li>一</li><li>二</li></ul></td><td>2</td></tr></table>",
      "table(a|b;• 一/• 二|2)"
    ),
    (
      "<table><tr><th>年</th><th>项</th></tr><tr><td rowspan=2>1</td><td>A</td></tr><tr><td>B</td></tr></table>",
      "table(年|项;1|A;|B)"
    ),
    // What puts pictures side by side is none.
    (
      "<table><tr><td><img src=\"a.png\"></td><td><img src=\"b.png\"></td></tr><tr><td>一</td><td>二</td></tr></table>",
      "▣ a.png ▣ b.png 一 二"
    ),
    ("<table><tr><td>一列</td></tr><tr><td>也是</td></tr></table>", "一列 也是"),
    ("<details><summary>题</summary><blockquote>里面</blockquote></details>", "题 quote(里面)"),
    ("</ul></table></blockquote>字", "字"),
    ("<blockquote><blockquote>深</blockquote></blockquote>", "quote(quote(深))"),
    ("<h2>题</h2><hr><pre>a\n b</pre>", "h2:题 rule code(a\n b)"),
  ])
  func elementsMeanWhatTheyMean(_ html: String, _ expected: String) {
    #expect(outline(blocks(html)) == expected)
  }

  @Test(arguments: [
    ("&lt;&amp;&quot;&#39;", "<&\"'"), ("&mdash;&hellip;&copy;", "—…©"), ("a&thinsp;b", "a b"),
    ("&#128512; &#x1F600; &#0128512;", "😀 😀 😀"),
    // What names no character stays as it is written.
    ("a & b; &c; &d &amp e&", "a & b; &c; &d &amp e&"), ("&&amp;", "&&"), ("&amp;lt;", "&lt;"),
  ])
  func entitiesAreTheirCharacters(_ html: String, _ text: String) {
    #expect(outline(blocks("<div>\(html)</div>")) == text)
  }

  /// Markdown means nothing in a block of HTML: its marks, links and formulas stay as they are written.
  @Test(arguments: ["看 [[笔记]] 一眼", "设 $x_1^2$ 为长", "前==标==后", "H~2~O", "**“粗”**的", "前%%藏%%后"])
  func marksInHTMLStayAsTheyAreWritten(_ text: String) {
    #expect(outline(blocks("<div>\(text)</div>")) == text)
    #expect(outline(blocks("<ul><li>\(text)</li></ul>")) == "list(\(text))")
  }

  @Test func aLinkReachesOverTheBlocksInIt() {
    let found = blocks("<div><a href=\"https://a.example\"><p>一</p><p>二</p></a></div>")
    #expect(
      found.map(\.inlines) == ["一", "二"].map { [.link(destination: "https://a.example", [.text($0)])] })
  }

  @Test func linesOfTheFileAreKnown() {
    let found = blocks("字\n\n<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n")
    guard case .list(let list)? = found.last?.content else {
      Issue.record("no list")
      return
    }
    #expect(list.items.map(\.lines.lowerBound) == [4, 5])
    guard
      case .table(let table)? = blocks(
        "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td>2</td></tr></table>"
      )
      .first?.content
    else {
      Issue.record("no table")
      return
    }
    #expect(table.rowLines == [2, 3])
  }

  /// Tags without end, in each other, thousands of them: read in time, and no deeper than anybody can follow.
  @Test func depthIsBounded() {
    for tag in ["<blockquote>", "<ul><li>", "<table><tr><td>", "<dl><dd>"] {
      let html = String(repeating: tag, count: 5_000) + "字"
      #expect(PlainText.lines(of: blocks(html)) == ["字"], "\(tag)")
    }
  }
}
