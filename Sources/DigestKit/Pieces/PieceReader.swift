import Markdown

/// Reads the body of a section as pieces, where pieces of one shape carry it.
enum PieceReader {
  /// Every shape; where two start at the same block, the first of them is taken.
  static let shapes: [any PieceShape.Type] = [
    NumberedShape.self, ItemShape.self, LabelShape.self, LinkParagraphShape.self, TableRowShape.self,
  ]

  /// Nil if the body is one text, such as an essay with its references at the end.
  ///
  /// `isCertain`: pieces are there wherever a shape sees some, however few and little they are.
  static func read(_ blocks: [Block], isCertain: Bool = false) -> PieceReading? {
    let parts = LabelParts(blocks)
    guard !parts.groups.isEmpty else { return readOne(blocks, isCertain: isCertain) }
    var groups: [PieceReading.Group] = []
    var shape: PieceShapeName?
    if let head = readOne(parts.head, isCertain: isCertain) {
      groups += head.groups
      shape = head.shape
    } else {
      groups.append(PieceReading.Group(label: nil, overview: parts.head, pieces: []))
    }
    for part in parts.groups {
      guard let reading = readOne(part.blocks, isCertain: isCertain) else { continue }
      shape = shape ?? reading.shape
      // What follows a break in it is the section's own again.
      for (number, group) in reading.groups.enumerated() {
        groups.append(
          PieceReading.Group(
            label: number == 0 ? part.label : nil, overview: group.overview, pieces: group.pieces))
      }
    }
    guard let shape else { return nil }
    let reading = PieceReading(shape: shape, groups: groups)
    // A label that is a category is no more text than a heading.
    return isCertain || carries(reading.pieces, parts.head + parts.groups.flatMap(\.blocks)) ? reading : nil
  }

  /// True for blocks that begin with the first of their pieces.
  static func startsWithPieces(_ blocks: [Block]) -> Bool {
    guard let reading = readOne(blocks), reading.shape != .labels else { return false }
    return reading.groups[0].overview.isEmpty
  }

  /// A body without label categories.
  private static func readOne(_ blocks: [Block], isCertain: Bool = false) -> PieceReading? {
    var best: (reading: PieceReading, line: Int)?
    for shape in shapes {
      guard let (overview, pieces) = shape.read(blocks), let first = pieces.first,
        isCertain || pieces.count(where: \.isLinked) * 2 >= pieces.count
      else { continue }
      let (kept, rest) = parted(pieces)
      guard
        isCertain
          || carries(
            kept,
            rest.isEmpty ? blocks : Array(blocks.prefix { $0.lines.lowerBound < rest[0].lines.lowerBound }))
      else { continue }
      if let best, best.line <= first.lines.lowerBound { continue }
      var reading = PieceReading(
        shape: shape.name, groups: [PieceReading.Group(label: nil, overview: overview, pieces: kept)])
      if !rest.isEmpty {
        reading.groups +=
          readOne(rest, isCertain: isCertain)?.groups ?? [
            PieceReading.Group(label: nil, overview: rest, pieces: [])
          ]
      }
      best = (reading, first.lines.lowerBound)
    }
    return best?.reading
  }

  /// What follows a thematic break behind the last piece is a body of its own. A break between two pieces is one.
  private static func parted(_ pieces: [Piece]) -> ([Piece], rest: [Block]) {
    guard var last = pieces.last, let at = last.blocks.firstIndex(where: { $0.content == .thematicBreak })
    else { return (pieces, []) }
    let rest = last.blocks[(at + 1)...].filter { $0.content != .thematicBreak }
    last.blocks = Array(last.blocks[..<at])
    last.length = PieceText.length(of: last.blocks) + last.title.utf8.count
    last.lines =
      last.lines
      .lowerBound...max(last.lines.lowerBound, pieces[pieces.count - 1].blocks[at].lines.lowerBound - 1)
    return (pieces.dropLast() + [last], Array(rest))
  }

  /// With what belongs to them they hold at least half of what the body shows.
  private static func carries(_ pieces: [Piece], _ blocks: [Block]) -> Bool {
    pieces.reduce(0) { $0 + $1.length } * 2 >= PieceText.length(of: blocks)
  }
}
