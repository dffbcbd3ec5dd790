import Screen
import Writing

/// A URL over the whole screen, with nothing beside it, so that it can be read and selected.
enum AddressView {
  static func draw(_ state: State, _ url: String, on canvas: inout Canvas) {
    canvas.clear()
    canvas.write(
      SafeText(" " + Phrase.addressTitle.text(state.settings)), row: 0, column: 0, .barStrong)
    var rest = SafeText(url)
    var row = 2
    while !rest.isEmpty && row < canvas.rows - 1 {
      let line = rest.prefix(fitting: canvas.columns, ambiguous: canvas.ambiguous)
      guard !line.isEmpty else { break }
      canvas.write(line, row: row, column: 0)
      rest = rest.utf8Slice(line.string.utf8.count..<rest.string.utf8.count)
      row += 1
    }
    let foot = [state.message, .addressKeys].compactMap { $0?.text(state.settings) }
    canvas.write(SafeText(" " + foot.joined(separator: "  ")), row: canvas.rows - 1, column: 0, .bar)
  }
}
