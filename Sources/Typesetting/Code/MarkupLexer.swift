/// Splits HTML and XML: tags, attributes, comments, and scripts and styles in their own languages.
struct MarkupLexer: CodeLexer {
  private static let commentEnd = Array("-->".utf8)
  private static let dataEnd = Array("]]>".utf8)
  private static let attributeEnds = ByteSet(" \t\r\n\"'=<>/")

  mutating func step(_ cursor: inout CodeCursor) {
    let next = cursor[cursor.at + 1]
    switch cursor.byte {
    case .less where cursor.starts(with: "<!--"):
      cursor.take(to: cursor.end(ofNext: Self.commentEnd, from: cursor.at + 4), as: .comment)
    case .less where cursor.starts(with: "<![CDATA["):
      cursor.take(to: cursor.end(ofNext: Self.dataEnd, from: cursor.at + 9), as: .string)
    case .less where next == .bang || next == .question:
      cursor.take(to: cursor.end(ofNext: [.greater], from: cursor.at + 2), as: .keyword)
    case .less where next.isLetter || next == .slash || next >= 0x80: takeTag(&cursor)
    case .ampersand: takeEntity(&cursor)
    default: cursor.take(to: cursor.end(from: cursor.at + 1) { $0 != .less && $0 != .ampersand })
    }
  }

  /// `&amp;` and the like; names of them are short.
  private func takeEntity(_ cursor: inout CodeCursor) {
    var end = cursor.at + 1
    while end < cursor.at + 34 && (cursor[end].isLetter || cursor[end].isDigit || cursor[end] == .hash) {
      end += 1
    }
    let isEntity = end > cursor.at + 1 && cursor[end] == .semicolon
    cursor.take(to: isEntity ? end + 1 : cursor.at + 1, as: isEntity ? .number : .plain)
  }

  private func takeTag(_ cursor: inout CodeCursor) {
    let isClosing = cursor[cursor.at + 1] == .slash
    cursor.take(isClosing ? 2 : 1)
    let end = cursor.end(from: cursor.at) { !Self.attributeEnds.contains($0) }
    let name = cursor.word(to: end, lowercased: true)
    cursor.take(to: end, as: .keyword)
    while !cursor.isAtEnd && cursor.byte != .less {
      let byte = cursor.byte
      if byte == .greater {
        let isEmpty = cursor.previous == .slash
        cursor.take(1)
        if !isClosing && !isEmpty { takeContent(&cursor, of: name) }
        return
      }
      takeAttributePart(&cursor)
    }
  }

  private func takeAttributePart(_ cursor: inout CodeCursor) {
    switch cursor.byte {
    case .doubleQuote, .quote:
      cursor.take(to: cursor.end(ofNext: [cursor.byte], from: cursor.at + 1), as: .string)
    case .equals:
      cursor.take(1)
      cursor.take(to: cursor.end(from: cursor.at, while: \.isSpace))
      guard cursor.byte != .doubleQuote && cursor.byte != .quote else { return }
      cursor.take(to: cursor.end(from: cursor.at) { !$0.isSpace && $0 != .greater }, as: .string)
    case let byte where Self.attributeEnds.contains(byte): cursor.take(1)
    default: cursor.take(to: cursor.end(from: cursor.at) { !Self.attributeEnds.contains($0) }, as: .name)
    }
  }

  /// What a script or a style holds, up to its closing tag.
  private func takeContent(_ cursor: inout CodeCursor, of name: String) {
    guard name == "script" || name == "style" else { return }
    let closing = Array("</\(name)".utf8)
    var end = cursor.at
    while end < cursor.limit {
      if cursor[end] == .less && closing.indices.allSatisfy({ matches(cursor[end + $0], closing[$0]) }) {
        break
      }
      end += 1
    }
    cursor.within(end) { content in
      CodeLanguage.grammar(name == "script" ? .javascript : .css).run(&content)
    }
  }

  private func matches(_ byte: UInt8, _ lower: UInt8) -> Bool {
    (byte.isUpper ? byte | 0x20 : byte) == lower
  }
}
