import DigestKit
import Screen
import Typesetting
import Writing

/// The command table and the filter table, over the whole screen.
enum HelpView {
  /// Keys for the pane with the focus, those for elsewhere, and filters of the search.
  static func lines(_ state: State) -> [(keys: SafeText, help: SafeText)] {
    let language = state.settings.language
    let pane = state.browse.focus
    let keys = state.settings.keys
    let here = KeyTable.rows(language, keys: keys) { $0.isFor(pane) }
    let elsewhere = KeyTable.rows(language, keys: keys) { !$0.isFor(pane) }
    let rows = elsewhere.isEmpty ? here : here + [("", Phrase.helpElsewhere.text(language))] + elsewhere
    // Forms of filters are often longer than keys, which keep a narrow column: what they find stands below them.
    let filters = FilterEntry.table.flatMap { filter -> [(keys: String, help: String)] in
      let form = filter.form(language)
      return form.count > widestKeys
        ? [(form, ""), ("", filter.help(language))] : [(form, filter.help(language))]
    }
    let all = rows + [("", Phrase.helpFilters.text(language))] + filters
    let width =
      all.filter { !$0.help.isEmpty }.map {
        SafeText($0.keys).cells(ambiguous: state.settings.ambiguousWidth)
      }
      .max() ?? 0
    let options = TypesettingOptions(
      width: state.size.columns - width - 7, ambiguous: state.settings.ambiguousWidth)
    // What a key does is read to its end, also on a narrow screen.
    return all.flatMap { row -> [(keys: SafeText, help: SafeText)] in
      let parts = Typesetter.lines(of: row.help, options: options).map(\.text)
      guard parts.count > 1 else { return [(SafeText(row.keys), SafeText(row.help))] }
      return parts.enumerated().map { (SafeText($0 == 0 ? row.keys : ""), SafeText($1)) }
    }
  }

  private static let widestKeys = 20

  static func draw(_ state: State, top: Int, on canvas: inout Canvas) {
    let rows = canvas.rows - 2
    canvas.clear()
    canvas.write(
      SafeText(" " + Phrase.helpTitle(state.browse.focus).text(state.settings)), row: 0, column: 0,
      .barStrong)
    let lines = lines(state)
    let width = (lines.filter { !$0.help.isEmpty }.map { canvas.cells($0.keys) }.max() ?? 0) + 3
    for (offset, line) in lines.dropFirst(top).prefix(rows).enumerated() {
      canvas.write(line.keys, row: offset + 1, column: 2, .number)
      canvas.write(
        canvas.fit(line.help, to: canvas.columns - width - 3), row: offset + 1, column: 2 + width, .body)
    }
    let below = lines.count - top - rows
    let foot = below > 0 ? Phrase.helpMore(below) : Phrase.helpClose
    canvas.write(SafeText(" " + foot.text(state.settings)), row: canvas.rows - 1, column: 0, .bar)
  }
}
