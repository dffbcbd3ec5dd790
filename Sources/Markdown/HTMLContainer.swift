/// An element of HTML that has blocks in it, while it is read.
struct HTMLContainer {
  enum Kind: Equatable {
    case whole, quote, item, table, row, term, definition
    /// The first number of an ordered list; nil for a bullet list.
    case list(start: Int?)
    case cell(isHeader: Bool)

    init?(_ tag: HTMLTag) {
      switch tag.name {
      case "blockquote": self = .quote
      case "ul", "menu": self = .list(start: nil)
      case "ol": self = .list(start: tag.attribute("start").flatMap(Int.init) ?? 1)
      case "li": self = .item
      case "table": self = .table
      case "tr": self = .row
      case "td": self = .cell(isHeader: false)
      case "th": self = .cell(isHeader: true)
      case "dt": self = .term
      case "dd": self = .definition
      default: return nil
      }
    }

    /// True for elements that the same closing tag may mean.
    func isSame(as other: Kind) -> Bool {
      switch (self, other) {
      case (.list, .list), (.cell, .cell): true
      default: self == other
      }
    }

    /// Whether an element of this kind begins right inside one of the other, and ends all that is open there.
    func ends(at around: Kind) -> Bool {
      switch (self, around) {
      case (.item, .list), (.row, .table), (.cell, .row): true
      case (.term, .quote), (.term, .item), (.term, .cell), (.term, .whole): true
      case (.definition, .quote), (.definition, .item), (.definition, .cell), (.definition, .whole): true
      default: false
      }
    }

    /// What is around an element of this kind, where its author, or a blank line, left that out.
    var container: Kind? {
      switch self {
      case .item: .list(start: nil)
      case .row: .table
      case .cell: .row
      default: nil
      }
    }
  }

  let kind: Kind
  /// The line on which it begins.
  let line: Int
  var blocks: [Block] = []
  var alignment = Block.Alignment.leading
  /// Columns and rows that a cell takes.
  var span = 1
  var rowSpan = 1
  /// The box of a task item.
  var isDone: Bool?
  private var items: [Block.List.Item] = []
  private var rows: [Row] = []
  private var cells: [Cell] = []

  private struct Cell {
    var blocks: [Block]
    var isHeader: Bool
    var alignment: Block.Alignment
    var rowSpan = 1
  }

  private struct Row {
    var cells: [Cell]
    var line: Int
  }

  init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }

  /// Takes in what stood in an element that has ended on line `end`.
  mutating func take(_ inner: HTMLContainer, until end: Int) {
    let lines = inner.line...max(inner.line, end)
    switch inner.kind {
    case .whole: blocks += inner.blocks
    case .quote: if !inner.blocks.isEmpty { blocks.append(Block(.quote(inner.blocks), lines: lines)) }
    case .list(let start):
      // What stands between the items is shown before them.
      blocks += inner.blocks
      guard !inner.items.isEmpty else { return }
      blocks.append(
        Block(.list(.init(start: start, isTight: inner.isTight, items: inner.items)), lines: lines))
    case .item:
      if !inner.blocks.isEmpty {
        items.append(.init(blocks: inner.blocks, isDone: inner.isDone, lines: lines))
      }
    case .table: blocks += inner.blocks + inner.table(lines)
    case .row:
      blocks += inner.blocks
      if !inner.cells.isEmpty { rows.append(Row(cells: inner.cells, line: inner.line)) }
    case .cell(let isHeader):
      cells.append(
        Cell(blocks: inner.blocks, isHeader: isHeader, alignment: inner.alignment, rowSpan: inner.rowSpan))
      for _ in 1..<max(1, inner.span) {
        cells.append(Cell(blocks: [], isHeader: isHeader, alignment: .leading, rowSpan: inner.rowSpan))
      }
    case .term:
      for block in inner.blocks {
        guard case .paragraph(let inlines) = block.content else { continue }
        blocks.append(Block(.paragraph([.strong(inlines)]), lines: block.lines))
      }
    case .definition:
      if !inner.blocks.isEmpty { blocks.append(Block(.definition(inner.blocks), lines: lines)) }
    }
  }

  private var isTight: Bool {
    items.allSatisfy { $0.blocks.count { if case .paragraph = $0.content { true } else { false } } <= 1 }
  }

  // MARK: Tables

  /// A table of values as one; what only puts pictures and text side by side as what stands in its cells.
  private func table(_ lines: ClosedRange<Int>) -> [Block] {
    let rows = wholeRows
    let cells = rows.flatMap(\.cells)
    guard !isLayout(cells) else { return cells.flatMap(\.blocks) }
    let columns = rows.map(\.cells.count).max() ?? 0
    var content = rows.map { row in
      row.cells.map { Self.inlines($0.blocks) } + Array(repeating: [], count: columns - row.cells.count)
    }
    var lines = rows.map(\.line)
    // A table without a header has a row of nothing in its place.
    if rows.first?.cells.contains(where: { !$0.isHeader }) ?? false {
      content.insert(Array(repeating: [], count: columns), at: 0)
      lines.insert(lines[0], at: 0)
    }
    let alignments = (0..<columns).map { column in
      rows.lazy.compactMap { $0.cells.indices.contains(column) ? $0.cells[column].alignment : nil }
        .first { $0 != .leading } ?? .leading
    }
    return [
      Block(
        .table(.init(alignments: alignments, rows: content, rowLines: lines)),
        lines: line...max(line, lines.last ?? line))
    ]
  }

  /// Rows with an empty cell wherever one from above reaches down.
  private var wholeRows: [Row] {
    var open: [Int: Int] = [:]
    return rows.map { row in
      var whole = Row(cells: [], line: row.line)
      var own = row.cells[...]
      while let next = own.first ?? (open.keys.contains { $0 >= whole.cells.count } ? Self.empty : nil) {
        let column = whole.cells.count
        if let left = open[column] {
          open[column] = left > 1 ? left - 1 : nil
          whole.cells.append(Self.empty)
        } else if own.isEmpty {
          whole.cells.append(Self.empty)
        } else {
          if next.rowSpan > 1 { open[column] = next.rowSpan - 1 }
          whole.cells.append(next)
          own = own.dropFirst()
        }
      }
      return whole
    }
  }

  private static let empty = Cell(blocks: [], isHeader: false, alignment: .leading)

  private func isLayout(_ cells: [Cell]) -> Bool {
    let filled = cells.filter { !$0.blocks.isEmpty }
    guard rows.count > 1, rows.contains(where: { $0.cells.count > 1 }) else { return true }
    if filled.contains(where: { $0.blocks.contains { !Self.mayStandInCell($0) } }) { return true }
    var pictures = 0
    for cell in filled {
      var hasPicture = false
      cell.blocks.visitInlines { hasPicture = hasPicture || $0.isMedia }
      if hasPicture { pictures += 1 }
    }
    return pictures * 2 >= filled.count
  }

  private static func mayStandInCell(_ block: Block) -> Bool {
    switch block.content {
    case .paragraph: true
    case .list(let list): list.items.allSatisfy { $0.blocks.allSatisfy { $0.children.isEmpty } }
    default: false
    }
  }

  /// Blocks as lines of a cell.
  private static func inlines(_ blocks: [Block]) -> [Inline] {
    var result: [Inline] = []
    func add(_ inlines: [Inline]) {
      if !result.isEmpty { result.append(.lineBreak) }
      result += inlines
    }
    for block in blocks {
      if case .list(let list) = block.content {
        for (number, item) in list.items.enumerated() {
          let mark = list.start.map { "\($0.addingReportingOverflow(number).partialValue). " } ?? "• "
          add([.text(mark)] + item.blocks.flatMap(\.inlines))
        }
      } else {
        add(block.inlines)
      }
    }
    return result
  }
}
