/// Terms and what they mean, as PHP Markdown Extra and Pandoc write them: a line, and `: text` below it.
enum DefinitionList {
  /// `blocks` with a bold paragraph for each term, and what stands below it as its definition.
  static func resolved(_ blocks: [Block]) -> [Block] {
    guard blocks.contains(where: mayHoldDefinition) else { return blocks }
    var result: [Block] = []
    for block in blocks {
      guard case .paragraph(let inlines) = block.content, mayHoldDefinition(block) else {
        result.append(block)
        continue
      }
      let rows = rows(of: inlines, in: block.lines)
      let terms = rows.prefix { !isDefinition($0) }
      if terms.isEmpty {
        // The term is the paragraph before, if that is a line.
        guard let term = result.last, case .paragraph(let words) = term.content, !words.isEmpty,
          !words.contains(where: isLineEnd)
        else {
          result.append(block)
          continue
        }
        result[result.count - 1].content = .paragraph(strong(words))
      }
      result += terms.map { Block(.paragraph(strong($0.inlines)), lines: $0.lines) }
      result += definitions(rows.dropFirst(terms.count))
    }
    return result
  }

  private typealias Row = (inlines: [Inline], lines: ClosedRange<Int>)

  private static func mayHoldDefinition(_ block: Block) -> Bool {
    guard case .paragraph(let inlines) = block.content else { return false }
    return inlines.indices.contains { index in
      (index == 0 || isLineEnd(inlines[index - 1])) && startsWithColon(inlines[index])
    }
  }

  private static func isLineEnd(_ inline: Inline) -> Bool { inline == .softBreak || inline == .lineBreak }

  private static func startsWithColon(_ inline: Inline) -> Bool {
    guard case .text(let text) = inline, text.utf8.first == UInt8(ascii: ":") else { return false }
    return text.hasPrefix(": ") || text == ":"
  }

  private static func isDefinition(_ row: Row) -> Bool { row.inlines.first.map(startsWithColon) ?? false }

  /// The lines of a paragraph.
  private static func rows(of inlines: [Inline], in lines: ClosedRange<Int>) -> [Row] {
    inlines.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd).enumerated().map {
      number, row in
      let line = min(lines.lowerBound + number, lines.upperBound)
      return (Array(row), line...line)
    }
  }

  private static func strong(_ inlines: [Inline]) -> [Inline] {
    if inlines.count == 1, case .strong = inlines[0] { return inlines }
    return [.strong(inlines)]
  }

  /// Each from its colon up to the next.
  private static func definitions(_ rows: some Sequence<Row>) -> [Block] {
    var found: [Row] = []
    for row in rows {
      if isDefinition(row), case .text(let text) = row.inlines[0] {
        let rest = text.drop { $0 == ":" || $0 == " " }
        found.append(((rest.isEmpty ? [] : [.text(String(rest))]) + row.inlines.dropFirst(), row.lines))
      } else if let last = found.popLast() {
        found.append(
          (last.inlines + [.softBreak] + row.inlines, last.lines.lowerBound...row.lines.upperBound))
      }
    }
    return found.map { Block(.definition([Block(.paragraph($0.inlines), lines: $0.lines)]), lines: $0.lines) }
  }
}
