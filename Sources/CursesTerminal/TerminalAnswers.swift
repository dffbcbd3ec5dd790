import Screen
import Writing

/// Questions to a terminal, and what its answers look like (xterm's control sequences).
enum TerminalAnswers {
  /// Bytes that ask. They leave a cleared screen as it was, with the cursor in its first cell.
  static func request(_ questions: Set<TerminalQuestion>) -> String {
    var text = ""
    if questions.contains(.ambiguousWidth) {
      // On the second row: an answer from the first reads like Shift-F3.
      text += "\u{1B}[2;1H“\u{1B}[6n\u{1B}[2;1H\u{1B}[K\u{1B}[H"
    }
    if questions.contains(.background) { text += "\u{1B}]11;?\u{1B}\\" }
    return text
  }

  /// `ROW;COLUMN` of a cursor position report, after one character was written on the second row.
  static func answer(cursorPosition parameters: String) -> TerminalAnswer? {
    switch parameters {
    case "2;2": .ambiguousWidth(.narrow)
    case "2;3": .ambiguousWidth(.wide)
    default: nil
    }
  }

  /// `11;rgb:RRRR/GGGG/BBBB`, with one to four hexadecimal digits a colour.
  static func answer(operatingSystemCommand text: String) -> TerminalAnswer? {
    guard text.hasPrefix("11;rgb:") || text.hasPrefix("11;rgba:") else { return nil }
    let levels = text.drop { $0 != ":" }.dropFirst().split(separator: "/").prefix(3).compactMap(level)
    guard levels.count == 3 else { return nil }
    // Rec. 709: how bright the eye takes red, green and blue to be.
    return .background(isLight: 0.2126 * levels[0] + 0.7152 * levels[1] + 0.0722 * levels[2] > 0.5)
  }

  private static func level(_ digits: Substring) -> Double? {
    guard (1...4).contains(digits.count), let value = UInt32(digits, radix: 16) else { return nil }
    return Double(value) / Double((1 << (4 * digits.count)) - 1)
  }
}
