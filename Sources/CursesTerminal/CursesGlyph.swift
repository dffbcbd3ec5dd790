import Screen

/// A cell's cluster in a form that ncurses and every terminal count alike.
struct CursesGlyph {
  var text: String
  /// True if ncurses may believe it to be of another width.
  var isOdd: Bool

  /// ncurses keeps at most this many marks with a character.
  private static let mostMarks = 4

  /// Joiners and selectors make one picture of several characters on some terminals and not on others: the
  /// first emoji alone is drawn. Marks stay, and the two letters of a flag, which take two cells either way.
  static func drawable(_ cell: Cell) -> CursesGlyph {
    let scalars = cell.glyph.unicodeScalars
    guard scalars.count > 1 else {
      return CursesGlyph(text: cell.glyph, isOdd: scalars.first.map { $0.value >= 0x1F000 } ?? false)
    }
    var text = ""
    var marks = 0
    for scalar in scalars {
      let isModifier = (0x1F3FB...0x1F3FF).contains(scalar.value) && !text.isEmpty
      if scalar.value == 0x200D || isModifier { break }
      let isSelector = (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
      if isSelector || scalar.value == 0x20E3 { continue }
      if !text.isEmpty && !scalar.isRegionalIndicator {
        marks += 1
        if marks > mostMarks { break }
      }
      text.unicodeScalars.append(scalar)
    }
    return CursesGlyph(text: text, isOdd: true)
  }
}

extension Unicode.Scalar {
  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }
}
