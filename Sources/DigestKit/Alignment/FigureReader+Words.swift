/// Numbers in words: English ones, and Han.
extension FigureReader {
  // MARK: - English

  mutating func readWord() {
    let start = index
    let end = wordEnd(start)
    // What goes on behind a hyphen or a digit is looked at as a whole.
    let word = string(start..<min(end, start + 24))
    if end - start < 14, self[end]?.isDigit != true {
      if readMonthOrWeekday(word, start..<end) {
        trail.add(word, at: start..<end, to: &facts)
        return
      }
      let lower = word.lowercased()
      if let alike = FigureWords.englishAlike[lower] { facts.hear(alike) }
      if let factor = FigureWords.englishScales[lower] { facts.hear([factor]) }
      if FigureWords.english[lower] != nil || lower == "hundred" || lower == "thousand",
        let number = englishNumber(from: start)
      {
        trail.add(string(start..<number.end), at: start..<number.end, to: &facts)
        index = number.end
        return finish(number)
      }
    }
    readName(from: start)
  }

  /// `three`, `twenty-five`, `a hundred and thirty`, `one thousand nine hundred`: nil for a scale alone.
  private mutating func englishNumber(from start: Int) -> NumberReading? {
    var number = EnglishReading()
    var end = start
    var place = start
    while number.words < 10, let word = numberWord(at: place) {
      if word.text == "and" {
        let next = numberWord(at: behindSpace(word.end))
        guard number.mayGoOn, let next, next.text != "and" else { break }
      } else if !number.take(word.text) {
        break
      }
      if word.text != "and" { end = word.end }
      place = self[word.end] == "-" ? word.end + 1 : behindSpace(word.end)
    }
    guard number.words > 1 || FigureWords.english[string(start..<end).lowercased()] != nil else { return nil }
    // What reads as one number may be two: "eight hundred and three thousand".
    facts.hear(number.alternatives)
    return NumberReading(
      value: number.value, start: start, end: end, isInDigits: false, isOnlyHeard: number.value < 2,
      isWeak: number.value < 13 || number.isOfTwo)
  }

  private func numberWord(at place: Int) -> (text: String, end: Int)? {
    let end = wordEnd(place)
    guard (3...9).contains(end - place) else { return nil }
    let word = string(place..<end).lowercased()
    let isNumber =
      FigureWords.english[word] != nil || word == "and" || word == "hundred" || word == "thousand"
    return isNumber ? (word, end) : nil
  }

  // MARK: - Han

  mutating func readHanNumber() {
    let start = index
    var end = start
    while let scalar = self[end], FigureWords.hanDigits[scalar] != nil || FigureWords.hanScales[scalar] != nil
    { end += 1 }
    index = end
    guard end - start <= 12 else { return }
    if holds("分之", at: end) { return readFraction(start, end) }
    let run = Array(text[start..<end])
    // 三千二 is 3200, and in 三千两块 the 两 counts pieces.
    if run.count > 1, let last = run.last.flatMap({ FigureWords.hanDigits[$0] }),
      let scale = FigureWords.hanScales[run[run.count - 2]], scale > 10
    {
      let rounded = HanReading(Array(run.dropLast())).values
      return facts.hear(rounded + rounded.map { $0 + last * scale / 10 } + rounded.map { $0 + last } + [last])
    }
    let digits = run.compactMap { FigureWords.hanDigits[$0] }
    if digits.count == run.count { return readHanDigits(digits, start, end) }
    let reading = HanReading(run)
    facts.hear(reading.values)
    guard reading.values.count == 1, let value = reading.values.first else { return }
    let next = self[end]
    let isCounted =
      next.map { FigureWords.counters.contains($0) || "多余餘分秒小岁歲元美英公行字倍".unicodeScalars.contains($0) } ?? false
    // 千万 and 百万 alone say "by all means" and "very many"; 三十 alone may be part of a name.
    let isSure = reading.beginsWithDigit && value >= 11 && isCounted
    finish(
      NumberReading(
        value: value, start: start, end: end, isInDigits: false, isOnlyHeard: !isCounted,
        isWeak: !isSure || start > 0 && text[start - 1] == "第"))
  }

  /// 三, 二〇二四, and 三五, which are two.
  private mutating func readHanDigits(_ digits: [Double], _ start: Int, _ end: Int) {
    facts.hear(digits)
    let value = digits.reduce(0) { $0 * 10 + $1 }
    if digits.count > 1 {
      facts.hear([value])
      if digits.count == 4, self[end] == "年", (1900...2100).contains(value) {
        claimYear(Int(value), start..<end)
      }
      return
    }
    // 二点三, 两度三.
    if let sign = self[end], sign == "点" || sign == "點" || sign == "度",
      let tenths = self[end + 1].flatMap({ FigureWords.hanDigits[$0] })
    {
      return facts.hear([value + tenths / 10])
    }
    if start > 0, text[start - 1] == "周" || text[start - 1] == "期" || text[start - 1] == "拜" { return }
    let isOrdinal = start > 0 && text[start - 1] == "第"
    let isCounted = self[end].map { FigureWords.counters.contains($0) } ?? false
    finish(
      NumberReading(
        value: value, start: start, end: end, isInDigits: false,
        isOnlyHeard: value < 2 || !isCounted || isOrdinal,
        isWeak: true))
  }

  /// 百分之三十, 三分之二, 百分之 30.
  private mutating func readFraction(_ start: Int, _ end: Int) {
    let whole = HanReading(Array(text[start..<end])).values.last ?? 1
    var place = behindSpace(end + 2)
    var part: Double?
    if let number = integer(at: place, most: 3) {
      part = Double(number.value)
      place = number.end
    } else {
      let first = place
      while let scalar = self[place], place - first < 8,
        FigureWords.hanDigits[scalar] != nil || FigureWords.hanScales[scalar] != nil
      {
        place += 1
      }
      if place > first { part = HanReading(Array(text[first..<place])).values.last }
    }
    guard let part, whole > 0 else { return }
    index = place
    let share = part / whole
    facts.hear([whole, part, share, share * 100, (share * 100).rounded()])
    guard whole == 100 else { return }
    facts.claims.append(
      Claim(
        family: .measured(.percent), weight: .strong,
        facts: [part, share].map { .number(Magnitude($0)) }, unit: FigureUnits.percent, value: part,
        range: start..<place))
  }

  // MARK: - Other signs

  mutating func readSign(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "半": facts.hear([0.5, 50, 30, 1.5, 2.5, 6])
    case "双", "雙", "俩", "兼": facts.hear([2])
    case "翻": facts.hear([2, 100, 200])
    case "倍": facts.hear([2, 100, 200])
    case "周", "週", "期", "拜": readWeekday(scalar)
    default: break
    }
  }

  /// 周三, 星期三, 礼拜三.
  private mutating func readWeekday(_ scalar: Unicode.Scalar) {
    let before = index > 0 ? text[index - 1] : " "
    guard let next = self[index + 1], let place = Array("一二三四五六日天".unicodeScalars).firstIndex(of: next) else {
      return
    }
    if scalar == "期" && before != "星" || scalar == "拜" && before != "礼" && before != "禮" { return }
    // 一周五天, 每周一次: they count weeks.
    let behind = self[index + 2]
    let isCount =
      before.isDigit || FigureWords.hanDigits[before] != nil
      || before == " " && index > 1 && text[index - 2].isDigit
    if isCount
      || behind.map({ FigureWords.counters.contains($0) || FigureWords.hanScales[$0] != nil }) == true
    {
      return
    }
    claimWeekday(min(place, 6) + 1, index..<(index + 2))
    index += 2
  }
}

/// English words as they make a number.
struct EnglishReading {
  private(set) var words = 0
  /// The numbers that a part of the words would be.
  private(set) var alternatives: [Double] = []
  /// True if they may be two numbers.
  private(set) var isOfTwo = false
  private var sum = 0.0
  private var group = 0.0
  private var last = 0.0

  var value: Double { sum + group }
  /// True if "and" and a smaller number may follow.
  var mayGoOn: Bool { group >= 100 || group == 0 && sum > 0 }

  /// Takes the next word in; false if another number begins with it.
  mutating func take(_ word: String) -> Bool {
    if let small = FigureWords.english[word] {
      let tens = group.truncatingRemainder(dividingBy: 100)
      let isUnit = tens >= 20 && tens.truncatingRemainder(dividingBy: 10) == 0 && small < 10
      guard words == 0 || tens == 0 || isUnit else { return false }
      group += small
      last = small
    } else if word == "hundred" {
      guard group < 20 else { return false }
      group = max(1, group) * 100
    } else {
      guard sum == 0 else { return false }
      if group > 100 && last < 10 {
        isOfTwo = true
        alternatives += [group - last, last * 1000]
      }
      sum = max(1, group) * 1000
      group = 0
    }
    words += 1
    return true
  }
}

/// A run of Han digits and scales: 三千五百, 一万二千, 三四十.
struct HanReading {
  /// One, or several where digits stand side by side.
  private(set) var values: [Double] = []
  private(set) var beginsWithDigit = false

  init(_ run: [Unicode.Scalar]) {
    beginsWithDigit = run.first.map { FigureWords.hanDigits[$0] != nil || $0 == "十" } ?? false
    var sum = 0.0
    var section = 0.0
    var digit: Double?
    var alternatives: [Double] = []
    for scalar in run {
      if let value = FigureWords.hanDigits[scalar] {
        if let digit, digit > 0 { alternatives.append(digit) }
        digit = value
        continue
      }
      let scale = FigureWords.hanScales[scalar] ?? 1
      alternatives = alternatives.map { $0 < 10 ? $0 * scale : $0 }
      if scale >= 1e4 {
        sum = (sum + section + (digit ?? (section == 0 && sum == 0 ? 1 : 0))) * scale
        section = 0
      } else {
        section += (digit ?? 1) * scale
      }
      digit = nil
    }
    values = alternatives + [sum + section + (digit ?? 0)]
  }
}
