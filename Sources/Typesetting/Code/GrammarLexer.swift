/// Splits the code of any language that a `CodeGrammar` describes.
struct GrammarLexer: CodeLexer {
  let grammar: CodeGrammar
  /// True after a keyword such as `func`, until the name or anything else.
  private var declares = false
  /// The last byte that was no space nor comment, 0 after a keyword: what tells `/` the operator from the
  /// start of a pattern.
  private var last: UInt8 = 0
  /// No pattern closes before this place. Asking again at each slash of a long line would be quadratic.
  private var patternsFailTo = 0

  init(_ grammar: CodeGrammar) { self.grammar = grammar }

  mutating func step(_ cursor: inout CodeCursor) {
    let byte = cursor.byte
    if byte.isSpace { return cursor.take(to: cursor.end(from: cursor.at, while: \.isSpace)) }
    if grammar.openers.contains(byte) && takeComment(&cursor) { return }
    let declared = declares
    declares = false
    var isKeyword = false
    if let end = stringEnd(cursor) {
      takeString(&cursor, to: end)
    } else if byte.isDigit || beginsFraction(cursor) {
      takeNumber(&cursor)
    } else if byte.isWord {
      isKeyword = takeWord(&cursor, declared: declared) == .keyword
    } else if grammar.nameSigils.contains(byte) || grammar.keywordSigils.contains(byte) {
      takeSigil(&cursor)
    } else {
      cursor.take(1)
    }
    last = isKeyword ? 0 : cursor.previous
  }

  // MARK: Comments

  private func takeComment(_ cursor: inout CodeCursor) -> Bool {
    if let (open, close) = grammar.blockComment, cursor.starts(with: open, at: cursor.at) {
      let start = cursor.at + open.count
      let isNested = grammar.traits.contains(.nestedComments)
      let end =
        isNested
        ? nestedEnd(cursor, from: start, open: open, close: close) : cursor.end(ofNext: close, from: start)
      cursor.take(to: end, as: .comment)
      return true
    }
    for marker in grammar.lineComments where cursor.starts(with: marker, at: cursor.at) {
      let before = cursor.previous
      guard !grammar.traits.contains(.looseMarkers) || before == 0 || before.isSpace || Self.opens(before)
      else { continue }
      cursor.takeLine(as: .comment)
      return true
    }
    return false
  }

  private static func opens(_ byte: UInt8) -> Bool {
    switch byte {
    case .openParenthesis, .openBracket, .openBrace, .closeBrace, .comma, .semicolon, .doubleQuote: true
    default: false
    }
  }

  private func nestedEnd(_ cursor: CodeCursor, from start: Int, open: [UInt8], close: [UInt8]) -> Int {
    var depth = 1
    var index = start
    while index < cursor.limit {
      if cursor.starts(with: close, at: index) {
        depth -= 1
        index += close.count
        if depth == 0 { return index }
      } else if cursor.starts(with: open, at: index) {
        depth += 1
        index += open.count
      } else {
        index += 1
      }
    }
    return cursor.limit
  }

  // MARK: Strings

  /// The end of the string that begins at the cursor, if one does.
  private mutating func stringEnd(_ cursor: CodeCursor) -> Int? {
    let byte = cursor.byte
    if byte == .hash && grammar.traits.contains(.hashStrings) {
      return hashStringEnd(cursor, from: cursor.at)
    }
    if byte == .quote && grammar.traits.contains(.lifetimes) { return characterEnd(cursor) }
    if byte == .slash && grammar.traits.contains(.slashPatterns) { return patternEnd(cursor) }
    guard grammar.openers.contains(byte) else { return nil }
    if grammar.traits.contains(.looseMarkers) && cursor.previous.isWord { return nil }
    return quotedEnd(cursor, from: cursor.at)
  }

  private func quotedEnd(_ cursor: CodeCursor, from start: Int) -> Int? {
    for form in grammar.strings where cursor.starts(with: form.open, at: start) {
      return cursor.end(of: form, from: start + form.open.count)
    }
    return nil
  }

  private func takeString(_ cursor: inout CodeCursor, to end: Int) {
    guard grammar.traits.contains(.keys) else { return cursor.take(to: end, as: .string) }
    let next = cursor.end(from: end, while: \.isBlank)
    cursor.take(to: end, as: cursor[next] == .colon ? .name : .string)
  }

  /// The end of `#"…"#` whose marks begin at `start`.
  private func hashStringEnd(_ cursor: CodeCursor, from start: Int) -> Int? {
    // Counted once for a row of marks: at each of a long one it would be quadratic.
    guard cursor[start - 1] != .hash else { return nil }
    let quote = cursor.end(from: start) { $0 == .hash }
    guard cursor[quote] == .doubleQuote else { return nil }
    let close = [.doubleQuote] + [UInt8](repeating: .hash, count: quote - start)
    return cursor.end(ofNext: close, from: quote + 1)
  }

  /// The end of `'x'`, nil for a lifetime.
  private func characterEnd(_ cursor: CodeCursor) -> Int? {
    let first = cursor[cursor.at + 1]
    if first == .backslash { return cursor.end(of: .single, from: cursor.at + 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    return cursor[cursor.at + 1 + length] == .quote ? cursor.at + 2 + length : nil
  }

  /// The end of the pattern that begins with this slash, unless it divides.
  private mutating func patternEnd(_ cursor: CodeCursor) -> Int? {
    guard cursor.at >= patternsFailTo, Self.precedesPattern(last) else { return nil }
    var isInClass = false
    var index = cursor.at + 1
    while index < cursor.limit && cursor[index] != .newline {
      switch cursor[index] {
      case .backslash: index += 1
      case .openBracket: isInClass = true
      case .closeBracket: isInClass = false
      case .slash where !isInClass: return cursor.end(from: index + 1, while: \.isLetter)
      default: break
      }
      index += 1
    }
    patternsFailTo = index
    return nil
  }

  /// What a pattern may come after; `<`, `>` and `}` are left out for the sake of tags in the code.
  private static func precedesPattern(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, .openParenthesis, .openBracket, .openBrace, .comma, .semicolon, .colon, .equals, .bang,
      .ampersand,
      .pipe, .question, .plus, .minus, .asterisk, .percent:
      true
    default: false
    }
  }

  // MARK: Words and numbers

  /// True at `.5`, and not at the second dot of a range.
  private func beginsFraction(_ cursor: CodeCursor) -> Bool {
    guard cursor.byte == .dot && cursor[cursor.at + 1].isDigit else { return false }
    return !cursor.previous.isWord && cursor.previous != .dot
  }

  private func takeNumber(_ cursor: inout CodeCursor) {
    let isBased = cursor.byte == 0x30 && cursor[cursor.at + 1] | 0x20 == UInt8(ascii: "x")
    var index = cursor.at + 1
    while index < cursor.limit {
      let byte = cursor[index]
      let next = cursor[index + 1]
      if !isBased && byte | 0x20 == UInt8(ascii: "e") && (next == .plus || next == .minus)
        && cursor[index + 2].isDigit
      {
        index += 2
      } else if byte.isWord && byte < 0x80 {
        index += 1
      } else if (byte == .dot || grammar.numberBytes.contains(byte)) && next.isWord && next < 0x80
        && (next.isDigit || byte != .dot)
      {
        index += 2
      } else {
        break
      }
    }
    cursor.take(to: index, as: .number)
  }

  private func wordEnd(_ cursor: CodeCursor, from start: Int) -> Int {
    cursor.end(from: start) { $0.isWord || grammar.wordBytes.contains($0) }
  }

  private mutating func takeWord(_ cursor: inout CodeCursor, declared: Bool) -> CodeToken {
    let end = wordEnd(cursor, from: cursor.at)
    let word = cursor.word(to: end, lowercased: grammar.traits.contains(.anyCase))
    if grammar.prefixes.contains(word), let stringEnd = prefixedEnd(cursor, from: end) {
      cursor.take(to: stringEnd, as: .string)
      return .string
    }
    // A keyword after a dot is a member by that name; after two it ends a range.
    let isMember = cursor.previous == .dot && cursor[cursor.at - 2] != .dot
    let token: CodeToken
    if !isMember && grammar.keywords.contains(word) && !isKey(cursor, end) {
      token = .keyword
      declares = grammar.declaring.contains(word)
    } else {
      token = declared || isName(cursor, end) ? .name : .plain
    }
    cursor.take(to: end, as: token)
    return token
  }

  private func isKey(_ cursor: CodeCursor, _ end: Int) -> Bool {
    guard grammar.traits.contains(.keys) else { return false }
    return cursor[cursor.end(from: end, while: \.isBlank)] == .colon
  }

  private func isName(_ cursor: CodeCursor, _ end: Int) -> Bool {
    let next = cursor[end]
    if next == .openParenthesis && grammar.traits.contains(.calls) { return true }
    if grammar.traits.contains(.capitals) && cursor.byte.isUpper { return true }
    if next == .bang && grammar.traits.contains(.macros) {
      let bracket = cursor[end + 1]
      if bracket == .openParenthesis || bracket == .openBracket || bracket == .openBrace { return true }
    }
    return isKey(cursor, end)
  }

  /// The end of the string that a prefix before `start` belongs to.
  private func prefixedEnd(_ cursor: CodeCursor, from start: Int) -> Int? {
    if grammar.traits.contains(.delimitedStrings) && cursor[start - 1] == UInt8(ascii: "R") {
      return delimitedEnd(cursor, from: start)
    }
    if let end = quotedEnd(cursor, from: start) { return end }
    // With hashes only after `r`: `b'` and `c"` take their usual ends.
    guard grammar.traits.contains(.hashStrings), cursor[start - 1] == UInt8(ascii: "r") else { return nil }
    return hashStringEnd(cursor, from: start)
  }

  /// The end of `R"x(…)x"` from its quote at `start` on.
  private func delimitedEnd(_ cursor: CodeCursor, from start: Int) -> Int? {
    guard cursor[start] == .doubleQuote else { return nil }
    // The standard allows 16 bytes, which also keeps the search for the end linear.
    var open = start + 1
    while open <= start + 17 && cursor[open] != .openParenthesis && !cursor[open].isSpace { open += 1 }
    guard cursor[open] == .openParenthesis else { return nil }
    let delimiter = (start + 1..<open).map { cursor[$0] }
    return cursor.end(ofNext: [.closeParenthesis] + delimiter + [.doubleQuote], from: open + 1)
  }

  /// A mark such as `@` or `$` and the word after it, where it is one.
  private func takeSigil(_ cursor: inout CodeCursor) {
    let isKeyword = grammar.keywordSigils.contains(cursor.byte)
    // Inside of a word it is an operator; in front of a directive, as of C, blanks may follow.
    let start = isKeyword ? cursor.end(from: cursor.at + 1, while: \.isBlank) : cursor.at + 1
    let end = wordEnd(cursor, from: start)
    let isSigil = end > start && (!cursor.previous.isWord || cursor.byte == .dollar)
    cursor.take(to: isSigil ? end : cursor.at + 1, as: isSigil ? (isKeyword ? .keyword : .name) : .plain)
  }
}
