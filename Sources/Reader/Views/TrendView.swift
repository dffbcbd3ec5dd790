import DigestKit
import Screen
import Writing

/// Bars of a trend: over the lower part of the screen, or as a line of eighths.
enum TrendView {
  private static let eighths: [SafeText] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Rows that the chart covers.
  static func rows(of size: Size) -> Int { max(5, min(12, size.rows / 3)) }

  static func draw(_ state: State, _ trend: Trend, cursor: Int, on canvas: inout Canvas) {
    let rows = Self.rows(of: state.size)
    let chart = Region(row: canvas.rows - 1 - rows, column: 0, rows: rows, columns: canvas.columns)
    canvas.draw(in: chart) { canvas in
      canvas.clear()
      let rule = SafeText(canvas.ambiguous == .narrow ? "─" : "-").repeated(canvas.columns)
      canvas.write(rule, row: 0, column: 0, .rule)
      drawBars(trend, cursor: cursor, rows: 1..<(rows - 2), on: &canvas)
      let bar = trend.bars[cursor]
      let text = Phrase.trendBar(bar.label, bar.hits, bar.entries).text(state.settings.language)
      canvas.write(canvas.fit(SafeText(text), to: canvas.columns - 2), row: rows - 1, column: 1, .message)
    }
  }

  private static func drawBars(_ trend: Trend, cursor: Int, rows: Range<Int>, on canvas: inout Canvas) {
    let columns = canvas.columns - 2
    let width = max(2, min(10, columns / max(1, trend.length)))
    let shown = max(1, columns / width)
    // What doesn't fit is cut so that the cursor is in sight.
    let first = max(0, min(trend.bars[cursor].place - shown / 2, trend.length - shown))
    let cursorColumn = 1 + (trend.bars[cursor].place - first) * width
    var labelEnd = 0
    var year: Int?
    for (index, bar) in trend.bars.enumerated() where (first..<(first + shown)).contains(bar.place) {
      let column = 1 + (bar.place - first) * width
      let isCursor = index == cursor
      drawBar(
        bar, highest: trend.highest, rows: rows, column: column, width: width - 1,
        style: canvas.theme.style(isCursor ? .chartBarAtCursor : .chartBar), on: &canvas)
      // The first of a year, and of what is shown, names the year.
      let label = SafeText(shortLabel(bar, isFirst: bar.issue.date?.year != year))
      // The one of the cursor is always there: none before it may reach into it.
      let end = column + canvas.cells(label)
      let isFree = column >= labelEnd && (column > cursorColumn || end < cursorColumn)
      if isCursor || isFree {
        // The last one ends at the edge.
        let start = max(0, min(column, canvas.columns - canvas.cells(label)))
        let end = canvas.write(label, row: rows.upperBound, column: start, isCursor ? .cursor : .chartAxis)
        labelEnd = end + 1
        year = bar.issue.date?.year
      }
    }
  }

  /// An issue without hits is a dot, where none was there is nothing.
  private static func drawBar(
    _ bar: Trend.Bar, highest: Int, rows: Range<Int>, column: Int, width: Int, style: Style,
    on canvas: inout Canvas
  ) {
    guard bar.hits > 0 else {
      canvas.write(".", row: rows.upperBound - 1, column: column, .chartAxis)
      return
    }
    let height = bar.hits * rows.count * 8 / max(1, highest)
    for row in rows.reversed() {
      let left = height - (rows.upperBound - 1 - row) * 8
      guard left > 0 || row == rows.upperBound - 1 else { break }
      drawCell(max(1, min(8, left)), row: row, column: column, width: width, style: style, on: &canvas)
    }
  }

  private static func drawCell(
    _ level: Int, row: Int, column: Int, width: Int, style: Style, on canvas: inout Canvas
  ) {
    let block = canvas.ambiguous == .narrow ? eighths[level - 1] : "#"
    canvas.write(block.repeated(width), row: row, column: column, style: style)
  }

  /// `W05`, `09-08` or `#12`; with its year for the first of one.
  private static func shortLabel(_ bar: Trend.Bar, isFirst: Bool) -> String {
    if let week = bar.issue.week?.description, let letter = week.firstIndex(of: "W") {
      return isFirst ? week.replacing("-", with: "") : String(week[letter...])
    }
    if let number = bar.issue.number { return "#\(number)" }
    guard let date = bar.issue.date?.description else { return bar.id.key }
    return isFirst ? date : String(date.suffix(5))
  }

  /// A line of eighths, `columns` wide at most.
  static func sparkline(_ trend: Trend, columns: Int) -> SafeText {
    let levels = trend.levels(columns: columns)
    let highest = max(1, levels.max() ?? 1)
    return levels.reduce(SafeText.empty) { line, hits in
      line + (hits == 0 ? " " : eighths[max(0, (hits * 8 + highest - 1) / highest - 1)])
    }
  }
}
