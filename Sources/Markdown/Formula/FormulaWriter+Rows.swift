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

  /// Matrices and cases: a line for each row where lines can break, else one piece.
  private func writeBlock(_ rows: FormulaRows, to pieces: inout [FormulaPiece]) {
    let lines = rows.rows.compactMap { cells -> String? in
      let texts = cells.map { inner.text(of: $0) }
      return texts.allSatisfy(\.isEmpty) ? nil : texts.joined(separator: "  ")
    }
    let isCases = rows.style == .cases
    if breaksLines, lines.count > 1 {
      for line in lines {
        let opening = rows.opening.isEmpty ? "" : rows.opening + " "
        let closing = rows.closing.isEmpty || isCases ? "" : " " + rows.closing
        pieces.append(FormulaPiece(.lineBreak))
        pieces.append(FormulaPiece(opening + line + closing, .ordinary, [.wide, .word]))
      }
      return
    }
    let body = lines.joined(separator: "; ")
    if isCases {
      pieces.append(FormulaPiece(rows.opening + " " + body + " }", .ordinary, .wide))
    } else {
      pieces.append(FormulaPiece(rows.opening + body + rows.closing, .ordinary, .wide))
    }
  }
}
