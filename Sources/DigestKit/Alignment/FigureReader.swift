/// Reads the numbers, dates and Latin names of a text in Chinese or English, once from its beginning to its end.
struct FigureReader {
  let text: [Unicode.Scalar]
  var facts = TextFacts()
  /// Where it reads.
  var index = 0
  /// The month that was named last, for `2 月 2 日至 8 日`.
  var month: Int?
  var trail = NameTrail()
  /// A number that a dash and another number follow, as in `3–5 million`, and its claim.
  private var rangeStart: (value: Double, claim: Int?)?

  init(_ text: String) { self.text = text.unicodeScalars.map(Self.narrow) }

  /// Fullwidth digits and percent signs as ASCII has them.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isWide = (0xFF10...0xFF19).contains(scalar.value) || scalar.value == 0xFF05
    return isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }

  static func facts(of text: String) -> TextFacts {
    var reader = FigureReader(text)
    reader.run()
    return reader.facts
  }

  private mutating func run() {
    while index < text.count {
      let start = index
      let scalar = text[index]
      if scalar.isDigit {
        readDigits()
      } else if scalar.isLatinLetter {
        readWord()
      } else if FigureWords.hanDigits[scalar] != nil || FigureWords.hanScales[scalar] != nil {
        readHanNumber()
      } else {
        readSign(scalar)
      }
      // Whatever was read, it goes on.
      index = max(index, start + 1)
    }
  }

  // MARK: - Looking around

  subscript(place: Int) -> Unicode.Scalar? { text.indices.contains(place) ? text[place] : nil }

  func holds(_ sign: String, at place: Int) -> Bool {
    var place = place
    for scalar in sign.unicodeScalars {
      guard self[place] == scalar else { return false }
      place += 1
    }
    return true
  }

  /// The place behind one space, if there is one.
  func behindSpace(_ place: Int) -> Int {
    self[place].map { $0 == " " || $0 == "\n" || $0 == "\u{A0}" } == true ? place + 1 : place
  }

  /// The end of the letters from a place on.
  func wordEnd(_ place: Int) -> Int {
    var end = place
    while let scalar = self[end], scalar.isLatinLetter { end += 1 }
    return end
  }

  func digitsEnd(_ place: Int) -> Int {
    var end = place
    while let scalar = self[end], scalar.isDigit { end += 1 }
    return end
  }

  func string(_ range: Range<Int>) -> String {
    // Nearly all that is asked for is ASCII, which needs no view of scalars.
    let bytes = text[range].compactMap { UInt8(exactly: $0.value) }
    let isASCII = bytes.count == range.count && bytes.allSatisfy { $0 < 0x80 }
    return isASCII ? String(decoding: bytes, as: UTF8.self) : String(String.UnicodeScalarView(text[range]))
  }

  /// A whole number of one to `most` digits at a place.
  func integer(at place: Int, most: Int) -> (value: Int, end: Int)? {
    let end = digitsEnd(place)
    guard end > place, end - place <= most, let value = Int(string(place..<end)) else { return nil }
    return (value, end)
  }

  // MARK: - Digits

  private mutating func readDigits() {
    let start = index
    if readDate() || readTime() { return }
    guard let (value, end) = decimal(at: start) else { return readNameOfDigits(from: start) }
    let letters = end..<wordEnd(end)
    if !letters.isEmpty && !isSuffix(letters) { return readNameOfDigits(from: start) }
    trail.add(string(start..<end), at: start..<end, to: &facts)
    index = end
    finish(NumberReading(value: value, start: start, end: end, isInDigits: true))
  }

  /// `29,800` and `3.5`; nil for a version such as `1.2.3`, and for what has more digits than a number is given with.
  private func decimal(at start: Int) -> (value: Double, end: Int)? {
    var end = digitsEnd(start)
    guard end - start <= 15 else { return nil }
    var digits = string(start..<end)
    if end - start <= 3 {
      while self[end] == ",", digitsEnd(end + 1) == end + 4, digits.count < 15 {
        digits += string((end + 1)..<(end + 4))
        end += 4
      }
    }
    if self[end] == ".", let next = self[end + 1], next.isDigit {
      let fraction = digitsEnd(end + 1)
      guard fraction - end <= 12 else { return nil }
      digits += string(end..<fraction)
      end = fraction
      if self[end] == ".", self[end + 1]?.isDigit == true { return nil }
    }
    return Double(digits).map { ($0, end) }
  }

  /// True for letters that belong to the number before them: `7B`, `512GB`, `10x`, `1990s`, `21st`, `3pm`.
  private func isSuffix(_ letters: Range<Int>) -> Bool {
    if let next = self[letters.upperBound], next.isDigit || next == "_" || next == "+" { return false }
    let word = string(letters)
    guard FigureWords.letterScales[word] == nil, FigureUnits.english[word] == nil else {
      // `7B-Instruct` is a name; `5km-long` is none.
      return self[letters.upperBound] != "-"
        || self[letters.upperBound + 1].map { !$0.isUpper && !$0.isDigit } ?? true
    }
    return ["s", "st", "nd", "rd", "th", "am", "pm", "AM", "PM", "fps", "FPS", "px", "p"].contains(word)
      || FigureUnits.english[word.lowercased()] != nil
  }

  private mutating func readNameOfDigits(from start: Int) { readName(from: start) }

  // MARK: - What stands behind a number

  /// A number that was read, and what it becomes by the words around it.
  struct NumberReading {
    var value: Double
    var start: Int
    var end: Int
    var isInDigits: Bool
    /// Words or Han that say a number as likely as something else.
    var isOnlyHeard = false
    var isWeak = false
  }

  /// Takes scale and unit from behind the number, and notes what it says.
  mutating func finish(_ number: NumberReading) {
    var end = number.end
    var values = [number.value]
    let scale = scale(behind: &end, isInDigits: number.isInDigits)
    if scale.factor > 1 {
      values = scale.isSure ? [number.value * scale.factor] : [number.value * scale.factor, number.value]
    }
    if let first = rangeStart {
      rangeStart = nil
      if scale.factor > 1, let both = Optional(first.value * scale.factor) {
        facts.hear([both])
        if let claim = first.claim { facts.claims[claim].facts.append(.number(Magnitude(both))) }
      }
    }
    facts.hear(values)
    let isDone = noteEra(number, &end)
    let unit = isDone ? nil : currency(before: number.start) ?? unit(behind: &end)
    var claim = Claim(
      family: family(number, unit, isPlain: scale.factor == 1), weight: .strong,
      facts: values.map { .number(Magnitude($0)) },
      unit: unit, value: values[0], range: number.start..<end)
    if let unit { add(unit, to: &claim, values) }
    if number.isWeak || isSmall(number, claim) { claim.weight = .weak }
    index = max(index, end)
    let isClaim = !isDone && !number.isOnlyHeard && number.value > 1
    if isClaim { facts.claims.append(claim) }
    noteRange(number.value, isClaim && scale.factor == 1 && unit == nil ? facts.claims.count - 1 : nil)
  }

  private func family(_ number: NumberReading, _ unit: FigureUnit?, isPlain: Bool) -> Claim.Family {
    let isYear =
      number.isInDigits && isPlain && number.end - number.start == 4 && (1900...2100).contains(number.value)
      && (unit == nil || unit?.dimension == .months)
    if isYear { return .year }
    return unit.map { .measured($0.dimension) } ?? .plain
  }

  private func isSmall(_ number: NumberReading, _ claim: Claim) -> Bool {
    if claim.unit?.dimension == .percent { return number.value == 100 }
    return claim.unit == nil && claim.value < 10 && claim.value == claim.value.rounded() || number.value <= 1
  }

  private mutating func noteRange(_ value: Double, _ claim: Int?) {
    let dash = behindSpace(index)
    guard let sign = self[dash], "-–—~～至到".unicodeScalars.contains(sign) else { return }
    if self[behindSpace(dash + 1)]?.isDigit == true { rangeStart = (value, claim) }
  }

  /// `万`, `亿`, `million`, `k`. A letter may mean something else, so that the number counts without it as well.
  private func scale(behind end: inout Int, isInDigits: Bool) -> (factor: Double, isSure: Bool) {
    let letters = end..<wordEnd(end)
    if isInDigits, let factor = FigureWords.letterScales[string(letters)] {
      end = letters.upperBound
      return (factor, false)
    }
    var factor = 1.0
    var place = behindSpace(end)
    if let sign = self[place], "多余餘几幾来".unicodeScalars.contains(sign) { place += 1 }
    while let sign = self[place], let scale = FigureWords.hanScales[sign], factor * scale < 1e13 {
      factor *= scale
      place += 1
      end = place
    }
    while factor == 1 || place == end {
      let next = self[place] == "-" ? place + 1 : behindSpace(place)
      let word = next..<wordEnd(next)
      guard word.count < 10, let scale = FigureWords.englishScales[string(word).lowercased()],
        factor * scale < 1e16
      else { break }
      factor *= scale
      end = word.upperBound
      place = end
    }
    return (factor, true)
  }

  private func currency(before start: Int) -> FigureUnit? {
    let place = start > 0 && text[start - 1] == " " ? start - 1 : start
    return FigureUnits.currencySigns.first { pair in
      let length = pair.sign.unicodeScalars.count
      return place >= length && holds(pair.sign, at: place - length)
    }?.unit
  }

  private func unit(behind end: inout Int) -> FigureUnit? {
    let place = self[end] == "-" ? end + 1 : behindSpace(end)
    let letters = place..<wordEnd(place)
    if !letters.isEmpty {
      guard letters.count < 14 else { return nil }
      let word = string(letters)
      // One letter behind a space is a name or an article.
      if letters.count == 1 && place > end && !"mshWxg".contains(word) { return nil }
      guard let unit = FigureUnits.english[word] ?? FigureUnits.english[word.lowercased()] else { return nil }
      end = letters.upperBound
      return unit
    }
    for length in stride(from: FigureUnits.longestChinese, to: 0, by: -1) where place + length <= text.count {
      guard let unit = FigureUnits.chinese[string(place..<(place + length))] else { continue }
      end = place + length
      return unit
    }
    return nil
  }

  private mutating func add(_ unit: FigureUnit, to claim: inout Claim, _ values: [Double]) {
    for value in values {
      let base = SharedFact.measure(unit.dimension, Magnitude(value * unit.factor))
      facts.heard.insert(base)
      if unit.dimension != .percent && unit.dimension != .times { claim.facts.append(base) }
      switch unit.dimension {
      case .percent:
        facts.hear([value / 100])
        claim.facts.append(.number(Magnitude(value / 100)))
      case .times:
        // Some say by how much it grew, others to how much.
        let alike = [value + 1, value - 1, value * 100]
        facts.hear(alike)
        claim.facts += alike.filter { $0 > 1 }.map { .number(Magnitude($0)) }
      default: break
      }
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var isUpper: Bool { ("A"..."Z").contains(self) }
  /// ASCII letters, and those with marks that European names have.
  var isLatinLetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self)
      || (0xC0...0x24F).contains(value) && value != 0xD7 && value != 0xF7
  }
}
