/// A way in which terminals show pictures of pixels, the better the later.
public enum PictureProtocol: Int, Comparable, Sendable {
  /// DEC's sixels (`DCS q`).
  case sixel
  /// Inline images of iTerm2 (OSC 1337, `File`).
  case iTerm
  /// The graphics protocol of kitty (APC `G`).
  case kitty

  public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

  /// The prefix of a terminal's answer to XTVERSION that says what it can do without saying more.
  private static let names: [(prefix: String, protocol: PictureProtocol)] = [("iTerm2", .iTerm)]

  /// What a terminal of this name has; nil if that isn't known.
  init?(terminal name: Substring) {
    guard let known = Self.names.first(where: { name.hasPrefix($0.prefix) }) else { return nil }
    self = known.protocol
  }
}

/// The pixels of a cell.
public struct CellSize: Hashable, Sendable {
  public var width: Int
  public var height: Int

  /// Nil unless it is a size that a cell may have.
  public init?(width: Int, height: Int) {
    guard (2...256).contains(width), (2...256).contains(height) else { return nil }
    self.width = width
    self.height = height
  }
}
