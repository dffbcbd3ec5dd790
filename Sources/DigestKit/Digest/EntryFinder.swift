import Markdown
import Writing

/// Walks the sections of a file and finds its entries.
struct EntryFinder {
  private let lines: LineTable
  private let headings: [Heading]
  private var slugs: HeadingSlugs
  private let end: Int
  private let rule: ReadingRule.Pieces
  private(set) var entries: [Entry] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var notes: [ReadingNote] = []
  /// True if a body was read as pieces.
  private(set) var holdsPieces = false

  /// `end`: the length of the file in bytes.
  init(lines: LineTable, headings: [Heading], slugs: HeadingSlugs, end: Int, pieces rule: ReadingRule.Pieces)
  {
    self.rule = rule
    self.lines = lines
    self.headings = headings
    self.slugs = slugs
    self.end = end
  }

  mutating func findAll(in sections: [SectionNode]) {
    for section in sections { find(in: section, under: []) }
  }

  /// The entries found since this was called last.
  mutating func taken() -> [Entry] {
    defer { entries = [] }
    return entries
  }

  private mutating func find(in node: SectionNode, under sections: [String]) {
    let body = node.blocks.filter { !Navigation.isNavigation($0) }
    noteNavigation(in: node.blocks)
    let hasBody = EntryBody.hasBody(body)
    if hasBody, !node.hasFields, let reading = pieces(in: body) {
      note(.category(PieceReader.count(reading.pieces, reading.shape, of: body)), node)
      append(reading, of: node, under: sections)
    } else if hasBody {
      note(node.children.isEmpty ? .entry : .overview, node)
      append(node.children.isEmpty ? .leaf : .overview, node, blocks: body, sections: sections)
    } else if !node.children.isEmpty {
      note(.section, node)
    } else {
      note(.emptyCategory, node)
      diagnostics.append(Diagnostic(.note, .emptyCategory, line: node.line, subject: node.title))
    }
    for child in node.children { find(in: child, under: sections + [node.title]) }
  }

  private mutating func note(_ taken: ReadingNote.Taken, _ node: SectionNode) {
    notes.append(ReadingNote(line: node.line, title: node.title, taken: taken))
  }

  mutating func note(_ introduction: Entry?) {
    guard let introduction else { return }
    let line = introduction.blocks.first?.lines.lowerBound ?? introduction.line
    notes.append(ReadingNote(line: line, title: introduction.title, taken: .introduction))
  }

  /// Notes blocks that are navigation, and no text.
  mutating func noteNavigation(in blocks: [Block]) {
    for block in blocks where Navigation.isNavigation(block) {
      notes.append(ReadingNote(line: block.lines.lowerBound, title: "", taken: .navigation))
    }
  }

  /// The pieces of a section, below what it says itself.
  private mutating func append(_ reading: PieceReading, of node: SectionNode, under sections: [String]) {
    let own = reading.groups.filter { $0.label == nil }.flatMap(\.overview)
    if EntryBody.hasBody(own) { append(.overview, node, blocks: own, sections: sections) }
    append(reading, sections: sections + [node.title])
  }

  /// Pieces directly under the title of a digest; false if there are none.
  @discardableResult
  mutating func findPieces(in blocks: [Block]) -> Bool {
    guard let reading = pieces(in: blocks) else { return false }
    append(reading, sections: [])
    return true
  }

  private mutating func pieces(in blocks: [Block]) -> PieceReading? {
    guard rule != .headings, let reading = PieceReader.read(blocks, isCertain: rule == .items) else {
      return nil
    }
    holdsPieces = true
    return reading
  }

  private mutating func append(_ reading: PieceReading, sections: [String]) {
    for group in reading.groups {
      var path = sections
      if let label = group.label {
        path.append(label.title)
        notes.append(
          ReadingNote(line: label.block.lines.lowerBound, title: label.title, taken: .labelCategory))
        if EntryBody.hasBody(group.overview) || label.source != nil {
          let piece = Piece(
            title: label.title, sources: [label.source].compactMap(\.self), blocks: group.overview,
            lines: label.block.lines, isLinked: false, length: 0)
          append(piece, .overview, sections: sections)
        }
      }
      for piece in group.pieces {
        notes.append(
          ReadingNote(
            line: piece.lines.lowerBound, title: piece.title,
            taken: .piece(reading.shape, isLinked: piece.isLinked)))
        append(piece, .item, sections: path)
      }
    }
  }

  private mutating func append(_ piece: Piece, _ kind: Entry.Kind, sections: [String]) {
    let range =
      lines.offset(ofLine: piece.lines.lowerBound)..<lines.offset(ofLine: piece.lines.upperBound + 1)
    let blocks = piece.blocks.filter { !Navigation.isNavigation($0) }
    var entry = EntryBody.entry(
      kind, title: piece.title, blocks: blocks, line: piece.lines.lowerBound, bytes: range)
    entry.slug = slugs.slug(for: piece.title)
    entry.sections = sections
    entry.sources = piece.sources
    for source in piece.sources where source.url == nil && !entry.wikilinks.contains(source.title) {
      entry.wikilinks.insert(source.title, at: 0)
    }
    entries.append(entry)
  }

  private mutating func append(_ kind: Entry.Kind, _ node: SectionNode, blocks: [Block], sections: [String]) {
    // The first heading whose text isn't its own.
    let index = node.children.first?.index ?? node.lastIndex + 1
    let next = index < headings.count ? lines.offset(ofLine: headings[index].line) : end
    let start = lines.offset(ofLine: node.line)
    var entry = EntryBody.entry(
      kind, title: node.title, blocks: blocks, line: node.line, bytes: start..<max(start, next))
    entry.slug = headings[node.index].slug
    entry.level = node.level
    entry.sections = sections
    entry.sources = EntryBody.sources(blocks: blocks, heading: node.inlines)
    entries.append(entry)
  }

  /// The text before the first section as an entry of its own kind; nil if there is none.
  func introduction(_ blocks: [Block], title: String, line: Int) -> Entry? {
    guard EntryBody.hasBody(blocks), let last = blocks.last else { return nil }
    let range = lines.offset(ofLine: line)..<lines.offset(ofLine: last.lines.upperBound + 1)
    return EntryBody.entry(.introduction, title: title, blocks: blocks, line: line, bytes: range)
  }
}

/// Paragraphs that hold nothing but links.
public enum EntrySources {
  /// True for a line that is only source links.
  public static func isSourceLine(_ inlines: [Inline]) -> Bool { EntryBody.linksAlone(inlines) != nil }
}

/// What can be told of an entry from its blocks.
enum EntryBody {
  /// Displayed text, or a picture. A comment is neither.
  static func hasBody(_ blocks: [Block]) -> Bool {
    blocks.contains { block in
      var found = false
      block.visit { inner in
        switch inner.content {
        case .code, .table: found = true
        case .paragraph(let inlines), .heading(_, let inlines): found = found || hasText(inlines)
        default: break
        }
      }
      return found
    }
  }

  private static func hasText(_ inlines: [Inline]) -> Bool {
    var hasPicture = false
    for inline in inlines { inline.visit { hasPicture = hasPicture || $0.isMedia } }
    return hasPicture || !RichText(inlines).isEmpty
  }

  static func entry(
    _ kind: Entry.Kind, title: String, blocks: [Block], line: Int, bytes: Range<Int>
  ) -> Entry {
    var wikilinks: [String] = []
    var images = 0
    var features: Entry.Features = []
    blocks.visitInlines { inline in
      switch inline {
      case .wikilink(let target, _): if !wikilinks.contains(target) { wikilinks.append(target) }
      case .image, .video: images += 1
      case .math: features.insert(.math)
      default: break
      }
    }
    for block in blocks {
      block.visit { inner in
        switch inner.content {
        case .code: features.insert(.code)
        case .table: features.insert(.table)
        case .alert: features.insert(.note)
        default: break
        }
      }
    }
    if images > 0 { features.insert(.image) }
    return Entry(
      kind: kind, slug: "", title: title, level: nil, line: line, bytes: bytes, sections: [], sources: [],
      wikilinks: wikilinks, images: images, features: features, blocks: blocks)
  }

  /// Links and wikilinks of leading paragraphs that hold nothing else, then those of the heading.
  static func sources(blocks: [Block], heading: [Inline]) -> [Source] {
    var found: [Source] = []
    for block in blocks {
      guard case .paragraph(let inlines) = block.content, let links = linksAlone(inlines) else { break }
      found += links
    }
    for inline in heading { inline.visit { if let link = source($0) { found.append(link) } } }
    return found
  }

  /// `- Source: [words](address)` at the beginning: links of a short list or paragraph behind a word and a colon.
  static func labelledSources(_ blocks: [Block]) -> [Source] {
    func link(_ inlines: [Inline]) -> [Source]? {
      guard case .text(let label)? = inlines.first, let end = label.firstIndex(where: { ":：".contains($0) }),
        label[..<end].count <= 12
      else { return nil }
      let rest = String(label[label.index(after: end)...])
      return linksAlone((rest.trimmingSpaces().isEmpty ? [] : [.text(rest)]) + inlines.dropFirst())
    }
    switch blocks.first?.content {
    case .paragraph(let inlines): return link(inlines) ?? []
    case .list(let list): return list.items.flatMap { $0.blocks.first.flatMap { link($0.inlines) } ?? [] }
    default: return []
    }
  }

  /// The links of a paragraph that consists of links; nil if it says anything else.
  static func linksAlone(_ inlines: [Inline]) -> [Source]? {
    var links: [Source] = []
    for inline in inlines {
      if let link = source(inline) {
        links.append(link)
        continue
      }
      switch inline {
      case .softBreak, .lineBreak: continue
      case .strong(let inner), .emphasis(let inner):
        guard let nested = linksAlone(inner) else { return nil }
        links += nested
      case .text(let text):
        // Bare URLs are links too; between links may stand spaces and marks.
        var rest = text[...]
        while let url = BareURL.first(in: rest) {
          guard rest[..<url.lowerBound].allSatisfy(isSeparator) else { return nil }
          links.append(Source(title: String(rest[url]), url: String(rest[url])))
          rest = rest[url.upperBound...]
        }
        guard rest.allSatisfy(isSeparator) else { return nil }
      default: return nil
      }
    }
    return links.isEmpty ? nil : links
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || "|,，、;；·/&+-".contains(character)
  }

  /// False for a block that surely holds no link, nor a URL or a link without definition.
  static func mayHoldLink(_ block: Block) -> Bool {
    var found = false
    block.visit { inner in
      for inline in inner.inlines where !found {
        inline.visit { inline in
          switch inline {
          case .link, .wikilink: found = true
          case .text(let text):
            found = found || text.utf8.contains(UInt8(ascii: ":")) || text.utf8.contains(UInt8(ascii: "["))
          default: break
          }
        }
      }
    }
    return found
  }

  /// All links, wikilinks and bare URLs of a text, in order.
  static func links(in inlines: [Inline]) -> [Source] {
    var found: [Source] = []
    func look(_ inlines: [Inline]) {
      for inline in inlines {
        if let source = source(inline) {
          found.append(source)
        } else if case .text(let text) = inline {
          guard text.utf8.contains(UInt8(ascii: ":")) else { continue }
          var rest = text[...]
          while let url = BareURL.first(in: rest) {
            found.append(Source(title: String(rest[url]), url: String(rest[url])))
            rest = rest[url.upperBound...]
          }
        } else {
          look(inline.children)
        }
      }
    }
    look(inlines)
    return found
  }

  static func source(_ inline: Inline) -> Source? {
    switch inline {
    case .link(let destination, let label) where !destination.hasPrefix("#"):
      let title = RichText(label).text.trimmingSpaces()
      return Source(title: title.isEmpty ? destination : title, url: destination)
    case .wikilink(let target, _): return Source(title: target, url: nil)
    default: return nil
    }
  }
}
