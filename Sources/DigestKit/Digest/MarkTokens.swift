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
  private let folded: FoldedText
  /// Where in the folded text each token begins; one more for the end.
  private let starts: [Int]

  init(_ text: some StringProtocol) {
    var tokens: [Token] = []
    var starts: [Int] = []
    var word = String.UnicodeScalarView()
    var digits: [UInt32] = []
    func endRun(before index: Int) {
      if !word.isEmpty {
        tokens.append(.word(String(word)))
        starts.append(index - word.count)
      }
      // More digits than an int has are no number of an issue.
      if !digits.isEmpty {
        tokens.append(.number(digits.prefix(18).reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits: digits.count))
        starts.append(index - digits.count)
      }
      word.removeAll()
      digits.removeAll()
    }
    folded = FoldedText(String(text))
    for (index, value) in folded.scalars.enumerated() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if (0x30...0x39).contains(value) {
        if !word.isEmpty { endRun(before: index) }
        digits.append(value)
      } else if scalar.properties.isAlphabetic && !scalar.isHan && !scalar.isHangul && !scalar.isKana {
        if !digits.isEmpty { endRun(before: index) }
        word.append(scalar)
      } else {
        endRun(before: index)
        let isSpace = scalar.properties.isWhitespace
        if !isSpace || tokens.last != .sign(" ") {
          tokens.append(.sign(isSpace ? " " : scalar))
          starts.append(index)
        }
      }
    }
    endRun(before: folded.count)
    (self.tokens, self.starts) = HanNumerals.replaced(in: tokens, starts: starts)
  }

  /// UTF-8 places in the text of tokens in a row.
  func source(of range: Range<Int>) -> Range<Int> {
    let end = range.upperBound < starts.count ? starts[range.upperBound] : folded.count
    guard range.lowerBound < starts.count else { return folded.sourceLength..<folded.sourceLength }
    return folded.sourceRange(of: starts[range.lowerBound]..<end)
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

extension MarkTokens {
  /// The marks of an issue that stand in a title or name, each with its place.
  ///
  /// What is the number of an issue is no day: `No. 8, May 2024`. Of a volume and an issue the issue counts.
  var marks: (week: Marked<Week>?, number: Marked<Int>?, day: Marked<Day>?) {
    let numbers = all(issueNumber)
    let day = first { index -> Marked<Day>? in
      guard let day = self.day(at: index), !numbers.contains(where: { $0.range.overlaps(day.range) }) else {
        return nil
      }
      return day
    }
    let number = numbers.first { !isVolume($0.range.lowerBound) } ?? numbers.first
    return (first(week), number, day)
  }

  private func isVolume(_ index: Int) -> Bool {
    if let word = word(index) { return ["vol", "volume"].contains(word) }
    return false
  }
}
