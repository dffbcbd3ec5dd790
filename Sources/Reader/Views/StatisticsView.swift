import DigestKit
import Screen
import Writing

/// What was read, over the whole screen.
enum StatisticsView {
  static func lines(_ state: State, _ statistics: ReadingStatistics) -> [SafeText] {
    StatisticsTable(
      statistics, language: state.settings.language, columns: state.size.columns - 2,
      ambiguous: state.settings.ambiguousWidth
    ).lines
  }

  static func draw(_ state: State, _ statistics: ReadingStatistics, top: Int, on canvas: inout Canvas) {
    let rows = canvas.rows - 2
    canvas.clear()
    canvas.write(
      SafeText(" " + Phrase.help(.statistics).text(state.settings.language)), row: 0, column: 0, .barStrong)
    let lines = lines(state, statistics)
    for (offset, line) in lines.dropFirst(top).prefix(rows).enumerated() {
      canvas.write(canvas.fit(line, to: canvas.columns - 2), row: offset + 1, column: 1, .body)
    }
    let below = lines.count - top - rows
    let foot = below > 0 ? Phrase.helpMore(below) : Phrase.helpClose
    canvas.write(SafeText(" " + foot.text(state.settings.language)), row: canvas.rows - 1, column: 0, .bar)
  }
}
