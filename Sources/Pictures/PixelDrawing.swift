import CPicture
import Screen

extension PictureDrawing {
  /// More pixels than any page needs; they are sent as they are, over slow lines, too.
  private static let mostPixels = 2_000_000

  /// A picture file for a terminal that shows pixels, in its proportions at the top left of `columns` by `rows`
  /// cells of this size; of an animation, its first frame.
  ///
  /// The file is decoded and written anew: no byte of it comes along. At most 512 columns and 256 rows are drawn.
  public static func pixels(
    _ bytes: [UInt8], columns: Int, rows: Int, cell: CellSize, for terminal: PictureProtocol
  ) throws(PictureFault) -> PixelPicture {
    let columns = clamp(columns, to: cpicture_most_columns)
    let rows = clamp(rows, to: cpicture_most_rows)
    // Sixels are not scaled: their pixels are the terminal's own.
    let cell = terminal == .sixel ? cell : coarser(cell, columns: columns, rows: rows)
    guard columns * cell.width * rows * cell.height <= 4 * mostPixels else { throw .tooLarge }
    let (width, height) = (columns * cell.width, rows * cell.height)
    let rgba = try fitted(bytes, width: width, height: height)
    switch terminal {
    case .kitty:
      return PixelPicture(
        columns: columns, rows: rows, cell: cell,
        png: try encoded(rgba[...], width: width, height: height, as: cpicture_encode_png))
    case .iTerm, .sixel:
      var files: [[UInt8]] = []
      let length = width * cell.height * 4
      for row in 0..<rows {
        files.append(
          try encoded(
            rgba[(row * length)..<((row + 1) * length)], width: width, height: cell.height,
            as: terminal == .sixel ? cpicture_encode_sixel : cpicture_encode_png))
      }
      return terminal == .sixel
        ? PixelPicture(columns: columns, cell: cell, sixelsOfRows: files)
        : PixelPicture(columns: columns, cell: cell, pngOfRows: files)
    }
  }

  /// The cells' size, halved until the picture isn't too large: the terminal makes it larger again.
  private static func coarser(_ cell: CellSize, columns: Int, rows: Int) -> CellSize {
    var cell = cell
    while columns * cell.width * rows * cell.height > mostPixels,
      let half = CellSize(width: cell.width / 2, height: cell.height / 2)
    {
      cell = half
    }
    return cell
  }

  /// Red, green, blue and alpha of a picture that fits into this size.
  private static func fitted(
    _ bytes: [UInt8], width: Int, height: Int
  ) throws(PictureFault) -> [UInt8] {
    var pixels = CPicturePixels()
    defer { cpicture_free(&pixels) }
    let result = bytes.withUnsafeBufferPointer { bytes in
      cpicture_decode(bytes.baseAddress, bytes.count, UInt32(width), UInt32(height), &pixels)
    }
    if let fault = fault(of: Int(result)) { throw fault }
    var rgba = [UInt8](repeating: 0, count: width * height * 4)
    guard cpicture_fit(&pixels, UInt32(width), UInt32(height), &rgba) == 1 else { throw .damaged }
    return rgba
  }

  private static func encoded(
    _ rgba: ArraySlice<UInt8>, width: Int, height: Int,
    as encode: (UnsafePointer<UInt8>?, UInt32, UInt32, UnsafeMutablePointer<Int>?) -> UnsafeMutablePointer<
      UInt8
    >?
  ) throws(PictureFault) -> [UInt8] {
    var length = 0
    let bytes = rgba.withUnsafeBufferPointer {
      encode($0.baseAddress, UInt32(width), UInt32(height), &length)
    }
    guard let bytes else { throw .tooLarge }
    defer { cpicture_free_bytes(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: length))
  }
}
