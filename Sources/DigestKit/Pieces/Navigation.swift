import Markdown
import Writing

/// What leads to other places and says nothing: contents, lines to the issues before and after.
enum Navigation {
  /// True for a block that is navigation throughout.
  static func isNavigation(_ block: Block) -> Bool {
    switch block.content {
    case .list: isJumpList(block)
    case .paragraph(let inlines): isAnchorLine(inlines) || isWayLine(inlines)
    default: false
    }
  }

  /// Lists of links to anchors of their own file.
  static func isJumpList(_ block: Block) -> Bool {
    guard case .list(let list) = block.content, !list.items.isEmpty else { return false }
    return list.items.allSatisfy { item in
      !item.blocks.isEmpty
        && item.blocks.allSatisfy { inner in
          if case .paragraph(let inlines) = inner.content { return isAnchorLine(inlines) }
          return isJumpList(inner)
        }
    }
  }

  /// Lists and tables of links to other digests of the library: an index, whose items are no pieces of it.
  static func isIndexList(_ block: Block) -> Bool {
    switch block.content {
    case .list(let list):
      guard !list.items.isEmpty else { return false }
      let names = Set(list.items.flatMap { ownFiles(in: $0.blocks.first?.inlines ?? []) })
      guard !names.isEmpty || list.items.contains(where: { $0.blocks.count > 1 }) else { return false }
      return list.items.allSatisfy { item in
        guard case .paragraph(let inlines)? = item.blocks.first?.content else { return false }
        return leadsToDigests(inlines, besides: names) || item.blocks.dropFirst().contains { isIndexList($0) }
      }
    case .table(let table):
      let rows = table.rows.dropFirst()
      return !rows.isEmpty && rows.allSatisfy { leadsToDigests($0.flatMap(\.self)) }
    default: return false
    }
  }

  /// True for a body that is nothing but such lists.
  static func isIndex(_ blocks: [Block]) -> Bool {
    // A label over a list is its name.
    blocks.allSatisfy { isIndexList($0) || Label($0)?.rest.isEmpty == true || !EntryBody.hasBody([$0]) }
      && blocks.contains(where: isIndexList)
  }

  /// Links, and all of them to digests of the library, by path or by an address that ends as theirs do.
  private static func leadsToDigests(_ inlines: [Inline], besides names: Set<String> = []) -> Bool {
    var hasLink = false
    var hasOther = false
    for inline in inlines {
      inline.visit { inline in
        guard case .link(let destination, _) = inline else { return }
        if let name = ownFile(destination) ?? fileName(of: destination),
          ownFile(destination) != nil || names.contains(name)
        {
          hasLink = true
        } else {
          hasOther = true
        }
      }
    }
    return hasLink && !hasOther
  }

  private static func ownFiles(in inlines: [Inline]) -> [String] {
    var files: [String] = []
    for inline in inlines {
      inline.visit {
        if case .link(let destination, _) = $0, let file = ownFile(destination) { files.append(file) }
      }
    }
    return files
  }

  /// The name of the digest of the library that a link leads to, with `#` for numbers; nil if it leads elsewhere.
  private static func ownFile(_ destination: String) -> String? {
    // Most links lead out, and are told from their first letters.
    guard !destination.hasPrefix("http"), case .library(let path, _) = LinkTarget(destination, from: "")
    else {
      return nil
    }
    let last = path.split(separator: "/").last ?? ""
    let isDigest =
      !last.contains(".") || [".md", ".markdown", ".mkd", ".mdx", ".html"].contains { last.hasSuffix($0) }
    return isDigest ? fileName(of: path) ?? "" : nil
  }

  private static func fileName(of path: String) -> String? {
    path.split(separator: "/").last.map { DigestSeries.pattern(of: String($0)) }
  }

  /// Names of files that lead to others, in lower case.
  private static let indexNames: Set<String> = [
    "summary", "toc", "recent", "index", "contents", "archive", "archives", "目录", "索引", "往期",
  ]

  /// True for a file that holds nothing but lists of links: to the library's own digests, or to any where it is
  /// called SUMMARY, toc, RECENT and the like.
  static func isIndex(file name: String, _ blocks: [Block]) -> Bool {
    if blocks.contains(where: isIndexList), isIndex(blocks.filter { !$0.isFrame }) { return true }
    guard let stem = name.split(separator: "/").last?.lowercased(), indexNames.contains(stem) else {
      return false
    }
    return blocks.allSatisfy { block in
      switch block.content {
      case _ where block.isFrame: true
      case .list(let list): list.items.allSatisfy { $0.blocks.contains(where: EntryBody.mayHoldLink) }
      case .paragraph(let inlines): EntryBody.linksAlone(inlines) != nil
      default: false
      }
    }
  }

  /// A line of links to anchors of its own file, with marks between them.
  private static func isAnchorLine(_ inlines: [Inline]) -> Bool {
    var hasLink = false
    for inline in inlines {
      switch inline {
      case .link(let destination, _) where anchor(of: destination) != nil: hasLink = true
      case .wikilink(let target, _) where target.hasPrefix("#"): hasLink = true
      case .text(let text) where text.allSatisfy({ !$0.isLetter && !$0.isNumber }): continue
      // Markdown takes no anchor with spaces in it for one.
      case .text(let text):
        guard text.utf8.contains(UInt8(ascii: "#")),
          text.wholeMatch(of: /\s*(?:\[[^\]]*\]\((?:\.\/)?#[^)]*\)\W*)+/) != nil
        else { return false }
        hasLink = true
      case .strong(let inner), .emphasis(let inner):
        guard isAnchorLine(inner) else { return false }
        hasLink = true
      case .softBreak, .lineBreak: continue
      default: return false
      }
    }
    return hasLink
  }

  /// The anchor that a link to the same file names.
  static func anchor(of destination: String) -> Substring? {
    for prefix in ["#", "./#", "/#"] where destination.hasPrefix(prefix) {
      return destination.dropFirst(prefix.count)
    }
    return nil
  }

  /// Names of ways out of an issue, in lower case and without arrows.
  private static let ways: Set<String> = [
    "上一期", "下一期", "上一篇", "下一篇", "上期", "下期", "上一页", "下一页", "前一期", "后一期", "往期", "往期回顾", "返回", "返回目录",
    "返回顶部", "回到目录", "回到顶部", "返回首页", "首页", "目录", "前の号", "次の号", "目次", "退订", "订阅", "在浏览器中阅读",
    "prev", "previous", "previous issue", "previous week", "last week", "next", "next issue", "next week",
    "back",
    "back to contents", "back to top", "back to index", "back to home", "top", "home", "index", "older",
    "newer",
    "contents", "table of contents", "archive", "all issues", "subscribe", "unsubscribe", "read in browser",
    "view in browser", "read it in the browser", "view online", "forward to a friend",
  ]

  /// Words that end an issue.
  private static let ends: Set<String> = ["完", "全文完", "本期完", "end", "the end", "fin", "eof", "終わり", "끝"]

  /// A part of a line: words, or the label of a link.
  private struct WayPart {
    let text: Substring
    let isLink: Bool
    /// Where a link leads; that of a wikilink is the name of an entry.
    let destination: String?
    /// The words without what stands around them, in lower case.
    let name: String

    /// Nil for more than a way out is called by.
    init?(_ text: Substring, isLink: Bool = false, destination: String? = nil) {
      guard text.utf8.count <= Self.longestText else { return nil }
      self.text = text
      self.isLink = isLink
      self.destination = destination
      var words = text.drop { !$0.isLetter }
      while let last = words.last, !last.isLetter { words = words.dropLast() }
      name = words.lowercased()
    }

    private static let longestText = 160

    /// `Next`, `Prev 上一期`; a link to another file that is called by a number; `#63`.
    var isWay: Bool {
      if ways.contains(name) { return true }
      let words = name.split(separator: " ").map(String.init)
      if words.count > 1, words.allSatisfy(ways.contains) { return true }
      if words.count == 2, isLink, ["previous", "prev", "next", "last"].contains(words[0]) {
        return Self.periods.contains(words[1])
      }
      return isNumbered
    }

    /// A link to another file that is called by a number, or `#63`.
    var isNumbered: Bool {
      guard let destination, text.contains(where: { $0.isASCII && $0.isNumber }) else { return false }
      if name.isEmpty, text.trimmingSpaces().hasPrefix("#") { return true }
      guard case .library = LinkTarget(destination, from: "") else { return false }
      return text.count <= Self.longestNumberedName
    }

    private static let longestNumberedName = 16
    private static let periods: Set<String> = [
      "issue", "week", "month", "year", "day", "post", "page", "letter", "edition", "episode",
    ]
  }

  /// 上一期 · 下一期, Next, Back to contents: links or words, at least one of them a link. Or （完）.
  private static func isWayLine(_ inlines: [Inline]) -> Bool {
    // A line of text is no way out, and most paragraphs are longer than any.
    guard inlines.count <= 16, inlines.reduce(0, { $0 + $1.ownLength }) <= 240 else { return false }
    if !inlines.contains(where: \.mayLead) {
      guard case .text(let text)? = inlines.first, inlines.count == 1 else { return false }
      // In brackets or between dashes: the bare word may be a text.
      return text.trimmingSpaces().first?.isLetter == false
        && (WayPart(text[...]).map { ends.contains($0.name) } ?? false)
    }
    guard let parts = wayParts(of: inlines) else { return false }
    let named = parts.filter { !$0.name.isEmpty || $0.isWay }
    guard parts.contains(where: \.isLink) else { return false }
    // Arrows alone.
    guard let first = named.first else { return !parts.contains { $0.text.contains(where: \.isNumber) } }
    // A number leads no words, `Previous: Letter 11` does.
    if first.isNumbered { return named.count > 1 && named.allSatisfy(\.isWay) }
    return first.isWay && named.count <= 6 && named.allSatisfy { $0.isWay || $0.name.count <= 40 }
      && named.count(where: \.isWay) * 2 >= named.count
  }

  /// Nil for a line that holds anything but links and words, or more of them than a way out has.
  private static func wayParts(of inlines: [Inline]) -> [WayPart]? {
    var parts: [WayPart] = []
    for inline in inlines {
      switch inline {
      case .link(let destination, let label):
        guard let part = WayPart(RichText(label).text[...], isLink: true, destination: destination) else {
          return nil
        }
        parts.append(part)
      case .wikilink(_, let label):
        guard let part = WayPart(label[...], isLink: true) else { return nil }
        parts.append(part)
      case .text(let text):
        for word in text.split(whereSeparator: { "|｜·•/／,，、:：–—".contains($0) }) {
          guard let part = WayPart(word) else { return nil }
          parts.append(part)
        }
      case .strong(let inner), .emphasis(let inner):
        guard let inside = wayParts(of: inner) else { return nil }
        parts += inside
      case .softBreak, .lineBreak: continue
      default: return nil
      }
      // Most lines say at once that they lead nowhere.
      if let first = parts.first(where: { !$0.name.isEmpty }), !first.isWay { return nil }
    }
    return parts
  }

  /// The links of a contents list, in order.
  static func contents(of block: Block) -> [ContentsLink] { contents(of: block, depth: 0) }

  private static func contents(of block: Block, depth: Int) -> [ContentsLink] {
    guard case .list(let list) = block.content else { return [] }
    return list.items.flatMap { item in
      item.blocks.flatMap { inner -> [ContentsLink] in
        guard case .paragraph(let inlines) = inner.content else {
          return contents(of: inner, depth: depth + 1)
        }
        return inlines.compactMap { inline in
          guard case .link(let destination, let label) = inline, let anchor = anchor(of: destination) else {
            return nil
          }
          return ContentsLink(
            title: RichText(label).text, anchor: LinkTarget.decoded(String(anchor)), depth: depth,
            line: inner.lines.lowerBound)
        }
      }
    }
  }
}

extension Block {
  /// A heading or a break: what stands around lists.
  fileprivate var isFrame: Bool {
    switch content {
    case .heading, .thematicBreak: true
    default: false
    }
  }
}

extension Inline {
  /// True for what may hold a link.
  fileprivate var mayLead: Bool {
    switch self {
    case .link, .wikilink, .strong, .emphasis: true
    default: false
    }
  }
}
