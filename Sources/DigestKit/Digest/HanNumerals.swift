/// Numbers written in Han, as they stand in marks: `第十二期`, `二〇二四年三月五日`.
enum HanNumerals {
  private static let digits: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let units: [Unicode.Scalar: Int] = ["十": 10, "百": 100, "千": 1000]

  /// The tokens with such numbers in place of their characters, where they are part of a mark: anywhere else 一 and 三 are
  /// parts of words.
  ///
  /// `starts` are their places, of which those of the first characters stay.
  static func replaced(in tokens: [MarkTokens.Token], starts: [Int]) -> ([MarkTokens.Token], starts: [Int]) {
    guard tokens.contains(where: { numeral($0) != nil }) else { return (tokens, starts) }
    var result: [MarkTokens.Token] = []
    var places: [Int] = []
    var index = 0
    while index < tokens.count {
      let run = tokens[index...].prefix { numeral($0) != nil }.compactMap(numeral)
      let before = result.last { $0 != .sign(" ") }
      let after = tokens.dropFirst(index + run.count).first { $0 != .sign(" ") }
      if let number = number(run, before: before, after: after) {
        result.append(.number(number, digits: String(number).count))
        places.append(starts[index])
        index += run.count
      } else {
        // A run that is none is left as it is.
        let count = max(1, run.count)
        result += tokens[index..<(index + count)]
        places += starts[index..<(index + count)]
        index += count
      }
    }
    return (result, places)
  }

  private static func numeral(_ token: MarkTokens.Token) -> Unicode.Scalar? {
    guard case .sign(let scalar) = token, digits[scalar] != nil || units[scalar] != nil else { return nil }
    return scalar
  }

  /// Behind 第 and before a counter; a year of four digits; or between the parts of a date.
  private static func number(_ run: [Unicode.Scalar], before: MarkTokens.Token?, after: MarkTokens.Token?)
    -> Int?
  {
    guard !run.isEmpty, case .sign(let next)? = after else { return nil }
    let isCounted = before == .sign("第") && "期号卷辑回集刊周週".unicodeScalars.contains(next)
    let isYear = run.count == 4 && next == "年"
    let isDate =
      (before == .sign("年") && next == "月") || (before == .sign("月") && "日号".unicodeScalars.contains(next))
    return isCounted || isYear || isDate ? value(run) : nil
  }

  /// `一〇三` by places, `二十五` and `一百零三` by units; nil for what is neither.
  private static func value(_ run: [Unicode.Scalar]) -> Int? {
    guard run.count <= 7 else { return nil }
    guard run.contains(where: { units[$0] != nil }) else {
      return run.reduce(0) { $0 * 10 + (digits[$1] ?? 0) }
    }
    var sum = 0
    var digit: Int?
    for scalar in run {
      if let unit = units[scalar] {
        sum += (digit ?? 1) * unit
        digit = nil
      } else {
        digit = digits[scalar]
      }
    }
    return sum + (digit ?? 0)
  }
}
