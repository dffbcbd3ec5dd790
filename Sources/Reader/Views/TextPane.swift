import DigestKit
import Screen
import Typesetting
import Writing

/// The entry that is read, or previewed.
enum TextPane {
  static func draw(_ state: State, on canvas: inout Canvas) {
    guard let (own, other) = state.textColumns, let page = state.browse.page else { return }
    // A text that was read stays in sight, whatever became of its file; the last row says what did.
    if let failure = page.failure, page.content == nil {
      canvas.write(
        SafeText(failure.text(state.settings)), row: 0, column: own.lowerBound, .message,
        limit: own.upperBound)
      return
    }
    guard page.content != nil else {
      // The title is known already; the text is a moment away.
      canvas.write(
        canvas.fit(SafeText(page.entry.title), to: own.count), row: 0, column: own.lowerBound,
        style: canvas.theme.style(.title))
      return
    }
    if let other {
      canvas.write(
        state.settings.verticalRule, rows: 0..<canvas.rows,
        column: max(own.lowerBound, other.lowerBound) - 2, .rule)
    }
    if state.settings.isAccessible && state.browse.focus == .text {
      canvas.placeCursor(row: 0, column: own.lowerBound)
    }
    let twin = page.twin?.entry ?? page.entry
    let mismatches = page.mismatchRows(height: other == nil ? 0 : canvas.rows)
    for (row, placed) in page.visible.prefix(canvas.rows).enumerated() {
      draw(
        placed.line, of: placed.isTwin ? twin : page.entry, row: row, in: own, state,
        isDimmed: placed.isTwin, on: &canvas)
      if let other, let line = placed.beside {
        draw(line, of: twin, row: row, in: other, state, isDimmed: false, on: &canvas)
      }
      if !placed.isTwin { mark(placed.line, row: row, in: own, page, on: &canvas) }
      if mismatches.own.contains(row), own.lowerBound > 0 {
        canvas.write(state.settings.mismatchMark, row: row, column: own.lowerBound - 1, .number)
      }
      if let other, mismatches.other.contains(row) {
        canvas.write(state.settings.mismatchMark, row: row, column: other.lowerBound - 1, .number)
      }
      // Hits are told in the margin, where there is one.
      guard own.lowerBound > 0 else { continue }
      if placed.position == page.hitPosition {
        canvas.write(state.settings.hitMark, row: row, column: own.lowerBound - 1, .number)
      } else if placed.line.hasHit {
        canvas.write(state.settings.tick, row: row, column: own.lowerBound - 1, .dim)
      }
    }
  }

  private static func draw(
    _ line: Line, of entry: EntrySummary, row: Int, in columns: Range<Int>, _ state: State, isDimmed: Bool,
    on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let shown =
      line.picture != nil
      ? line
      : line.inSight(
        width: columns.count, shift: state.browse.page?.shift ?? 0, ambiguous: canvas.ambiguous)
    var column = columns.lowerBound
    for run in shown.runs {
      let isPlain = isDimmed && !run.ink.traits.contains(.hit)
      column = canvas.write(
        run.text, row: row, column: column, style: isPlain ? theme.style(.dim) : theme.style(run.ink),
        limit: columns.upperBound)
    }
    if let picture = line.picture { draw(picture, of: entry, row: row, in: columns, state, on: &canvas) }
  }

  /// Passages that were kept, and what is selected.
  private static func mark(
    _ line: Line, row: Int, in columns: Range<Int>, _ page: Page, on canvas: inout Canvas
  ) {
    func restyle(_ range: Range<Int>?, _ part: Theme.Part) {
      guard let range, let cells = line.cells(ofCharacters: range, ambiguous: canvas.ambiguous) else {
        return
      }
      canvas.restyle(
        row: row, from: columns.lowerBound + cells.lowerBound,
        to: min(columns.upperBound, columns.lowerBound + cells.upperBound), part)
    }
    for passage in page.kept { restyle(passage.parts[line.block], .marked) }
    restyle(page.selection?.range(ofBlock: line.block), .cursor)
  }

  /// A row of a picture, or of the place that is kept for it.
  private static func draw(
    _ picture: PictureRow, of entry: EntrySummary, row: Int, in columns: Range<Int>, _ state: State,
    on canvas: inout Canvas
  ) {
    var column = columns.lowerBound + picture.column
    let outcome = state.request(for: picture, of: entry).flatMap { state.pictures[$0] }
    if case .pixels(let pixels, let number) = outcome {
      canvas.place(
        pixels, number: number, pictureRow: picture.row, row: row, column: column, limit: columns.upperBound)
    } else if case .cells(let drawn) = outcome, drawn.rows.indices.contains(picture.row) {
      for piece in drawn.rows[picture.row] {
        column = canvas.write(
          piece.text, row: row, column: column, style: piece.style, limit: columns.upperBound)
      }
    } else if picture.row == 0 {
      let name = picture.source.split(separator: "/").last.map(String.init) ?? picture.source
      let text = outcome == .failed ? Phrase.badPicture(name).text(state.settings) : name
      canvas.write(
        canvas.fit(SafeText(text), to: columns.count - picture.column), row: row, column: column,
        style: canvas.theme.style(.image), limit: columns.upperBound)
    }
  }

  /// Labels beside the first character of each link.
  static func drawHints(_ state: State, _ hints: [Hint], typed: String, on canvas: inout Canvas) {
    guard let own = state.textColumns?.own, let page = state.browse.page else { return }
    for hint in hints where hint.label.hasPrefix(typed) {
      guard hint.row < canvas.rows, page.visible.indices.contains(hint.row) else { continue }
      var column = own.lowerBound
      for run in page.visible[hint.row].line.runs {
        if run.link == hint.destination { break }
        column += canvas.cells(run.text)
      }
      canvas.write(SafeText(hint.label), row: hint.row, column: column, .hint)
    }
  }
}
