import CICU

/// How many cells a character of East Asian Width *ambiguous* takes (UAX #11), such as “ — … ①.
public enum AmbiguousWidth: Int, Equatable, Sendable {
  case narrow = 1
  case wide = 2
}

extension Character {
  /// Terminal cells that this grapheme cluster takes: 0, 1 or 2.
  ///
  /// An emoji sequence, a flag, and anything followed by VS16 take two cells; combining marks add none.
  public func cells(ambiguous: AmbiguousWidth) -> Int {
    let scalars = unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.value < 0x7F { return scalars.count > 1 && hasEmojiSelector ? 2 : (first.value < 0x20 ? 0 : 1) }
    if first.value >= 0x4E00 && first.value <= 0x9FFF { return 2 }
    let width = first.cells(ambiguous: ambiguous)
    guard scalars.count > 1 else { return width }
    if hasEmojiSelector || (0x1F1E6...0x1F1FF).contains(first.value) { return 2 }
    // Half-width voicing marks, vowel signs and conjuncts of Indic scripts take cells of their own; a cell of
    // ours holds two at most.
    return scalars.dropFirst().reduce(width) { min(2, $0 + $1.cells(ambiguous: ambiguous)) }
  }

  private var hasEmojiSelector: Bool { unicodeScalars.contains { $0.value == 0xFE0F } }
}

extension Unicode.Scalar {
  /// Terminal cells of this scalar by itself: 0 for marks, controls and what is ignored by default.
  public func cells(ambiguous: AmbiguousWidth) -> Int {
    switch value {
    case 0x20...0x7E: return 1
    case 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3: return 2
    case ..<0x20, 0x7F...0x9F: return 0
    case 0x1160...0x11FF: return 0
    default: break
    }
    if isMark && value != 0xFF9E && value != 0xFF9F { return isSpacingMark ? 1 : 0 }
    if value != 0xAD && cicu_is_default_ignorable(value) != 0 { return 0 }
    switch cicu_east_asian_width(value) {
    case 3, 5: return 2
    case 1: return ambiguous.rawValue
    default: return 1
    }
  }
}

extension StringProtocol {
  /// Terminal cells that this text takes on one line.
  public func cells(ambiguous: AmbiguousWidth) -> Int {
    var isASCII = true
    var count = 0
    for byte in utf8 {
      guard byte < 0x7F && byte >= 0x20 else {
        isASCII = false
        break
      }
      count += 1
    }
    return isASCII ? count : reduce(0) { $0 + $1.cells(ambiguous: ambiguous) }
  }
}
