import Screen
import Writing

/// A line that is being typed, with the terminal's cursor at its caret: input methods open their window there.
enum InputLineView {
  /// Draws `prompt` and the part of the line around the caret into the columns of a row.
  static func draw(
    _ line: InputLine, prompt: SafeText, row: Int, columns: Range<Int>, _ part: Theme.Part,
    on canvas: inout Canvas
  ) {
    let start = canvas.write(prompt, row: row, column: columns.lowerBound, part, limit: columns.upperBound)
    // The last cell is the cursor's when it stands behind the text.
    let room = max(1, columns.upperBound - start - 1)
    let after = SafeText(line.after)
    // Something of what follows stays in sight, as far as there is anything.
    let shownAfter = min(canvas.cells(after), room / 4)
    let shown = SafeText(line.before).suffix(fitting: room - shownAfter, ambiguous: canvas.ambiguous)
    let caret = canvas.write(shown, row: row, column: start, part, limit: columns.upperBound)
    canvas.write(after, row: row, column: caret, part, limit: columns.upperBound)
    canvas.placeCursor(row: row, column: min(caret, columns.upperBound - 1))
  }
}
