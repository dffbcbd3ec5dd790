import Markdown

/// Items of lists, whatever stands before the first or interrupts them.
enum ItemShape: PieceShape {
  static let name = PieceShapeName.items

  /// How many bytes of prose may stand before a single item: some three hundred characters.
  private static let longestBefore = 900

  static func read(_ blocks: [Block]) -> (overview: [Block], pieces: [Piece])? {
    var leads: [[PieceLead]] = []
    for block in blocks {
      if let list = list(block) { leads.append(list.items.map { PieceLead($0.blocks) }) }
    }
    guard !leads.isEmpty else { return nil }
    let linksLater = PieceLead.mayLinkLater(Array(leads.joined()))
    var next = leads[...]
    let gathered = gather(blocks) { block in
      guard let list = list(block), let leads = next.popFirst() else { return nil }
      let pieces = zip(list.items, leads).filter { !$1.isEmpty }.map { item, lead in
        lead.piece(lines: item.lines, linksLater: linksLater)
      }
      // A list without links is text of the piece before it, such as its points.
      return pieces.count(where: \.isLinked) * 2 >= pieces.count ? pieces : nil
    }
    guard let (overview, pieces) = gathered else { return nil }
    return pieces.count > 1 || isEnoughAlone(overview, blocks) ? (overview, pieces) : nil
  }

  /// One item is a piece if it starts with a link and begins the body, or follows little and ends it.
  private static func isEnoughAlone(_ overview: [Block], _ blocks: [Block]) -> Bool {
    let rest = blocks.dropFirst(overview.count)
    guard let list = rest.first.flatMap({ list($0) }), let item = list.items.first,
      PieceLead(item.blocks).startsWithLink
    else { return false }
    return overview.isEmpty || (PieceText.length(of: overview) <= longestBefore && rest.count == 1)
  }

  /// The list that a block is, if its items may be pieces.
  private static func list(_ block: Block) -> Block.List? {
    guard case .list(let list) = block.content, isOfPieces(block) else { return nil }
    return list
  }

  private static func isOfPieces(_ block: Block) -> Bool {
    // Without any link it is a list of points.
    EntryBody.mayHoldLink(block) && !Navigation.isJumpList(block) && !Navigation.isIndexList(block)
  }
}
