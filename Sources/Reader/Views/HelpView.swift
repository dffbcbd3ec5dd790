import Screen
import Writing

/// The command table, over the whole screen.
enum HelpView {
  /// Keys for the pane with the focus, then those for elsewhere.
  static func lines(_ state: State) -> [(keys: SafeText, help: SafeText)] {
    let language = state.settings.language
    let pane = state.browse.focus
    let here = KeyTable.rows(language) { $0.isFor(pane) }
    let elsewhere = KeyTable.rows(language) { !$0.isFor(pane) }
    let rows = elsewhere.isEmpty ? here : here + [("", Phrase.helpElsewhere.text(language))] + elsewhere
    return rows.map { (SafeText($0.keys), SafeText($0.help)) }
  }

  static func draw(_ state: State, top: Int, on frame: inout Frame) {
    let theme = state.settings.theme
    let rows = state.size.rows - 2
    frame.fill(Region(row: 0, column: 0, rows: state.size.rows, columns: state.size.columns))
    frame.write(
      SafeText(" " + Phrase.helpTitle(state.browse.focus).text(state.settings.language)), row: 0, column: 0,
      style: theme.style(.barStrong))
    let lines = lines(state)
    let width = (lines.map { $0.keys.cells(ambiguous: state.ambiguous) }.max() ?? 0) + 3
    for (offset, line) in lines.dropFirst(top).prefix(rows).enumerated() {
      frame.write(line.keys, row: offset + 1, column: 2, style: theme.style(.number))
      frame.write(
        line.help.fitted(to: max(0, state.size.columns - width - 3), ambiguous: state.ambiguous),
        row: offset + 1, column: 2 + width)
    }
    let below = lines.count - top - rows
    let foot = below > 0 ? Phrase.helpMore(below) : Phrase.helpClose
    frame.write(
      SafeText(" " + foot.text(state.settings.language)), row: state.size.rows - 1, column: 0,
      style: theme.style(.bar))
  }
}
