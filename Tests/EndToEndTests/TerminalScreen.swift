import CVterm

/// What stands on the terminal: a line of text a row, wide characters once, no spaces at the end.
struct TerminalScreen: Equatable, CustomStringConvertible {
  var lines: [String]

  init(reading screen: OpaquePointer, columns: Int, rows: Int) {
    lines = (0..<rows).map { row in
      var line = ""
      for column in 0..<columns {
        var cell = VTermScreenCell()
        guard vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell) != 0 else {
          continue
        }
        line += Self.text(of: cell)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static func text(of cell: VTermScreenCell) -> String {
    var text = ""
    withUnsafeBytes(of: cell.chars) { bytes in
      for value in bytes.bindMemory(to: UInt32.self) {
        if value == 0 { break }
        // The second half of a wide character has no text of its own.
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) } else { return }
      }
      if text.isEmpty { text = " " }
    }
    return text
  }

  var description: String { lines.joined(separator: "\n") }
  var topLine: String { lines.first ?? "" }
  var bottomLine: String { lines.last ?? "" }

  func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// True if the row that is meant begins with this, whichever pane has the focus.
  func hasCursor(at text: String) -> Bool { contains("▌ " + text) || contains("▏ " + text) }

  /// Unread entries of the first digest, as its row tells them in the first of several panes; nil where it tells none.
  var unread: Int? {
    guard let row = panes.first?.prefix(while: { $0 != "│" }) else { return nil }
    return row.split(separator: " ").last.flatMap { Int($0) }
  }

  /// The rows between the top line and the bottom line.
  var panes: ArraySlice<String> { lines.dropFirst().dropLast() }
}
