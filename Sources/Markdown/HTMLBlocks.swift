/// A block of raw HTML as blocks of ours: what a reader would see of it.
///
/// Quotes, lists, tables and definitions become what Markdown has for them, paragraphs keep their alignment. What a
/// blank line cuts off from its element stands by itself, since Markdown ends raw HTML there.
struct HTMLBlocks {
  /// Elements that are open, each with what stands in it so far; the first is the whole.
  private var open = [HTMLContainer(.whole, line: 0)]
  private var builder = InlineBuilder()
  private var hasText = false
  private var alignments: [(name: String, alignment: Block.Alignment)] = []
  /// The link that is open: blocks in it are parts of it.
  private var link: HTMLTag?
  private let lines: ClosedRange<Int>
  /// The line that is being read, and that on which the paragraph begins.
  private var line: Int
  private var firstLine: Int
  /// The heading that is open.
  private var heading: (level: Int, line: Int)?
  /// The text of a `<pre>` while it lasts.
  private var preformatted: String?

  /// None for comments, and for tags without text.
  static func blocks(of html: String, lines: ClosedRange<Int>) -> [Block] {
    var reader = HTMLBlocks(lines: lines)
    for token in HTMLToken.tokens(in: html) { reader.add(token) }
    reader.endParagraph()
    reader.close(downTo: 0)
    return reader.open[0].blocks
  }

  private init(lines: ClosedRange<Int>) {
    self.lines = lines
    line = lines.lowerBound
    firstLine = line
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
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, part) in parts.enumerated() {
      if number > 0 { line += 1 }
      if number > 0 && hasText { builder.append(.softBreak) }
      guard !part.isEmpty else { continue }
      if !part.allSatisfy(\.isWhitespace) { noteText() }
      builder.append(.text(String(part)))
    }
  }

  private mutating func noteText() {
    if !hasText { firstLine = line }
    hasText = true
  }

  private mutating func add(_ tag: HTMLTag) {
    if let kind = HTMLContainer.Kind(tag) { return take(kind, tag) }
    switch tag.name {
    case "p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "details", "section", "article",
      "figure", "figcaption", "header", "footer", "caption", "dl", "thead", "tbody", "tfoot":
      takeBlockTag(tag)
    case "hr":
      endParagraph()
      add(Block(.thematicBreak, lines: line...line))
    case "pre":
      endParagraph()
      preformatted = tag.isClosing ? nil : ""
    case "img", "video", "audio", "source", "iframe":
      if tag.attribute("src") != nil { noteText() }
      builder.append(tag)
    case "input" where tag.attribute("type") == "checkbox":
      open[open.count - 1].isDone = tag.attribute("checked") != nil
    case "a":
      link = tag.isClosing || tag.attribute("href") == nil ? nil : tag
      builder.append(tag)
    default:
      if !tag.isKnown { noteText() }
      builder.append(tag)
    }
  }

  private mutating func takeBlockTag(_ tag: HTMLTag) {
    endParagraph()
    guard !takeAlignment(tag) else { return }
    heading = Self.headingLevel(tag).map { ($0, line) }
    if tag.name == "summary" { builder.append(HTMLTag(name: "strong", isClosing: false)) }
  }

  /// True for a closing tag, with which an alignment ends.
  private mutating func takeAlignment(_ tag: HTMLTag) -> Bool {
    if tag.isClosing {
      if let index = alignments.lastIndex(where: { $0.name == tag.name }) {
        alignments.removeLast(alignments.count - index)
      }
      return true
    }
    if let alignment = Self.alignment(tag) { alignments.append((tag.name, alignment)) }
    return false
  }

  private static func alignment(_ tag: HTMLTag) -> Block.Alignment? {
    switch tag.name == "center" ? "center" : tag.attribute("align")?.lowercased() {
    case "center": .center
    case "right": .trailing
    default: nil
    }
  }

  private static func headingLevel(_ tag: HTMLTag) -> Int? {
    guard tag.name.count == 2, tag.name.first == "h" else { return nil }
    return tag.name.last?.wholeNumberValue
  }

  // MARK: Elements around blocks

  /// More elements around each other than this are no author's.
  private static let deepest = 40

  private mutating func take(_ kind: HTMLContainer.Kind, _ tag: HTMLTag) {
    endParagraph()
    if tag.isClosing {
      if let index = open.lastIndex(where: { $0.kind.isSame(as: kind) }), index > 0 { close(downTo: index) }
      _ = takeAlignment(tag)
      return
    }
    // The next item, cell or row ends the one before; nothing ends what is around its list or table.
    if let around = open.lastIndex(where: { kind.ends(at: $0.kind) }) {
      if around + 1 < open.count { close(downTo: around + 1) }
    } else if let around = kind.container {
      take(around, HTMLTag(name: "", isClosing: false))
    }
    guard open.count < Self.deepest else { return }
    var container = HTMLContainer(kind, line: line)
    container.alignment = Self.alignment(tag) ?? .leading
    func span(_ name: String) -> Int {
      tag.attribute(name).flatMap(Int.init).map { max(1, min($0, 50)) } ?? 1
    }
    (container.span, container.rowSpan) = (span("colspan"), span("rowspan"))
    open.append(container)
    _ = takeAlignment(tag)
  }

  /// Closes all open elements from `index` on; the whole stays.
  private mutating func close(downTo index: Int) {
    while open.count > max(1, index), let last = open.popLast() {
      open[open.count - 1].take(last, until: line)
    }
  }

  private mutating func add(_ block: Block) { open[open.count - 1].blocks.append(block) }

  // MARK: Paragraphs

  private mutating func endParagraph() {
    defer {
      heading = nil
      builder = InlineBuilder()
      hasText = false
      firstLine = line
      if let link { builder.append(link) }
    }
    if let text = preformatted, !text.isEmpty {
      // A line end right behind the tag is none of the text (HTML §13.1.2.5).
      let own = text.hasPrefix("\n") ? String(text.dropFirst()) : text
      add(Block(.code(language: "", text: own), lines: line...line))
      line += text.utf8.count { $0 == 0x0A }
      preformatted = nil
    }
    guard hasText else { return }
    // What reaches over several blocks ends in each of them.
    for name in ["a", "strong"] { builder.append(HTMLTag(name: name, isClosing: true)) }
    let inlines = builder.finished().trimmed
    if let heading { return add(Block(.heading(level: heading.level, inlines), lines: heading.line...line)) }
    var block = Block(.paragraph(inlines), lines: firstLine...line)
    block.alignment = alignments.last?.alignment ?? .leading
    add(block)
  }
}

extension [Inline] {
  /// Without line ends and white space around it, which HTML has between its tags.
  var trimmed: [Inline] {
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
