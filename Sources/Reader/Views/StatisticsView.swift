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
    SheetView.draw(
      lines(state, statistics), title: SafeText(Phrase.help(.statistics).text(state.settings)), top: top,
      state,
      on: &canvas)
  }
}
