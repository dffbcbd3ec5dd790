/// Splits YAML: keys, scalars of either style, comments and block scalars.
struct YAMLLexer: CodeLexer {
  /// How many brackets are open.
  private var depth = 0
  private var lineStart = 0
  /// True until something other than dashes stands on the line.
  private var isLineStart = true
  /// Column of the last key or dash, which the lines of a block scalar stand deeper than.
  private var parent = -1
  /// True on a line that a block scalar comes after.
  private var awaitsBlock = false

  private static let verbatim = StringForm("'", escapes: false, spansLines: true)
  private static let constants: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "~"]
  private static let numberBytes = ByteSet("0123456789abcdefABCDEFxoTZ._-+:")
  private static let flowMarks = ByteSet("[]{},")

  mutating func step(_ cursor: inout CodeCursor) {
    let byte = cursor.byte
    if byte == .newline { return takeNewline(&cursor) }
    if byte.isBlank { return cursor.takeBlanks() }
    if byte == .hash && (cursor.previous == 0 || cursor.previous.isSpace) {
      return cursor.takeLine(as: .comment)
    }
    if isLineStart && takeStart(&cursor) { return }
    isLineStart = false
    switch byte {
    case .doubleQuote: takeQuoted(&cursor, .doubleLines)
    case .quote: takeQuoted(&cursor, Self.verbatim)
    case .openBracket, .openBrace:
      depth += 1
      cursor.take(1)
    case .closeBracket, .closeBrace:
      depth = max(0, depth - 1)
      cursor.take(1)
    case .ampersand, .asterisk, .bang:
      cursor.take(
        to: cursor.end(from: cursor.at + 1) { !$0.isSpace && !Self.flowMarks.contains($0) }, as: .name)
    case .pipe where isBlockHeader(cursor), .greater where isBlockHeader(cursor):
      cursor.take(to: cursor.end(from: cursor.at) { !$0.isSpace })
      awaitsBlock = true
    default: takePlain(&cursor)
    }
  }

  private mutating func takeNewline(_ cursor: inout CodeCursor) {
    cursor.take(1)
    if awaitsBlock { takeBlock(&cursor) }
    lineStart = cursor.at
    isLineStart = true
    // A bracket that was never closed ends where the lines begin at the margin again.
    if !cursor.byte.isSpace && cursor.byte != .closeBracket && cursor.byte != .closeBrace { depth = 0 }
  }

  /// The lines after `|` that stand deeper than its key, and blank ones among them.
  private mutating func takeBlock(_ cursor: inout CodeCursor) {
    awaitsBlock = false
    while !cursor.isAtEnd {
      let text = cursor.end(from: cursor.at) { $0 == .space }
      let end = cursor.lineEnd(from: text)
      let isBlank = text == end || (cursor[text] == .carriageReturn && text + 1 == end)
      guard isBlank || text - cursor.at > parent else { return }
      cursor.take(to: end + 1, as: .string)
    }
  }

  /// Dashes of a list, marks between documents, and directives.
  private mutating func takeStart(_ cursor: inout CodeCursor) -> Bool {
    let byte = cursor.byte
    let isAtMargin = cursor.at == lineStart
    if isAtMargin && byte == .percent {
      cursor.takeLine(as: .keyword)
      return true
    }
    if isAtMargin && (cursor.starts(with: "---") || cursor.starts(with: "...")) && ends(cursor, cursor.at + 3)
    {
      cursor.take(3, as: .keyword)
      parent = -1
      return true
    }
    guard byte == .minus || byte == .question, ends(cursor, cursor.at + 1) else { return false }
    if depth == 0 { parent = cursor.at - lineStart }
    cursor.take(1)
    return true
  }

  private func ends(_ cursor: CodeCursor, _ index: Int) -> Bool {
    index >= cursor.limit || cursor[index].isSpace
  }

  /// A mark such as `|` or `>-` with nothing but a comment after it.
  private func isBlockHeader(_ cursor: CodeCursor) -> Bool {
    guard depth == 0 else { return false }
    let end = cursor.end(from: cursor.at + 1) { $0 == .plus || $0 == .minus || $0.isDigit }
    guard ends(cursor, end) else { return false }
    let next = cursor.end(from: end, while: \.isBlank)
    return next >= cursor.limit || cursor[next] == .newline || cursor[next] == .hash
  }

  // MARK: Scalars

  /// True where a colon that ends a key stands at `index`.
  private func endsKey(_ cursor: CodeCursor, _ index: Int) -> Bool {
    guard cursor[index] == .colon else { return false }
    return ends(cursor, index + 1) || (depth > 0 && Self.flowMarks.contains(cursor[index + 1]))
  }

  private mutating func takeQuoted(_ cursor: inout CodeCursor, _ form: StringForm) {
    let end = cursor.end(of: form, from: cursor.at + 1)
    let next = cursor.end(from: end, while: \.isBlank)
    let isKey = cursor[next] == .colon && (depth > 0 || endsKey(cursor, next))
    if isKey { noteKey(cursor) }
    cursor.take(to: end, as: isKey ? .name : .string)
    if isKey { cursor.take(to: next + 1) }
  }

  private mutating func noteKey(_ cursor: CodeCursor) {
    if depth == 0 { parent = cursor.at - lineStart }
  }

  private mutating func takePlain(_ cursor: inout CodeCursor) {
    var end = cursor.at
    var last = end
    while end < cursor.limit {
      let byte = cursor[end]
      if byte == .newline || endsKey(cursor, end) { break }
      if depth > 0 && Self.flowMarks.contains(byte) { break }
      if byte == .hash && cursor[end - 1].isBlank { break }
      end += 1
      if !byte.isBlank { last = end }
    }
    if last > cursor.at && endsKey(cursor, end) {
      noteKey(cursor)
      cursor.take(to: last, as: .name)
      cursor.take(to: end + 1)
    } else {
      cursor.take(to: last, as: token(cursor, to: last))
    }
  }

  private func token(_ cursor: CodeCursor, to end: Int) -> CodeToken {
    if Self.constants.contains(cursor.word(to: end, lowercased: true)) { return .keyword }
    let start = cursor.byte == .minus || cursor.byte == .plus ? cursor.at + 1 : cursor.at
    let isNumber = cursor[start].isDigit && cursor.end(from: start, while: Self.numberBytes.contains) >= end
    return isNumber ? .number : .plain
  }
}
