import Writing

/// One cell: a grapheme cluster that starts here, or the second half of a wide one.
public struct Cell: Hashable, Sendable {
  /// Empty for the second half of a wide character. Only `Frame` makes cells, from `SafeText`.
  public fileprivate(set) var glyph: String
  /// Cells that the glyph takes: 1 or 2, and 0 for a second half.
  public fileprivate(set) var width: Int
  public fileprivate(set) var style: Style
  /// What of a picture is to be seen here, over the glyph.
  fileprivate(set) var picture: PicturePart?

  static let blank = Cell(glyph: " ", width: 1, style: .plain)
}

/// What the screen is to show: a value, drawn as a whole.
public struct Frame: Equatable, Sendable {
  public let size: Size
  /// Row by row.
  public private(set) var cells: [Cell]
  /// Where the terminal's own cursor is to stand; nil hides it. Input methods open their window there.
  public var cursor: Point?
  /// How many cells ambiguous characters take in it.
  public let ambiguous: AmbiguousWidth
  /// Pictures that were placed in it, by their numbers.
  public internal(set) var pictures: [Int: PixelPicture] = [:]
  /// The title of the window; nil leaves it to whoever had it before.
  public var title: SafeText?
  /// Whether the mouse is to be reported.
  public var takesMouse = false

  public init(size: Size, ambiguous: AmbiguousWidth = .narrow) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.ambiguous = ambiguous
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  public subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  /// Writes text from a cell on, cut at `limit` or the edge; a wide character that doesn't fit is left out.
  ///
  /// Returns the column after it.
  @discardableResult
  public mutating func write(
    _ text: SafeText, row: Int, column: Int, style: Style = .plain, limit: Int? = nil
  ) -> Int {
    guard row >= 0 && row < size.rows && column >= 0 else { return column }
    let end = min(size.columns, limit ?? size.columns)
    var column = column
    for character in text.string {
      let width = character.cells(ambiguous: ambiguous)
      guard width > 0 else { continue }
      guard column + width <= end else { break }
      put(character, width: width, row: row, column: column, style: style)
      column += width
    }
    return column
  }

  private mutating func put(_ character: Character, width: Int, row: Int, column: Int, style: Style) {
    clearHalves(row: row, from: column, to: column + width)
    let index = row * size.columns + column
    cells[index] = Cell(glyph: String(character), width: width, style: style)
    if width == 2 { cells[index + 1] = Cell(glyph: "", width: 0, style: style) }
  }

  /// A wide character that is overwritten by half leaves a blank.
  private mutating func clearHalves(row: Int, from start: Int, to end: Int) {
    let base = row * size.columns
    if start > 0 && start < size.columns && cells[base + start].width == 0 {
      cells[base + start - 1] = Cell(glyph: " ", width: 1, style: cells[base + start - 1].style)
    }
    if end < size.columns && cells[base + end].width == 0 {
      cells[base + end] = Cell(glyph: " ", width: 1, style: cells[base + end].style)
    }
  }

  /// Fills a region with blanks of a style.
  public mutating func fill(_ region: Region, style: Style = .plain) {
    let columns = Self.inside(region.column, region.columns, size.columns)
    guard !columns.isEmpty else { return }
    for row in Self.inside(region.row, region.rows, size.rows) {
      clearHalves(row: row, from: columns.lowerBound, to: columns.upperBound)
      for column in columns {
        cells[row * size.columns + column] = Cell(glyph: " ", width: 1, style: style)
      }
    }
  }

  /// Gives a cell to a picture.
  mutating func mark(row: Int, column: Int, with part: PicturePart) {
    cells[row * size.columns + column].picture = part
  }

  /// What of `count` cells from `start` on lies on a screen of `limit`.
  private static func inside(_ start: Int, _ count: Int, _ limit: Int) -> Range<Int> {
    let end = max(0, min(limit, start + count))
    return min(max(0, start), end)..<end
  }

  /// Gives the cells of a row from `start` to `end` the style that `change` makes of theirs.
  public mutating func restyle(row: Int, from start: Int, to end: Int, _ change: (Style) -> Style) {
    guard row >= 0 && row < size.rows else { return }
    for column in Self.inside(start, end - start, size.columns) {
      let index = row * size.columns + column
      cells[index].style = change(cells[index].style)
    }
  }

  /// A row's cells in runs of one style, each with its first column.
  public func runs(row: Int) -> [(column: Int, text: String, style: Style)] {
    var runs: [(column: Int, text: String, style: Style)] = []
    for column in 0..<size.columns {
      let cell = self[row, column]
      if cell.width == 0 { continue }
      if let last = runs.last, last.style == cell.style {
        runs[runs.count - 1].text += cell.glyph
      } else {
        runs.append((column, cell.glyph, cell.style))
      }
    }
    return runs
  }

  /// Rows as text, without spaces at their ends.
  public var text: String {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns { line += self[row, column].glyph }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
