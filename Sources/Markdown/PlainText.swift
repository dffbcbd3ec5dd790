/// What search sees of blocks: displayed words alone, a line a block.
public enum PlainText {
  /// Lines of plain text of `blocks`, in reading order, none empty.
  public static func lines(of blocks: [Block]) -> [String] {
    var lines: [String] = []
    for block in blocks { append(block, to: &lines) }
    return lines
  }

  private static func append(_ block: Block, to lines: inout [String]) {
    switch block.content {
    case .paragraph(let inlines), .heading(_, let inlines): append(RichText(inlines).plain, to: &lines)
    case .code(_, let text):
      for line in text.split(whereSeparator: \.isNewline) { append(String(line), to: &lines) }
    case .table(let table):
      // Cells are parted by a tab, which no query holds: a hit never reaches from one into the next.
      for row in table.rows { append(row.map { RichText($0).plain }.joined(separator: "\t"), to: &lines) }
    case .thematicBreak: break
    case .quote, .alert, .footnote, .list, .definition:
      append(RichText(block.inlines).plain, to: &lines)
      for child in block.children { append(child, to: &lines) }
    }
  }

  private static func append(_ line: String, to lines: inout [String]) {
    if line.contains(where: { !$0.isWhitespace }) { lines.append(line) }
  }
}
