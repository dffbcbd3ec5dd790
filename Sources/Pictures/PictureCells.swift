import Screen
import Writing

/// One terminal cell of a drawn picture.
public struct PictureCell: Hashable, Sendable {
  /// A character that takes one cell: ASCII from space to `~`, or a block element (U+2580...U+259F).
  public let scalar: Unicode.Scalar
  /// Palette indices; nil is the terminal's own colour.
  public let foreground: UInt8?
  public let background: UInt8?

  public init(scalar: Unicode.Scalar, foreground: UInt8? = nil, background: UInt8? = nil) {
    self.scalar = scalar
    self.foreground = foreground
    self.background = background
  }

  /// What the terminal shows where nothing is drawn.
  public static let blank = PictureCell(scalar: " ")
}

/// A drawn picture.
public struct PictureCells: Equatable, Sendable {
  public let columns: Int
  public let rows: Int
  /// Row by row, `columns * rows` of them.
  public let cells: [PictureCell]

  /// Cells that are missing from `cells` are blank, and those too many are dropped. Without columns or rows,
  /// or with more than can be counted, there are none.
  public init(columns: Int, rows: Int, cells: [PictureCell]) {
    let (product, overflow) = columns.multipliedReportingOverflow(by: rows)
    let isSensible = columns > 0 && rows > 0 && !overflow
    let count = isSensible ? product : 0
    self.columns = isSensible ? columns : 0
    self.rows = isSensible ? rows : 0
    self.cells =
      cells.count == count
      ? cells
      : cells.prefix(count) + Array(repeating: .blank, count: max(0, count - cells.count))
  }

  /// Blank outside of the picture.
  public subscript(column column: Int, row row: Int) -> PictureCell {
    guard column >= 0, column < columns, row >= 0, row < rows else { return .blank }
    return cells[row * columns + column]
  }
}

extension PictureCells {
  /// Cells of one style joined, ready for a frame.
  public var picture: Picture {
    Picture(
      rows: (0..<rows).map { row in
        var pieces: [Picture.Piece] = []
        for column in 0..<columns {
          let cell = self[column: column, row: row]
          let style = Style(Self.color(cell.foreground), on: Self.color(cell.background))
          let text = SafeText(String(Character(cell.scalar)))
          if let last = pieces.last, last.style == style {
            pieces[pieces.count - 1].text += text
          } else {
            pieces.append(Picture.Piece(text, style))
          }
        }
        return pieces
      })
  }

  private static func color(_ index: UInt8?) -> Color { index.map { .palette($0) } ?? .standard }
}
