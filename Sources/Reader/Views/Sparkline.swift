import DigestKit
import Writing

/// A trend as a line of eighths, one row high.
enum Sparkline {
  /// Runs of the line, `columns` wide at most in all. Where there are no hits it stays on its base, in the style of
  /// axes: a stretch without any is seen as one.
  static func runs(_ trend: Trend, columns: Int) -> [(text: SafeText, part: Theme.Part)] {
    let levels = trend.levels(columns: columns)
    let highest = max(1, levels.max() ?? 1)
    var runs: [(text: SafeText, part: Theme.Part)] = []
    for hits in levels {
      // The lowest eighth is the base; one hit stands above it.
      let block = Eighths.block(hits == 0 ? 1 : 1 + (hits * 7 + highest - 1) / highest)
      let part: Theme.Part = hits == 0 ? .chartAxis : .chartBar
      if let last = runs.last, last.part == part {
        runs[runs.count - 1].text = last.text + block
      } else {
        runs.append((block, part))
      }
    }
    return runs
  }
}

/// Blocks that fill a cell from below.
enum Eighths {
  private static let blocks: [SafeText] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// `height` from 1 to 8.
  static func block(_ height: Int) -> SafeText { blocks[height - 1] }
}
