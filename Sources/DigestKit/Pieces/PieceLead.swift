import Markdown
import Writing

/// The beginning of a piece: its title, taken out of its first paragraph, and its first link.
struct PieceLead {
  private(set) var title = ""
  /// Without what the title took.
  private(set) var blocks: [Block]
  private(set) var firstLink: Source?
  /// A link, wikilink or bare URL stands at the start, behind marks at most.
  private(set) var startsWithLink = false
  /// Bold words at the start are its title.
  private(set) var startsWithStrong = false
  private(set) var hasLinkInParagraph = false
  private let length: Int

  /// True if nothing is displayed, as where a template would have put a name.
  var isEmpty: Bool { length == 0 && !EntryBody.hasBody(blocks) }

  /// True if the piece says by itself that it is one.
  var isLinked: Bool { startsWithLink || (startsWithStrong && firstLink != nil) }

  /// `isCell`: any bold words at the start are the title, as a cell has hardly room for more.
  init(_ blocks: [Block], isCell: Bool = false) {
    self.blocks = blocks
    length = PieceText.length(of: blocks)
    guard let paragraph = Self.firstParagraph(of: blocks) else {
      title = PlainText.lines(of: blocks).first ?? "…"
      return
    }
    // `Source: [words](address)` tells of what is around it.
    let isSource = LeadMark.isSource(paragraph)
    hasLinkInParagraph = !isSource && !EntryBody.links(in: paragraph).isEmpty
    switch isSource ? nil : Self.start(of: paragraph, isCell: isCell) {
    case .link(let linkTitle, let source, let rest):
      startsWithLink = true
      title = linkTitle
      firstLink = source
      replaceFirstParagraph(with: rest)
    case .strong(let words, let rest):
      startsWithStrong = true
      title = words
      replaceFirstParagraph(with: rest)
    case nil: takeTextTitle(Self.withoutNumber(paragraph))
    }
    firstLink = firstLink ?? Self.firstLink(in: blocks)
    if title.isEmpty { title = firstLink?.title ?? firstLink?.url ?? "…" }
  }

  /// Whether text starts with a link, which is less work than all that is known of a piece.
  static func startsWithLink(_ inlines: [Inline]) -> Bool {
    if case .link? = start(of: inlines) { true } else { false }
  }

  /// True where nearly all pieces have a link in their first paragraph: then one later in it counts.
  static func mayLinkLater(_ leads: some Collection<PieceLead>) -> Bool {
    leads.count { $0.hasLinkInParagraph } * 5 >= leads.count * 4
  }

  /// `linksLater`: whether a link anywhere in the first paragraph makes it one.
  func piece(lines: ClosedRange<Int>, linksLater: Bool = false) -> Piece {
    let kept = blocks.filter { block in
      if case .paragraph(let inlines) = block.content { !inlines.isEmpty } else { true }
    }
    return Piece(
      title: title, sources: [firstLink].compactMap(\.self), blocks: kept, lines: lines,
      isLinked: isLinked || (linksLater && hasLinkInParagraph),
      length: length)
  }

  private static func firstParagraph(of blocks: [Block]) -> [Inline]? {
    switch blocks.first?.content {
    case .paragraph(let inlines): inlines
    // `- - text`
    case .list(let list): list.items.first.flatMap { firstParagraph(of: $0.blocks) }
    default: nil
    }
  }

  private static func firstLink(in blocks: [Block]) -> Source? {
    for block in blocks {
      var found: Source?
      block.visit { inner in found = found ?? EntryBody.links(in: inner.inlines).first }
      if let found { return found }
    }
    return nil
  }

  private mutating func replaceFirstParagraph(with inlines: [Inline]) {
    guard case .paragraph = blocks.first?.content else { return }
    blocks[0].content = .paragraph(
      RichText(inlines).isEmpty && !inlines.contains(where: \.isMedia) ? [] : inlines)
  }

  // MARK: - What it starts with

  private enum Start {
    /// `source` is nil for a link without a definition, whose words are shown.
    case link(title: String, source: Source?, rest: [Inline])
    case strong(title: String, rest: [Inline])
  }

  /// Marks that may stand before the link stay in the text, but for a number.
  private static func start(of inlines: [Inline], depth: Int = 0, isCell: Bool = false) -> Start? {
    for (index, inline) in inlines.enumerated() {
      let before = withoutNumber(Array(inlines[..<index]))
      let behind = Array(inlines[(index + 1)...])
      func found(_ title: String, _ source: Source?, _ own: [Inline] = []) -> Start {
        .link(title: title, source: source, rest: joined(before, withoutLeadingMarks(own + behind)))
      }
      if let source = EntryBody.source(inline) {
        // `A rake: [source](…)`: the name is the title.
        if LeadMark.namesSource(source.title), before.contains(where: LeadMark.hasLetters) { return nil }
        if case .wikilink(_, let label) = inline { return found(label, source) }
        let isBare = source.title == source.url
        // `[The name](…) is a tool`: without its subject the sentence would be none.
        if !isBare, goesOn(behind) {
          return .link(title: source.title, source: source, rest: joined(before, [inline] + behind))
        }
        return found(isBare ? BareURL.title(of: source.title) : source.title, source)
      }
      switch inline {
      case .text(let text):
        let rest = LeadMark.skipped(text)
        if rest.isEmpty { continue }
        if rest.hasPrefix("http"), let url = BareURL.first(in: rest), url.lowerBound == rest.startIndex {
          let address = String(rest[url])
          let own: [Inline] = [.text(String(rest[url.upperBound...]))]
          return found(BareURL.title(of: address), Source(title: address, url: address), own)
        }
        if let (label, end) = UndefinedLink.atStart(of: rest) {
          return found(label, nil, [.text(String(rest[end...]))])
        }
        guard isBeforeLink(behind), LeadMark.isName(rest) else { return nil }
      case .strong(let inner), .emphasis(let inner):
        guard depth < 4 else { return nil }
        if case .link(let title, let source, let rest)? = start(of: inner, depth: depth + 1) {
          let own: [Inline] = RichText(rest).isEmpty ? [] : [inline.with(rest)]
          return found(title, source, own)
        }
        // `**Rake** [source](…)`: the words tell what it is.
        if let name = words(of: inline),
          behind.lazy.compactMap(EntryBody.source).first.map({ LeadMark.namesSource($0.title) }) == true,
          isBeforeLink(behind)
        {
          return .strong(title: name, rest: joined(before, withoutLeadingMarks(behind)))
        }
        if let strong = strongTitle(inline, behind) ?? (isCell ? words(of: inline) : nil) {
          return .strong(title: strong, rest: joined(before, withoutLeadingMarks(behind)))
        }
        guard isBeforeLink(behind) else { return nil }
      case .emoji: guard isBeforeLink(behind) else { return nil }
      // An icon.
      case .image: guard isBeforeLink(behind) else { return nil }
      default: return nil
      }
    }
    return nil
  }

  /// True where a sentence goes on: at once in Chinese, behind a space and with a small letter elsewhere.
  private static func goesOn(_ behind: [Inline]) -> Bool {
    guard case .text(let text) = behind.first, let first = text.unicodeScalars.first else { return false }
    if first.isHanOrKana || first.isHangul || text.hasPrefix("’s ") || text.hasPrefix("'s ") { return true }
    guard first == " " else { return false }
    let word = text.dropFirst().prefix { $0.isLetter }
    return word.first?.isLowercase == true && !hangingWords.contains(String(word))
  }

  /// What begins with these hangs on the title, not on a subject: `by Somebody`.
  private static let hangingWords: Set<String> = [
    "by", "via", "from", "on", "at", "in", "with", "for", "to", "of", "and", "or",
  ]

  private static func isBeforeLink(_ behind: [Inline]) -> Bool {
    let next = behind.first { inline in
      switch inline {
      case .text(let text): !LeadMark.skipped(text).isEmpty
      case .emoji: false
      default: true
      }
    }
    guard let next else { return false }
    if EntryBody.source(next) != nil { return true }
    if case .strong(let inner) = next { return inner.first.flatMap(EntryBody.source) != nil }
    return false
  }

  private static func joined(_ before: [Inline], _ rest: [Inline]) -> [Inline] {
    guard case .text(let text)? = before.last, let first = rest.first, first != .softBreak else {
      return before + rest
    }
    let kept = text.drop(while: \.isWhitespace)
    return before.dropLast()
      + (kept.isEmpty ? [] : [.text(kept.last?.isWhitespace == true ? String(kept) : kept + " ")]) + rest
  }

  /// Bold words that are a title: they end in, or are followed by, a colon, a full stop or a dash, or are the line.
  private static func strongTitle(_ inline: Inline, _ behind: [Inline]) -> String? {
    guard let words = words(of: inline), let last = words.last else { return nil }
    if endsTitle(last) { return withoutEnd(words) }
    switch behind.first {
    case nil, .softBreak?, .lineBreak?: return words
    case .text(let text)?:
      let next = text.first { !$0.isWhitespace }
      return next.map(endsTitle) ?? (behind.count == 1) ? words : nil
    default: return nil
    }
  }

  private static func words(of inline: Inline) -> String? {
    guard isStrong(inline) else { return nil }
    let words = RichText([inline]).text.trimmingSpaces()
    return words.isEmpty ? nil : words
  }

  private static func isStrong(_ inline: Inline) -> Bool {
    switch inline {
    case .strong: true
    case .emphasis(let inner): inner.count == 1 && isStrong(inner[0])
    default: false
    }
  }

  private static func endsTitle(_ character: Character) -> Bool { ":：.。—–-".contains(character) }

  /// A title without the colon or dash that parts it from its text.
  static func withoutEnd(_ title: String) -> String {
    var rest = title[...]
    while let last = rest.last, last.isWhitespace || ":：—–-".contains(last) { rest = rest.dropLast() }
    // A full stop may be an abbreviation's, a Chinese one never, nor one behind a sentence.
    if rest.last == "。" || (rest.last == "." && endsSentence(rest)) { rest = rest.dropLast() }
    return rest.isEmpty ? title : String(rest)
  }

  /// Three words or more, the last of them long and small.
  private static func endsSentence(_ title: Substring) -> Bool {
    let words = title.dropLast().split(separator: " ")
    guard words.count >= 3, let last = words.last, last.count >= 4 else { return false }
    return last.allSatisfy { $0.isASCII && $0.isLowercase }
  }

  /// `A rake (source)` without the link at its end that only says that it is one.
  private static func withoutSourceName(_ inlines: [Inline]) -> String? {
    guard let place = inlines.lastIndex(where: { EntryBody.source($0) != nil }),
      let source = EntryBody.source(inlines[place]), LeadMark.namesSource(source.title),
      RichText(Array(inlines[(place + 1)...])).text.allSatisfy({ $0.isWhitespace || ")）]】。.".contains($0) })
    else { return nil }
    var words = RichText(Array(inlines[..<place])).text[...]
    while let last = words.last, last.isWhitespace || "(（[【-—–:：|·".contains(last) {
      words = words.dropLast()
    }
    return words.isEmpty ? nil : String(words)
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

  /// Without a link or bold words, the text up to the first colon, full stop or line end is the title.
  private mutating func takeTextTitle(_ inlines: [Inline]) {
    let line = RichText(Array(inlines.prefix { $0 != .softBreak && $0 != .lineBreak })).text.trimmingSpaces()
    // An address ends a title as well, and its colon doesn't.
    let address = BareURL.first(in: line[...])?.lowerBound
    let end =
      line[..<(address ?? line.endIndex)].firstIndex { "：:。".contains($0) }
      ?? address.flatMap { $0 > line.startIndex ? $0 : nil }
    title = end.map { line[..<$0].trimmingSpaces() } ?? line
    let isLine = !inlines.contains(.softBreak) && !inlines.contains(.lineBreak)
    if end == nil, isLine, blocks.first?.children.isEmpty == true, EntryBody.links(in: inlines).count <= 1 {
      // All of it is the title; the link is the source.
      title = Self.withoutSourceName(inlines) ?? title
      return replaceFirstParagraph(with: [])
    }
    guard case .text(let text) = inlines.first, inlines.count == 1 || end != nil, text.hasPrefix(title) else {
      return replaceFirstParagraph(with: inlines)
    }
    let rest = String(text.dropFirst(title.count))
    replaceFirstParagraph(
      with: Self.withoutLeadingMarks((rest.isEmpty ? [] : [.text(rest)]) + inlines.dropFirst()))
  }
}

extension Inline {
  /// The same emphasis around other words.
  fileprivate func with(_ inner: [Inline]) -> Inline {
    if case .strong = self { .strong(inner) } else { .emphasis(inner) }
  }
}
