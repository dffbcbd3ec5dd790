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
  /// A tag or comment, as it stands in the source.
  case html(String)
  case footnoteReference(String)

  public var children: [Inline] {
    switch self {
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, let inlines),
      .image(_, let inlines):
      inlines
    default: []
    }
  }

  /// This inline and all below it, in reading order.
  public func visit(_ body: (Inline) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }
}
