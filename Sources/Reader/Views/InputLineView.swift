import Screen
import Writing

/// A line that is being typed, with the terminal's cursor at its caret: input methods open their window there.
enum InputLineView {
  /// Draws `prompt` and the part of the line around the caret into the columns of a row.
  static func draw(
    _ line: InputLine, prompt: SafeText, row: Int, columns: Range<Int>, style: Style, on frame: inout Frame
  ) {
    let ambiguous = frame.ambiguous
    let start = frame.write(
      prompt, row: row, column: columns.lowerBound, style: style, limit: columns.upperBound)
    // The last cell is the cursor's when it stands behind the text.
    let room = max(1, columns.upperBound - start - 1)
    let before = SafeText(line.before)
    let after = SafeText(line.after)
    // Something of what follows stays in sight, as far as there is anything.
    let shownAfter = min(after.cells(ambiguous: ambiguous), room / 4)
    let shown = before.suffix(fitting: room - shownAfter, ambiguous: ambiguous)
    let caret = frame.write(shown, row: row, column: start, style: style, limit: columns.upperBound)
    frame.write(after, row: row, column: caret, style: style, limit: columns.upperBound)
    frame.cursor = Point(row: row, column: max(0, min(caret, columns.upperBound - 1)))
  }
}
