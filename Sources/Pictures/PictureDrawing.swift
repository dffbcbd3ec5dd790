import CPicture
import DigestKit
import Screen

/// Why a picture can't be drawn.
public enum PictureFault: Error, Equatable, Sendable {
  /// The file is neither WebP, PNG, JPEG nor GIF.
  case unknownFormat
  /// It has more than 50 million pixels, or 65,535 on a side, or there is no memory for them.
  case tooLarge
  /// The file is cut off, broken, without pixels, or of a kind that its library can't read.
  case damaged
}

/// Pictures as terminal cells. All of it may be called on any thread, several at once, with any bytes.
public enum PictureDrawing {
  /// Bytes from a file's beginning that hold its size, but for JPEGs with an uncommon load of metadata.
  public static let headerLength = 1 << 18

  /// The size that the beginning of a file, or all of it, states; nil if it states none.
  ///
  /// 32 bytes are enough unless the file is a JPEG, see `headerLength`. A size of zero is none.
  public static func size(of header: [UInt8]) -> PixelSize? {
    var width: UInt32 = 0
    var height: UInt32 = 0
    let format = header.withUnsafeBufferPointer { bytes in
      cpicture_probe(bytes.baseAddress, bytes.count, &width, &height)
    }
    guard Int(format) != cpicture_no_format, width > 0, height > 0 else { return nil }
    return PixelSize(width: Int(width), height: Int(height))
  }

  /// A picture file, stretched over `columns` by `rows` cells; of an animation, its first frame.
  ///
  /// Where the picture is transparent the cells are blank. At most 512 columns and 256 rows are drawn, and
  /// at least one of each. With `asciiOnly` all characters are ASCII, for terminals that give block elements,
  /// being ambiguous in width, two cells.
  public static func draw(
    _ bytes: [UInt8], columns: Int, rows: Int, colors: ColorDepth, asciiOnly: Bool = false
  ) throws(PictureFault) -> PictureCells {
    let columns = clamp(columns, to: cpicture_most_columns)
    let rows = clamp(rows, to: cpicture_most_rows)
    var pixels = CPicturePixels()
    defer { cpicture_free(&pixels) }
    let result = bytes.withUnsafeBufferPointer { bytes in
      cpicture_decode(
        bytes.baseAddress, bytes.count, UInt32(columns * cpicture_cell_pixels),
        UInt32(rows * cpicture_cell_pixels), &pixels)
    }
    if let fault = fault(of: Int(result)) { throw fault }
    var drawn = [CPictureCell](repeating: CPictureCell(), count: columns * rows)
    let isDrawn = drawn.withUnsafeMutableBufferPointer { cells in
      cpicture_draw(
        &pixels, UInt32(columns), UInt32(rows), mode(of: colors), asciiOnly ? 1 : 0, cells.baseAddress)
    }
    guard isDrawn == 1 else { throw .damaged }
    return PictureCells(columns: columns, rows: rows, cells: drawn.map(PictureCell.init))
  }

  static func clamp(_ count: Int, to most: Int) -> Int { max(1, min(count, most)) }

  static func fault(of result: Int) -> PictureFault? {
    switch result {
    case cpicture_ok: nil
    case cpicture_unknown_format: .unknownFormat
    case cpicture_too_large: .tooLarge
    default: .damaged
    }
  }

  private static func mode(of colors: ColorDepth) -> Int32 {
    switch colors {
    case .none: Int32(cpicture_monochrome)
    case .palette8: Int32(cpicture_8_colors)
    case .palette16: Int32(cpicture_16_colors)
    case .palette256: Int32(cpicture_240_colors)
    }
  }
}

extension PictureCell {
  fileprivate init(_ cell: CPictureCell) {
    self.init(
      scalar: Unicode.Scalar(cell.scalar) ?? " ", foreground: UInt8(exactly: cell.foreground),
      background: UInt8(exactly: cell.background))
  }
}
