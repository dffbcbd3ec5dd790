import DigestKit
import Screen
import Writing

/// Bars with their axes. The line that they stand on is the row below `rows`, and the issues are named below that.
struct TrendChart {
  private let trend: Trend
  private let cursor: Int
  private let rows: Range<Int>
  private let scale: Trend.Scale
  /// Columns of the bars.
  private let columns: Range<Int>
  /// Cells from one bar to the next.
  private let step: Int
  /// Places on the axis that are shown: what doesn't fit is cut so that the cursor is in sight.
  private let places: Range<Int>

  /// A count has a free row above it, as a rule.
  private static let rowsOfMark = 2

  init(_ trend: Trend, cursor: Int, rows: Range<Int>, columns: Int) {
    self.trend = trend
    self.cursor = cursor
    self.rows = rows
    scale = Trend.Scale(highest: trend.highest, most: rows.count / Self.rowsOfMark)
    let axis = 1 + String(trend.highest).count
    self.columns = (axis + 1)..<max(axis + 2, columns - 1)
    step = max(2, min(10, self.columns.count / max(1, trend.length)))
    let shown = max(1, self.columns.count / step)
    let place = trend.bars[cursor].place
    let first = max(0, min(place - shown / 2, trend.length - shown))
    places = first..<(first + shown)
  }

  private var base: Int { rows.upperBound }
  private var axis: Int { columns.lowerBound - 1 }

  private func column(_ bar: Trend.Bar) -> Int { columns.lowerBound + (bar.place - places.lowerBound) * step }

  private var shown: [(index: Int, bar: Trend.Bar)] {
    trend.bars.enumerated().filter { places.contains($0.element.place) }.map { ($0.offset, $0.element) }
  }

  func draw(on canvas: inout Canvas) {
    drawScale(on: &canvas)
    for (index, bar) in shown {
      draw(bar, canvas.theme.style(index == cursor ? .chartBarAtCursor : .chartBar), on: &canvas)
    }
    drawBase(on: &canvas)
    drawLabels(on: &canvas)
  }

  // MARK: Counts

  private func drawScale(on canvas: inout Canvas) {
    let isNarrow = canvas.ambiguous == .narrow
    for row in rows { canvas.write(isNarrow ? "│" : "|", row: row, column: axis, .chartAxis) }
    for value in scale.values {
      // The row that a bar of this height fills last.
      let height = (value * rows.count * 2 + scale.highest) / (2 * scale.highest)
      guard height > 0 else { continue }
      write(value, row: base - height, isNarrow ? "┤" : "+", on: &canvas)
    }
    write(0, row: base, isNarrow ? "└" : "+", on: &canvas)
  }

  private func write(_ value: Int, row: Int, _ mark: SafeText, on canvas: inout Canvas) {
    canvas.write(SafeText("\(value)"), row: row, endingAt: axis, style: canvas.theme.style(.chartAxis))
    canvas.write(mark, row: row, column: axis, .chartAxis)
  }

  // MARK: Bars

  /// An issue without hits is a dot, where none was there is nothing above the line.
  private func draw(_ bar: Trend.Bar, _ style: Style, on canvas: inout Canvas) {
    let column = column(bar)
    guard bar.hits > 0 else {
      canvas.write(".", row: base - 1, column: column, .chartAxis)
      return
    }
    let height = max(1, bar.hits * rows.count * 8 / max(1, scale.highest))
    for row in rows.reversed() {
      let left = height - (base - 1 - row) * 8
      guard left > 0 else { break }
      let block = canvas.ambiguous == .narrow ? Eighths.block(min(8, left)) : "#"
      canvas.write(block.repeated(step - 1), row: row, column: column, style: style)
    }
  }

  // MARK: The line that they stand on

  /// From end to end, so that a stretch without bars is seen as one; years stand on it where they begin.
  private func drawBase(on canvas: inout Canvas) {
    let line = SafeText(canvas.ambiguous == .narrow ? "─" : "-")
    canvas.write(line.repeated(columns.count), row: base, column: columns.lowerBound, .chartAxis)
    var year: Int?
    var free = columns.lowerBound
    for (_, bar) in shown where bar.year != nil && bar.year != year {
      let text = SafeText("\(bar.year ?? 0)")
      let start = min(column(bar), columns.upperBound - canvas.cells(text))
      guard start >= free else { continue }
      free = canvas.write(text, row: base, column: start, .chartAxis) + 1
      year = bar.year
    }
    // What is cut is told at its end.
    if places.lowerBound > 0 { canvas.write("<", row: base, column: axis, .chartAxis) }
    if places.upperBound < trend.length {
      canvas.write(">", row: base, column: columns.upperBound, .chartAxis)
    }
  }

  /// The one of the cursor is always there: none before it reaches into it.
  private func drawLabels(on canvas: inout Canvas) {
    let own = span(of: trend.bars[cursor], on: canvas)
    var free = 0
    for (index, bar) in shown {
      let span = span(of: bar, on: canvas)
      let isCursor = index == cursor
      guard
        isCursor
          || span.lowerBound >= free && (span.lowerBound > own.upperBound || span.upperBound < own.lowerBound)
      else { continue }
      let text = canvas.fit(SafeText(bar.shortMark), to: span.count)
      canvas.write(text, row: base + 1, column: span.lowerBound, isCursor ? .cursor : .chartAxis)
      free = span.upperBound + 1
    }
  }

  /// Where the label of a bar stands; that of the last one ends at the edge.
  private func span(of bar: Trend.Bar, on canvas: Canvas) -> Range<Int> {
    let cells = min(canvas.cells(SafeText(bar.shortMark)), canvas.columns)
    let start = max(0, min(column(bar), canvas.columns - cells))
    return start..<(start + cells)
  }
}

extension Trend.Bar {
  /// `W05`, `#12` or `09-08`: the year is on the axis.
  fileprivate var shortMark: String {
    if let week = issue.week?.description, let letter = week.firstIndex(of: "W") {
      return String(week[letter...])
    }
    if let number = issue.number { return "#\(number)" }
    return issue.date.map { String($0.description.suffix(5)) } ?? id.key
  }
}
