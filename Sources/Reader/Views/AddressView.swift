import Screen
import Writing

/// A URL over the whole screen, with nothing beside it, so that it can be read and selected.
enum AddressView {
  static func draw(_ state: State, _ url: String, on frame: inout Frame) {
    let theme = state.settings.theme
    let size = state.size
    frame.fill(Region(row: 0, column: 0, rows: size.rows, columns: size.columns))
    frame.write(
      SafeText(" " + Phrase.addressTitle.text(state.settings.language)), row: 0, column: 0,
      style: theme.style(.barStrong))
    var rest = SafeText(url)
    var row = 2
    while !rest.isEmpty && row < size.rows - 1 {
      let line = rest.prefix(fitting: size.columns, ambiguous: state.ambiguous)
      guard !line.isEmpty else { break }
      frame.write(line, row: row, column: 0)
      rest = rest.utf8Slice(line.string.utf8.count..<rest.string.utf8.count)
      row += 1
    }
    let foot = [state.message, .addressKeys].compactMap { $0?.text(state.settings.language) }
    frame.write(
      SafeText(" " + foot.joined(separator: "  ")), row: size.rows - 1, column: 0, style: theme.style(.bar))
  }
}
