import Writing

/// The tokens under which text is indexed, and those that a pattern looks up.
///
/// Letters of scripts without spaces give every pair of neighbours and every single one, so that any substring
/// is found by its pairs. A Latin word gives itself, and its rest from each camel-case step, so that any word
/// start is found as a prefix; one or two letters begin so many words that these give tokens of their own.
/// Punctuation gives nothing: patterns are verified on the text itself.
public enum SearchTokens {
  /// Longer tokens are cut, in documents and queries alike.
  static let longest = 40
  /// Prefixes of Latin words up to this are tokens.
  private static let longestPrefix = 2

  /// What of an entry a token is in.
  public enum Field: Sendable {
    /// All that search sees.
    case text
    /// Title, sections, notes and bold text: what makes a match a good one.
    case head
  }

  /// What the index keeps of a text.
  public struct Text: Sendable {
    /// All tokens in a row, in UTF-8, each followed by `separator`.
    public let tokens: [UInt8]
    /// Letters of scripts without spaces, with 0 for everything between them.
    public let letters: [UInt16]

    public init(_ text: String, in field: Field) {
      var emitter = Emitter(text: FoldedText(text), field: field)
      emitter.run()
      tokens = emitter.tokens
      letters = emitter.letters
    }
  }

  /// A byte that no token holds.
  public static let separator: UInt8 = 1
  /// What tokens of heads, and prefixes, begin with.
  private static let headMark: UInt8 = 2
  private static let prefixMark: UInt8 = 3

  private struct Emitter {
    let text: FoldedText
    let field: Field
    var tokens: [UInt8] = []
    var letters: [UInt16] = []
    private var seen: PairSet

    init(text: FoldedText, field: Field) {
      self.text = text
      self.field = field
      seen = PairSet(capacity: text.count * 2)
      tokens.reserveCapacity(text.count * 12)
      letters.reserveCapacity(text.count)
    }

    mutating func run() {
      var index = 0
      while index < text.count {
        switch text.kinds[index] {
        case .other:
          part()
          index += 1
        case .letter:
          if let letter = UInt16(exactly: text.scalars[index]) { letters.append(letter) } else { part() }
          // Where a token stands in the text isn't indexed, so once is enough.
          let hasNext = index + 1 < text.count && text.kinds[index + 1] == .letter
          let first = UInt64(text.scalars[index]) << 32
          if hasNext, seen.insert(first | UInt64(text.scalars[index + 1])) { emit(index..<(index + 2)) }
          if seen.insert(first) { emit(index..<(index + 1)) }
          index += 1
        case .latin:
          part()
          var end = index
          while end < text.count && text.kinds[end] == .latin { end += 1 }
          for start in index..<end where start == index || text.startsWord[start] {
            emit(start..<min(end, start + longest))
            for length in 1...longestPrefix where start + length <= end {
              emit(start..<(start + length), isPrefix: true)
            }
          }
          index = end
        }
      }
    }

    private mutating func part() { if letters.last != 0 { letters.append(0) } }

    private mutating func emit(_ range: Range<Int>, isPrefix: Bool = false) {
      if field == .head { tokens.append(headMark) }
      if isPrefix { tokens.append(prefixMark) }
      for index in range { appendUTF8(text.scalars[index], to: &tokens) }
      tokens.append(separator)
    }
  }

  static func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if scalar < 0x800 {
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else {
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// A token that every text with the pattern in it has.
  public struct Lookup: Hashable, Sendable {
    public var token: String
    /// Any token that starts like this.
    public var isPrefix: Bool

    public init(token: String, isPrefix: Bool) {
      self.token = token
      self.isPrefix = isPrefix
    }
  }

  /// Look-ups for a pattern, all of which must be there; none for a pattern of punctuation alone.
  public static func lookups(for pattern: TextPattern, in field: Field = .text) -> [Lookup] {
    var found: [Lookup] = []
    func add(_ range: Range<Int>, isPrefix: Bool = false) {
      let hasToken = isPrefix && range.count <= longestPrefix
      var mark = ""
      if field == .head { mark.unicodeScalars.append(Unicode.Scalar(headMark)) }
      if hasToken { mark.unicodeScalars.append(Unicode.Scalar(prefixMark)) }
      found.append(
        Lookup(token: mark + String(scalars: pattern.scalars[range]), isPrefix: isPrefix && !hasToken))
    }
    var index = 0
    let count = pattern.scalars.count
    while index < count {
      switch pattern.kinds[index] {
      case .other: index += 1
      case .letter:
        let hasNext = index + 1 < count && pattern.kinds[index + 1] == .letter
        let hadPrevious = index > 0 && pattern.kinds[index - 1] == .letter
        if hasNext { add(index..<(index + 2)) } else if !hadPrevious { add(index..<(index + 1)) }
        index += 1
      case .latin:
        var end = index
        while end < count && pattern.kinds[end] == .latin { end += 1 }
        let isCut = end - index > longest
        add(
          index..<min(end, index + longest), isPrefix: end == count && !isCut && !pattern.mustEndWord)
        index = end
      }
    }
    return found
  }

  /// True if look-ups alone decide: one token that is the whole pattern.
  public static func isExact(_ pattern: TextPattern) -> Bool {
    let isOneRun = pattern.kinds.allSatisfy { $0 == pattern.kinds[0] }
    switch pattern.kinds[0] {
    case .other: return false
    case .letter: return isOneRun && pattern.scalars.count <= 2
    // A longer word was cut, so that where it ends isn't known.
    case .latin: return isOneRun && pattern.scalars.count <= longest - (pattern.mustEndWord ? 1 : 0)
    }
  }

  /// The look-up whose rows hold the pattern for sure: it is a group of three or four letters, which is a token
  /// where it is common.
  public static func gram(for pattern: TextPattern) -> Lookup? {
    guard (3...4).contains(pattern.scalars.count), pattern.kinds.allSatisfy({ $0 == .letter }) else {
      return nil
    }
    return Lookup(token: String(scalars: pattern.scalars), isPrefix: false)
  }
}

/// Numbers other than zero, in a table that is never more than half full.
private struct PairSet {
  private var slots: [UInt64]
  private let mask: Int

  /// For at most `capacity` numbers.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
  }

  /// False if it was there already.
  mutating func insert(_ value: UInt64) -> Bool {
    // Fibonacci hashing: the high bits of the product are well mixed.
    var slot = Int(truncatingIfNeeded: (value &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] != 0 {
      if slots[slot] == value { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = value
    return true
  }
}
