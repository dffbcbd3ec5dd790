import Markdown

/// Paragraphs that start with a link, each a piece.
enum LinkParagraphShape: PieceShape {
  static let name = PieceShapeName.linkParagraphs

  static func read(_ blocks: [Block]) -> (overview: [Block], pieces: [Piece])? {
    let paragraphs = blocks.count { if case .paragraph = $0.content { true } else { false } }
    // Most bodies have too few links for a closer look.
    let linked = blocks.count { block in
      if case .paragraph = block.content { EntryBody.mayHoldLink(block) } else { false }
    }
    guard linked >= 3, linked * 2 >= paragraphs else { return nil }
    let gathered = gather(blocks) { block in
      guard case .paragraph(let inlines) = block.content, NumberMark(block) == nil else { return nil }
      // A dash before it makes it the author of a quotation.
      guard PieceLead.startsWithLink(inlines), !beginsWithDash(inlines) else { return nil }
      return [PieceLead([block]).piece(lines: block.lines)]
    }
    guard let (overview, pieces) = gathered else { return nil }
    return pieces.count >= 3 && pieces.count * 2 >= paragraphs ? (overview, pieces) : nil
  }

  private static func beginsWithDash(_ inlines: [Inline]) -> Bool {
    guard case .text(let text)? = inlines.first, let first = text.first(where: { !$0.isWhitespace }) else {
      return false
    }
    return "-–—―─".contains(first)
  }
}
