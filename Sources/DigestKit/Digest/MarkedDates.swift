/// Days and weeks as people write them in titles and names.
extension MarkTokens {
  // MARK: - Days

  /// A day, or the first of a month, that begins at a token.
  func day(at index: Int) -> Marked<Day>? {
    if isYear(index) { return dayBehindYear(index) }
    if let value = number(index, digits: 8...8),
      let day = Day(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    {
      return Marked(value: day, range: index..<(index + 1))
    }
    return dayBehindMonth(index) ?? dayBeforeMonth(index)
  }

  private func isYear(_ index: Int) -> Bool {
    number(index, digits: 4...4).map { (1900...2999).contains($0) } ?? false
  }

  private static let separators = "-/._"

  /// `2026-02-03`, `2026/0203`, `2024-Nov-18`, `2024Nov18`, `2026年2月3日`, and months alone.
  private func dayBehindYear(_ index: Int) -> Marked<Day>? {
    guard let year = number(index, digits: 4...4) else { return nil }
    if let found = dayInHan(year, index) { return found }
    let hasSeparator = isSign(index + 1, Self.separators + " ")
    let next = hasSeparator ? index + 2 : index + 1
    if let month = month(next) {
      let at = skip(Self.separators + " ", from: next + 1)
      return made(year, month, number(at, digits: 1...2), index..<(at + 1))
    }
    guard hasSeparator, !isSign(index + 1, " "), let separator = self[index + 1] else { return nil }
    if let both = number(next, digits: 4...4), separator != .sign("-") {
      return made(year, both / 100, both % 100, index..<(next + 1))
    }
    guard let month = number(next, digits: 1...2) else { return nil }
    if self[next + 1] == separator || (separator == .sign("/") && isSign(next + 1, "-.")) {
      return number(next + 2, digits: 1...2).flatMap { made(year, month, $0, index..<(next + 3)) }
    }
    // `2.0` and `2024.1` are versions; `2026-05` and `2023/11` months.
    let isMonth = separator == .sign("/") || (separator == .sign("-") && number(next, digits: 2...2) != nil)
    return isMonth ? made(year, month, 1, index..<(next + 1)) : nil
  }

  private func dayInHan(_ year: Int, _ index: Int) -> Marked<Day>? {
    var at = skip(" ", from: index + 1)
    guard isSign(at, "年년") else { return nil }
    at = skip(" ", from: at + 1)
    guard let month = number(at, digits: 1...2) else { return nil }
    at = skip(" ", from: at + 1)
    guard isSign(at, "月월") else { return nil }
    let behind = skip(" ", from: at + 1)
    guard let day = number(behind, digits: 1...2), isSign(skip(" ", from: behind + 1), "日号일") else {
      return made(year, month, 1, index..<(at + 1))
    }
    return made(year, month, day, index..<(skip(" ", from: behind + 1) + 1))
  }

  /// `January 26, 2026`, `June 23 – June 29 … 2025` (its first day).
  private func dayBehindMonth(_ index: Int) -> Marked<Day>? {
    guard let month = month(index) else { return nil }
    let at = skip(" .", from: index + 1)
    guard let day = number(at, digits: 1...2) else { return nil }
    var next = behindOrdinal(at)
    var last = month
    let dash = skip(" ", from: next)
    if isSign(dash, "-–—~至") || word(dash) == "to" {
      var end = skip(" ", from: dash + 1)
      if let found = self.month(end) {
        last = found
        end = skip(" .", from: end + 1)
      }
      guard number(end, digits: 1...2) != nil else { return nil }
      next = behindOrdinal(end)
    }
    let year = skip(" ,-–—)|·", from: next)
    guard isYear(year), let value = number(year, digits: 4...4) else { return nil }
    return made(last < month ? value - 1 : value, month, day, index..<(year + 1))
  }

  /// `26 January 2026`, `3 mai 2024`, `1er mars 2024`.
  private func dayBeforeMonth(_ index: Int) -> Marked<Day>? {
    guard let day = number(index, digits: 1...2) else { return nil }
    let at = skip(" .", from: behindOrdinal(index))
    guard let month = month(at) else { return nil }
    let year = skip(" .,", from: at + 1)
    guard isYear(year), let value = number(year, digits: 4...4) else { return nil }
    return made(value, month, day, index..<(year + 1))
  }

  private func behindOrdinal(_ index: Int) -> Int {
    ["st", "nd", "rd", "th", "er"].contains(word(index + 1)) ? index + 2 : index + 1
  }

  private func made(_ year: Int, _ month: Int, _ day: Int?, _ range: Range<Int>) -> Marked<Day>? {
    guard let day, let value = Day(year: year, month: month, day: day) else { return nil }
    return Marked(value: value, range: range)
  }

  private static let months: [String: Int] = {
    let names: [[String]] = [
      ["jan", "january", "janv", "janvier"], ["feb", "february", "fevr", "fevrier"],
      ["mar", "march", "mars"],
      ["apr", "april", "avr", "avril"], ["may", "mai"], ["jun", "june", "juin"],
      ["jul", "july", "juil", "juillet"], ["aug", "august", "aout"],
      ["sep", "sept", "september", "septembre"],
      ["oct", "october", "octobre"], ["nov", "november", "novembre"], ["dec", "december", "decembre"],
    ]
    return Dictionary(
      uniqueKeysWithValues: names.enumerated().flatMap { month, names in names.map { ($0, month + 1) } })
  }()

  private func month(_ index: Int) -> Int? { word(index).flatMap { Self.months[$0] } }

  // MARK: - Weeks

  /// A week that begins at a token: `2026W05`, `2026-W05`, `2026 年第 05 周`, `Week 5, 2026`.
  func week(at index: Int) -> Marked<Week>? {
    if isYear(index), let year = number(index, digits: 4...4) {
      let at = skip("-_ ,", from: index + 1)
      if word(at) == "w" { return made(year, number(at + 1, digits: 1...2), index..<(at + 2)) }
      if word(at) == "week" {
        let week = skip(" #", from: at + 1)
        return made(year, number(week, digits: 1...2), index..<(week + 1))
      }
      let han = skip(" ", from: isSign(at, "年") ? at + 1 : at)
      guard isSign(han, "第") else { return nil }
      let week = skip(" ", from: han + 1)
      guard isSign(skip(" ", from: week + 1), "周週") else { return nil }
      return made(year, number(week, digits: 1...2), index..<(skip(" ", from: week + 1) + 1))
    }
    guard word(index) == "week" else { return nil }
    let at = skip(" #", from: index + 1)
    guard let week = number(at, digits: 1...2) else { return nil }
    var year = skip(" ,-/", from: at + 1)
    if word(year) == "of" { year = skip(" ", from: year + 1) }
    guard isYear(year), let value = number(year, digits: 4...4) else { return nil }
    return made(value, week, index..<(year + 1))
  }

  private func made(_ year: Int, _ week: Int?, _ range: Range<Int>) -> Marked<Week>? {
    guard let week, let value = Week(year: year, week: week) else { return nil }
    return Marked(value: value, range: range)
  }
}
