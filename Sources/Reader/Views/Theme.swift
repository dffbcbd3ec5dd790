import DigestKit
import Screen
import Typesetting
import Writing

/// What the parts of the screen and the kinds of text look like: a table of styles.
///
/// One of the built-in themes, over which the reader may lay styles of their own.
public struct Theme: Equatable, Sendable {
  /// A built-in theme.
  public enum Base: String, CaseIterable, Sendable {
    case dark, light
    /// No colours, only weight: for `NO_COLOR` and terminals without them.
    case plain
  }

  public let base: Base
  /// The reader's own styles; each is all of how its part looks.
  public let own: [Part: Style]
  private let styles: [Part: Style]

  public init(_ base: Base, own: [Part: Style] = [:]) {
    self.base = base
    self.own = own
    styles = Self.builtIn[base, default: [:]].merging(own) { $1 }
  }

  public static let dark = Theme(.dark)
  public static let light = Theme(.light)
  public static let plain = Theme(.plain)

  private static let builtIn = Dictionary(
    uniqueKeysWithValues: Base.allCases.map { base in
      (base, Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0, $0.look[base]) }))
    })

  /// The same styles of the reader over another built-in theme.
  public func laid(over base: Base) -> Theme { Theme(base, own: own) }

  /// Without any colour: of the reader's styles those that name none stay.
  public var withoutColors: Theme {
    Theme(.plain, own: own.filter { $1.foreground == .standard && $1.background == .standard })
  }

  public func style(_ part: Part) -> Style { styles[part] ?? .plain }

  public func style(_ ink: Ink) -> Style {
    if ink.traits.contains(.hit) { return style(.hit) }
    var style = style(Part(ink.role))
    if ink.traits.contains(.strong) { style = style.overlaid(with: self.style(.strong)) }
    if ink.traits.contains(.emphasis) { style = style.overlaid(with: self.style(.emphasis)) }
    if ink.traits.contains(.hanEmphasis) { style = style.tinted(by: self.style(.hanEmphasis)) }
    if ink.traits.contains(.marked) { style = style.overlaid(with: self.style(.marked)) }
    if ink.traits.contains(.underlined) { style = style.overlaid(with: self.style(.underlined)) }
    if ink.traits.contains(.strikethrough) { style = style.overlaid(with: self.style(.strikethrough)) }
    return style
  }
}

extension Style {
  /// With the traits of another style, and its colours where it has some.
  fileprivate func overlaid(with other: Style) -> Style {
    Style(
      other.foreground == .standard ? foreground : other.foreground,
      on: other.background == .standard ? background : other.background, traits.union(other.traits))
  }

  /// The same for text whose own colour says more than the tint would: there a line below stands for the tint.
  fileprivate func tinted(by tint: Style) -> Style {
    guard foreground != .standard, tint.foreground != .standard else { return overlaid(with: tint) }
    return adding(tint.traits.isEmpty ? .underline : tint.traits)
  }
}

extension Settings {
  private var isNarrow: Bool { ambiguousWidth == .narrow }

  // Signs of the screen. Where ambiguous characters take two cells, ASCII stands for them.

  var verticalRule: SafeText { isAccessible ? " " : isNarrow ? "│" : "|" }
  /// Beside the row that is meant: without colours it tells which pane has the focus.
  func cursorMark(hasFocus: Bool) -> SafeText {
    // The terminal's own cursor stands there.
    if isAccessible { return " " }
    return hasFocus ? (isNarrow ? "▌" : ">") : (isNarrow ? "▏" : ".")
  }
  var tick: SafeText { isAccessible ? " " : isNarrow ? "·" : "-" }
  /// Beside a line that says something else than the other language.
  var mismatchMark: SafeText { isNarrow ? "≠" : "!" }
  var hitMark: SafeText { isAccessible ? " " : isNarrow ? "▸" : ">" }
}
