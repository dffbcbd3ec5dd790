import DigestKit
import Screen
import Writing

/// The filters of a search with what they find, while Tab goes through their names.
enum FilterPane {
  static func draw(_ completion: Completion, _ state: State, on canvas: inout Canvas) {
    let names = Set(completion.values)
    let filters = FilterEntry.table.filter { names.contains($0.name.rawValue + ":") }
    let chosen = filters.firstIndex { $0.name == completion.filter }
    // The chosen one is in sight, however low the pane.
    let top = max(0, (chosen ?? 0) - canvas.rows + 1)
    let width = (filters.map(\.name.rawValue.count).max() ?? 0) + 3
    for (row, filter) in filters.dropFirst(top).prefix(canvas.rows).enumerated() {
      let isChosen = top + row == chosen
      if isChosen { canvas.fill(row: row, style: canvas.theme.style(.cursor)) }
      func style(_ part: Theme.Part) -> Style { canvas.theme.style(isChosen ? .cursor : part) }
      canvas.write(SafeText(filter.name.rawValue + ":"), row: row, column: 1, style: style(.number))
      let help = canvas.fit(SafeText(filter.help(state.settings.language)), to: canvas.columns - width - 2)
      canvas.write(help, row: row, column: 1 + width, style: style(.body))
    }
  }
}
