import Screen
import Typesetting

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

  private static let gray: Color = .palette(8)

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
      self == .plain
        ? Style(.standard, on: .standard, [.bold, .underline]) : Style(.palette(0), on: .palette(3))
    case .input: Style(.standard, on: .standard, .bold)
    case .hint:
      self == .plain ? Style(.standard, on: .standard, .reverse) : Style(.palette(0), on: .palette(6), .bold)
    }
  }

  public func style(_ ink: Ink) -> Style {
    var style = base(ink.role)
    if ink.traits.contains(.strong) { style = style.adding(.bold) }
    if ink.traits.contains(.emphasis) { style = style.adding(.italic) }
    if ink.traits.contains(.strikethrough) { style = style.adding([.strikethrough, .dim]) }
    if ink.traits.contains(.hit) { style = self.style(.hit) }
    return style
  }

  private func base(_ role: Ink.Role) -> Style {
    switch role {
    case .body: .plain
    case .title: Style(.standard, on: .standard, .bold)
    case .heading: colored(6, .bold)
    case .source, .rule, .codeMark, .dim, .byline: dimmed
    case .marker: colored(3)
    case .quote: colored(4)
    case .code: colored(2)
    case .math: colored(5)
    case .link, .wikilink: colored(4, .underline)
    case .image: colored(5)
    case .tableHeader: Style(.standard, on: .standard, .bold)
    case .alert: colored(3)
    }
  }

  private func colored(_ index: UInt8, _ traits: Style.Traits = []) -> Style {
    self == .plain ? Style(.standard, on: .standard, traits) : Style(.palette(index), on: .standard, traits)
  }

  /// Secondary text. "Bright black" is unreadable on some light backgrounds; dimming never is.
  private var dimmed: Style {
    self == .dark ? Style(Self.gray) : Style(.standard, on: .standard, .dim)
  }
}
