import Writing

/// What a terminal may be asked. The first frame doesn't wait for the answer, which may never come.
public enum TerminalQuestion: Hashable, Sendable {
  /// Whether its background is light or dark (OSC 11).
  case background
  /// How many cells it gives to characters of ambiguous width (a cursor position report).
  case ambiguousWidth
  /// Whether it has pictures, and how many pixels a cell has (kitty's query, XTVERSION, DA1 and `CSI 16 t`).
  case pictures
  /// Whether it shows what is written between two marks at once (mode 2026, asked by DECRQM).
  case synchronizedOutput
}

public enum TerminalAnswer: Hashable, Sendable {
  case background(isLight: Bool)
  /// Cells that it gave to an ambiguous character. It is asked last, whatever else is, and a terminal answers
  /// in order: behind this nothing comes. Nil if no character was written to be measured.
  case ambiguousWidth(AmbiguousWidth?)
  /// It has pictures of this kind; it may say so of several.
  case pictures(PictureProtocol)
  case cellSize(CellSize)
  case synchronizedOutput
}

extension TerminalAnswer {
  /// Bytes that ask. They leave a cleared screen as it was, with the cursor in its first cell.
  public static func request(_ questions: Set<TerminalQuestion>) -> String {
    guard !questions.isEmpty else { return "" }
    let colour = questions.contains(.background) ? "\u{1B}]11;?\u{1B}\\" : ""
    let pictures = questions.contains(.pictures) ? picturesRequest : ""
    let synchronized = questions.contains(.synchronizedOutput) ? "\u{1B}[?\(synchronizedMode)$p" : ""
    let sample = questions.contains(.ambiguousWidth) ? "“" : ""
    // On the second row: an answer from the first reads like Shift-F3. What a terminal prints of a question that
    // it doesn't understand goes with that row.
    return colour + "\u{1B}[2;1H\(pictures)\(synchronized)\(sample)\u{1B}[6n\u{1B}[2;1H\u{1B}[K\u{1B}[H"
  }

  static let synchronizedMode = 2026

  /// The number of a picture that is never shown.
  private static let pictureNumber = 31

  /// Kitty's query: a picture of one pixel that isn't kept. Its name (XTVERSION), what it can do (DA1), and the pixels of a cell.
  private static let picturesRequest =
    "\u{1B}_Gi=\(pictureNumber),s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[>0q\u{1B}[c\u{1B}[16t\u{1B}[2;1H"

  /// The body of an APC: kitty's answer to the query.
  init?(applicationCommand text: String) {
    guard text == "Gi=\(Self.pictureNumber);OK" else { return nil }
    self = .pictures(.kitty)
  }

  /// The body of a DCS: what xterm and others say to XTVERSION, their name and version behind `>|`.
  init?(deviceControl text: String) {
    guard text.hasPrefix(">|"), let known = PictureProtocol(terminal: text.dropFirst(2)) else { return nil }
    self = .pictures(known)
  }

  /// A cursor position report (xterm's CPR); nil if it isn't one behind our question.
  init?(cursorRow row: Int, column: Int) {
    guard row == 2 else { return nil }
    switch column {
    case 1: self = .ambiguousWidth(nil)
    case 2: self = .ambiguousWidth(.narrow)
    case 3: self = .ambiguousWidth(.wide)
    default: return nil
    }
  }

  /// The body of an OSC: `11;` and a colour as XParseColor writes it.
  init?(operatingSystemCommand text: String) {
    guard text.hasPrefix("11;"), let levels = Self.levels(text.dropFirst(3)) else { return nil }
    // Rec. 709: how bright the eye takes red, green and blue to be.
    self = .background(isLight: 0.2126 * levels[0] + 0.7152 * levels[1] + 0.0722 * levels[2] > 0.5)
  }

  /// Red, green and blue from 0 to 1: of `rgb:R/G/B`, of `rgba:R/G/B/A`, each with one to four hexadecimal
  /// digits, or of `#RGB` with as many for each.
  private static func levels(_ color: Substring) -> [Double]? {
    let parts: [Substring]
    if color.hasPrefix("#") {
      let digits = color.dropFirst()
      guard digits.count % 3 == 0, (3...12).contains(digits.count) else { return nil }
      let each = digits.count / 3
      parts = (0..<3).map { digits.dropFirst($0 * each).prefix(each) }
    } else if color.hasPrefix("rgb:") || color.hasPrefix("rgba:") {
      parts = color.drop { $0 != ":" }.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == (color.hasPrefix("rgba:") ? 4 : 3) else { return nil }
    } else {
      return nil
    }
    let levels = parts.prefix(3).compactMap(level)
    return levels.count == 3 ? levels : nil
  }

  private static func level(_ digits: Substring) -> Double? {
    guard (1...4).contains(digits.count), digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    return Double(value) / Double((1 << (4 * digits.count)) - 1)
  }
}
