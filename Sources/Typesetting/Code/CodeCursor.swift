/// Splits code into tokens. A step takes at least a byte; where it doesn't, `run` does.
protocol CodeLexer {
  mutating func step(_ cursor: inout CodeCursor)
}

extension CodeLexer {
  /// Takes all that is left, up to the limit.
  mutating func run(_ cursor: inout CodeCursor) {
    while !cursor.isAtEnd {
      let start = cursor.at
      step(&cursor)
      if cursor.at == start { cursor.take(1) }
    }
  }
}

/// Code as bytes, a place in it, and what has been said of the bytes before that place.
struct CodeCursor {
  private let bytes: [UInt8]
  private(set) var at = 0
  /// Where the text ends, or the part of it that a lexer has been given.
  private(set) var limit: Int
  private var marks: [(end: Int, token: CodeToken)] = []

  #if DEBUG
  /// How often a byte was looked at, for tests to see that no input makes that more than linear.
  final class Reads { var count = 0 }
  let reads = Reads()
  #endif

  init(_ text: String) {
    bytes = Array(text.utf8)
    limit = bytes.count
  }

  var isAtEnd: Bool { at >= limit }
  /// The byte at the cursor, 0 at the end.
  var byte: UInt8 { self[at] }
  var previous: UInt8 { self[at - 1] }

  /// The byte at `index`, 0 outside the text.
  subscript(index: Int) -> UInt8 {
    #if DEBUG
    reads.count += 1
    #endif
    return index >= 0 && index < limit ? bytes[index] : 0
  }

  // MARK: Taking

  mutating func take(to end: Int, as token: CodeToken = .plain) {
    let end = min(end, limit)
    guard end > at else { return }
    if let last = marks.last, last.token == token {
      marks[marks.count - 1].end = end
    } else {
      marks.append((end, token))
    }
    at = end
  }

  mutating func take(_ count: Int, as token: CodeToken = .plain) { take(to: at + count, as: token) }

  /// Spaces at the cursor, line ends left alone.
  mutating func takeBlanks() { take(to: end(from: at, while: \.isBlank)) }

  /// The rest of the line, its end left alone.
  mutating func takeLine(as token: CodeToken = .plain) { take(to: lineEnd(from: at), as: token) }

  /// Lets `body` see nothing beyond `end`.
  mutating func within(_ end: Int, _ body: (inout CodeCursor) -> Void) {
    let outer = limit
    limit = max(at, min(end, outer))
    body(&self)
    limit = outer
  }

  // MARK: Looking

  func end(from start: Int, while isWanted: (UInt8) -> Bool) -> Int {
    var index = start
    while index < limit && isWanted(self[index]) { index += 1 }
    return min(index, limit)
  }

  func lineEnd(from start: Int) -> Int { end(from: start) { $0 != .newline } }

  /// The end of the line that goes on after each backslash at a line's end.
  func logicalLineEnd(from start: Int) -> Int {
    var end = lineEnd(from: start)
    while end < limit && end > start && self[end - 1] == .backslash { end = lineEnd(from: end + 1) }
    return end
  }

  func starts(with marker: [UInt8], at index: Int) -> Bool {
    guard index + marker.count <= limit else { return false }
    for (offset, byte) in marker.enumerated() where self[index + offset] != byte { return false }
    return true
  }

  func starts(with marker: StaticString) -> Bool {
    marker.withUTF8Buffer { buffer in
      for (offset, byte) in buffer.enumerated() where self[at + offset] != byte { return false }
      return true
    }
  }

  /// Where the next `marker` from `start` on ends, or the limit.
  func end(ofNext marker: [UInt8], from start: Int) -> Int {
    guard let first = marker.first else { return start }
    var index = start
    while index < limit {
      if self[index] == first && starts(with: marker, at: index) { return index + marker.count }
      index += 1
    }
    return limit
  }

  /// The end of a string of `form` whose text begins at `start`: past its closing marker, or where it must
  /// end without one.
  func end(of form: StringForm, from start: Int) -> Int {
    guard let first = form.close.first else { return start }
    var index = start
    while index < limit {
      let byte = self[index]
      if byte == first && starts(with: form.close, at: index) { return index + form.close.count }
      if byte == .newline && !form.spansLines { return index }
      index += byte == .backslash && form.escapes ? 2 : 1
    }
    return limit
  }

  /// A word for looking up. What is looked up is short and ASCII, and anything else empty here: to hash marks
  /// and Han takes a while.
  func word(to end: Int, lowercased: Bool = false) -> String {
    guard end > at, end - at <= 24, end <= limit else { return "" }
    let word = bytes[at..<end]
    guard word.allSatisfy({ $0 < 0x80 }) else { return "" }
    guard lowercased else { return String(decoding: word, as: UTF8.self) }
    return String(decoding: word.map { $0.isUpper ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  // MARK: Result

  /// What has been taken, as pieces of `text`, which the cursor was made of.
  func pieces(of text: String) -> [(text: Substring, token: CodeToken)] {
    var pieces: [(text: Substring, token: CodeToken)] = []
    pieces.reserveCapacity(marks.count)
    var start = text.startIndex
    var offset = 0
    for mark in marks where mark.end > offset {
      let end = characterEnd(in: text, text.utf8.index(start, offsetBy: mark.end - offset), offset: mark.end)
      offset += text.utf8.distance(from: start, to: end)
      if let last = pieces.last, last.token == mark.token {
        pieces[pieces.count - 1].text = text[last.text.startIndex..<end]
      } else {
        pieces.append((text[start..<end], mark.token))
      }
      start = end
    }
    return pieces
  }

  /// `index`, or the end of the character that it is inside of: a mark on a closing quote stays with it, and
  /// CR LF is one character.
  private func characterEnd(in text: String, _ index: String.Index, offset: Int) -> String.Index {
    guard offset > 0 && offset < bytes.count else { return index }
    let before = bytes[offset - 1]
    let after = bytes[offset]
    if before < 0x80 && after < 0x80 && (before != .carriageReturn || after != .newline) { return index }
    // A Han character joins nothing to what is beside it, and most words in Chinese comments end at one.
    if before < 0x80 && Self.beginHan.contains(after) { return index }
    if after < 0x80 && offset > 2 && Self.beginHan.contains(bytes[offset - 3]) { return index }
    return text.index(after: text.utf8.index(before: index))
  }

  /// First bytes of U+4000 to U+9FFF.
  private static let beginHan: ClosedRange<UInt8> = 0xE4...0xE9
}
