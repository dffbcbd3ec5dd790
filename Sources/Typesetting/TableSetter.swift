import DigestKit
import Writing

/// Tables: columns side by side where they fit, otherwise a record a row.
struct TableSetter {
  let width: Int
  let ambiguous: AmbiguousWidth
  let inked: InkedText

  private static let gap: SafeText = "  "

  /// Runs of each line.
  func lines(of table: Block.Table) -> [[Run]] {
    let cells = table.rows.enumerated().map { number, row in
      row.map { cell in
        inked.lines(
          RichText(cell), role: number == 0 ? .tableHeader : .body, traits: number == 0 ? .strong : []
        )
        .flatMap(\.self)
      }
    }
    guard let header = cells.first else { return [] }
    let widths = header.indices.map { column in cells.map { self.width(of: $0[column]) }.max() ?? 0 }
    let total = widths.reduce(0, +) + Self.gap.cells() * max(0, widths.count - 1)
    return total <= width ? grid(cells, widths: widths, alignments: table.alignments) : records(cells)
  }

  private func width(of runs: [Run]) -> Int { runs.reduce(0) { $0 + $1.text.cells(ambiguous: ambiguous) } }

  private func grid(
    _ rows: [[[Run]]], widths: [Int], alignments: [Block.Table.Alignment]
  ) -> [[Run]] {
    var lines: [[Run]] = []
    for (number, row) in rows.enumerated() {
      var line: [Run] = []
      for (column, cell) in row.enumerated() where column < widths.count {
        if column > 0 { line.append(Run(Self.gap)) }
        let space = widths[column] - width(of: cell)
        let before =
          switch column < alignments.count ? alignments[column] : .leading {
          case .leading: 0
          case .center: space / 2
          case .trailing: space
          }
        line += [Run(SafeText(" ").repeated(before))] + cell + [Run(SafeText(" ").repeated(space - before))]
      }
      lines.append(line.filter { !$0.text.isEmpty })
      if number == 0 {
        let total = widths.reduce(0, +) + Self.gap.cells() * max(0, widths.count - 1)
        lines.append([Run(SafeText("─").repeated(total), Ink(.rule))])
      }
    }
    return lines
  }

  private func records(_ rows: [[[Run]]]) -> [[Run]] {
    guard let header = rows.first else { return [] }
    guard rows.count > 1 else { return header }
    var lines: [[Run]] = []
    for (number, row) in rows.dropFirst().enumerated() {
      if number > 0 { lines.append([Run(SafeText("─").repeated(min(8, width)), Ink(.rule))]) }
      for (label, cell) in zip(header, row) where !cell.isEmpty {
        lines.append(label + (label.isEmpty ? [] : [Run("  ")]) + cell)
      }
    }
    return lines
  }
}
