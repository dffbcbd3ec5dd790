extension Frame {
  /// A picture of the screen as SVG. Each cluster stands at its own column, whatever the widths of the font.
  public func svg(isDark: Bool = true) -> String {
    let palette = SVGPalette(isDark: isDark)
    let width = size.columns * SVGPalette.cellWidth + 2 * SVGPalette.margin
    let height = size.rows * SVGPalette.cellHeight + 2 * SVGPalette.margin
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(width) \(height)\">",
      "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"\(palette.ground)\"/>",
      "<g font-family=\"'Noto Sans Mono CJK SC','Noto Sans Mono','DejaVu Sans Mono',monospace\" font-size=\"18\">",
    ]
    for row in 0..<size.rows {
      var column = 0
      while column < size.columns {
        let end = endOfRun(row: row, from: column)
        lines += svgRun(row: row, columns: column..<end, palette: palette)
        column = end
      }
    }
    return (lines + ["</g>", "</svg>"]).joined(separator: "\n")
  }

  private func endOfRun(row: Int, from start: Int) -> Int {
    let style = self[row, start].style
    var end = start + 1
    while end < size.columns && (self[row, end].style == style || self[row, end].width == 0) { end += 1 }
    return end
  }

  private func svgRun(row: Int, columns: Range<Int>, palette: SVGPalette) -> [String] {
    let style = self[row, columns.lowerBound].style
    let top = SVGPalette.margin + row * SVGPalette.cellHeight
    let (front, back) = palette.colors(of: style)
    var parts: [String] = []
    if let back {
      parts.append(
        "<rect x=\"\(SVGPalette.x(columns.lowerBound))\" y=\"\(top)\" "
          + "width=\"\(columns.count * SVGPalette.cellWidth)\" height=\"\(SVGPalette.cellHeight)\" fill=\"\(back)\"/>"
      )
    }
    let attributes = "y=\"\(top + 18)\" fill=\"\(front)\"\(style.svgAttributes)"
    var text = ""
    var start = columns.lowerBound
    func flush(font: String = "") {
      if !text.isEmpty {
        parts.append("<text x=\"\(SVGPalette.x(start))\" \(attributes)\(font)>\(text.escapedForXML)</text>")
      }
      text = ""
    }
    for column in columns {
      let cell = self[row, column]
      if cell.width == 0 { continue }
      if let pieces = BlockElement.pieces(of: cell.glyph) {
        flush()
        let x = SVGPalette.x(column)
        parts += pieces.map { $0.rectangle(x: x, y: top, fill: front) }
        continue
      }
      // Letters and ideographs have their cells' widths in the font. Others are placed one by one, and so is
      // whatever stands behind a space.
      let isRegular = cell.width == 2 || cell.glyph.utf8.count == 1
      if cell.glyph == " " || !isRegular { flush() }
      if cell.glyph == " " { continue }
      if text.isEmpty { start = column }
      text += cell.glyph
      // Chinese fonts draw “ and — twice as wide as most terminals do.
      if !isRegular {
        flush(font: " font-family=\"'DejaVu Sans Mono','Noto Sans Mono',monospace\" font-size=\"15\"")
      }
      if cell.glyph.unicodeScalars.count > 1 { flush() }
    }
    flush()
    return parts
  }
}

/// Block elements, U+2580 to U+259F: pictures are made of them, and no font's would touch their neighbours.
private struct BlockElement {
  /// Eighths of a cell.
  var left: Int
  var top: Int
  var right: Int
  var bottom: Int

  func rectangle(x: Int, y: Int, fill: String) -> String {
    let width = Double(SVGPalette.cellWidth) / 8
    let height = Double(SVGPalette.cellHeight) / 8
    return "<rect x=\"\(Double(x) + Double(left) * width)\" y=\"\(Double(y) + Double(top) * height)\" "
      + "width=\"\(Double(right - left) * width)\" height=\"\(Double(bottom - top) * height)\" "
      + "fill=\"\(fill)\"\(right - left > 1 ? " shape-rendering=\"crispEdges\"" : "")/>"
  }

  /// Upper left, upper right, lower left, lower right as bits 1, 2, 4, 8, from U+2596 on.
  private static let quadrants: [UInt32] = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]

  static func pieces(of glyph: String) -> [BlockElement]? {
    guard let scalar = glyph.unicodeScalars.first?.value, (0x2580...0x259F).contains(scalar) else {
      return nil
    }
    switch scalar {
    case 0x2580: return [BlockElement(left: 0, top: 0, right: 8, bottom: 4)]
    case 0x2581...0x2588: return [BlockElement(left: 0, top: 8 - Int(scalar - 0x2580), right: 8, bottom: 8)]
    case 0x2589...0x258F: return [BlockElement(left: 0, top: 0, right: 8 - Int(scalar - 0x2588), bottom: 8)]
    case 0x2590: return [BlockElement(left: 4, top: 0, right: 8, bottom: 8)]
    case 0x2594: return [BlockElement(left: 0, top: 0, right: 8, bottom: 1)]
    case 0x2595: return [BlockElement(left: 7, top: 0, right: 8, bottom: 8)]
    case 0x2596...0x259F:
      let bits = quadrants[Int(scalar - 0x2596)]
      return (0..<4).filter { bits & (1 << UInt32($0)) != 0 }.map { corner in
        let left = corner % 2 * 4
        let top = corner / 2 * 4
        return BlockElement(left: left, top: top, right: left + 4, bottom: top + 4)
      }
    default: return nil
    }
  }
}

/// Colours and measures of the picture: a palette like that of common terminals.
private struct SVGPalette {
  static let cellWidth = 9
  static let cellHeight = 24
  static let margin = 12

  let isDark: Bool
  var ground: String { isDark ? "#1c1f24" : "#fbfaf7" }
  private var ink: String { isDark ? "#d7d9dc" : "#24272b" }

  static func x(_ column: Int) -> Int { margin + column * cellWidth }

  /// Foreground, and background unless it is the ground.
  func colors(of style: Style) -> (front: String, back: String?) {
    let front = css(style.foreground) ?? ink
    let back = css(style.background)
    return style.traits.contains(.reverse) ? (back ?? ground, front) : (front, back)
  }

  private func css(_ color: Color) -> String? {
    guard case .palette(let index) = color else { return nil }
    if index < 16 { return (isDark ? Self.dark : Self.light)[Int(index)] }
    if index >= 232 {
      let level = 8 + 10 * (Int(index) - 232)
      return "rgb(\(level),\(level),\(level))"
    }
    let cube = Int(index) - 16
    let levels = [cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 }
    return "rgb(\(levels[0]),\(levels[1]),\(levels[2]))"
  }

  private static let dark = [
    "#2b2f36", "#e06c75", "#98c379", "#d9a95f", "#6aa7e8", "#c38bdc", "#56b6c2", "#c9ccd1",
    "#7b818c", "#f0838b", "#b1d694", "#ecc37e", "#8cbcf2", "#d5a6ea", "#7accd6", "#f2f3f5",
  ]
  private static let light = [
    "#24272b", "#b3313c", "#3d7a1f", "#93640a", "#1f5fae", "#8036a3", "#0f7480", "#8b8f96",
    "#6b7078", "#c8434e", "#4b8f2a", "#a9770f", "#2a73cc", "#9546bb", "#168896", "#e8e8e6",
  ]
}

extension Style {
  fileprivate var svgAttributes: String {
    var attributes = ""
    if traits.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if traits.contains(.italic) { attributes += " font-style=\"italic\"" }
    if traits.contains(.dim) { attributes += " opacity=\"0.6\"" }
    if traits.contains(.underline) { attributes += " text-decoration=\"underline\"" }
    if traits.contains(.strikethrough) { attributes += " text-decoration=\"line-through\"" }
    return attributes
  }
}

extension String {
  fileprivate var escapedForXML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
