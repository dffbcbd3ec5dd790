import DigestKit
import Screen
import Writing

/// The chart of a trend, over the lower part of the screen: counts on the left, a bar an issue on a line that names
/// the years, the issues below it, and what the cursor is on in words.
enum TrendView {
  /// Rows that the chart covers: a third of the screen, more of a low one, and never the last row.
  static func rows(of size: Size) -> Int {
    max(4, min(13, max(size.rows / 3, min(7, size.rows / 2))))
  }

  static func draw(_ state: State, _ trend: Trend, cursor: Int, on canvas: inout Canvas) {
    let rows = rows(of: state.size)
    let chart = Region(row: canvas.rows - 1 - rows, column: 0, rows: rows, columns: canvas.columns)
    canvas.draw(in: chart) { canvas in
      canvas.clear()
      // A line between list and chart, where there is room for both.
      let top = rows > 4 ? 1 : 0
      if top > 0 {
        let rule = SafeText(canvas.ambiguous == .narrow ? "─" : "-").repeated(canvas.columns)
        canvas.write(rule, row: 0, column: 0, .rule)
      }
      TrendChart(trend, cursor: cursor, rows: top..<(rows - 3), columns: canvas.columns).draw(on: &canvas)
      canvas.write(words(trend.bars[cursor], state, canvas), row: rows - 1, column: 1, .message)
    }
  }

  /// Where there is no room for words there is some for numbers.
  private static func words(_ bar: Trend.Bar, _ state: State, _ canvas: Canvas) -> SafeText {
    let room = canvas.columns - 2
    let text = SafeText(Phrase.trendBar(bar.label, bar.hits, bar.entries).text(state.settings))
    guard canvas.cells(text) > room else { return text }
    let counts = SafeText("  \(bar.hits)/\(bar.entries)")
    return canvas.fit(SafeText(bar.label), to: room - canvas.cells(counts)) + counts
  }
}
