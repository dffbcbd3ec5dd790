import Writing

/// A name or a title as numbers, words and signs, to find in it which issue it is.
struct MarkTokens {
  enum Token: Equatable {
    case number(Int, digits: Int)
    /// Letters of an alphabet in a row, folded.
    case word(String)
    /// Anything else: a Han character, a sign, a space for any number of them.
    case sign(Unicode.Scalar)
  }

  let tokens: [Token]

  init(_ text: some StringProtocol) {
    var tokens: [Token] = []
    var word = String.UnicodeScalarView()
    var digits: [UInt32] = []
    func endRun() {
      if !word.isEmpty { tokens.append(.word(String(word))) }
      // More digits than an int has are no number of an issue.
      if !digits.isEmpty {
        tokens.append(.number(digits.prefix(18).reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits: digits.count))
      }
      word.removeAll()
      digits.removeAll()
    }
    for value in FoldedText(String(text)).scalars {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if (0x30...0x39).contains(value) {
        if !word.isEmpty { endRun() }
        digits.append(value)
      } else if scalar.properties.isAlphabetic && !scalar.isHan && !scalar.isHangul && !scalar.isKana {
        if !digits.isEmpty { endRun() }
        word.append(scalar)
      } else {
        endRun()
        let isSpace = scalar.properties.isWhitespace
        if !isSpace || tokens.last != .sign(" ") { tokens.append(.sign(isSpace ? " " : scalar)) }
      }
    }
    endRun()
    self.tokens = HanNumerals.replaced(in: tokens)
  }

  subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  func number(_ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard case .number(let value, let count)? = self[index], digits.contains(count) else { return nil }
    return value
  }

  func word(_ index: Int) -> String? { if case .word(let word)? = self[index] { word } else { nil } }

  func isSign(_ index: Int, _ signs: String) -> Bool {
    guard case .sign(let scalar)? = self[index] else { return false }
    return signs.unicodeScalars.contains(scalar)
  }

  /// The first index from `index` on that holds none of these signs.
  func skip(_ signs: String, from index: Int) -> Int {
    var index = index
    while isSign(index, signs) { index += 1 }
    return index
  }

  /// True if there are as many digits as a whole date has.
  var holdsDay: Bool {
    let digits = tokens.compactMap { if case .number(_, let digits) = $0 { digits } else { nil } }
    return digits.count >= 3 || digits.reduce(0, +) >= 7
  }

  var holdsNumber: Bool {
    tokens.contains { if case .number = $0 { true } else { false } }
  }
}

/// What was found, and where.
struct Marked<Value> {
  var value: Value
  var range: Range<Int>
}

extension MarkTokens {
  /// All that `find` finds, one behind the other.
  func all<Value>(_ find: (Int) -> Marked<Value>?) -> [Marked<Value>] {
    var found: [Marked<Value>] = []
    for index in tokens.indices where index >= found.last?.range.upperBound ?? 0 {
      if let marked = find(index) { found.append(marked) }
    }
    return found
  }

  /// The first of what `find` finds from any token on.
  func first<Value>(_ find: (Int) -> Marked<Value>?) -> Marked<Value>? {
    for index in tokens.indices { if let found = find(index) { return found } }
    return nil
  }
}
