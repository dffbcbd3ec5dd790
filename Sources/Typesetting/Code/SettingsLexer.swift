/// Splits TOML, INI and their like: sections and keys by the start of each line, values by a grammar.
struct SettingsLexer: CodeLexer {
  private var value: GrammarLexer
  private var isLineStart = true

  init(_ grammar: CodeGrammar) { value = GrammarLexer(grammar) }

  mutating func step(_ cursor: inout CodeCursor) {
    let byte = cursor.byte
    if byte == .newline {
      isLineStart = true
      cursor.take(1)
    } else if byte.isBlank {
      cursor.takeBlanks()
    } else if isLineStart {
      isLineStart = false
      takeStart(&cursor)
    } else if byte.isWord, let end = keyEnd(cursor) {
      cursor.take(to: end, as: .name)
    } else {
      // No further than the line, so that the next one's start is seen, but for a string of several.
      value.step(&cursor)
      isLineStart = cursor.previous == .newline
    }
  }

  /// The section or the key that begins a line; anything else is left to the value.
  private func takeStart(_ cursor: inout CodeCursor) {
    if cursor.byte == .openBracket, let end = sectionEnd(cursor) {
      return cursor.take(to: end, as: .name)
    }
    guard cursor.byte != .hash, cursor.byte != .semicolon else { return cursor.takeLine(as: .comment) }
    let end = cursor.end(from: cursor.at) { $0 != .equals && $0 != .newline && $0 != .openBrace }
    guard cursor[end] == .equals else { return }
    var last = end
    while last > cursor.at && (cursor[last - 1].isBlank || cursor[last - 1] == .colon) { last -= 1 }
    cursor.take(to: last, as: .name)
  }

  /// The end of `[section]`, nil for a row of an array, which has commas or something after it.
  private func sectionEnd(_ cursor: CodeCursor) -> Int? {
    let inside = cursor.end(from: cursor.at) { $0 != .closeBracket && $0 != .comma && $0 != .newline }
    guard cursor[inside] == .closeBracket else { return nil }
    let end = cursor.end(from: inside) { $0 == .closeBracket }
    let next = cursor[cursor.end(from: end, while: \.isBlank)]
    return next == 0 || next == .newline || next == .hash || next == .semicolon ? end : nil
  }

  /// The end of a key inside of `{ key = value }`.
  private func keyEnd(_ cursor: CodeCursor) -> Int? {
    var last = cursor.at - 1
    while cursor[last].isBlank && last > cursor.at - 8 { last -= 1 }
    guard cursor[last] == .openBrace || cursor[last] == .comma else { return nil }
    let end = cursor.end(from: cursor.at) { $0.isWord || $0 == .minus || $0 == .dot }
    return cursor[cursor.end(from: end, while: \.isBlank)] == .equals ? end : nil
  }
}
