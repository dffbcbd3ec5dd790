import Screen
import Writing

/// The command table over the whole screen.
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

  static func draw(_ state: State, top: Int, on canvas: inout Canvas) {
    let rows = canvas.rows - 2
    canvas.clear()
    canvas.write(
      SafeText(" " + Phrase.helpTitle(state.browse.focus).text(state.settings.language)), row: 0, column: 0,
      .barStrong)
    let lines = lines(state)
    let width = (lines.map { canvas.cells($0.keys) }.max() ?? 0) + 3
    for (offset, line) in lines.dropFirst(top).prefix(rows).enumerated() {
      canvas.write(line.keys, row: offset + 1, column: 2, .number)
      canvas.write(
        canvas.fit(line.help, to: canvas.columns - width - 3), row: offset + 1, column: 2 + width)
    }
    let below = lines.count - top - rows
    let foot = below > 0 ? Phrase.helpMore(below) : Phrase.helpClose
    canvas.write(SafeText(" " + foot.text(state.settings.language)), row: canvas.rows - 1, column: 0, .bar)
  }
}
