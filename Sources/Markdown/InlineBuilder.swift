import Writing

/// Puts the inlines of a block together: joins text that cmark split, pairs the tags of raw HTML, and makes
/// the lines of a display formula one again.
struct InlineBuilder {
  /// An HTML element that was opened and not yet closed, with what stood before it.
  private struct Open {
    var tag: HTMLTag
    var before: [Inline]
  }

  private var inlines: [Inline] = []
  private var open: [Open] = []
  private static let partingNames: Set<String> = [
    "p", "div", "summary", "details", "li", "ul", "ol", "table", "tr", "td", "th", "section", "center", "dt",
    "dd", "blockquote",
  ]
  /// More elements around each other than this are no author's; the tags are dropped.
  private static let deepest = 16

  mutating func append(_ inline: Inline) {
    if case .text(let more) = inline, case .text(let text) = inlines.last {
      inlines[inlines.count - 1] = .text(text + more)
    } else if case .math(let more, true) = inline, more.hasPrefix("\n"), inlines.last == .softBreak,
      case .math(let formula, true) = inlines.dropLast().last
    {
      inlines.removeLast(2)
      inlines.append(.math(formula.isEmpty ? String(more.dropFirst()) : formula + more, isDisplay: true))
    } else {
      inlines.append(inline)
    }
  }

  mutating func append(_ tag: HTMLTag) {
    guard tag.isKnown else { return append(.text(String(tag.source))) }
    if Self.partingNames.contains(tag.name) {
      // What stands in elements of their own is no one word: <summary>Show</summary><p>It …
      if let last = inlines.last, last != .softBreak, last != .lineBreak { append(.softBreak) }
      return
    }
    if tag.isClosing { return close(tag.name) }
    switch tag.name {
    case "br": append(.lineBreak)
    case "img":
      if let source = tag.attribute("src") {
        append(.image(source: source, alt: tag.attribute("alt").map { [.text($0)] } ?? []))
      }
    case "iframe":
      // Most often a film of another site: a link that says where it leads.
      if let source = tag.attribute("src"), let host = BareURL.authority(of: source) {
        append(.link(destination: source.hasPrefix("//") ? "https:" + source : source, [.text("▷ " + host)]))
      }
    case "source":
      if let source = tag.attribute("src") { append(.video(source: source)) }
    case "video", "audio", "sub", "sup", "kbd", "b", "strong", "i", "em", "code", "tt", "samp", "s", "del",
      "strike", "a", "mark", "u", "ins", "rt", "rp":
      guard open.count < Self.deepest else { return }
      open.append(Open(tag: tag, before: inlines))
      inlines = []
    default: break
    }
  }

  private mutating func close(_ name: String) {
    guard let index = open.lastIndex(where: { $0.tag.name == name }) else { return }
    while open.count > index + 1 { dropTag() }
    guard let last = open.popLast() else { return }
    let inner = Self.withEmoji(inlines)
    inlines = last.before
    if name == "video" || name == "audio" { return appendFilm(last.tag, inner) }
    guard !inner.isEmpty else { return }
    switch name {
    // A reading goes into brackets behind what it is the reading of, whether the author wrote them too or not.
    case "rp": return
    case "rt": for inline in [.text("（")] + inner + [.text("）")] { append(inline) }
    default: append(Self.element(last.tag, inner))
    }
  }

  /// What stands between the tags is for those who can't see films; its sources are the film's.
  private mutating func appendFilm(_ tag: HTMLTag, _ inner: [Inline]) {
    if let source = tag.attribute("src") { return append(.video(source: source)) }
    for inline in inner { if case .video = inline { return append(inline) } }
  }

  /// Forgets the innermost open tag; its content stays.
  private mutating func dropTag() {
    guard let last = open.popLast() else { return }
    let inner = inlines
    inlines = last.before
    if last.tag.name == "video" || last.tag.name == "audio" { return appendFilm(last.tag, inner) }
    for inline in inner { append(inline) }
  }

  private static func element(_ tag: HTMLTag, _ inner: [Inline]) -> Inline {
    switch tag.name {
    case "sub": .subscript(inner)
    case "sup": .superscript(inner)
    case "kbd": .keyboard(inner)
    case "mark": .marked(inner)
    case "u", "ins": .underlined(inner)
    case "i", "em": .emphasis(inner)
    case "code", "tt", "samp": .code(RichText(inner).text)
    case "s", "del", "strike": .strikethrough(inner)
    case "a": tag.attribute("href").map { .link(destination: $0, inner) } ?? .strong(inner)
    default: .strong(inner)
    }
  }

  mutating func finished() -> [Inline] {
    while !open.isEmpty { dropTag() }
    return Self.withEmoji(inlines)
  }

  // MARK: Emoji

  /// The names of emoji in text as what they stand for.
  private static func withEmoji(_ inlines: [Inline]) -> [Inline] {
    guard inlines.contains(where: mayHoldName) else { return inlines }
    return inlines.flatMap { inline -> [Inline] in
      guard case .text(let text) = inline, mayHoldName(inline) else { return [inline] }
      var parts: [Inline] = []
      var rest = text[...]
      while let (range, emoji) = EmojiName.first(in: rest) {
        if range.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<range.lowerBound]))) }
        parts.append(.emoji(emoji, name: String(rest[range].dropFirst().dropLast())))
        rest = rest[range.upperBound...]
      }
      return rest.isEmpty && !parts.isEmpty ? parts : parts + [.text(String(rest))]
    }
  }

  /// False for a text without letters of a name between two colons, which nearly all are.
  private static func mayHoldName(_ inline: Inline) -> Bool {
    guard case .text(var text) = inline else { return false }
    return text.withUTF8 { bytes in
      // Where the name began that is being read, behind its colon.
      var start: Int?
      var at = 0
      while at < bytes.count {
        switch bytes[at] {
        case UInt8(ascii: ":"):
          if let start, start < at { return true }
          start = at + 1
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
          break
        // The bytes that follow are of the same character.
        case 0xE0...0xEF:
          start = nil
          at += 2
        default: start = nil
        }
        at += 1
      }
      return false
    }
  }
}
