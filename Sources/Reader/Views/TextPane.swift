import DigestKit
import Screen
import Typesetting
import Writing

/// The entry that is read, or previewed.
enum TextPane {
  static func draw(_ state: State, in region: Region, on frame: inout Frame) {
    guard let (column, other) = state.textColumns, let page = state.browse.page else { return }
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
        SafeText(page.entry.title).fitted(to: column.columns, ambiguous: state.ambiguous), row: column.row,
        column: column.column,
        style: theme.style(Ink(.title)))
      return
    }
    let twin = page.twin?.entry ?? page.entry
    if let other {
      for row in 0..<column.rows {
        frame.write(
          state.settings.verticalRule, row: column.row + row, column: max(column.column, other.column) - 2,
          style: theme.style(.rule))
      }
    }
    for (row, placed) in page.visible.prefix(column.rows).enumerated() {
      draw(
        placed.line, of: placed.isTwin ? twin : page.entry, row: column.row + row, in: column, state,
        isDimmed: placed.isTwin, on: &frame)
      if let other {
        if let line = placed.beside {
          draw(line, of: twin, row: column.row + row, in: other, state, isDimmed: false, on: &frame)
        }
      }
      if placed.line.hasHit && placed.position != page.hitPosition && column.column > region.column {
        frame.write(
          state.settings.tick, row: column.row + row, column: column.column - 1, style: theme.style(.dim))
      }
      if placed.position == page.hitPosition && column.column > region.column {
        frame.write(
          state.settings.hitMark, row: column.row + row,
          column: column.column - 1, style: theme.style(.number))
      }
    }
  }

  private static func draw(
    _ line: Line, of entry: EntrySummary, row: Int, in region: Region, _ state: State, isDimmed: Bool,
    on frame: inout Frame
  ) {
    let theme = state.settings.theme
    var line = line
    let picture = line.picture
    if picture == nil {
      line = line.inSight(
        width: region.columns, shift: state.browse.page?.shift ?? 0, ambiguous: state.ambiguous)
    }
    var column = region.column
    for run in line.runs {
      let isPlain = isDimmed && !run.ink.traits.contains(.hit)
      column = frame.write(
        run.text, row: row, column: column, style: isPlain ? theme.style(.dim) : theme.style(run.ink),
        limit: region.column + region.columns)
    }
    if let picture { draw(picture, of: entry, row: row, in: region, state, on: &frame) }
  }

  /// A row of a picture, or of the place that is kept for it.
  private static func draw(
    _ picture: PictureRow, of entry: EntrySummary, row: Int, in region: Region, _ state: State,
    on frame: inout Frame
  ) {
    let column = region.column + picture.column
    let limit = region.column + region.columns
    let outcome = state.request(for: picture, of: entry).flatMap { state.pictures[$0] }
    if case .drawn(let drawn) = outcome, drawn.rows.indices.contains(picture.row) {
      var column = column
      for piece in drawn.rows[picture.row] {
        column = frame.write(piece.text, row: row, column: column, style: piece.style, limit: limit)
      }
    } else if picture.row == 0 {
      let name = picture.source.split(separator: "/").last.map(String.init) ?? picture.source
      let text = outcome == .failed ? Phrase.badPicture(name).text(state.settings.language) : name
      frame.write(
        SafeText(text).fitted(to: region.columns - picture.column, ambiguous: state.ambiguous), row: row,
        column: column,
        style: state.settings.theme.style(Ink(.image)), limit: limit)
    }
  }

  /// Labels beside the first character of each link.
  static func drawHints(_ state: State, _ hints: [Hint], typed: String, on frame: inout Frame) {
    guard let region = state.textColumns?.own, let page = state.browse.page else { return }
    for hint in hints where hint.label.hasPrefix(typed) {
      guard hint.row < region.rows, page.visible.indices.contains(hint.row) else { continue }
      let row = region.row + hint.row
      var column = region.column
      for run in page.visible[hint.row].line.runs {
        if run.link == hint.destination { break }
        column += run.text.cells(ambiguous: state.ambiguous)
      }
      frame.write(SafeText(hint.label), row: row, column: column, style: state.settings.theme.style(.hint))
    }
  }
}
