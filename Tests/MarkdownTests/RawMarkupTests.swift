import Markdown
import Testing

/// Raw HTML, lists and fences by the values that they become.
@Suite struct RawMarkupTests {
  private func blocks(_ text: String) -> [Block] { MarkdownParser.blocks(of: Array(text.utf8)) }
  private func inlines(_ text: String) -> [Inline] { blocks(text).first?.inlines ?? [] }

  @Test(arguments: [
    #"<img src="a.png" alt="图">"#, #"<img  src='a.png'   alt='图' />"#, "<img\n  alt=图\n\n src=a.png>",
    #"<img alt="图"  width="3" src="a.png">"#,
    #"<IMG SRC="a.png" ALT="图">"#,
  ])
  func attributesInAnyOrderAndSpacing(_ tag: String) {
    var found: [Inline] = []
    for block in blocks("字 \(tag.replacing("\n\n", with: "\n"))") {
      for inline in block.inlines { inline.visit { found.append($0) } }
    }
    #expect(found.contains(.image(source: "a.png", alt: [.text("图")])), "\(found)")
  }

  @Test func elementsOfTheirOwnAreNoOneWord() {
    let cell = "| a |\n|---|\n| <details><summary>Show</summary><p>It rains.</p></details> |\n"
    guard case .table(let table)? = blocks(cell).first?.content else {
      Issue.record("no table")
      return
    }
    #expect(RichText(table.rows[1][0]).text == "Show It rains.")
  }

  @Test func anElementEndsBeforeTheOneAroundIt() {
    #expect(
      inlines("字<b>一<b>二</b>三</b>四") == [
        .text("字"), .strong([.text("一"), .strong([.text("二")]), .text("三")]), .text("四"),
      ])
  }

  @Test func boxesOfTasks() {
    guard case .list(let list)? = blocks("- [ ] 没做\n- [x] 做了\n- [X] 也做了\n- 没有框\n").first?.content else {
      Issue.record("no list")
      return
    }
    #expect(list.items.map(\.isDone) == [false, true, true, nil])
    #expect(
      list.items.map { $0.blocks.first?.inlines } == [
        [.text("没做")], [.text("做了")], [.text("也做了")], [.text("没有框")],
      ])
  }

  /// Wikilinks and formulas behind a fence that its list item ends are marks again.
  @Test func aFenceEndsWithItsListItem() {
    let parsed = blocks("- 甲\n\n  ```\n  [[码]]\n\n乙 [[链]] 与 $x$。\n")
    let all = parsed.flatMap(\.inlines)
    #expect(all.contains(.wikilink(target: "链", label: "链")))
    #expect(all.contains(.math("x", isDisplay: false)))
    let quoted = blocks("> ```\n> [[码]]\n\n[[链]]\n").flatMap(\.inlines)
    #expect(quoted == [.wikilink(target: "链", label: "链")])
  }

  @Test func anEmptyItemAndAnEmptyDocument() {
    #expect(blocks("").isEmpty)
    #expect(blocks("\n\n").isEmpty)
    guard case .list(let list)? = blocks("-\n- 甲\n").first?.content else { return }
    #expect(list.items.count == 2)
  }
}
