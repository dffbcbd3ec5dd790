import Screen
import Writing

/// A list to choose from, over the middle of the screen.
enum PickerView {
  private static func box(_ size: Size) -> Region {
    let width = size.columns < 80 ? size.columns : min(80, size.columns * 2 / 3)
    return Region(
      row: 1, column: (size.columns - width) / 2, rows: max(0, min(size.rows - 2, 24)), columns: width)
  }

  /// The first of the matches in sight, where the list has `room` rows.
  private static func top(_ picker: Picker, room: Int) -> Int {
    max(0, min(picker.cursor - room / 2, picker.matches.count - room))
  }

  /// The match that the mouse is over.
  static func index(at mouse: MouseEvent, _ state: State, _ picker: Picker) -> Int? {
    let box = box(state.size)
    let row = mouse.row - box.row - 1
    guard row >= 0, row < box.rows - 1, (box.column..<(box.column + box.columns)).contains(mouse.column)
    else { return nil }
    let index = top(picker, room: box.rows - 1) + row
    return picker.matches.indices.contains(index) ? index : nil
  }

  static func draw(_ state: State, _ picker: Picker, on canvas: inout Canvas) {
    let box = box(state.size)
    let (width, margin) = (box.columns, box.column)
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
    let prompt = SafeText(picker.kind.title.text(state.settings))
    if picker.isTyping {
      // The line keeps some room however long the prompt is.
      InputLineView.draw(
        picker.line, prompt: canvas.fit(prompt, to: canvas.columns - 12) + "  ", row: 0,
        columns: 0..<canvas.columns, .heading, on: &canvas)
    } else {
      let end = canvas.write(canvas.fit(prompt, to: canvas.columns), row: 0, column: 0, .heading)
      // Whether a letter opens something or is typed must be seen.
      if picker.kind == .categories {
        let hint = SafeText(Phrase.pickerLetters.text(state.settings))
        canvas.write(canvas.fit(hint, to: canvas.columns - end - 1), row: 0, column: end + 1, .dim)
      }
    }
    let matches = picker.matches
    let room = canvas.rows - 1
    let top = top(picker, room: room)
    for (offset, item) in matches.dropFirst(top).prefix(room).enumerated() {
      draw(
        item, picker, isCursor: top + offset == picker.cursor, row: 1 + offset,
        isAccessible: state.settings.isAccessible, on: &canvas)
    }
    if matches.isEmpty {
      let phrase: Phrase =
        picker.awaitsItems
        ? .loading : picker.kind == .bookmarks && picker.items.isEmpty ? .kept(.noBookmarks) : .nothingFound
      canvas.write(SafeText(phrase.text(state.settings)), row: 1, column: 0, .dim)
    }
  }

  private static func draw(
    _ item: Picker.Item, _ picker: Picker, isCursor: Bool, row: Int, isAccessible: Bool,
    on canvas: inout Canvas
  ) {
    let cursor = canvas.theme.style(.cursor)
    if isCursor { canvas.fill(row: row, style: cursor) }
    if isCursor && isAccessible { canvas.placeCursor(row: row, column: 0) }
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
