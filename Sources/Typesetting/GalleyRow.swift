import DigestKit
import Writing

extension Galley {
  /// A row of the page: a line of the entry, of its twin, or both beside each other.
  struct Row: Equatable, Sendable {
    var line: Line
    /// The number of the line among those of its block; nil for a row without one of the entry's own.
    var own: Int?
    var beside: Line?
    var isTwin = false
    /// What of the twin's text stands in such a line, whose own place is that of the entry's.
    var twinPlace: TwinPlace?
    /// The pair of blocks that it is a row of; -1 for the titles.
    var pair: Int

    /// A block of the twin, and the characters of it.
    struct TwinPlace: Equatable, Sendable {
      var block: Int
      var offset: Int
      var length: Int

      /// Nil for a line without text.
      init?(_ line: Line) {
        guard line.guessedStart != nil else { return nil }
        (block, offset, length) = (line.block, line.offset, max(1, line.words.count))
      }
    }

    /// What of the twin's text stands in the row.
    var placeInTwin: TwinPlace? { twinPlace ?? beside.flatMap(TwinPlace.init) }

    /// The row with what is hidden of the twin.
    func covered(by cover: TwinCover, _ ambiguous: AmbiguousWidth) -> Galley.Row {
      guard let place = placeInTwin else { return self }
      var row = self
      if isTwin {
        row.line = cover.covering(line, at: place, ambiguous: ambiguous)
      } else {
        row.beside = beside.map { cover.covering($0, at: place, ambiguous: ambiguous) }
      }
      return row
    }

    /// True for a line of the entry with something on it.
    var isText: Bool { own != nil && !line.isBlank }
  }
}

extension Galley.Row {
  /// Lines of a block and of its twin in parts that say the same: piece by piece, if both have as many of them;
  /// or else item by item, or as a whole.
  private static func parts(
    _ lines: [Line], _ twins: [Line], by steps: [KeyPath<Line, Int>]
  ) -> [(own: Range<Int>, twins: ArraySlice<Line>)] {
    guard let step = steps.first(where: { lines.last?[keyPath: $0] == twins.last?[keyPath: $0] }) else {
      return [(lines.indices, twins[...])]
    }
    var parts: [(own: Range<Int>, twins: ArraySlice<Line>)] = []
    var (own, other) = (0, 0)
    for piece in 0...(lines.last?[keyPath: step] ?? 0) {
      let ownEnd = lines[own...].firstIndex { $0[keyPath: step] > piece } ?? lines.count
      let otherEnd = twins[other...].firstIndex { $0[keyPath: step] > piece } ?? twins.count
      parts.append((own..<ownEnd, twins[other..<otherEnd]))
      (own, other) = (ownEnd, otherEnd)
    }
    return parts
  }

  /// Two columns, each part of the one from the same row on as that of the other.
  static func rows(_ lines: [Line], beside twins: [Line], end: Line, pair: Int) -> [Galley.Row] {
    var twins = twins
    var lead: [Galley.Row] = []
    // Where one of the two stands right below a heading and the other doesn't, their text begins on one row all the same.
    if let first = lines.first, let other = twins.first, first.isBlank != other.isBlank {
      if first.isBlank {
        twins.insert(Line([], block: other.block, offset: other.offset), at: 0)
      } else {
        let blank = Line([], block: end.block, offset: first.offset)
        lead = [Galley.Row(line: blank, own: nil, beside: twins.removeFirst(), pair: pair)]
      }
    }
    return lead
      + parts(lines, twins, by: [\.piece, \.item]).flatMap { part in
        var filler = end
        filler.offset = part.own.upperBound > 0 ? lines[part.own.upperBound - 1].offset : 0
        var others = part.twins
        return (0..<max(part.own.count, part.twins.count)).map { row in
          let own = row < part.own.count ? part.own.lowerBound + row : nil
          return Galley.Row(
            line: own.map { lines[$0] } ?? filler, own: own, beside: others.popFirst(), pair: pair)
        }
      }
  }

  /// Each item, or the whole, with its twin below it.
  static func rows(_ lines: [Line], between twins: [Line], end: Line, pair: Int) -> [Galley.Row] {
    parts(lines, twins, by: [\.item]).flatMap { part in
      var filler = end
      filler.offset = part.own.upperBound > 0 ? lines[part.own.upperBound - 1].offset : 0
      return part.own.map { Galley.Row(line: lines[$0], own: $0, pair: pair) }
        + part.twins.map { $0.row(behind: filler, pair: pair) }
    }
  }
}

extension Line {
  /// A row of the twin that stands behind `place` of the entry.
  func row(behind place: Line, pair: Int) -> Galley.Row {
    var line = self
    (line.block, line.offset) = (place.block, place.offset)
    return Galley.Row(line: line, isTwin: true, twinPlace: Galley.Row.TwinPlace(self), pair: pair)
  }
}
