/// Cuts a line into pieces, and leaves alone what wouldn't work with other words in it.
struct LineCutter {
  private let text: ArraySlice<UInt8>
  private var at: Int

  init(text: ArraySlice<UInt8>) {
    self.text = text
    at = text.startIndex
  }

  mutating func next() -> (kind: Piece.Kind, range: Range<Int>)? {
    guard at < text.endIndex else { return nil }
    let start = at
    let kind = start == text.startIndex ? marks() ?? inline() : inline()
    return (kind, start..<at)
  }

  /// What makes a line an item, a quotation or a heading: its number isn't a number of the text.
  private mutating func marks() -> Piece.Kind? {
    let rest = text.drop { " >#-*+\t".utf8.contains($0) }
    let digits = rest.prefix(while: \.isDigit)
    let after = rest.dropFirst(digits.count).first
    let isItem = !digits.isEmpty && (after == UInt8(ascii: ".") || after == UInt8(ascii: ")"))
    let end = isItem ? digits.endIndex + 1 : rest.startIndex
    guard end > at else { return nil }
    at = end
    return .literal
  }

  private mutating func inline() -> Piece.Kind {
    let byte = text[at]
    if Self.isHan(text[at...]) {
      while Self.isHan(text[at...]) { at += 3 }
      return .han
    }
    if byte.isLetter { return word() }
    if byte.isDigit {
      advance { $0.isDigit }
      return .number
    }
    switch byte {
    case UInt8(ascii: "`"): span(closedBy: text[at...].prefix { $0 == byte })
    case UInt8(ascii: "$"): span(closedBy: text[at...].prefix { $0 == byte })
    case UInt8(ascii: "\\"), UInt8(ascii: "&"):
      at += 1
      advance { $0.isLetter }
    case UInt8(ascii: "<") where !starts("<http"): span(until: UInt8(ascii: ">"))
    case UInt8(ascii: "[") where starts("[^"): span(until: UInt8(ascii: "]"))
    case UInt8(ascii: "]") where starts("](") && !starts("](http"): span(until: UInt8(ascii: ")"))
    case 0xC2...0xF4: return character()
    default: at += 1
    }
    return byte == UInt8(ascii: "\n") ? .sentenceEnd : .literal
  }

  private mutating func word() -> Piece.Kind {
    if starts("http://") || starts("https://") {
      // Parentheses are taken in pairs, since a link ends with one.
      var depth = 0
      advance { byte in
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        return depth >= 0 && byte > 0x20 && byte < 0x7F && !"<>\"`|[]".utf8.contains(byte)
      }
      return .address
    }
    let start = at
    let before = start > text.startIndex ? text[start - 1] : 0
    advance { $0.isLetter }
    let letters = at - start
    // Letters joined to digits, hyphens or other letters are names of files, models, versions and people.
    let joins = { (byte: UInt8) in
      byte.isDigit || byte >= 0xC2 && byte <= 0xDF || "_/@.\\".utf8.contains(byte)
    }
    let after = at < text.endIndex ? text[at] : 0
    let endsSentence = after == UInt8(ascii: ".") && at + 1 < text.endIndex && text[at + 1] <= 0x20
    if letters >= 5, !joins(before), !joins(after) || endsSentence { return .latin }
    advance { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
    return .literal
  }

  private mutating func character() -> Piece.Kind {
    let byte = text[at]
    let ends = starts("。") || starts("！") || starts("？")
    at = min(at + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4), text.endIndex)
    return ends ? .sentenceEnd : .literal
  }

  /// To the same mark again; alone, the mark is only itself.
  private mutating func span(closedBy mark: ArraySlice<UInt8>) {
    at += mark.count
    var end = at
    while end < text.endIndex {
      let run = text[end...].prefix { $0 == mark.first }.count
      if run == mark.count {
        at = end + run
        return
      }
      end += max(run, 1)
    }
  }

  private mutating func span(until mark: UInt8) {
    at = text[at...].firstIndex(of: mark).map { $0 + 1 } ?? at + 1
  }

  private mutating func advance(while condition: (UInt8) -> Bool) {
    while at < text.endIndex, condition(text[at]) { at += 1 }
  }

  private func starts(_ prefix: StaticString) -> Bool {
    guard text.endIndex - at >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { buffer in buffer.indices.allSatisfy { buffer[$0] == text[at + $0] } }
  }

  /// U+4E00 to U+9FFF.
  static func isHan(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 3 else { return false }
    let first = bytes[bytes.startIndex]
    return 0xE5...0xE9 ~= first || first == 0xE4 && bytes[bytes.startIndex + 1] >= 0xB8
  }
}
