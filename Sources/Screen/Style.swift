/// A colour of the terminal's own palette: it is never redefined.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// 0 to 15 as the user's theme has them, 16 to 255 of the 256-colour cube.
  case palette(UInt8)
}

/// How a cell looks.
public struct Style: Hashable, Sendable {
  public struct Traits: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Traits(rawValue: 1)
    public static let dim = Traits(rawValue: 2)
    public static let italic = Traits(rawValue: 4)
    public static let underline = Traits(rawValue: 8)
    public static let reverse = Traits(rawValue: 16)
    public static let strikethrough = Traits(rawValue: 32)
  }

  public var foreground: Color
  public var background: Color
  public var traits: Traits

  public init(_ foreground: Color = .standard, on background: Color = .standard, _ traits: Traits = []) {
    self.foreground = foreground
    self.background = background
    self.traits = traits
  }

  public static let plain = Style()

  /// With more traits.
  public func adding(_ more: Traits) -> Style {
    var style = self
    style.traits.formUnion(more)
    return style
  }
}
