import Markdown
import Testing

@Suite struct InlineTests {
  /// Every kind that holds others gives them; whoever walks a text meets each link.
  @Test func everyKindGivesWhatItHolds() {
    let link = Inline.link(destination: "a.md", [.text("a")])
    let kinds: [Inline] = [
      .emphasis([link]), .strong([link]), .strikethrough([link]), .link(destination: "b", [link]),
      .image(source: "c", alt: [link]), .subscript([link]), .superscript([link]), .keyboard([link]),
    ]
    for kind in kinds {
      #expect(kind.children == [link], "\(kind)")
      var seen = 0
      kind.visit { if $0 == link { seen += 1 } }
      #expect(seen == 1, "\(kind)")
    }
    for plain in [
      Inline.text("a"), .code("a"), .math("a", isDisplay: false), .softBreak, .lineBreak, .video(source: "a"),
      .footnoteReference("1"), .wikilink(target: "a", label: "a"),
    ] {
      #expect(plain.children.isEmpty)
    }
  }
}
