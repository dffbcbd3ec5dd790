import Markdown
import Writing

/// The beginning of an item: its title, taken out of its first paragraph, and its first link.
struct ItemLead {
  enum Style { case listItem, numberedParagraph }

  private(set) var title = ""
  private(set) var blocks: [Block]
  private(set) var firstLink: Source?
  private(set) var startsWithLink = false
  private(set) var hasLinkInFirstLine = false

  init(_ blocks: [Block], style: Style) {
    self.blocks = blocks
    guard let paragraph = Self.firstParagraph(of: blocks) else {
      title = PlainText.lines(of: blocks).first ?? ""
      return
    }
    firstLink = Self.firstLink(in: blocks)
    let firstLine = paragraph.prefix { $0 != .softBreak && $0 != .lineBreak }
    let linkInLine = Self.firstLink(in: Array(firstLine))
    hasLinkInFirstLine = linkInLine != nil

    var rest = paragraph
    if let link = Self.takeLink(from: &rest) {
      startsWithLink = true
      title = link.title
      replaceFirstParagraph(with: Self.withoutLeadingMarks(rest))
    } else if style == .numberedParagraph, let linkInLine {
      title = linkInLine.title
      replaceFirstParagraph(with: Self.withoutNumber(paragraph))
    } else {
      takeTextTitle(Self.withoutNumber(paragraph))
    }
    if title.isEmpty { title = firstLink?.title ?? firstLink?.url ?? "…" }
  }

  /// Drops paragraphs from which the title took everything.
  mutating func dropEmptyBlocks() {
    blocks.removeAll { block in
      if case .paragraph(let inlines) = block.content { return inlines.isEmpty }
      return false
    }
  }

  private static func firstParagraph(of blocks: [Block]) -> [Inline]? {
    switch blocks.first?.content {
    case .paragraph(let inlines): inlines
    case .list(let list): list.items.first.flatMap { firstParagraph(of: $0.blocks) }
    default: nil
    }
  }

  private static func firstLink(in blocks: [Block]) -> Source? {
    var found: Source?
    blocks.visitInlines { inline in if found == nil { found = EntryBody.source(inline) } }
    return found
  }

  private static func firstLink(in inlines: [Inline]) -> Source? {
    var found: Source?
    for inline in inlines { inline.visit { if found == nil { found = EntryBody.source($0) } } }
    return found
  }

  private mutating func replaceFirstParagraph(with inlines: [Inline]) {
    guard case .paragraph = blocks.first?.content else { return }
    blocks[0].content = .paragraph(inlines)
  }

  /// Takes the link that `inlines` start with, through emphasis, behind numbers and `[tags]`, which stay.
  private static func takeLink(from inlines: inout [Inline]) -> Source? {
    for index in inlines.indices {
      if let link = EntryBody.source(inlines[index]) {
        inlines.remove(at: index)
        if index > 0 { inlines = withoutNumber(inlines) }
        return link
      }
      switch inlines[index] {
      case .text(let text) where isSkipped(text): continue
      case .strong(let inner), .emphasis(let inner):
        var rest = inner
        guard let link = takeLink(from: &rest) else { return nil }
        if RichText(rest).isEmpty {
          inlines.remove(at: index)
        } else if case .strong = inlines[index] {
          inlines[index] = .strong(rest)
        } else {
          inlines[index] = .emphasis(rest)
        }
        return link
      default: return nil
      }
    }
    return nil
  }

  /// White space, a number mark and tags in brackets: what may stand before the link an item starts with.
  private static func isSkipped(_ text: String) -> Bool {
    var rest = (NumberMark.split(text)?.rest ?? text)[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let first = rest.first else { return true }
      guard let closing = ["[": "]", "【": "】", "「": "」"][first],
        let end = rest.firstIndex(of: Character(closing))
      else { return false }
      rest = rest[rest.index(after: end)...]
    }
  }

  private static func withoutNumber(_ inlines: [Inline]) -> [Inline] {
    guard case .text(let text) = inlines.first, let (_, rest) = NumberMark.split(text) else { return inlines }
    let kept = rest.drop { $0 == " " }
    return kept.isEmpty ? Array(inlines.dropFirst()) : [.text(String(kept))] + inlines.dropFirst()
  }

  /// The colon or dash between title and text goes with the title.
  private static func withoutLeadingMarks(_ inlines: [Inline]) -> [Inline] {
    var rest = inlines[...]
    while let first = rest.first {
      guard case .text(let text) = first else {
        if first == .softBreak || first == .lineBreak {
          rest = rest.dropFirst()
          continue
        }
        break
      }
      let kept = text.drop { $0.isWhitespace || "：:，,。.-–—｜|".contains($0) }
      if kept.isEmpty {
        rest = rest.dropFirst()
      } else {
        return [.text(String(kept))] + rest.dropFirst()
      }
    }
    return Array(rest)
  }

  /// Without a link, the text up to the first colon, full stop or line end is the title.
  private mutating func takeTextTitle(_ inlines: [Inline]) {
    let line = RichText(Array(inlines.prefix { $0 != .softBreak && $0 != .lineBreak })).text.trimmingSpaces()
    let end = line.firstIndex { "：:。".contains($0) }
    title = end.map { line[..<$0].trimmingSpaces() } ?? line
    guard case .text(let text) = inlines.first, inlines.count == 1 || end != nil, text.hasPrefix(title) else {
      return replaceFirstParagraph(with: inlines)
    }
    let rest = String(text.dropFirst(title.count))
    replaceFirstParagraph(
      with: Self.withoutLeadingMarks((rest.isEmpty ? [] : [.text(rest)]) + inlines.dropFirst()))
  }
}
