import Writing

/// What stands before the text of a line: once before the first, then before each.
struct Prefix {
  var first: [Run] = []
  var rest: [Run] = []

  /// For what follows the first line.
  var continued: Prefix { Prefix(first: rest, rest: rest) }

  /// With a mark before the first line, and `blank`, or spaces as wide as the mark, before the others.
  ///
  /// At least half of `width` is left to the text, and 8 cells: what is nested deeper is not indented further,
  /// but keeps its mark as long as there is room.
  func adding(_ mark: Run, blank: Run? = nil, width: Int, ambiguous: AmbiguousWidth) -> Prefix {
    let cells = mark.text.cells(ambiguous: ambiguous)
    let most = max(width / 2, width - 24)
    let blank = blank ?? Run(SafeText(" ").repeated(cells))
    var result = self
    if Self.cells(first, ambiguous) + cells <= width - 8 { result.first.append(mark) }
    if Self.cells(rest, ambiguous) + cells <= min(most, width - 8) { result.rest.append(blank) }
    return result
  }

  static func cells(_ runs: [Run], _ ambiguous: AmbiguousWidth) -> Int {
    runs.reduce(0) { $0 + $1.text.cells(ambiguous: ambiguous) }
  }

  /// How many lists are around: an indentation each, quotes aside.
  var listDepth: Int { rest.count { $0.text.string.allSatisfy { $0 == " " } } }
}
