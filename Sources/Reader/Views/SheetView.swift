import Screen
import Typesetting
import Writing

/// Lines to be read over the whole screen, with a title above and what there is below.
enum SheetView {
  static func draw(_ lines: [SafeText], title: SafeText, top: Int, _ state: State, on canvas: inout Canvas) {
    let rows = canvas.rows - 2
    canvas.clear()
    canvas.write(" " + title, row: 0, column: 0, .barStrong)
    for (offset, line) in lines.dropFirst(top).prefix(rows).enumerated() {
      canvas.write(canvas.fit(line, to: canvas.columns - 2), row: offset + 1, column: 1, .body)
    }
    let below = lines.count - top - rows
    let foot = below > 0 ? Phrase.helpMore(below) : Phrase.helpClose
    let said = [state.message, foot].compactMap { $0?.text(state.settings) }
    canvas.write(SafeText(" " + said.joined(separator: "  ")), row: canvas.rows - 1, column: 0, .bar)
  }

  /// Sentences, broken between words; what begins with spaces stays that far in.
  static func lines(ofProse text: String, _ state: State) -> [SafeText] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [SafeText] in
      let indent = String(line.prefix { $0 == " " })
      let options = TypesettingOptions(
        width: max(10, state.size.columns - 2 - indent.count), ambiguous: state.settings.ambiguousWidth)
      let parts = Typesetter.lines(of: String(line.dropFirst(indent.count)), options: options)
      return parts.isEmpty ? [""] : parts.map { SafeText(indent + $0.text) }
    }
  }

  /// The output of a program: each line as it is, and in several where it is longer than the screen is wide.
  static func lines(ofOutput text: String, _ state: State) -> [SafeText] {
    let room = max(10, state.size.columns - 2)
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.flatMap { line -> [SafeText] in
      var rest = SafeText(line.replacing("\t", with: "    "))
      var parts: [SafeText] = []
      repeat {
        let part = rest.prefix(fitting: room, ambiguous: state.settings.ambiguousWidth)
        parts.append(part)
        rest = rest.utf8Slice(part.string.utf8.count..<rest.string.utf8.count)
      } while !rest.isEmpty && !(parts.last?.isEmpty ?? true)
      return parts
    }
  }
}
