import Markdown

/// `3、…` paragraphs of one style, and ordered lists that text parts, which Markdown sees as several.
enum NumberedShape: PieceShape {
  static let name = PieceShapeName.numbered

  static func read(_ blocks: [Block]) -> (overview: [Block], pieces: [Piece])? {
    var last: NumberMark?
    var groups: [(mark: NumberMark, blocks: [Block], lines: ClosedRange<Int>)] = []
    var overview: [Block] = []
    for block in blocks {
      if case .list(let list) = block.content, let start = list.start, !Navigation.isJumpList(block),
        last.map({ NumberMark(style: "list", number: start).follows($0) }) ?? true
      {
        for (offset, item) in list.items.enumerated() {
          groups.append((NumberMark(style: "list", number: start + offset), item.blocks, item.lines))
        }
        last = groups.last?.mark
      } else if let mark = NumberMark(block), last.map({ mark.follows($0) }) ?? true {
        groups.append((mark, [block], block.lines))
        last = mark
      } else if groups.isEmpty {
        overview.append(block)
      } else {
        groups[groups.count - 1].blocks.append(block)
        let lines = groups[groups.count - 1].lines
        groups[groups.count - 1].lines = lines.lowerBound...max(lines.upperBound, block.lines.upperBound)
      }
    }
    // An ordered list that nothing parts is a list like others.
    let isOneList = blocks.count { if case .list = $0.content { true } else { false } } <= 1
    guard let first = groups.first, !(first.mark.style == "list" && isOneList) else { return nil }
    guard groups.contains(where: { $0.blocks.contains(where: EntryBody.mayHoldLink) }) else { return nil }
    let leads = groups.map { PieceLead($0.blocks) }
    let linksLater = PieceLead.mayLinkLater(leads)
    let pieces = zip(groups, leads).map { group, lead in
      lead.piece(lines: group.lines, linksLater: linksLater)
    }
    if pieces.count == 1 && !(pieces[0].isLinked && overview.isEmpty) { return nil }
    return (overview, pieces)
  }
}
