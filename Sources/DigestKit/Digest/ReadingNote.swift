import Markdown

/// What a line of a file was taken for, and by which rule: for who wonders why a digest is read as it is.
public struct ReadingNote: Equatable, Sendable {
  public enum Taken: Equatable, Sendable {
    case frontMatter
    case title(TitleRule)
    /// The line that names the editions in other languages.
    case languageLine
    case introduction
    /// Contents, and ways to other places.
    case navigation
    /// A list of links that is all of an index.
    case index
    /// A section that is an issue of its own, and what tells it from the others.
    case issue(mark: String)
    /// A heading with others below it, and no text of its own.
    case section
    /// A heading with text of its own and others below it.
    case overview
    case entry
    case emptyCategory
    /// A heading, or label, whose text is read as pieces.
    case category(PieceCount)
    /// What a category says besides its pieces.
    case besidesPieces
    case labelCategory
    /// A label that is a heading within one text.
    case subHeading
    case piece(PieceShapeName, isLinked: Bool)
    /// A heading that stands below each piece, and is a part of it.
    case field
    /// The file is one piece of its folder or month.
    case onePiece
    /// Pieces were looked for in an entry and not found.
    case oneText(PieceCount)
  }

  /// Where the title of a file is from.
  public enum TitleRule: Equatable, Sendable { case frontMatter, heading, fileName }

  /// What a shape made of a body.
  public struct PieceCount: Equatable, Sendable {
    public var shape: PieceShapeName
    public var pieces: Int
    public var linked: Int
    /// Of the displayed text, how much the pieces hold: 0 to 1.
    public var share: Double
  }

  /// From 1.
  public var line: Int
  public var title: String
  public var taken: Taken
}

extension PieceReader {
  /// The shape that came nearest in a body that is one text; nil if there is nothing like pieces in it.
  static func nearest(_ blocks: [Block]) -> ReadingNote.PieceCount? {
    shapes.compactMap { shape -> ReadingNote.PieceCount? in
      guard let (_, pieces) = shape.read(blocks), pieces.count > 1 else { return nil }
      return count(pieces, shape.name, of: blocks)
    }.max { ($0.linked, $0.pieces) < ($1.linked, $1.pieces) }
  }

  static func count(_ pieces: [Piece], _ shape: PieceShapeName, of blocks: [Block]) -> ReadingNote.PieceCount
  {
    let all = PieceText.length(of: blocks)
    let held = pieces.reduce(0) { $0 + $1.length }
    return ReadingNote.PieceCount(
      shape: shape, pieces: pieces.count, linked: pieces.count(where: \.isLinked),
      share: all == 0 ? 1 : min(1, Double(held) / Double(all)))
  }
}

extension DigestFile {
  /// What each heading, label and item was taken for, by line.
  public var explanation: [ReadingNote] {
    let texts = editions.flatMap { $0.entries + [$0.wholeText].compactMap(\.self) }.filter {
      $0.kind != .item
    }
    let inside = texts.flatMap { entry -> [ReadingNote] in
      var notes: [ReadingNote] = []
      if let count = PieceReader.nearest(entry.blocks) {
        notes.append(ReadingNote(line: entry.line, title: entry.title, taken: .oneText(count)))
      }
      for block in entry.blocks {
        if let label = Label(block) {
          notes.append(ReadingNote(line: block.lines.lowerBound, title: label.title, taken: .subHeading))
        } else if case .heading(_, let inlines) = block.content {
          notes.append(
            ReadingNote(line: block.lines.lowerBound, title: RichText(inlines).text, taken: .field))
        }
      }
      return notes
    }
    // Of two notes on a line the one that was made first says what the other explains.
    return (notes + inside).enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    .map(\.element)
  }
}
