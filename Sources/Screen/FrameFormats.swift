extension Frame {
  /// Rows with ANSI escape sequences (ECMA-48 SGR), each row reset at its end.
  public var ansi: String {
    (0..<size.rows).map { row in
      var line = ""
      for run in runs(row: row) {
        line += run.style == .plain ? run.text : run.style.sgr + run.text + "\u{1B}[0m"
      }
      return line
    }.joined(separator: "\n")
  }
}

extension Style {
  /// The SGR sequence that selects this style after a reset.
  public var sgr: String {
    var codes: [String] = []
    if traits.contains(.bold) { codes.append("1") }
    if traits.contains(.dim) { codes.append("2") }
    if traits.contains(.italic) { codes.append("3") }
    if traits.contains(.underline) { codes.append("4") }
    if traits.contains(.reverse) { codes.append("7") }
    if traits.contains(.strikethrough) { codes.append("9") }
    if case .palette(let index) = foreground { codes.append(Self.code(index, base: 30)) }
    if case .palette(let index) = background { codes.append(Self.code(index, base: 40)) }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static func code(_ index: UInt8, base: Int) -> String {
    index < 8
      ? "\(base + Int(index))" : index < 16 ? "\(base + 60 + Int(index) - 8)" : "\(base + 8);5;\(index)"
  }
}
