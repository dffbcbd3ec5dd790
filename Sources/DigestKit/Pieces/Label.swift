import Markdown
import Writing

/// A line in bold that stands for a heading: a paragraph, or the first line of one, wholly strong.
struct Label {
  var title: String
  var block: Block
  /// The link that the label is.
  var source: Source?
  /// Further lines of its paragraph.
  var rest: [Inline]

  init?(_ block: Block) {
    guard case .paragraph(let inlines) = block.content, Self.mayBegin(inlines), NumberMark(block) == nil
    else {
      return nil
    }
    let line = inlines.prefix { $0 != .softBreak && $0 != .lineBreak }
    guard let (title, source) = Self.label(Array(line)), !title.isEmpty else { return nil }
    self.title = title
    self.block = block
    self.source = source
    rest = Self.withoutBreak(inlines.dropFirst(line.count))
  }

  /// What follows the end of a line, which may be `<br>` and a line end.
  static func withoutBreak(_ inlines: ArraySlice<Inline>) -> [Inline] {
    Array(inlines.drop { $0 == .softBreak || $0 == .lineBreak })
  }

  /// Told from the first inline: most paragraphs begin with a word.
  private static func mayBegin(_ inlines: [Inline]) -> Bool {
    switch inlines.first {
    case .strong?, .emphasis?, .link?: true
    case .text(let text)?: text.utf8.first.map { $0 <= 0x20 || $0 == UInt8(ascii: "*") } ?? true
    default: false
    }
  }

  /// Its title, and the link that it is; nil for a line that isn't wholly strong.
  private static func label(_ line: [Inline]) -> (title: String, source: Source?)? {
    var core = line[...]
    while case .text(let text)? = core.last, text.allSatisfy({ $0.isWhitespace || ":：".contains($0) }) {
      core = core.dropLast()
    }
    while case .text(let text)? = core.first, text.allSatisfy(\.isWhitespace) { core = core.dropFirst() }
    guard core.count == 1, let only = core.first else { return nil }
    if case .text(let text) = only, let inner = markedByHand(text) { return (inner, nil) }
    guard isStrong(only) else { return nil }
    var source: Source?
    only.visit { if source == nil { source = EntryBody.source($0) } }
    let title = RichText([only]).text.trimmingSpaces()
    // A link in a longer label is one of its words.
    return (PieceLead.withoutEnd(title), source?.title == title ? source : nil)
  }

  /// `** Title **`, which Markdown doesn't take for bold.
  private static func markedByHand(_ text: String) -> String? {
    let text = text.trimmingSpaces()
    guard text.hasPrefix("** "), text.hasSuffix(" **"), text.count > 6 else { return nil }
    let inner = String(text.dropFirst(3).dropLast(3)).trimmingSpaces()
    return inner.contains("**") ? nil : inner
  }

  private static func isStrong(_ inline: Inline) -> Bool {
    switch inline {
    case .strong: true
    case .emphasis(let inner), .link(_, let inner): inner.count == 1 && isStrong(inner[0])
    default: false
    }
  }
}

/// A body parted at labels that are categories: those with linked pieces right below.
struct LabelParts {
  struct Part {
    var label: Label
    var blocks: [Block]
  }

  private(set) var head: [Block] = []
  private(set) var groups: [Part] = []

  init(_ blocks: [Block]) {
    let labels = blocks.indices.filter { Label(blocks[$0]) != nil }
    guard !labels.isEmpty else {
      head = blocks
      return
    }
    let categories = labels.enumerated().filter { number, at in
      let end = number + 1 < labels.count ? labels[number + 1] : blocks.count
      return Self.isCategory(at, in: blocks, end)
    }.map(\.element)
    for (at, block) in blocks.enumerated() {
      if categories.contains(at), let label = Label(block) {
        groups.append(Part(label: label, blocks: []))
      } else if groups.isEmpty {
        head.append(block)
      } else {
        groups[groups.count - 1].blocks.append(block)
      }
    }
  }

  private static func isCategory(_ at: Int, in blocks: [Block], _ end: Int) -> Bool {
    guard at + 1 < end, let label = Label(blocks[at]), label.rest.isEmpty else { return false }
    // What stands below must begin with the first piece: a sentence before it makes the label one of a text.
    return PieceReader.startsWithPieces(Array(blocks[(at + 1)..<end]))
  }
}

/// Labels with a link right below, each a piece: `**Title**`, its address, its text.
enum LabelShape: PieceShape {
  static let name = PieceShapeName.labels

  static func read(_ blocks: [Block]) -> (overview: [Block], pieces: [Piece])? {
    var next: [Int: Block] = [:]
    for (block, below) in zip(blocks, blocks.dropFirst()) { next[block.lines.lowerBound] = below }
    let gathered = gather(blocks) { block in
      guard let label = Label(block) else { return nil }
      return [piece(label, below: next[block.lines.lowerBound])]
    }
    guard let (overview, pieces) = gathered else { return nil }
    if pieces.count == 1 {
      let hasList = blocks.contains { if case .list = $0.content { true } else { false } }
      guard pieces[0].isLinked, !hasList else { return nil }
    }
    return (overview, pieces)
  }

  private static func piece(_ label: Label, below: Block?) -> Piece {
    var sources = [label.source].compactMap(\.self)
    var isLinked = !sources.isEmpty
    var blocks: [Block] = []
    // The address stands on a line of its own, as below a heading.
    let secondLine = Array(label.rest.prefix { $0 != .softBreak && $0 != .lineBreak })
    if let links = EntryBody.linksAlone(secondLine) {
      sources += links
      isLinked = true
      blocks.append(Block(.paragraph(secondLine), lines: label.block.lines))
      let text = Label.withoutBreak(label.rest.dropFirst(secondLine.count))
      if !RichText(text).isEmpty { blocks.append(Block(.paragraph(text), lines: label.block.lines)) }
    } else if !RichText(label.rest).isEmpty {
      blocks.append(Block(.paragraph(label.rest), lines: label.block.lines))
    }
    if case .paragraph(let inlines)? = below?.content, let below, Label(below) == nil {
      let first = Array(inlines.prefix { $0 != .softBreak && $0 != .lineBreak })
      let links = EntryBody.linksAlone(inlines) ?? Array(EntryBody.links(in: first).prefix(1))
      sources += links
      isLinked = isLinked || !links.isEmpty
    }
    return Piece(
      title: label.title, sources: sources, blocks: blocks, lines: label.block.lines, isLinked: isLinked,
      length: PieceText.length(of: [label.block]))
  }
}
