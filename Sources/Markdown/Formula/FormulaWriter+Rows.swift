import Writing

extension FormulaWriter {
  func write(_ rows: FormulaRows, to pieces: inout [FormulaPiece]) {
    if rows.style == .aligned && rows.opening.isEmpty {
      writeLines(rows, to: &pieces)
    } else {
      writeBlock(rows, to: &pieces)
    }
  }

  /// Rows that are lines of a calculation. The mark before a relation is only for the paper's columns; every
  /// second one starts another column.
  private func writeLines(_ rows: FormulaRows, to pieces: inout [FormulaPiece]) {
    if breaksLines, let lines = alignedLines(rows.rows) {
      for (number, line) in lines.enumerated() {
        if number > 0 { pieces.append(FormulaPiece(.lineBreak)) }
        pieces.append(FormulaPiece(line, .ordinary, [.wide, .word]))
      }
      return
    }
    var isFirst = true
    for cells in rows.rows {
      var line: [FormulaNode] = []
      for (index, cell) in cells.enumerated() {
        if index > 0 { line += index.isMultiple(of: 2) ? [.space(2)] : [.group([])] }
        line += cell
      }
      let content = self.pieces(of: line)
      guard content.contains(where: { !$0.text.isEmpty }) else { continue }
      if !isFirst { pieces.append(breaksLines ? FormulaPiece(.lineBreak) : FormulaPiece(";", .punctuation)) }
      isFirst = false
      pieces += content
    }
  }

  /// Lines with their relations below each other, as on paper: a column that ends in the mark is set to the right, the
  /// next to the left. Nil where there are no marks, or something in a cell takes lines of its own.
  private func alignedLines(_ rows: [[[FormulaNode]]]) -> [String]? {
    guard rows.count > 1, rows.contains(where: { $0.count > 1 }),
      !rows.joined().joined().contains(where: { if case .rows = $0 { true } else { false } })
    else { return nil }
    // An empty atom before a cell makes a minus there a sign between two terms.
    let texts = rows.map { cells in
      cells.enumerated().map { index, cell in
        index.isMultiple(of: 2)
          ? inner.text(of: cell)
          : FormulaSpacing.joined(inner.pieces(of: [.group([])] + cell), isCompact: isCompact)
      }
    }.filter { !$0.allSatisfy(\.isEmpty) }
    return Self.columns(texts, isRight: { $0.isMultiple(of: 2) }, gap: { $0.isMultiple(of: 2) ? "  " : "" })
  }

  /// Cells of rows, each column as wide as its widest; `gap` stands before a column.
  private static func columns(
    _ rows: [[String]], isRight: (Int) -> Bool, gap: (Int) -> String
  ) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].cells(ambiguous: .narrow) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        if column > 0 { line += gap(column) }
        let padding = String(
          repeating: FormulaWriter.padding, count: widths[column] - cell.cells(ambiguous: .narrow))
        if isRight(column) { line += padding }
        line += cell
        // Behind the last one there is nothing to keep in place.
        if !isRight(column), column + 1 < row.count { line += padding }
      }
      return line
    }
  }

  /// Matrices and cases: a line for each row where lines can break, else one piece.
  private func writeBlock(_ rows: FormulaRows, to pieces: inout [FormulaPiece]) {
    let cells = rows.rows.map { $0.map { inner.text(of: $0) } }.filter { !$0.allSatisfy(\.isEmpty) }
    let isCases = rows.style == .cases
    if breaksLines, cells.count > 1 {
      for line in Self.columns(cells, isRight: { _ in false }, gap: { _ in "  " }) {
        let opening = rows.opening.isEmpty ? "" : rows.opening + " "
        let closing = rows.closing.isEmpty || isCases ? "" : " " + rows.closing
        pieces.append(FormulaPiece(.lineBreak))
        pieces.append(FormulaPiece(opening + line + closing, .ordinary, [.wide, .word]))
      }
      return
    }
    let body = cells.map { $0.joined(separator: "  ") }.joined(separator: "; ")
    if isCases {
      pieces.append(FormulaPiece(rows.opening + " " + body + " }", .ordinary, .wide))
    } else {
      pieces.append(FormulaPiece(rows.opening + body + rows.closing, .ordinary, .wide))
    }
  }
}
