import Markdown

/// One of the things that a section lists: an item, a numbered paragraph, a label with its text, a row of a table.
struct Piece {
  var title: String
  var sources: [Source]
  var blocks: [Block]
  var lines: ClosedRange<Int>
  /// True if a link says that this is a thing of its own, and not a point of a text.
  var isLinked: Bool
  /// Displayed bytes, of its beginning and of all that belongs to it.
  var length: Int

  /// Takes what stands between this piece and the next.
  mutating func take(_ block: Block) {
    blocks.append(block)
    lines = lines.lowerBound...max(lines.upperBound, block.lines.upperBound)
    length += PieceText.length(of: [block])
  }
}

/// A body as its pieces.
struct PieceReading {
  /// Pieces below one label, or those of the section itself.
  struct Group {
    /// The label that names them; nil for those of the section itself.
    var label: Label?
    /// What stands before the first of them.
    var overview: [Block]
    var pieces: [Piece]
  }

  var shape: PieceShapeName
  var groups: [Group]

  var pieces: [Piece] { groups.flatMap(\.pieces) }
}

/// A shape that pieces may have.
public enum PieceShapeName: Equatable, Sendable { case items, numbered, labels, linkParagraphs, tableRows }

/// How much text blocks show.
enum PieceText {
  /// Bytes of what is displayed; markup counts as nothing.
  static func length(of blocks: [Block]) -> Int {
    var length = 0
    for block in blocks {
      block.visit { inner in
        switch inner.content {
        case .code(_, let text): length += text.utf8.count
        default: for inline in inner.inlines { inline.visit { length += $0.ownLength } }
        }
      }
    }
    return length
  }
}
