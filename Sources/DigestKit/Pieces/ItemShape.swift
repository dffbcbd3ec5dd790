import Markdown

/// Items of lists, whatever stands before the first or interrupts them.
enum ItemShape: PieceShape {
  static let name = PieceShapeName.items

  /// How many bytes of prose may stand before a single item: some three hundred characters.
  private static let longestBefore = 900

  static func read(_ blocks: [Block]) -> (overview: [Block], pieces: [Piece])? {
    let lists = blocks.compactMap { block -> Block.List? in
      guard case .list(let list) = block.content, isOfPieces(block) else { return nil }
      return list
    }
    guard !lists.isEmpty else { return nil }
    let leads = lists.map { list in list.items.map { PieceLead($0.blocks) } }
    // A link later in the first paragraph counts where nearly all items have one.
    let all = leads.joined()
    let mayComeLater = all.count { $0.hasLinkInParagraph } * 5 >= all.count * 4
    var number = -1
    let gathered = gather(blocks) { block in
      guard case .list(let list) = block.content, isOfPieces(block) else { return nil }
      number += 1
      let pieces = zip(list.items, leads[number]).map { item, lead in
        lead.piece(lines: item.lines, isLinked: lead.isLinked || (mayComeLater && lead.hasLinkInParagraph))
      }
      // A list without links is text of the piece before it, such as its points.
      return pieces.count(where: \.isLinked) * 2 >= pieces.count ? pieces : nil
    }
    guard let (overview, pieces) = gathered else { return nil }
    if pieces.count == 1 {
      guard let lead = all.first(where: { $0.startsWithLink }), lead.title == pieces[0].title else {
        return nil
      }
      let before = PieceText.length(of: overview)
      let isAlone = blocks.last.map { $0.lines.upperBound <= pieces[0].lines.upperBound } ?? true
      let hasProse = pieces[0].blocks.contains { block in
        if case .paragraph = block.content { return !list(lists, holds: block) }
        return false
      }
      guard before == 0 || (before <= longestBefore && !hasProse && isAlone) else { return nil }
    }
    return (overview, pieces)
  }

  private static func isOfPieces(_ block: Block) -> Bool {
    // Without any link it is a list of points.
    EntryBody.mayHoldLink(block) && !Navigation.isJumpList(block) && !Navigation.isIndexList(block)
  }

  /// True for a block inside an item, and not behind the list.
  private static func list(_ lists: [Block.List], holds block: Block) -> Bool {
    lists.contains { $0.items.contains { $0.lines.contains(block.lines.lowerBound) } }
  }
}
