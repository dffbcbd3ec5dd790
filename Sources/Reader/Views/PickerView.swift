import Screen
import Writing

/// A list to choose from, over the middle of the screen.
enum PickerView {
  static func draw(_ state: State, _ picker: Picker, on canvas: inout Canvas) {
    let width = canvas.columns < 80 ? canvas.columns : min(80, canvas.columns * 2 / 3)
    let margin = (canvas.columns - width) / 2
    let box = Region(row: 1, column: margin, rows: min(canvas.rows - 2, 24), columns: width)
    canvas.draw(in: box) { canvas in
      canvas.clear()
      if margin > 0 {
        for column in [0, width - 1] {
          canvas.write(state.settings.verticalRule, rows: 0..<canvas.rows, column: column, .rule)
        }
      }
      let inside = Region(row: 0, column: 2, rows: canvas.rows, columns: width - 4)
      canvas.draw(in: inside) { drawList(state, picker, on: &$0) }
    }
  }

  private static func drawList(_ state: State, _ picker: Picker, on canvas: inout Canvas) {
    let prompt = SafeText(picker.kind.title.text(state.settings.language))
    if picker.isTyping {
      // The line keeps some room however long the prompt is.
      InputLineView.draw(
        picker.line, prompt: canvas.fit(prompt, to: canvas.columns - 12) + "  ", row: 0,
        columns: 0..<canvas.columns, .heading, on: &canvas)
    } else {
      canvas.write(canvas.fit(prompt, to: canvas.columns), row: 0, column: 0, .heading)
    }
    let matches = picker.matches
    let room = canvas.rows - 1
    let top = max(0, min(picker.cursor - room / 2, matches.count - room))
    for (offset, item) in matches.dropFirst(top).prefix(room).enumerated() {
      draw(item, picker, isCursor: top + offset == picker.cursor, row: 1 + offset, on: &canvas)
    }
    if matches.isEmpty {
      let name = picker.kind == .palette ? State.nameToSave(picker.line.text) : nil
      let phrase: Phrase =
        picker.kind == .bookmarks && picker.items.isEmpty
        ? .kept(.noBookmarks) : name.map { .kept(.savesAs($0)) } ?? .nothingFound
      canvas.write(SafeText(phrase.text(state.settings.language)), row: 1, column: 0, .dim)
    }
  }

  private static func draw(
    _ item: Picker.Item, _ picker: Picker, isCursor: Bool, row: Int, on canvas: inout Canvas
  ) {
    let cursor = canvas.theme.style(.cursor)
    if isCursor { canvas.fill(row: row, style: cursor) }
    func style(_ part: Theme.Part) -> Style { isCursor ? cursor : canvas.theme.style(part) }
    var column = 0
    if picker.kind == .categories || picker.kind == .bookmarks {
      if let letter = item.letter, !picker.isTyping {
        canvas.write(SafeText(String(letter)), row: row, column: column, style: style(.number))
      }
      column += 2
    }
    let detail = canvas.fit(SafeText(item.detail), to: canvas.columns / 2)
    let room = canvas.columns - column - canvas.cells(detail) - 1
    canvas.write(
      canvas.fit(SafeText(item.title), to: room), row: row, column: column, style: style(.body))
    canvas.write(detail, row: row, endingAt: canvas.columns, style: style(.dim))
  }
}
