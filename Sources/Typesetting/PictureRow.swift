import DigestKit

/// A row of the place that is kept for a picture.
public struct PictureRow: Hashable, Sendable {
  /// Where the picture is, as the digest writes it.
  public var source: String
  /// From 0.
  public var row: Int
  /// The first column, and how many columns and rows the picture takes.
  public var column: Int
  public var columns: Int
  public var rows: Int
}

extension PixelSize {
  /// Pixels that a cell covers across when a picture isn't made smaller.
  private static let pixelsOfCell = 8.0
  /// A picture takes at most these cells: no page is larger.
  private static let most = (columns: 512, rows: 256)

  /// The cells that a picture takes: at its own size or smaller, in its proportions, at least 1×1. `heightOfCell`
  /// is how much higher than wide a cell is.
  public func cells(columns: Int, maxRows: Int, heightOfCell: Double = 2) -> (columns: Int, rows: Int) {
    let widest = Double(max(1, min(columns, Self.most.columns)))
    let highest = Double(max(1, min(maxRows, Self.most.rows)))
    let width = Double(max(1, self.width)) / Self.pixelsOfCell
    let height = Double(max(1, self.height)) / Self.pixelsOfCell / max(0.1, heightOfCell)
    let scale = min(1, widest / width, highest / height)
    return (
      max(1, Int(min(widest, (width * scale).rounded()))),
      max(1, Int(min(highest, (height * scale).rounded())))
    )
  }
}
