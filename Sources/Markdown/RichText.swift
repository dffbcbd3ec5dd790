import Writing

/// Inlines laid flat: runs of text with what is to be known of each, line ends resolved.
///
/// What search sees and what is typeset come from here, so that a hit can always be shown where it is.
public struct RichText: Equatable, Sendable {
  public struct Traits: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let strong = Traits(rawValue: 1)
    public static let emphasis = Traits(rawValue: 2)
    public static let code = Traits(rawValue: 4)
    public static let strikethrough = Traits(rawValue: 8)
    public static let math = Traits(rawValue: 16)
    public static let wikilink = Traits(rawValue: 32)
    public static let image = Traits(rawValue: 64)
    /// Shown, but no part of `plainText`: bare URLs, footnote numbers.
    public static let unsearched = Traits(rawValue: 128)
    public static let displayMath = Traits(rawValue: 256)
    /// The host of a source, shown behind it.
    public static let host = Traits(rawValue: 1024)
    /// A key to press.
    public static let keyboard = Traits(rawValue: 512)
    public static let marked = Traits(rawValue: 2048)
    public static let underlined = Traits(rawValue: 4096)
    /// Small print.
    public static let small = Traits(rawValue: 8192)
  }

  public struct Span: Equatable, Sendable {
    public var text: String
    public var traits: Traits
    /// Destination of the link, or target of the wikilink, that this is a part of.
    public var link: String?

    public init(text: String, traits: Traits = [], link: String? = nil) {
      self.text = text
      self.traits = traits
      self.link = link
    }
  }

  public private(set) var spans: [Span] = []

  public init(_ inlines: [Inline]) { self.init(inlines, showsSource: false) }

  /// As a page shows it: pictures without a description by the names of their files.
  public init(page inlines: [Inline]) { self.init(inlines, showsSource: false, namesPictures: true) }

  /// With `showsSource`, formulas are LaTeX and scripts are plain, as in the anchors of headings.
  public init(_ inlines: [Inline], showsSource: Bool, namesPictures: Bool = false) {
    var builder = Builder(showsSource: showsSource, namesPictures: namesPictures)
    builder.append(inlines, traits: [], link: nil)
    spans = builder.finished()
  }

  public init(spans: [Span]) { self.spans = spans }

  /// What search sees: the text without bare URLs. Hard line breaks are line ends in it.
  public var plain: String {
    let parts = spans.filter { !$0.traits.contains(.unsearched) }.map(\.text)
    return parts.count == 1 ? parts[0].trimmingSpaces() : parts.joined().trimmingSpaces()
  }

  /// Everything that is shown.
  public var text: String { spans.map(\.text).joined() }

  public var isEmpty: Bool { spans.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}

private struct Builder {
  let showsSource: Bool
  let namesPictures: Bool
  private var spans: [RichText.Span] = []
  /// A soft break, or white space, waits for what comes next.
  private var pending: Pending?
  private var last: Unicode.Scalar?

  private enum Pending { case softBreak, space }

  init(showsSource: Bool, namesPictures: Bool) {
    self.showsSource = showsSource
    self.namesPictures = namesPictures
  }

  mutating func finished() -> [RichText.Span] { spans }

  mutating func append(_ inlines: [Inline], traits: RichText.Traits, link: String?) {
    for inline in inlines { append(inline, traits: traits, link: link) }
  }

  private mutating func append(_ inline: Inline, traits: RichText.Traits, link: String?) {
    switch inline {
    case .text(let text):
      let text = UndefinedLink.shown(text)
      link == nil ? appendFindingURLs(text, traits: traits) : append(text, traits: traits, link: link)
    case .code(let text): append(text, traits: traits.union(.code), link: link)
    case .math(let source, let isDisplay):
      let shown = showsSource ? source : Formula.text(of: source, isDisplay: isDisplay)
      append(shown, traits: traits.union(isDisplay ? [.math, .displayMath] : .math), link: link)
    case .emphasis(let inner): append(inner, traits: traits.union(.emphasis), link: link)
    case .strong(let inner): append(inner, traits: traits.union(.strong), link: link)
    case .strikethrough(let inner): append(inner, traits: traits.union(.strikethrough), link: link)
    case .link(let destination, let inner):
      let isBare = inner == [.text(destination)]
      append(inner, traits: isBare ? traits.union(.unsearched) : traits, link: destination)
    case .image(let source, let alt):
      append(alt, traits: traits.union(.image), link: link ?? source)
      if alt.isEmpty { appendUnnamedPicture(source, traits: traits, link: link) }
    case .wikilink(let target, let label): append(label, traits: traits.union(.wikilink), link: target)
    case .softBreak: pending = .softBreak
    case .lineBreak: appendLineBreak()
    case .subscript(let inner): appendScript(inner, "_", ScriptText.subscripted, traits: traits, link: link)
    case .superscript(let inner):
      appendScript(inner, "^", ScriptText.superscripted, traits: traits, link: link)
    case .keyboard(let inner): append(inner, traits: traits.union(.keyboard), link: link)
    case .video(let source):
      let name = source.split(separator: "/").last.map(String.init) ?? source
      append("▷ " + name, traits: traits.union([.image, .unsearched]), link: link ?? source)
    case .marked(let inner): append(inner, traits: traits.union(.marked), link: link)
    case .underlined(let inner): append(inner, traits: traits.union(.underlined), link: link)
    // Anchors are made of names.
    case .emoji(let emoji, let name): append(showsSource ? ":\(name):" : emoji, traits: traits, link: link)
    case .footnoteReference(let label): append("[\(label)]", traits: traits.union(.unsearched), link: nil)
    }
  }

  /// Search sees nothing of it, and the title of an entry neither; a page shows that it is there.
  private mutating func appendUnnamedPicture(_ source: String, traits: RichText.Traits, link: String?) {
    guard namesPictures else { return }
    let name = source.split(separator: "/").last.map { String($0.prefix(60)) } ?? source
    append("▣ " + name, traits: traits.union([.image, .unsearched]), link: link ?? source)
  }

  /// Raised or lowered by Unicode's own characters where all are there, otherwise behind a mark as in LaTeX.
  private mutating func appendScript(
    _ inner: [Inline], _ mark: String, _ form: (String) -> String?, traits: RichText.Traits, link: String?
  ) {
    let text = RichText(inner, showsSource: showsSource).text
    guard !showsSource, !text.isEmpty else { return append(inner, traits: traits, link: link) }
    // What stands alone, or is longer than an index, is small print.
    guard let last, pending == nil, last.isBaseOfScript, text.count <= Self.longestScript else {
      return append(inner, traits: traits.union(.small), link: link)
    }
    if let script = form(text) { return append(script, traits: traits, link: link) }
    // A remark set small, or the number of a note, is no index.
    guard text.utf8.allSatisfy({ $0 > 0x20 }), !text.hasPrefix("["),
      !text.unicodeScalars.contains(where: \.isHanOrKana)
    else { return append(inner, traits: traits, link: link) }
    let isWord = text.count == 1 || text.allSatisfy { $0.isASCII && $0.isLetter }
    append(isWord ? mark : mark + "(", traits: traits, link: link)
    append(inner, traits: traits, link: link)
    if !isWord { append(")", traits: traits, link: link) }
  }

  private static let longestScript = 6

  private mutating func appendLineBreak() {
    pending = nil
    guard !spans.isEmpty else { return }
    emit("\n", traits: [], link: nil)
  }

  private mutating func appendFindingURLs(_ text: String, traits: RichText.Traits) {
    guard BareURL.mayStand(in: text[...]) else { return append(text, traits: traits, link: nil) }
    var rest = text[...]
    while let url = BareURL.first(in: rest) {
      append(String(rest[..<url.lowerBound]), traits: traits, link: nil)
      append(String(rest[url]), traits: traits.union(.unsearched), link: String(rest[url]))
      rest = rest[url.upperBound...]
    }
    append(String(rest), traits: traits, link: nil)
  }

  /// Adds text with each run of white space as one space.
  private mutating func append(_ text: String, traits: RichText.Traits, link: String?) {
    guard !text.isEmpty else { return }
    if traits.contains(.code) || traits.contains(.math) || !needsCollapsing(text) {
      guard let first = text.unicodeScalars.first else { return }
      resolvePending(before: first, traits: traits, link: link)
      return emit(text, traits: traits, link: link)
    }
    var run = ""
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
        if !run.isEmpty { emit(run, traits: traits, link: link) }
        run = ""
        if pending == nil { pending = .space }
      } else {
        if run.isEmpty { resolvePending(before: scalar, traits: traits, link: link) }
        run.unicodeScalars.append(scalar)
      }
    }
    if !run.isEmpty { emit(run, traits: traits, link: link) }
  }

  private func needsCollapsing(_ text: String) -> Bool {
    var previous: UInt8 = 0x20
    for byte in text.utf8 {
      if byte == 0x20 && previous == 0x20 || byte < 0x20 { return true }
      previous = byte
    }
    return previous == 0x20
  }

  /// CSS Text 3 §4.1.2 for line ends: nothing between Han, kana and CJK punctuation, otherwise a space.
  private mutating func resolvePending(before next: Unicode.Scalar, traits: RichText.Traits, link: String?) {
    defer { pending = nil }
    guard let pending, let last, last != "\n" else { return }
    if pending == .softBreak && last.joinsWithoutSpace && next.joinsWithoutSpace { return }
    let shared = spans.last.map { $0.traits.intersection(traits) } ?? []
    emit(" ", traits: shared.subtracting(.code), link: spans.last?.link == link ? link : nil)
  }

  private mutating func emit(_ text: String, traits: RichText.Traits, link: String?) {
    last = text.unicodeScalars.last
    if let previous = spans.last, previous.traits == traits, previous.link == link {
      spans[spans.count - 1].text += text
    } else {
      spans.append(.init(text: text, traits: traits, link: link))
    }
  }
}

extension Unicode.Scalar {
  /// What an index may stand behind: a letter, a digit, a closing bracket.
  fileprivate var isBaseOfScript: Bool {
    properties.isAlphabetic || properties.numericType != nil || ")]}）】|′”\"".unicodeScalars.contains(self)
  }
}
