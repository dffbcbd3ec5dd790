import Markdown
import DigestKit
import Writing

/// Tables: columns side by side, their cells wrapped where they must be; a record a row where that can't be read.
struct TableSetter {
  let width: Int
  let ambiguous: AmbiguousWidth
  let ornaments: Ornaments
  let inked: InkedText

  private static let gap: SafeText = "  "
  /// A column gets as much, and as its longest word takes up to the second.
  private static let narrowest = 8
  private static let longestWord = 16

  /// A column's content: cells of its widest line, of its longest word, and in all.
  private struct Column {
    var natural = 0
    var word = 0
    var content = 0

    /// What it needs at least, so that only the longest words are broken.
    var least: Int { min(natural, max(TableSetter.narrowest, min(word, TableSetter.longestWord))) }
  }

  /// Runs of each line.
  func lines(of table: Block.Table) -> [[Run]] {
    let cells = table.rows.enumerated().map { number, row in
      row.map { cell in
        inked.lines(
          RichText(page: cell), role: number == 0 ? .tableHeader : .body, traits: number == 0 ? .strong : [])
      }
    }
    guard let header = cells.first else { return [] }
    let columns = header.indices.map { column in self.column(cells.map { $0[column] }) }
    guard let widths = fittedWidths(columns) else { return records(cells) }
    return grid(cells, widths: widths, alignments: table.alignments)
  }

  private func width(of runs: [Run]) -> Int { Prefix.cells(runs, ambiguous) }

  private func column(_ cells: [[[Run]]]) -> Column {
    var column = Column()
    for line in cells.joined() {
      let width = self.width(of: line)
      column.natural = max(column.natural, width)
      column.content += width
      var word = 0
      for byte in line.lazy.map(\.text.string.utf8).joined() {
        word = byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "-") ? word + 1 : 0
        column.word = max(column.word, word)
      }
    }
    return column
  }

  /// Widths of the columns: as wide as their content if there is room. Otherwise the wide ones share what the
  /// narrow ones leave, those with more to say getting more. Nil if that is too little to read.
  private func fittedWidths(_ columns: [Column]) -> [Int]? {
    var room = width - Self.gap.cells(ambiguous: ambiguous) * max(0, columns.count - 1)
    var widths = columns.map(\.natural)
    guard widths.reduce(0, +) > room else { return widths }
    var open = Array(columns.indices)
    while !open.isEmpty {
      let spare = room - open.reduce(0) { $0 + columns[$1].least }
      guard spare >= 0 else { return nil }
      // Widths follow the square root of the text: a column with four times as much is twice as wide and twice as high.
      let weights = open.map { Double(max(1, columns[$0].content)).squareRoot() }
      let total = weights.reduce(0, +)
      for (column, weight) in zip(open, weights) {
        widths[column] = columns[column].least + Int(Double(spare) * weight / total)
      }
      let small = open.filter { columns[$0].natural <= widths[$0] }
      guard !small.isEmpty else {
        // Cells that rounding left over.
        var left = room - open.reduce(0) { $0 + widths[$1] }
        for column in open where left > 0 {
          let more = min(left, columns[column].natural - widths[column])
          widths[column] += more
          left -= more
        }
        break
      }
      for column in small { widths[column] = columns[column].natural }
      room -= small.reduce(0) { $0 + columns[$1].natural }
      open.removeAll(where: small.contains)
    }
    return widths
  }

  // MARK: Columns

  private func grid(
    _ rows: [[[[Run]]]], widths: [Int], alignments: [Block.Alignment]
  ) -> [[Run]] {
    let filler = LineFiller(ambiguous: ambiguous)
    let wrapped = rows.map { row in
      row.enumerated().map { column, cell in
        cell.flatMap { filler.fill($0, firstWidth: widths[column], width: widths[column]).map(\.runs) }
      }
    }
    // Rows of several lines need something between them.
    let isSpaced = wrapped.dropFirst().contains { $0.contains { $0.count > 1 } }
    let total = widths.reduce(0, +) + Self.gap.cells(ambiguous: ambiguous) * max(0, widths.count - 1)
    var lines: [[Run]] = []
    for (number, row) in wrapped.enumerated() {
      if isSpaced && number > 1 { lines.append([]) }
      for line in 0..<(row.map(\.count).max() ?? 0) {
        lines.append(gridLine(row.map { line < $0.count ? $0[line] : [] }, widths, alignments))
      }
      if number == 0 { lines.append([Run(ornaments.rule(total), Ink(.rule))]) }
    }
    return lines
  }

  private func gridLine(_ cells: [[Run]], _ widths: [Int], _ alignments: [Block.Alignment]) -> [Run] {
    var line: [Run] = []
    for (column, cell) in cells.enumerated() {
      if column > 0 { line.append(Run(Self.gap)) }
      let space = max(0, widths[column] - width(of: cell))
      let before =
        switch column < alignments.count ? alignments[column] : .leading {
        case .leading: 0
        case .center: space / 2
        case .trailing: space
        }
      line += [Run(SafeText(" ").repeated(before))] + cell + [Run(SafeText(" ").repeated(space - before))]
    }
    return line.filter { !$0.text.isEmpty }
  }

  // MARK: Records

  /// A row under the other as label and value.
  private func records(_ rows: [[[[Run]]]]) -> [[Run]] {
    guard let header = rows.first else { return [] }
    let filler = LineFiller(ambiguous: ambiguous)
    // A table that is nothing but its header.
    guard rows.count > 1 else {
      return header.flatMap { $0.flatMap { filler.fill($0, firstWidth: width, width: width).map(\.runs) } }
    }
    var lines: [[Run]] = []
    let filled = rows.dropFirst().filter { $0.contains { $0.contains { !$0.isEmpty } } }
    for (number, row) in filled.enumerated() {
      if number > 0 { lines.append([Run(ornaments.rule(min(8, width)), Ink(.rule))]) }
      for (label, cell) in zip(header, row) where cell.contains(where: { !$0.isEmpty }) {
        lines += record(label.flatMap(\.self), cell, filler)
      }
    }
    return lines
  }

  private func record(_ label: [Run], _ cell: [[Run]], _ filler: LineFiller) -> [[Run]] {
    let lead = label.isEmpty ? [] : label + [Run(Self.gap)]
    let indent = [Run(Self.gap)]
    let room = max(4, width - Self.gap.cells(ambiguous: ambiguous))
    var lines: [[Run]] = []
    for (number, part) in cell.enumerated() {
      if number == 0 {
        // The label is a part of the text that is filled, so that long ones wrap too.
        for (line, filled) in filler.fill(lead + part, firstWidth: width, width: room).enumerated() {
          lines.append(line == 0 ? filled.runs : indent + filled.runs)
        }
      } else {
        lines += filler.fill(part, firstWidth: room, width: room).map { indent + $0.runs }
      }
    }
    return lines
  }
}
