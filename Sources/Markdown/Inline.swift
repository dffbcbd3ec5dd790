/// A piece of running text as a value (CommonMark 0.29 §6, with strikethrough, wikilinks and formulas).
public indirect enum Inline: Equatable, Sendable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(destination: String, [Inline])
  case image(source: String, alt: [Inline])
  /// `[[target]]` or `[[target|label]]`.
  case wikilink(target: String, label: String)
  /// LaTeX without its dollar signs.
  case math(String, isDisplay: Bool)
  case softBreak
  case lineBreak
  /// `<sub>`, `<sup>` and `<kbd>` of raw HTML; other tags become what Markdown has for them, or are dropped.
  case `subscript`([Inline])
  case superscript([Inline])
  case keyboard([Inline])
  /// A film or recording of raw HTML.
  case video(source: String)
  case footnoteReference(String)
  /// `==text==` and `<mark>`.
  case marked([Inline])
  /// `<u>` and `<ins>`.
  case underlined([Inline])
  /// `:rocket:`: the emoji, and its name without colons.
  case emoji(String, name: String)

  public var children: [Inline] {
    switch self {
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, let inlines),
      .image(_, let inlines), .subscript(let inlines), .superscript(let inlines), .keyboard(let inlines),
      .marked(let inlines), .underlined(let inlines):
      inlines
    default: []
    }
  }

  /// UTF-8 bytes of its own, without those of what is inside.
  public var ownLength: Int {
    switch self {
    case .text(let text), .code(let text), .math(let text, _): text.utf8.count
    case .wikilink(_, let label): label.utf8.count
    case .emoji(let emoji, _): emoji.utf8.count
    case .softBreak, .lineBreak: 1
    default: 0
    }
  }

  /// True for a picture or film.
  public var isMedia: Bool {
    switch self {
    case .image, .video: true
    default: false
    }
  }

  /// This inline and all below it, in reading order.
  public func visit(_ body: (Inline) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }
}
