import Markdown
import Writing

/// Rows of tables of links, such as papers with their codes and talks.
enum TableRowShape: PieceShape {
  static let name = PieceShapeName.tableRows

  static func read(_ blocks: [Block]) -> (overview: [Block], pieces: [Piece])? {
    var besides: [Block] = []
    var found: [Piece] = []
    // Text below a table is about all of it, and belongs to none of its rows.
    for block in blocks {
      guard case .table(let table) = block.content, let header = table.rows.first,
        EntryBody.mayHoldLink(block)
      else {
        besides.append(block)
        continue
      }
      let pieces = zip(table.rows, table.rowLines).dropFirst().map { row, line in
        piece(row, header: header, line: line)
      }
      if pieces.count(where: \.isLinked) * 2 >= pieces.count {
        found += pieces
      } else {
        besides.append(block)
      }
    }
    return found.count >= 2 || (found.count == 1 && blocks.count == 1) ? (besides, found) : nil
  }

  private static func piece(_ row: [[Inline]], header: [[Inline]], line: Int) -> Piece {
    let leads = row.map { PieceLead([Block(.paragraph($0), lines: line...line)], isCell: true) }
    // `PDF` in the last column names no paper.
    let isTitle =
      leads.firstIndex { $0.startsWithStrong || ($0.startsWithLink && !LeadMark.namesSource($0.title)) }
      ?? leads.firstIndex { $0.title.contains(where: \.isLetter) } ?? 0
    var blocks: [Block] = []
    var sources: [Source] = []
    for (column, cell) in row.enumerated() {
      sources += EntryBody.links(in: cell).filter { !sources.contains($0) }
      let isRest = column == isTitle
      let own = isRest ? leads[column].blocks.first?.inlines ?? [] : cell
      guard !RichText(own).isEmpty else { continue }
      let name = header.indices.contains(column) ? RichText(header[column]).text.trimmingSpaces() : ""
      let lead: [Inline] = isRest || name.isEmpty ? [] : [.text(name + ": ")]
      blocks.append(Block(.paragraph(lead + own), lines: line...line))
    }
    let title = leads.indices.contains(isTitle) ? leads[isTitle].title : "…"
    return Piece(
      title: title, sources: sources, blocks: blocks, lines: line...line, isLinked: !sources.isEmpty,
      length: PieceText.length(of: [Block(.paragraph(row.flatMap { $0 }), lines: line...line)]))
  }
}
