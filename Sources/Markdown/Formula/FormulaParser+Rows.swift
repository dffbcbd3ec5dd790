extension FormulaParser {
  /// The environment whose name starts here and whose `\end` is at `close`.
  mutating func environment(closingAt close: Int, end: Int, depth: Int) -> [FormulaNode] {
    let name = groupText(upTo: close)
    var rows = Self.form(of: name)
    skipOptions(of: name, upTo: close)
    guard depth <= Self.deepest else {
      let source = FormulaNode.source(tokens.source(position..<close))
      position = close + 1
      _ = groupText(upTo: end)
      return [source]
    }
    var cells: [[FormulaNode]] = [[]]
    for node in list(upTo: close, depth: depth) {
      switch node {
      case .rowBreak:
        rows.rows.append(cells)
        cells = [[]]
      case .cellBreak: cells.append([])
      default: cells[cells.count - 1].append(node)
      }
    }
    rows.rows.append(cells)
    position = close + 1
    _ = groupText(upTo: end)
    return [.rows(rows)]
  }

  /// The text of the group here; empty, with nothing read, if there is none.
  private mutating func groupText(upTo end: Int) -> String {
    let start = position
    skipSpaces(upTo: end)
    guard position < end, tokens.kinds[position] == .open, let close = tokens.partners[position], close < end
    else {
      position = start
      return ""
    }
    defer { position = close + 1 }
    return literal(position + 1..<close)
  }

  /// Columns and positions, which say how rows look on paper.
  private mutating func skipOptions(of name: String, upTo end: Int) {
    _ = optionalArgument(upTo: end, depth: Self.deepest)
    let takesColumns = ["array", "subarray", "alignat", "alignat*", "alignedat", "tabular", "darray"]
    if takesColumns.contains(name) { _ = groupText(upTo: end) }
  }

  private static func form(of name: String) -> FormulaRows {
    let base = name.hasSuffix("*") ? String(name.dropLast()) : name
    if let ends = matrices[base] {
      return FormulaRows(style: .matrix, opening: ends.0, closing: ends.1, rows: [])
    }
    switch base {
    case "cases", "dcases": return FormulaRows(style: .cases, opening: "{", closing: "", rows: [])
    case "rcases", "drcases": return FormulaRows(style: .matrix, opening: "", closing: "}", rows: [])
    default: return FormulaRows(style: lines.contains(base) ? .aligned : .matrix, rows: [])
    }
  }

  private static let matrices: [String: (String, String)] = [
    "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"), "psmallmatrix": ("(", ")"), "bsmallmatrix": ("[", "]"),
  ]

  private static let lines: Set = [
    "aligned", "align", "alignat", "alignedat", "equation", "gather", "gathered", "split", "multline",
    "multlined", "eqnarray", "flalign", "math", "displaymath", "dmath",
  ]
}
