import Markdown
import Writing

/// A heading with the blocks up to the next one, and the headings below it.
struct SectionNode {
  /// Its place among all headings of the file.
  var index: Int
  var level: Int
  var inlines: [Inline]
  var title: String
  var line: Int
  var blocks: [Block] = []
  var children: [SectionNode] = []
  /// True if headings below it were taken for its fields: its blocks hold them, and are one text.
  var hasFields = false
  /// The place of the last heading in it, itself included.
  var lastIndex: Int

  init(index: Int, level: Int, inlines: [Inline], title: String, line: Int) {
    self.index = index
    self.level = level
    self.inlines = inlines
    self.title = title
    self.line = line
    lastIndex = index
  }

  /// The blocks of a section with the headings in it as blocks among them, this one's own left out.
  var flattened: [Block] { blocks + children.flatMap(\.asBlocks) }

  /// The heading and all that stands below it.
  var asBlocks: [Block] { headed(flattened) }

  /// Blocks below the heading as one among them.
  func headed(_ blocks: [Block]) -> [Block] {
    [Block(.heading(level: level, shown), lines: line...line)] + blocks
  }
}

extension SectionNode {
  /// The heading as it is displayed, an anchor behind it left out.
  private var shown: [Inline] {
    RichText(inlines).text.trimmingSpaces().hasPrefix(title + " {") ? [.text(title)] : inlines
  }
}

/// A file's blocks, put under their headings.
struct SectionTree {
  /// The text of an H1 before every other heading.
  private(set) var title: String?
  /// Blocks before the first section.
  private(set) var opening: [Block] = []
  /// Outermost sections, contents lists left out.
  var sections: [SectionNode] = []
  /// Blocks of sections that are nothing but contents lists.
  private(set) var contentsBlocks: [Block] = []
  /// Every heading of the file.
  private(set) var headings: [Heading] = []
  /// The anchors given so far.
  private(set) var slugs = HeadingSlugs()

  /// `stated`: the title that front matter has.
  init(blocks: [Block], statedTitle stated: String?) {
    var flat: [SectionNode] = []
    for block in blocks {
      guard case .heading(let level, let inlines) = block.content else {
        if flat.isEmpty { opening.append(block) } else { flat[flat.count - 1].blocks.append(block) }
        continue
      }
      let (title, anchor) = Self.parted(
        RichText(inlines).text.replacing("\n", with: " ").trimmingSpaces())
      // An anchor is made of what is written, not of how a formula is shown.
      let slug = slugs.slug(for: anchor ?? RichText(inlines, showsSource: true).text.trimmingSpaces())
      flat.append(
        SectionNode(
          index: flat.count, level: level, inlines: inlines, title: title, line: block.lines.lowerBound))
      headings.append(Heading(level: level, title: title, slug: slug, line: block.lines.lowerBound))
    }
    let tops = flat.filter { $0.level == 1 }.map(\.title)
    if let first = flat.first, first.level == 1, Self.isTitle(first.title, stated: stated, among: tops) {
      title = first.title.isEmpty ? nil : first.title
      opening += first.blocks
      flat.removeFirst()
    }
    var rest = flat[...]
    sections = Self.nested(&rest, below: 0)
    takeContents()
  }

  /// A title, and the anchor that `{#id .class}` behind it names.
  private static func parted(_ title: String) -> (title: String, anchor: String?) {
    guard title.hasSuffix("}"), let found = title.wholeMatch(of: /(.*?)\s*\{(?:#([^\s{}]+))?[^{}]*\}/),
      found.2 != nil || title[found.1.endIndex...].contains(".")
    else { return (title, nil) }
    return (String(found.1), found.2.map(String.init))
  }

  /// Whether the H1 before every other heading is the title, or the first of the sections.
  private static func isTitle(_ heading: String, stated: String?, among tops: [String]) -> Bool {
    if heading.isEmpty { return true }
    if let stated {
      return FoldedText(heading).letters == FoldedText(stated).letters
    }
    guard tops.count > 1 else { return true }
    let marks = Set(tops.compactMap { IssueReader.issue(inText: $0).mark })
    // Where several of them say which issue they are, each is one.
    return marks.count == 1 && IssueReader.issue(inText: heading).isKnown
  }

  private static func nested(_ rest: inout ArraySlice<SectionNode>, below level: Int) -> [SectionNode] {
    var nodes: [SectionNode] = []
    while var node = rest.first, node.level > level {
      rest.removeFirst()
      node.children = nested(&rest, below: node.level)
      node.lastIndex = node.children.last?.lastIndex ?? node.index
      nodes.append(node)
    }
    return nodes
  }

  private static let contentsNames: Set<String> = [
    "目录", "目錄", "本期目录", "目次", "contents", "table of contents", "toc", "index", "内容", "本期内容", "もくじ", "차례",
  ]

  /// A heading called 目录, Contents and the like, with neither children nor other text.
  private mutating func takeContents() {
    var kept: [SectionNode] = []
    for node in sections {
      // Some number their headings.
      let name = node.title.lowercased().drop { $0.isNumber || $0.isWhitespace || ".、".contains($0) }
      let isNamed = Self.contentsNames.contains(String(name))
      if isNamed && node.children.isEmpty && node.blocks.allSatisfy(Navigation.isJumpList) {
        contentsBlocks += node.blocks
      } else {
        kept.append(node)
      }
    }
    sections = kept
  }
}
