/// Text that may be shown on a terminal: no control character, no bidirectional control, no tag character.
///
/// This is the one gate between what a digest, a file name or a URL holds and the screen: a cell of a frame
/// and plain output can be made from `SafeText` alone. String literals of the program pass as they are;
/// anything else is filtered by `init(_:)`.
public struct SafeText: Hashable, Sendable, ExpressibleByStringLiteral {
  public let string: String

  /// A literal of the program's own source. Interpolation isn't offered, so nothing foreign comes this way.
  public init(stringLiteral value: StaticString) { string = value.description }

  /// `text` with line ends and tabs as spaces, and each character that could steer a terminal replaced by a
  /// visible mark: control pictures (`␛`) for C0 and DEL, `�` for C1, bidirectional controls and tags.
  public init(_ text: some StringProtocol) {
    string = Self.isHarmless(text) ? String(text) : Self.filtered(text)
  }

  private init(joined: String) { string = joined }

  public static let empty: SafeText = ""
  public var isEmpty: Bool { string.isEmpty }

  public static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(joined: left.string + right.string)
  }

  public static func += (left: inout SafeText, right: SafeText) { left = left + right }

  /// `count` copies in a row.
  public func repeated(_ count: Int) -> SafeText {
    SafeText(joined: String(repeating: string, count: max(0, count)))
  }

  /// A part of the text by UTF-8 offsets, which must lie between characters.
  public func utf8Slice(_ range: Range<Int>) -> SafeText {
    let start = string.utf8.index(string.startIndex, offsetBy: range.lowerBound)
    let end = string.utf8.index(start, offsetBy: range.count)
    return range.count == string.utf8.count ? self : SafeText(joined: String(string[start..<end]))
  }

  /// Terminal cells that the text takes.
  public func cells(ambiguous: AmbiguousWidth) -> Int { string.cells(ambiguous: ambiguous) }

  /// The text if it fits into `cells`, otherwise as much as fits before an ellipsis.
  public func fitted(to cells: Int, ambiguous: AmbiguousWidth) -> SafeText {
    guard self.cells(ambiguous: ambiguous) > cells else { return self }
    guard cells > 0 else { return .empty }
    let ellipsis: Character = "…"
    let room = cells - ellipsis.cells(ambiguous: ambiguous)
    var used = 0
    var kept = ""
    for character in string {
      let width = character.cells(ambiguous: ambiguous)
      if used + width > room { break }
      used += width
      kept.append(character)
    }
    return SafeText(joined: room < 0 ? "" : kept + String(ellipsis))
  }

  /// As much of the beginning of the text as fits into `cells`.
  public func prefix(fitting cells: Int, ambiguous: AmbiguousWidth) -> SafeText {
    var room = cells
    let fitting = string.prefix { character in
      room -= character.cells(ambiguous: ambiguous)
      return room >= 0
    }
    return SafeText(joined: String(fitting))
  }

  /// As much of the end of the text as fits into `cells`.
  public func suffix(fitting cells: Int, ambiguous: AmbiguousWidth) -> SafeText {
    var room = cells
    let start = string.reversed().prefix { character in
      room -= character.cells(ambiguous: ambiguous)
      return room >= 0
    }.endIndex.base
    return start == string.startIndex ? self : SafeText(joined: String(string[start...]))
  }

  /// Fitted to `cells` and filled up with spaces, so that it takes exactly that many.
  public func padded(to cells: Int, ambiguous: AmbiguousWidth) -> SafeText {
    let text = fitted(to: cells, ambiguous: ambiguous)
    return SafeText(
      joined: text.string + String(repeating: " ", count: max(0, cells - text.cells(ambiguous: ambiguous))))
  }

  /// True if filtering would change nothing.
  private static func isHarmless(_ text: some StringProtocol) -> Bool {
    if text.utf8.withContiguousStorageIfAvailable(areHarmless) == true { return true }
    var inCluster = 0
    for scalar in text.unicodeScalars {
      if isSteering(scalar) || isInvisible(scalar) { return false }
      inCluster = isStackable(scalar) ? inCluster + 1 : 0
      if inCluster >= longestCluster { return false }
    }
    return true
  }

  /// True if valid UTF-8 holds nothing to be filtered for sure, told from the bytes: most text passes here.
  private static func areHarmless(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case 0x20...0x7E: at += 1
      case 0xE4...0xEE: at += 3
      // Marks of Han and kana (U+302A–302F, 3099, 309A).
      case 0xE3
      where at + 2 < bytes.count && !(bytes[at + 1] == 0x80 && bytes[at + 2] >= 0xAA)
        && !(bytes[at + 1] == 0x82 && (0x99...0x9A).contains(bytes[at + 2])):
        at += 3
      case 0xC3...0xCB, 0xCE...0xD1, 0xD3...0xD5: at += 2
      case 0xF0...0xF2: at += 4
      // U+2000–207F hold controls besides Chinese quotation marks, U+20C0–20FF marks.
      case 0xE2 where at + 2 < bytes.count && !(0x80...0x83).contains(bytes[at + 1]): at += 3
      case 0xE2
      where at + 2 < bytes.count && bytes[at + 1] == 0x80 && (0x90...0xA7).contains(bytes[at + 2]):
        at += 3
      // U+FEFF and FFF9–FFFB steer; full-width punctuation doesn't.
      case 0xEF where at + 2 < bytes.count && (0xBC...0xBD).contains(bytes[at + 1]): at += 3
      // The rest needs a look: controls, C1 (C2), marks (CC, CD, D2, D6, D7, D9–DF, E0, E1), 061C (D8), tags (F3).
      default: return false
      }
    }
    return true
  }

  /// True for scalars that a terminal may act upon, or that reorder what is around them.
  public static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
    case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB: true
    // Tags; behind them stand the selectors of variants of Han, which are marks.
    case 0xE0000...0xE00FF, 0xE01F0...0xE0FFF: true
    default: false
    }
  }

  /// True for scalars that go on the one before them.
  private static func isStackable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && (scalar.isMark || scalar.value == 0x200D)
  }

  /// A grapheme cluster keeps at most this many scalars; more would only smear over its neighbours.
  private static let longestCluster = 12

  /// Characters that say where a line or word may end and are never seen; some terminals show them, as a hyphen even.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x2060, 0xFEFF: true
    default: false
    }
  }

  private static func filtered(_ text: some StringProtocol) -> String {
    var result = ""
    var inCluster = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.unicodeScalars.append(" ")
      case ..<0x20:
        if let picture = Unicode.Scalar(0x2400 + scalar.value) { result.unicodeScalars.append(picture) }
      case 0x7F: result.unicodeScalars.append("\u{2421}")
      case _ where isInvisible(scalar): continue
      case _ where isSteering(scalar): result.unicodeScalars.append("\u{FFFD}")
      case _ where isStackable(scalar):
        inCluster += 1
        if inCluster < longestCluster { result.unicodeScalars.append(scalar) }
        continue
      default: result.unicodeScalars.append(scalar)
      }
      inCluster = 0
    }
    return result
  }
}
