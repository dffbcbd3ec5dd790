import Screen
import Typesetting
import Writing

/// A part of the screen that one view draws in.
///
/// Rows and columns count from its top left corner; nothing that is written reaches beyond its edges.
struct Canvas {
  private(set) var frame: Frame
  private var region: Region
  let theme: Theme

  /// The whole of a screen.
  init(size: Size, settings: Settings) {
    frame = Frame(size: size, ambiguous: settings.ambiguousWidth)
    region = Region(row: 0, column: 0, rows: size.rows, columns: size.columns)
    theme = settings.theme
  }

  var rows: Int { region.rows }
  var columns: Int { region.columns }
  var ambiguous: AmbiguousWidth { frame.ambiguous }

  /// Draws in a part of this canvas as in one of its own.
  mutating func draw(in part: Region, _ body: (inout Canvas) -> Void) {
    let whole = region
    region = Region(
      row: whole.row + part.row, column: whole.column + part.column,
      rows: max(0, min(part.rows, whole.rows - part.row)),
      columns: max(0, min(part.columns, whole.columns - part.column)))
    body(&self)
    region = whole
  }

  /// The cells that a text takes here.
  func cells(_ text: SafeText) -> Int { text.cells(ambiguous: ambiguous) }

  /// The text if it fits into `cells`, otherwise as much as fits before an ellipsis.
  func fit(_ text: SafeText, to cells: Int) -> SafeText {
    text.fitted(to: max(0, cells), ambiguous: ambiguous)
  }

  /// Writes text from a cell on, cut at `limit` or the edge. Returns the column after it.
  @discardableResult
  mutating func write(
    _ text: SafeText, row: Int, column: Int, style: Style = .plain, limit: Int? = nil
  ) -> Int {
    guard row >= 0 && row < rows else { return column }
    let end = frame.write(
      text, row: region.row + row, column: region.column + column, style: style,
      limit: region.column + min(columns, limit ?? columns))
    return end - region.column
  }

  @discardableResult
  mutating func write(
    _ text: SafeText, row: Int, column: Int, _ part: Theme.Part, limit: Int? = nil
  ) -> Int {
    write(text, row: row, column: column, style: theme.style(part), limit: limit)
  }

  /// Shows a row of a picture from a cell on, cut at `limit` or the edge.
  mutating func place(
    _ picture: PixelPicture, number: Int, pictureRow: Int, row: Int, column: Int, limit: Int
  ) {
    guard row >= 0 && row < rows else { return }
    frame.place(
      picture, number: number, pictureRow: pictureRow, row: region.row + row, column: region.column + column,
      limit: region.column + min(columns, limit))
  }

  /// Writes text so that it ends before a column.
  mutating func write(_ text: SafeText, row: Int, endingAt end: Int, style: Style) {
    write(text, row: row, column: end - cells(text), style: style)
  }

  /// Writes the same text into every row of a column.
  mutating func write(_ text: SafeText, rows: Range<Int>, column: Int, _ part: Theme.Part) {
    for row in rows { write(text, row: row, column: column, part) }
  }

  /// Blanks everything.
  mutating func clear() { frame.fill(region) }

  /// Fills cells of a row with blanks of a style; the whole row if no columns are named.
  mutating func fill(row: Int, columns: Range<Int>? = nil, style: Style) {
    let columns = (columns ?? 0..<self.columns).clamped(to: 0..<self.columns)
    guard row >= 0 && row < rows else { return }
    frame.fill(
      Region(
        row: region.row + row, column: region.column + columns.lowerBound, rows: 1, columns: columns.count),
      style: style)
  }

  /// Gives cells of a row another style.
  mutating func restyle(row: Int, from start: Int, to end: Int, _ part: Theme.Part) {
    let style = theme.style(part)
    frame.restyle(
      row: region.row + row, from: region.column + start, to: region.column + min(end, columns)
    ) { _ in style }
  }

  /// Puts the terminal's own cursor on a cell.
  mutating func placeCursor(row: Int, column: Int) {
    frame.cursor = Point(row: region.row + row, column: region.column + max(0, min(column, columns - 1)))
  }
}
