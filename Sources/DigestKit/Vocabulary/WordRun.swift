import Writing

/// A word of a text, and what stands between it and the word before.
struct RunWord: Equatable, Sendable {
  /// What parts two words. All but `end` may stand inside a phrase.
  enum Joint: UInt8, Sendable {
    case none, space, hyphen, dot, end

    /// How a phrase is written with it.
    var text: String {
      switch self {
      case .none, .end: ""
      case .space: " "
      case .hyphen: "-"
      case .dot: "·"
      }
    }

    init(_ between: Substring.UTF8View) {
      // Most words have nothing or a space between them.
      switch between.first {
      case nil: self = .none
      case 0x20, 0x0A, 0x09:
        self = between.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 } ? .space : .end
      default:
        switch String(Substring(between)) {
        case "-", "‐", "‑": self = .hyphen
        case "·", "・": self = .dot
        default: self = .end
        }
      }
    }
  }

  /// Its place in the table of written words.
  var word: Int32
  var joint: Joint
}

/// Written words, each under a number of its own, in the order in which they came.
struct WordTable: Equatable, Sendable {
  private(set) var words: [String] = []
  private var shortNumbers: [ShortWord: Int32] = [:]
  private var longNumbers: [String: Int32] = [:]
  /// False for words that were only read: whoever looks none up needs no numbers.
  private var hasNumbers = true

  init() {}

  /// Words that were in a table before.
  init(words: [String]) {
    self.words = words
    hasNumbers = words.isEmpty
  }

  static func == (left: WordTable, right: WordTable) -> Bool { left.words == right.words }

  mutating func number(of word: Substring) -> Int32 {
    if !hasNumbers { giveNumbers() }
    let next = Int32(truncatingIfNeeded: words.count)
    if let short = ShortWord(word.utf8) {
      if let number = shortNumbers[short] { return number }
      shortNumbers[short] = next
      words.append(String(word))
      return next
    }
    let long = String(word)
    if let number = longNumbers[long] { return number }
    longNumbers[long] = next
    words.append(long)
    return next
  }

  private mutating func giveNumbers() {
    hasNumbers = true
    for (number, word) in words.enumerated() {
      if let short = ShortWord(word[...].utf8) {
        shortNumbers[short] = Int32(truncatingIfNeeded: number)
      } else {
        longNumbers[word] = Int32(truncatingIfNeeded: number)
      }
    }
  }

  /// The words of a text in order.
  mutating func run(of text: String) -> [RunWord] {
    var run: [RunWord] = []
    var end = text.startIndex
    for word in WordSegments.words(in: text) {
      let joint: RunWord.Joint = run.isEmpty ? .end : .init(text.utf8[end..<word.startIndex])
      run.append(RunWord(word: number(of: word), joint: joint))
      end = word.endIndex
    }
    return run
  }
}

/// The bytes of a word of up to 16, which most have: compared ten times as fast as a string, which may be written in several
/// ways in Unicode. Words are looked up as often as they occur, so this is most of the time that evidence takes.
private struct ShortWord: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init?(_ bytes: Substring.UTF8View) {
    var count: UInt64 = 0
    for byte in bytes {
      if count < 8 {
        low |= UInt64(byte) << (8 * count)
      } else {
        high |= UInt64(byte) << (8 * (count - 8))
      }
      count += 1
      if count > 16 { return nil }
    }
  }
}
