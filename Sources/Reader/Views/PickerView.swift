import Screen
import Writing

/// A list to choose from, over the middle of the screen.
enum PickerView {
  static func draw(_ state: State, _ picker: Picker, on frame: inout Frame) {
    let theme = state.settings.theme
    let width = state.size.columns < 80 ? state.size.columns : min(80, state.size.columns * 2 / 3)
    let rows = min(state.size.rows - 2, 24)
    let region = Region(row: 1, column: (state.size.columns - width) / 2, rows: rows, columns: width)
    frame.fill(region)
    let edge = theme.style(.rule)
    for row in region.row..<(region.row + region.rows) where region.column > 0 {
      frame.write(state.settings.verticalRule, row: row, column: region.column, style: edge)
      frame.write(state.settings.verticalRule, row: row, column: region.column + width - 1, style: edge)
    }
    let inner = region.column + 2
    let columns = inner..<(region.column + width - 2)
    let prompt = SafeText(title(picker).text(state.settings.language))
    if picker.isTyping {
      // The line keeps some room however long the prompt is.
      InputLineView.draw(
        picker.line, prompt: prompt.fitted(to: max(0, columns.count - 12), ambiguous: state.ambiguous) + "  ",
        row: region.row, columns: columns, style: theme.style(.heading), on: &frame)
    } else {
      frame.write(
        prompt.fitted(to: columns.count, ambiguous: state.ambiguous), row: region.row, column: inner,
        style: theme.style(.heading))
    }

    let matches = picker.matches
    let room = rows - 1
    let top = max(0, min(picker.cursor - room / 2, matches.count - room))
    for (offset, item) in matches.dropFirst(top).prefix(room).enumerated() {
      draw(
        item, picker, isCursor: top + offset == picker.cursor, row: region.row + 1 + offset, columns, state,
        on: &frame)
    }
    if matches.isEmpty {
      frame.write(
        SafeText(Phrase.nothingFound.text(state.settings.language)), row: region.row + 1, column: inner,
        style: theme.style(.dim))
    }
  }

  private static func draw(
    _ item: Picker.Item, _ picker: Picker, isCursor: Bool, row: Int, _ columns: Range<Int>, _ state: State,
    on frame: inout Frame
  ) {
    let theme = state.settings.theme
    let style = isCursor ? theme.style(.cursor) : Style.plain
    if isCursor {
      frame.fill(Region(row: row, column: columns.lowerBound, rows: 1, columns: columns.count), style: style)
    }
    var column = columns.lowerBound
    if picker.kind == .categories {
      if let letter = item.letter, !picker.isTyping {
        frame.write(
          SafeText(String(letter)), row: row, column: column, style: isCursor ? style : theme.style(.number))
      }
      column += 2
    }
    let detail = SafeText(item.detail).fitted(to: columns.count / 2, ambiguous: state.ambiguous)
    let room = columns.upperBound - column - detail.cells(ambiguous: state.ambiguous) - 1
    frame.write(
      SafeText(item.title).fitted(to: max(0, room), ambiguous: state.ambiguous), row: row, column: column,
      style: style)
    frame.write(
      detail, row: row, column: columns.upperBound - detail.cells(ambiguous: state.ambiguous),
      style: isCursor ? style : theme.style(.dim))
  }

  private static func title(_ picker: Picker) -> Phrase {
    switch picker.kind {
    case .palette: .palette
    case .categories: .categories
    case .outline: .outline
    }
  }
}
