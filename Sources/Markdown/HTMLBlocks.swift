/// A block of raw HTML as blocks of ours: what a reader would see of it.
struct HTMLBlocks {
  private var blocks: [Block] = []
  private var builder = InlineBuilder()
  private var hasText = false
  private var alignments: [(name: String, alignment: Block.Alignment)] = []
  private let lines: ClosedRange<Int>
  /// The line that is being read.
  private var line: Int
  /// The heading that is open.
  private var heading: (level: Int, line: Int)?
  /// The text of a `<pre>` while it lasts.
  private var preformatted: String?

  /// None for comments, and for tags without text.
  static func blocks(of html: String, lines: ClosedRange<Int>) -> [Block] {
    var reader = HTMLBlocks(lines: lines)
    for token in HTMLToken.tokens(in: html) { reader.add(token) }
    reader.endParagraph()
    return reader.blocks
  }

  private init(lines: ClosedRange<Int>) {
    self.lines = lines
    line = lines.lowerBound
  }

  private mutating func add(_ token: HTMLToken) {
    switch token {
    case .text(let text):
      if preformatted != nil {
        preformatted?.append(text)
      } else {
        append(text)
      }
    case .tag(let tag):
      add(tag)
      line += tag.source.utf8.count { $0 == 0x0A }
    }
  }

  private mutating func append(_ text: String) {
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if number > 0 { self.line += 1 }
      if number > 0 && hasText { builder.append(.softBreak) }
      guard !line.isEmpty else { continue }
      hasText = hasText || !line.allSatisfy(\.isWhitespace)
      builder.append(.text(String(line)))
    }
  }

  private mutating func add(_ tag: HTMLTag) {
    switch tag.name {
    case "p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "li", "tr", "dt", "dd", "ul",
      "ol", "table", "details", "blockquote", "section", "article", "figure", "figcaption", "header",
      "footer":
      takeBlockTag(tag)
    case "td", "th": if tag.isClosing { builder.append(.text(" ")) }
    case "hr":
      endParagraph()
      blocks.append(Block(.thematicBreak, lines: lines))
    case "pre":
      endParagraph()
      preformatted = tag.isClosing ? nil : ""
    case "img", "video", "audio", "source", "iframe":
      hasText = hasText || tag.attribute("src") != nil
      builder.append(tag)
    default:
      hasText = hasText || !tag.isKnown
      builder.append(tag)
    }
  }

  private mutating func takeBlockTag(_ tag: HTMLTag) {
    endParagraph()
    if tag.isClosing {
      if let index = alignments.lastIndex(where: { $0.name == tag.name }) {
        alignments.removeLast(alignments.count - index)
      }
      return
    }
    switch tag.name == "center" ? "center" : tag.attribute("align")?.lowercased() {
    case "center": alignments.append((tag.name, .center))
    case "right": alignments.append((tag.name, .trailing))
    default: break
    }
    if tag.name == "li" { builder.append(.text("• ")) }
    if let level = Self.headingLevel(tag) { heading = (level, line) }
    if tag.name == "summary", let strong = HTMLTag("<strong>") { builder.append(strong) }
  }

  private static func headingLevel(_ tag: HTMLTag) -> Int? {
    guard tag.name.count == 2, tag.name.first == "h", let level = tag.name.last?.wholeNumberValue else {
      return nil
    }
    return level
  }

  private mutating func endParagraph() {
    defer {
      heading = nil
      builder = InlineBuilder()
      hasText = false
    }
    if let text = preformatted, !text.isEmpty {
      // A line end right behind the tag is none of the text (HTML §13.1.2.5).
      let own = text.hasPrefix("\n") ? String(text.dropFirst()) : text
      blocks.append(Block(.code(language: "", text: own), lines: lines))
      preformatted = nil
    }
    guard hasText else { return }
    var wrapped = builder
    if let strong = HTMLTag("</strong>") { wrapped.append(strong) }
    if let heading {
      return blocks.append(
        Block(
          .heading(level: heading.level, wrapped.finished().trimmed), lines: heading.line...lines.upperBound))
    }
    var block = Block(.paragraph(wrapped.finished()), lines: lines)
    block.alignment = alignments.last?.alignment ?? .leading
    blocks.append(block)
  }
}

extension [Inline] {
  /// Without line ends and white space around it, which HTML has between its tags.
  fileprivate var trimmed: [Inline] {
    func isBlank(_ inline: Inline) -> Bool {
      switch inline {
      case .softBreak: true
      case .text(let text): text.allSatisfy(\.isWhitespace)
      default: false
      }
    }
    var rest = self[...]
    while let first = rest.first, isBlank(first) { rest = rest.dropFirst() }
    while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
    return Array(rest)
  }
}
