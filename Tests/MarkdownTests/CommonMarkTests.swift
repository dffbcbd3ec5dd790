import Foundation
import TestSupport
import Testing

@testable import Markdown

/// The examples of the CommonMark Spec 0.29: what we add changes nothing where no CJK is near.
@Suite struct CommonMarkTests {
  struct Example: Decodable, CustomTestStringConvertible {
    var number: Int
    var markdown: String
    /// For emphasis alone.
    var html: String?

    var testDescription: String { "\(number)" }
  }

  static let examples: [Example] = {
    let file = TestFiles.fixtures.appending(path: "commonmark/examples.jsonl")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Example.self, from: Data($0.utf8))
    }
  }()

  @Test func examplesAreAllThere() {
    #expect(Self.examples.count == 649)
    #expect(Self.examples.count { $0.html != nil } == 131)
  }

  @Test func theSpecsExamplesAreWhatTheyAreWithoutOurMarks() {
    var withAtoms = 0
    for example in Self.examples {
      let source = Array(example.markdown.utf8)
      let marks = SourceMarks(source)
      if !marks.atoms.isEmpty {
        withAtoms += 1
        continue
      }
      #expect(
        MarkdownParser.blocks(of: source, marks: marks)
          == MarkdownParser.blocks(of: source, marks: SourceMarks(unmarked: source)), "\(example.number)")
    }
    // `[[` and dollars that make a wikilink or a formula of ours.
    #expect(withAtoms < 8)
  }

  @Test(arguments: examples.filter { $0.html != nil && !$0.markdown.contains("<") })
  func emphasisIsWhatTheSpecSays(_ example: Example) {
    let blocks = MarkdownParser.blocks(of: Array(example.markdown.utf8))
    #expect(html(blocks) == example.html?.replacing("\n", with: ""), "\(example.markdown)")
  }

  private func html(_ blocks: [Block]) -> String {
    blocks.map { block in
      switch block.content {
      case .paragraph(let inlines): "<p>" + html(inlines) + "</p>"
      case .heading(let level, let inlines): "<h\(level)>" + html(inlines) + "</h\(level)>"
      case .thematicBreak: "<hr />"
      case .list(let list):
        "<ul>"
          + list.items.map { item in
            "<li>" + item.blocks.map { html($0.inlines) + html($0.children) }.joined() + "</li>"
          }.joined() + "</ul>"
      default: "?"
      }
    }.joined()
  }

  private func html(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text):
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
          .replacing(">", with: "&gt;")
      case .code(let text): "<code>" + text + "</code>"
      case .emphasis(let inner): "<em>" + html(inner) + "</em>"
      case .strong(let inner): "<strong>" + html(inner) + "</strong>"
      case .link(let destination, let inner): "<a href=\"" + destination + "\">" + html(inner) + "</a>"
      case .softBreak: ""
      default: "?"
      }
    }.joined()
  }

  /// The rule of markdown-cjk-friendly, each case with what stands around it.
  @Test(arguments: [
    ("**强调。**后文", "<strong>强调。</strong>后文"), ("前**“引号”**后", "前<strong>“引号”</strong>后"),
    ("前文**（括号）**后文", "前文<strong>（括号）</strong>后文"), ("**Git（分布式）**很好", "<strong>Git（分布式）</strong>很好"),
    ("これは**「強調」**です", "これは<strong>「強調」</strong>です"), ("**강조。**뒤", "<strong>강조。</strong>뒤"),
    ("*斜体，*后", "<em>斜体，</em>后"), ("前**`code`**后", "前<strong><code>code</code></strong>后"),
    ("前**[链接](u)**后", "前<strong><a href=\"u\">链接</a></strong>后"), ("**重点：**说明", "<strong>重点：</strong>说明"),
    ("第**1.**条", "第<strong>1.</strong>条"), ("甲 ** 乙 **丙", "甲 ** 乙 **丙"),
    ("2**3和**4", "2<strong>3和</strong>4"),
    // Four signs are an end and a beginning where a strong text is open and another one ends.
    ("**核心思想：****改进文本。**同时", "<strong>核心思想：</strong><strong>改进文本。</strong>同时"),
    ("**甲****乙****丙**丁", "<strong>甲</strong><strong>乙</strong><strong>丙</strong>丁"),
    ("甲****乙", "甲****乙"), ("**甲****乙", "**甲****乙"), ("甲 **** 乙。**丙**", "甲 **** 乙。<strong>丙</strong>"),
    ("`**甲：****乙。**`", "<code>**甲：****乙。**</code>"),
    // An end behind ASCII that ends something, where no other one is there.
    ("**探测 (Probing):**YOLOE 在", "<strong>探测 (Probing):</strong>YOLOE 在"),
    ("**探测:**YOLOE 用 **另一** 词", "<strong>探测:</strong>YOLOE 用 <strong>另一</strong> 词"),
    ("**探测:**YOLOE 用**另一**词", "<strong>探测:</strong>YOLOE 用<strong>另一</strong>词"),
    ("**甲:**YOLOE **乙:**SAM", "<strong>甲:</strong>YOLOE <strong>乙:</strong>SAM"),
    ("**甲 (x:**y** 乙", "**甲 (x:<strong>y</strong> 乙"), ("甲:**y** 乙", "甲:<strong>y</strong> 乙"),
    ("`**甲:**y`", "<code>**甲:**y</code>"), ("**a (b):**c", "**a (b):**c"), ("**甲(**c", "**甲(**c"),
    ("__强调。__后文", "__强调。__后文"), ("a**\"x\"**b", "a**&quot;x&quot;**b"), ("\\**甲。\\**乙", "*<em>甲。*</em>乙"),
  ])
  func emphasisWorksBesideChinesePunctuation(_ markdown: String, _ expected: String) {
    #expect(html(MarkdownParser.blocks(of: Array(markdown.utf8))) == "<p>" + expected + "</p>")
  }
}
