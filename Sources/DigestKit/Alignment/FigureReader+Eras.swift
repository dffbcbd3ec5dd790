/// What stands behind a number and makes it something that is heard only.
extension FigureReader {
  /// Centuries and decades, which each language counts in its own way, tenths, and hours of a half day.
  mutating func noteEra(_ number: NumberReading, _ end: inout Int) -> Bool {
    noteChineseEra(number, end) || noteEnglishEra(number, &end)
  }

  private mutating func noteChineseEra(_ number: NumberReading, _ end: Int) -> Bool {
    let place = behindSpace(end)
    let value = number.value
    switch self[place] {
    case "世" where self[place + 1] == "纪" || self[place + 1] == "紀":
      facts.hear([(value - 1) * 100])
    case "年" where self[place + 1] == "代":
      facts.hear([1900 + value, 2000 + value, value.truncatingRemainder(dividingBy: 100)])
    case "成" where value <= 10: facts.hear([value * 10, value / 10])
    case "折" where value < 100: facts.hear([value * 10, 100 - value * 10, 100 - value])
    case "点" where value <= 24, "點" where value <= 24:
      facts.hear([value + 12])
      facts.heard.insert(.time(Int(value) % 12 * 60 + (self[place + 1] == "半" ? 30 : 0)))
      return number.isInDigits
    default: return false
    }
    return true
  }

  private mutating func noteEnglishEra(_ number: NumberReading, _ end: inout Int) -> Bool {
    let place = behindSpace(end)
    let value = number.value
    let word = string(place..<min(wordEnd(place), place + 10)).lowercased()
    switch word {
    case "s" where value >= 100 && place == end:
      facts.hear([value.truncatingRemainder(dividingBy: 100), value / 100 + 1])
      return true
    case "am", "pm", "a", "p":
      guard value <= 12, number.isInDigits else { return false }
      facts.hear([value + 12])
      facts.heard.insert(.time(Int(value) % 12 * 60))
      return word.count == 2
    case "st", "nd", "rd", "th":
      end = place + 2
      let next = behindSpace(end)
      return holds("cent", at: next) || holds("Cent", at: next)
    default: return false
    }
  }
}
