import DigestKit
import Writing

/// A trend as lines of text: a bar an issue, newest first, on a line at their left, and below them a scale.
struct TrendTable {
  private let trend: Trend
  private let ambiguous: AmbiguousWidth
  private let marks: [SafeText]
  /// Cells of the longest bar.
  private let longest: Int

  /// More make no difference clearer, fewer none.
  private static let lengths = 10...40
  /// Cells from one count of the scale to the next, at least.
  private static let cellsOfMark = 8

  /// `columns`: those of the terminal.
  init(_ trend: Trend, columns: Int, ambiguous: AmbiguousWidth) {
    self.trend = trend
    self.ambiguous = ambiguous
    marks = trend.bars.map { SafeText(Self.mark($0)) }
    let around = marks.map { $0.cells(ambiguous: ambiguous) }.max() ?? 0
    let counts = trend.bars.map { Self.counts($0).count }.max() ?? 0
    longest = min(Self.lengths.upperBound, max(Self.lengths.lowerBound, columns - around - counts - 5))
  }

  private var isNarrow: Bool { ambiguous == .narrow }

  var lines: [SafeText] {
    let width = marks.map { $0.cells(ambiguous: ambiguous) }.max() ?? 0
    var lines = zip(trend.bars, marks).reversed().map { bar, mark in
      mark.padded(to: width, ambiguous: ambiguous) + (isNarrow ? "  │" : "  |") + self.bar(bar)
        + SafeText("  " + Self.counts(bar))
    }
    if trend.highest > 0 { lines.append(SafeText(" ").repeated(width + 2) + scale) }
    return lines
  }

  private func bar(_ bar: Trend.Bar) -> SafeText {
    let length = cells(bar.hits)
    return SafeText(isNarrow ? "█" : "#").repeated(length) + SafeText(" ").repeated(longest - length)
  }

  /// Some for whatever is no nought.
  private func cells(_ hits: Int) -> Int {
    trend.highest == 0 ? 0 : (hits * longest + trend.highest - 1) / trend.highest
  }

  /// Counts below the ends of bars that are as long.
  private var scale: SafeText {
    var line = "0"
    for value in Trend.Scale(highest: trend.highest, most: longest / Self.cellsOfMark - 1).values {
      let text = "\(value)"
      let start = 1 + cells(value) - text.count
      guard start > line.count else { continue }
      line += String(repeating: " ", count: start - line.count) + text
    }
    return SafeText(line)
  }

  private static func counts(_ bar: Trend.Bar) -> String { "\(bar.hits) / \(bar.entries)" }

  /// A number says nothing of its year.
  private static func mark(_ bar: Trend.Bar) -> String {
    guard bar.issue.week == nil, bar.issue.number != nil, let year = bar.year else { return bar.mark }
    return "\(bar.mark) (\(year))"
  }
}
