import Markdown
import Writing

/// Walks the sections of a file and finds its entries.
struct EntryFinder {
  private let lines: LineTable
  private let headings: [Heading]
  private var slugs: HeadingSlugs
  private let end: Int
  private let rule: ReadingRule.Pieces
  private let series: IssueSeries
  private(set) var entries: [Entry] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var notes: [ReadingNote] = []
  /// Headings with nothing but lists of links to other digests: they are no entries, and stay where they are read.
  private var indexBlocks: [Block] = []
  /// Places of the headings whose text was looked through for pieces, and whether there were some.
  private(set) var holdsPieces: [Int: Bool] = [:]

  /// `end`: the length of the file in bytes.
  ///
  /// `names`: what the digest is called.
  init(
    lines: LineTable, headings: [Heading], slugs: HeadingSlugs, end: Int, pieces rule: ReadingRule.Pieces,
    names: [String]
  ) {
    series = IssueSeries(names: names)
    self.rule = rule
    self.lines = lines
    self.headings = headings
    self.slugs = slugs
    self.end = end
  }

  mutating func findAll(in sections: [SectionNode]) {
    for section in sections { find(in: section, under: []) }
  }

  /// The entries found since this was called last, and the lists of links to other digests.
  mutating func taken() -> (entries: [Entry], indexes: [Block]) {
    defer {
      entries = []
      indexBlocks = []
    }
    return (entries, indexBlocks)
  }

  private mutating func find(in node: SectionNode, under sections: [String]) {
    let body = node.blocks.filter { !isNavigation($0) }
    if body.count < node.blocks.count { noteNavigation(in: node.blocks) }
    let hasBody = EntryBody.hasBody(body)
    let isIndex = hasBody && Navigation.isIndex(body)
    if isIndex {
      note(.index, node)
      indexBlocks += node.headed(body)
      for child in node.children { find(in: child, under: sections + [node.title]) }
      return
    }
    let reading = hasBody && !node.hasFields ? pieces(in: body) : nil
    if !node.hasFields { holdsPieces[node.index] = reading != nil }
    if let reading {
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
    for block in blocks where isNavigation(block) {
      notes.append(ReadingNote(line: block.lines.lowerBound, title: "", taken: .navigation))
    }
  }

  private func isNavigation(_ block: Block) -> Bool {
    Navigation.isNavigation(block) || series.leadsToOthers(block)
  }

  /// The pieces of a section, below what it says itself.
  private mutating func append(_ reading: PieceReading, of node: SectionNode, under sections: [String]) {
    let own = reading.groups.filter { $0.label == nil }.flatMap(\.overview)
    if EntryBody.hasBody(own) {
      note(.besidesPieces, node)
      append(.overview, node, blocks: own, sections: sections)
    }
    append(reading, sections: sections + [node.title])
  }

  /// Pieces directly under the title of a digest, and what else stands there: its introduction.
  mutating func findPieces(in blocks: [Block]) -> [Block] {
    guard let reading = pieces(in: blocks) else { return blocks }
    append(reading, sections: [])
    return reading.groups.filter { $0.label == nil }.flatMap(\.overview)
  }

  /// Whether the text of a section would be read as pieces if nobody decided otherwise.
  func guessesPieces(in node: SectionNode) -> Bool {
    if rule == .guessed, let known = holdsPieces[node.index] { return known }
    return PieceReader.read(node.blocks.filter { !isNavigation($0) }) != nil
  }

  private func pieces(in blocks: [Block]) -> PieceReading? {
    rule == .headings ? nil : PieceReader.read(blocks, isCertain: rule == .items)
  }

  private mutating func append(_ reading: PieceReading, sections: [String]) {
    for group in reading.groups {
      var path = sections
      if let label = group.label {
        path.append(label.title)
        notes.append(
          ReadingNote(line: label.block.lines.lowerBound, title: label.title, taken: .labelCategory))
        if EntryBody.hasBody(group.overview) {
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
    let blocks = piece.blocks.filter { !isNavigation($0) }
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
