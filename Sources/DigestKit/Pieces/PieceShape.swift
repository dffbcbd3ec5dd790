import Markdown

/// A way in which authors set one piece below another.
///
/// A new shape is one type like these and its line in `PieceReader.shapes`.
protocol PieceShape: SendableMetatype {
  static var name: PieceShapeName { get }

  /// The pieces of a body that has this shape, and the blocks before the first; nil if it hasn't.
  ///
  /// What stands between two pieces belongs to the first of them. Whether the pieces are enough, linked, and carry
  /// the body is for the reader of all shapes to say.
  static func read(_ blocks: [Block]) -> (overview: [Block], pieces: [Piece])?
}

extension PieceShape {
  /// Puts each block where it belongs: `pieces` gives those that a block begins, nil for one that begins none.
  static func gather(
    _ blocks: [Block], pieces begun: (Block) -> [Piece]?
  ) -> (overview: [Block], pieces: [Piece])? {
    var overview: [Block] = []
    var pieces: [Piece] = []
    for block in blocks {
      if let new = begun(block), !new.isEmpty {
        pieces += new
      } else if pieces.isEmpty {
        overview.append(block)
      } else {
        pieces[pieces.count - 1].take(block)
      }
    }
    return pieces.isEmpty ? nil : (overview, pieces)
  }
}
