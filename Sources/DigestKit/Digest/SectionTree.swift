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
}

/// A file's blocks, put under their headings.
struct SectionTree {
  /// The text of an H1 before every other heading.
  private(set) var title: String?
  /// Blocks before the first section.
  private(set) var opening: [Block] = []
  /// Outermost sections, contents lists left out.
  private(set) var sections: [SectionNode] = []
  /// Blocks of sections that are nothing but contents lists.
  private(set) var contentsBlocks: [Block] = []
  /// Every heading of the file.
  private(set) var headings: [Heading] = []
  /// The anchors given so far.
  private(set) var slugs = HeadingSlugs()

  init(blocks: [Block]) {
    var flat: [SectionNode] = []
    for block in blocks {
      guard case .heading(let level, let inlines) = block.content else {
        if flat.isEmpty { opening.append(block) } else { flat[flat.count - 1].blocks.append(block) }
        continue
      }
      let title = RichText(inlines).text.replacing("\n", with: " ").trimmingSpaces()
      // An anchor is made of what is written, not of how a formula is shown.
      let slug = slugs.slug(for: RichText(inlines, showsSource: true).text.trimmingSpaces())
      flat.append(
        SectionNode(
          index: flat.count, level: level, inlines: inlines, title: title, line: block.lines.lowerBound))
      headings.append(Heading(level: level, title: title, slug: slug, line: block.lines.lowerBound))
    }
    if let first = flat.first, first.level == 1 {
      title = first.title
      opening += first.blocks
      flat.removeFirst()
    }
    var rest = flat[...]
    sections = Self.nested(&rest, below: 0)
    takeContents()
  }

  private static func nested(_ rest: inout ArraySlice<SectionNode>, below level: Int) -> [SectionNode] {
    var nodes: [SectionNode] = []
    while var node = rest.first, node.level > level {
      rest.removeFirst()
      node.children = nested(&rest, below: node.level)
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
      if isNamed && node.children.isEmpty && node.blocks.allSatisfy(JumpList.isJumpList) {
        contentsBlocks += node.blocks
      } else {
        kept.append(node)
      }
    }
    sections = kept
  }
}

/// Lists of links to anchors of their own file.
enum JumpList {
  static func isJumpList(_ block: Block) -> Bool {
    guard case .list(let list) = block.content, !list.items.isEmpty else { return false }
    return list.items.allSatisfy { item in
      !item.blocks.isEmpty && item.blocks.allSatisfy { isJumpList($0) || isAnchorParagraph($0) }
    }
  }

  private static func isAnchorParagraph(_ block: Block) -> Bool {
    guard case .paragraph(let inlines) = block.content else { return false }
    var hasLink = false
    for inline in inlines {
      switch inline {
      case .link(let destination, _) where destination.hasPrefix("#"): hasLink = true
      case .text(let text) where text.allSatisfy({ !$0.isLetter && !$0.isNumber }): continue
      case .softBreak, .lineBreak: continue
      default: return false
      }
    }
    return hasLink
  }

  /// The links of a contents list, in order.
  static func links(of block: Block) -> [ContentsLink] { links(of: block, depth: 0) }

  private static func links(of block: Block, depth: Int) -> [ContentsLink] {
    guard case .list(let list) = block.content else { return [] }
    return list.items.flatMap { item in
      item.blocks.flatMap { inner -> [ContentsLink] in
        guard case .paragraph(let inlines) = inner.content else { return links(of: inner, depth: depth + 1) }
        return inlines.compactMap { inline in
          guard case .link(let destination, let label) = inline, destination.hasPrefix("#") else {
            return nil
          }
          return ContentsLink(
            title: RichText(label).text, anchor: LinkTarget.decoded(String(destination.dropFirst())),
            depth: depth,
            line: inner.lines.lowerBound)
        }
      }
    }
  }
}
