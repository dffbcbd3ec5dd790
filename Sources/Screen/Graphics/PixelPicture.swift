/// A picture of pixels, ready to be sent to a terminal.
///
/// What it holds are base64 and sixels that we made ourselves: no byte of a file can steer the terminal.
public struct PixelPicture: Equatable, Sendable {
  /// How a terminal gets it.
  enum Content: Equatable {
    /// Once, to be placed by its number.
    case whole([UInt8])
    /// A row of cells at a time, wherever one is to stand.
    case rows([[UInt8]])
  }

  /// The cells that it covers.
  public let columns: Int
  public let rows: Int
  /// Pixels of the picture to a cell; the terminal's own cells may have more.
  public let cell: CellSize
  let content: Content

  /// A picture for kitty's protocol: a PNG of whole cells.
  public init(columns: Int, rows: Int, cell: CellSize, png: [UInt8]) {
    self.init(columns: columns, rows: rows, cell: cell, content: .whole(Base64.encode(png)))
  }

  /// A picture for iTerm2's protocol: a PNG for each row of cells.
  public init(columns: Int, cell: CellSize, pngOfRows: [[UInt8]]) {
    let rows = pngOfRows.map { png in
      Array("\u{1B}]1337;File=inline=1;size=\(png.count);width=\(columns);height=1;".utf8)
        + Array("preserveAspectRatio=0;doNotMoveCursor=1:".utf8) + Base64.encode(png)
        + Array("\u{1B}\\".utf8)
    }
    self.init(columns: columns, rows: rows.count, cell: cell, content: .rows(rows))
  }

  /// A picture of sixels: for each row of cells a sequence of its own, as high as a cell.
  ///
  /// They are written out by our own encoder, which writes digits and signs alone between `DCS` and `ST`.
  public init(columns: Int, cell: CellSize, sixelsOfRows rows: [[UInt8]]) {
    self.init(columns: columns, rows: rows.count, cell: cell, content: .rows(rows))
  }

  private init(columns: Int, rows: Int, cell: CellSize, content: Content) {
    self.columns = columns
    self.rows = rows
    self.cell = cell
    self.content = content
  }
}

/// What of a picture a cell shows.
struct PicturePart: Hashable, Sendable {
  /// The picture's number in the frame.
  var picture: Int
  /// The cell of the picture.
  var row: Int
  var column: Int
}

/// A picture on the screen, or a rectangle of it: what is to be seen of it once all else is drawn.
public struct PicturePlacement: Hashable, Sendable {
  /// The picture's number in the frame.
  public var picture: Int
  /// Cells of the screen.
  public var region: Region
  /// The cell of the picture in the region's top left corner.
  public var first: Point
}
