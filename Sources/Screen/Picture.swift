import Writing

/// A picture drawn as cells, ready to be put into a frame.
public struct Picture: Equatable, Sendable {
  /// Cells in one style.
  public struct Piece: Equatable, Sendable {
    public var text: SafeText
    public var style: Style

    public init(_ text: SafeText, _ style: Style) {
      self.text = text
      self.style = style
    }
  }

  /// Every row has the same number of cells.
  public var rows: [[Piece]]

  public init(rows: [[Piece]]) { self.rows = rows }
}

/// Colours that a terminal can show.
public enum ColorDepth: CaseIterable, Hashable, Sendable {
  /// None, or none wanted.
  case none
  case palette8, palette16, palette256
}
