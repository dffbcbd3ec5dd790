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
  /// Two Han: a header is wrapped into as little, and into as many lines, before it forbids a table.
  private static let narrowestHeader = 4
  private static let highestHeader = 3

  /// A column's content: cells of its widest line, of its longest word, and in all.
  private struct Column {
    var natural = 0
    var word = 0
    var content = 0

    /// What it needs at least, so that only the longest words are broken.
    func least(from narrowest: Int) -> Int {
      min(natural, max(narrowest, min(word, TableSetter.longestWord)))
    }
  }

  /// What a column needs: its header wraps into less than its cells.
  private struct Needs {
    var natural: Int
    var least: Int
    var content: Int

    init(header: Column, cells: Column, lines: Int) {
      natural = max(header.natural, cells.natural)
      let headerLeast = max(narrowestHeader, (header.natural + lines - 1) / lines)
      least = max(cells.least(from: narrowest), header.least(from: headerLeast))
      content = header.content + cells.content
    }
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
    let columns = header.indices.map { index in
      (column([header[index]]), column(cells.dropFirst().map { $0[index] }))
    }
    // Headers stay in a line where that leaves the others enough.
    let widths =
      fittedWidths(columns.map { Needs(header: $0, cells: $1, lines: 1) })
      ?? fittedWidths(columns.map { Needs(header: $0, cells: $1, lines: Self.highestHeader) })
    guard let widths else { return records(cells) }
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
  private func fittedWidths(_ columns: [Needs]) -> [Int]? {
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
    let total = widths.reduce(0, +) + Self.gap.cells(ambiguous: ambiguous) * max(0, widths.count - 1)
    var lines: [[Run]] = []
    for (number, row) in wrapped.enumerated() {
      let height = row.map(\.count).max() ?? 0
      // Beside a row of several lines there is something between it and the next.
      if number > 1, height > 1 || (wrapped[number - 1].map(\.count).max() ?? 0) > 1 { lines.append([]) }
      for line in 0..<height {
        // A header stands on its rule.
        let at = number == 0 ? { (cell: [[Run]]) in line - (height - cell.count) } : { _ in line }
        lines.append(gridLine(row.map { $0.indices.contains(at($0)) ? $0[at($0)] : [] }, widths, alignments))
      }
      if number == 0, height > 0 { lines.append([Run(ornaments.rule(total), Ink(.rule))]) }
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

  /// A row under the other: what names it, and below that the others as label and value.
  private func records(_ rows: [[[[Run]]]]) -> [[Run]] {
    guard let header = rows.first else { return [] }
    let filler = LineFiller(ambiguous: ambiguous)
    // A table that is nothing but its header.
    guard rows.count > 1 else {
      return header.flatMap { $0.flatMap { filler.fill($0, firstWidth: width, width: width).map(\.runs) } }
    }
    let filled = rows.dropFirst().filter { $0.contains { !Self.isEmpty($0) } }
    let name = naming(header, filled)
    let labels = header.enumerated().filter { $0.offset != name }.map {
      width(of: $0.element.flatMap(\.self))
    }
    let label = min(labels.max() ?? 0, width / 3)
    var lines = Self.isEmpty(header[name]) ? [] : set(header[name], behind: [], filler)
    if !lines.isEmpty { lines.append([Run(ornaments.rule(min(8, width)), Ink(.rule))]) }
    for (number, row) in filled.enumerated() {
      if number > 0 { lines.append([]) }
      lines += set(row[name].map { $0.map(Self.strong) }, behind: [], filler)
      for (column, cell) in row.enumerated() where column != name && !Self.isEmpty(cell) {
        lines += record(header[column], cell, label: label, filler)
      }
    }
    return lines
  }

  private static func isEmpty(_ cell: [[Run]]) -> Bool { cell.allSatisfy(\.isEmpty) }

  private static func strong(_ run: Run) -> Run {
    var run = run
    run.ink.traits.insert(.strong)
    return run
  }

  /// The column that tells what each row is about: the first, unless it only counts the rows.
  private func naming(_ header: [[[Run]]], _ rows: [[[[Run]]]]) -> Int {
    header.indices.first { column in
      rows.contains { $0[column].joined().contains { $0.text.string.contains(where: \.isLetter) } }
    } ?? 0
  }

  /// Lines of a cell behind a lead, which is spaces from the second line on.
  private func set(_ cell: [[Run]], behind lead: [Run], _ filler: LineFiller) -> [[Run]] {
    let used = width(of: lead)
    let blank = used > 0 ? [Run(SafeText(" ").repeated(used))] : []
    let room = max(4, width - used)
    let filled = cell.flatMap { filler.fill($0, firstWidth: room, width: room).map(\.runs) }
    return filled.enumerated().map { ($0.offset == 0 ? lead : blank) + $0.element }
  }

  /// A label in a column of `label` cells and its value; a longer label has lines of its own.
  private func record(_ header: [[Run]], _ cell: [[Run]], label: Int, _ filler: LineFiller) -> [[Run]] {
    let text = header.flatMap(\.self)
    let used = width(of: text)
    guard used > label else {
      let padding = SafeText(" ").repeated(label - used) + Self.gap
      return set(cell, behind: [Run(Self.gap)] + text + [Run(label == 0 ? .empty : padding)], filler)
    }
    return set([text], behind: [Run(Self.gap)], filler)
      + set(cell, behind: [Run(SafeText(" ").repeated(label) + Self.gap + Self.gap)], filler)
  }
}
