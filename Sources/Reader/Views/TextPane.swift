import DigestKit
import Screen
import Typesetting
import Writing

/// The entry that is read, or previewed.
enum TextPane {
  static func draw(_ state: State, in region: Region, on frame: inout Frame) {
    guard let column = state.layout.textColumn, let page = state.browse.page else { return }
    let theme = state.settings.theme
    if let failure = page.failure {
      frame.write(
        SafeText(failure.text(state.settings.language)), row: column.row, column: column.column,
        style: theme.style(.message), limit: column.column + column.columns)
      return
    }
    guard page.content != nil else {
      // The title is known already; the text is a moment away.
      frame.write(
        SafeText(page.entry.title).fitted(to: column.columns), row: column.row, column: column.column,
        style: theme.style(Ink(.title)))
      return
    }
    for offset in 0..<column.rows where page.lines.indices.contains(page.top + offset) {
      draw(page.lines[page.top + offset], row: column.row + offset, in: column, theme, on: &frame)
    }
    if let hit = page.hit, page.hitLines.indices.contains(hit) {
      let row = page.hitLines[hit] - page.top
      if row >= 0 && row < column.rows && column.column > region.column {
        frame.write("▸", row: column.row + row, column: column.column - 1, style: theme.style(.number))
      }
    }
  }

  private static func draw(_ line: Line, row: Int, in region: Region, _ theme: Theme, on frame: inout Frame) {
    var column = region.column
    for run in line.runs {
      column = frame.write(
        run.text, row: row, column: column, style: theme.style(run.ink), limit: region.column + region.columns
      )
    }
  }

  /// Labels beside the first character of each link.
  static func drawHints(_ state: State, _ hints: [Hint], typed: String, on frame: inout Frame) {
    guard let region = state.layout.textColumn, let page = state.browse.page else { return }
    for hint in hints where hint.label.hasPrefix(typed) {
      let row = region.row + hint.line - page.top
      guard row < region.row + region.rows, page.lines.indices.contains(hint.line) else { continue }
      var column = region.column
      for run in page.lines[hint.line].runs {
        if run.link == hint.destination { break }
        column += run.text.cells(ambiguous: state.settings.ambiguousWidth)
      }
      frame.write(SafeText(hint.label), row: row, column: column, style: state.settings.theme.style(.hint))
    }
  }
}
