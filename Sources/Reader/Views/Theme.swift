import Markdown
import DigestKit
import Screen
import Typesetting
import Writing

/// What the parts of the screen look like.
public enum Theme: String, CaseIterable, Sendable {
  case dark, light
  /// No colours, only weight: for `NO_COLOR` and terminals without them.
  case plain

  /// How hits of a search are marked.
  public var hitStyle: Style { style(.hit) }

  /// Parts of the screen besides text.
  enum Part: Sendable {
    case bar, barStrong, rule, heading, count, number, unread, read, starred, cursor, cursorElsewhere, message
    case hit, input, dim, hint
  }

  func style(_ part: Part) -> Style {
    switch part {
    case .bar, .dim, .rule, .count: dimmed
    case .barStrong: Style(.standard, on: .standard, .bold)
    case .heading: colored(6, .bold)
    case .number: colored(3)
    case .unread: .plain
    case .read: dimmed
    case .starred: colored(3, .bold)
    case .cursor: Style(.standard, on: .standard, .reverse)
    case .cursorElsewhere: Style(.standard, on: .standard, .bold)
    case .message: colored(3)
    case .hit:
      switch self {
      case .plain: Style(.standard, on: .standard, [.bold, .underline])
      case .dark: Style(.palette(16), on: .palette(179))
      case .light: Style(.palette(16), on: .palette(222))
      }
    case .input: Style(.standard, on: .standard, .bold)
    case .hint:
      self == .plain
        ? Style(.standard, on: .standard, .reverse) : Style(.palette(16), on: .palette(80), .bold)
    }
  }

  public func style(_ ink: Ink) -> Style {
    let isColoredHan = ink.traits.contains(.hanEmphasis) && ink.role == .body && self != .plain
    var style = isColoredHan ? colored(6) : base(ink.role)
    if ink.traits.contains(.strong) { style = style.adding(.bold) }
    if ink.traits.contains(.emphasis) { style = style.adding(.italic) }
    if ink.traits.contains(.hanEmphasis), !isColoredHan { style = style.adding(.underline) }
    if ink.traits.contains(.marked) { style = marked(style) }
    if ink.traits.contains(.underlined) { style = style.adding(.underline) }
    if ink.traits.contains(.strikethrough) { style = style.adding([.strikethrough, .dim]) }
    if ink.traits.contains(.hit) { style = self.style(.hit) }
    return style
  }

  /// As with a pen: the background of a hit would say that it was found.
  private func marked(_ style: Style) -> Style {
    self == .plain
      ? style.adding([.bold, .underline])
      : Style(.palette(3), on: style.background, style.traits.union(.bold))
  }

  private func base(_ role: Ink.Role) -> Style {
    switch role {
    case .body: .plain
    case .title: Style(.standard, on: .standard, .bold)
    case .heading: colored(6, .bold)
    case .source, .rule, .codeMark, .dim, .byline, .host: dimmed
    case .marker: colored(3)
    case .quote: colored(4)
    case .code(let token): style(token)
    // Without colours it is told by its weight.
    case .inlineCode: colored(2, self == .plain ? .bold : [])
    case .math: colored(5)
    case .link, .wikilink(isKnown: true): colored(4, .underline)
    case .wikilink(isKnown: false): dimmed
    case .image: colored(5)
    case .tableHeader: Style(.standard, on: .standard, .bold)
    case .keyboard: Style(.standard, on: .standard, [.bold, .underline])
    case .alert(let alert): style(alert)
    }
  }

  private func style(_ token: CodeToken) -> Style {
    switch token {
    case .plain: colored(2)
    case .comment: dimmed.adding(.italic)
    case .string: colored(3)
    case .number: colored(5)
    case .keyword: colored(4, .bold)
    case .name: colored(6)
    case .added: colored(2, .bold)
    case .removed: colored(1)
    }
  }

  private func style(_ alert: Block.Alert) -> Style {
    switch alert {
    case .note, .info, .abstract, .todo: colored(4)
    case .tip, .success: colored(2)
    case .important, .question, .example: colored(5)
    case .warning: colored(3)
    case .caution, .failure, .danger, .bug: colored(1)
    case .quote: colored(6)
    }
  }

  private func colored(_ index: UInt8, _ traits: Style.Traits = []) -> Style {
    self == .plain ? Style(.standard, on: .standard, traits) : Style(.palette(index), on: .standard, traits)
  }

  /// Secondary text. Palettes use "bright black" for anything, the background even; these grays of the 256
  /// colours are what they are. A terminal without them dims.
  private var dimmed: Style {
    switch self {
    case .dark: Style(.palette(245))
    case .light: Style(.palette(242))
    case .plain: Style(.standard, on: .standard, .dim)
    }
  }
}

extension Settings {
  private var isNarrow: Bool { ambiguousWidth == .narrow }

  // Signs of the screen. Where ambiguous characters take two cells, ASCII stands for them.

  var verticalRule: SafeText { isNarrow ? "│" : "|" }
  /// Beside the row that is meant: without colours it tells which pane has the focus.
  func cursorMark(hasFocus: Bool) -> SafeText {
    hasFocus ? (isNarrow ? "▌" : ">") : (isNarrow ? "▏" : ".")
  }
  var tick: SafeText { isNarrow ? "·" : "-" }
  var hitMark: SafeText { isNarrow ? "▸" : ">" }
}
