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
      if let day = number(at, digits: 1...2) { return made(year, month, day, index..<(at + 1)) }
      return isSign(index + 1, Self.separators) ? made(year, month, 1, index..<(next + 1)) : nil
    }
    guard hasSeparator, !isSign(index + 1, " "), let separator = self[index + 1] else { return nil }
    if let both = number(next, digits: 4...4) {
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

  /// `January 26, 2026`, `June 23 – June 29 … 2025` (its first day), `March 2024`.
  private func dayBehindMonth(_ index: Int) -> Marked<Day>? {
    guard let month = month(index) else { return nil }
    let at = behindGap(index + 1)
    if isYear(at), let year = number(at, digits: 4...4) { return made(year, month, 1, index..<(at + 1)) }
    guard let day = number(at, digits: 1...2) else { return nil }
    var next = behindOrdinal(at)
    var last = month
    if let until = behindUntil(next) {
      let found = self.month(until)
      let end = found == nil ? until : skip(" .", from: until + 1)
      if number(end, digits: 1...2) != nil {
        last = found ?? month
        next = behindOrdinal(end)
      }
    }
    let year = skip(" ,-–—_)|·", from: next)
    guard isYear(year), let value = number(year, digits: 4...4) else { return nil }
    return made(last < month ? value - 1 : value, month, day, index..<(year + 1))
  }

  /// `26 January 2026`, `1er mars 2024`, `17-Apr-2022`, `21st of May 2024`, `14 de junio de 2022`; the first day of
  /// `4 au 10 décembre 2023` and of `28 December – 3 January 2024`.
  private func dayBeforeMonth(_ index: Int) -> Marked<Day>? {
    guard let day = number(index, digits: 1...2) else { return nil }
    var at = behindOrdinal(index)
    if let end = behindUntil(at), number(end, digits: 1...2) != nil,
      month(behindGap(behindOrdinal(end))) != nil
    {
      at = behindOrdinal(end)
    }
    at = behindGap(at)
    guard let month = month(at) else { return nil }
    var (next, last) = (at + 1, month)
    if let end = behindUntil(next), number(end, digits: 1...2) != nil,
      let found = self.month(behindGap(behindOrdinal(end)))
    {
      (next, last) = (behindGap(behindOrdinal(end)) + 1, found)
    }
    let year = behindGap(next)
    guard isYear(year), let value = number(year, digits: 4...4) else { return nil }
    return made(last < month ? value - 1 : value, month, day, index..<(year + 1))
  }

  /// Behind what stands between the parts of a date: spaces, a full stop, a comma, "of"; or one dash without spaces.
  private func behindGap(_ index: Int) -> Int {
    if isSign(index, "-_/") { return index + 1 }
    let at = skip(" .,", from: index)
    guard at > index, let word = word(at), ["of", "de", "del", "di", "d"].contains(word) else { return at }
    return skip(" '’", from: at + 1)
  }

  /// Behind "to" in one of its forms; nil where something else stands.
  private func behindUntil(_ index: Int) -> Int? {
    let at = skip(" .", from: index)
    let isUntil =
      isSign(at, "-–—~〜至")
      || word(at).map { ["to", "au", "a", "al", "bis", "till", "until"].contains($0) } == true
    return isUntil ? skip(" ", from: at + 1) : nil
  }

  private func behindOrdinal(_ index: Int) -> Int {
    ["st", "nd", "rd", "th", "er", "º"].contains(word(index + 1)) ? index + 2 : index + 1
  }

  private func made(_ year: Int, _ month: Int, _ day: Int?, _ range: Range<Int>) -> Marked<Day>? {
    guard let day, let value = Day(year: year, month: month, day: day) else { return nil }
    return Marked(value: value, range: range)
  }

  /// Months, abridged and whole, without diacritics: English, French, German, Spanish, Italian, Portuguese, Dutch.
  private static let months: [String: Int] = {
    let names = [
      "jan january janv janvier januar enero gennaio janeiro januari",
      "feb february fevr fevrier februar febrero febbraio fevereiro februari",
      "mar march mars marz marzo marco maart", "apr april avr avril abril aprile",
      "may mai mayo maggio maio mei",
      "jun june juin juni junio giugno junho", "jul july juil juillet juli julio luglio julho",
      "aug august aout agosto augustus",
      "sep sept september septembre septiembre settembre setembro",
      "oct october octobre oktober octubre ottobre outubro", "nov november novembre noviembre novembro",
      "dec december decembre dezember diciembre dicembre dezembro",
    ]
    var months: [String: Int] = [:]
    for (month, names) in names.enumerated() {
      for name in names.split(separator: " ") { months[String(name)] = month + 1 }
    }
    return months
  }()

  private func month(_ index: Int) -> Int? { word(index).flatMap { Self.months[$0] } }

  // MARK: - Weeks

  /// What weeks are called in names and titles.
  static let weekWords: Set<String> = ["w", "wk", "week", "semaine", "semana", "settimana", "woche", "kw"]

  /// A week that begins at a token: `2026W05`, `2026-W05`, `2026 年第 05 周`, `2024년 12주차`, `Week 5, 2026`,
  /// `Week 2 (January 8 – January 14), 2024`.
  func week(at index: Int) -> Marked<Week>? {
    if isYear(index), let year = number(index, digits: 4...4) { return weekBehindYear(year, index) }
    guard let word = word(index), word != "w", Self.weekWords.contains(word) else { return nil }
    let at = skip(" #-", from: index + 1)
    guard let week = number(at, digits: 1...2) else { return nil }
    var year = skip(" ", from: at + 1)
    if isSign(year, "("), let end = tokens[year...].prefix(20).firstIndex(of: .sign(")")) { year = end + 1 }
    year = skip(" ,-/", from: year)
    if let word = self.word(year), ["of", "de", "del"].contains(word) { year = skip(" ", from: year + 1) }
    guard isYear(year), let value = number(year, digits: 4...4) else { return nil }
    return made(value, week, index..<(year + 1))
  }

  private func weekBehindYear(_ year: Int, _ index: Int) -> Marked<Week>? {
    let at = skip("-_/ ,.", from: index + 1)
    if let word = word(at), Self.weekWords.contains(word) {
      let week = skip(" #-_", from: at + 1)
      return made(year, number(week, digits: 1...2), index..<(week + 1))
    }
    var week = skip(" ", from: isSign(at, "年년") ? at + 1 : at)
    let isCounted = isSign(week, "第제")
    if isCounted { week = skip(" ", from: week + 1) }
    let end = skip(" ", from: week + 1)
    guard isSign(end, "周週") && isCounted || isSign(end, "주") else { return nil }
    return made(year, number(week, digits: 1...2), index..<(end + 1))
  }

  private func made(_ year: Int, _ week: Int?, _ range: Range<Int>) -> Marked<Week>? {
    guard let week, let value = Week(year: year, week: week) else { return nil }
    return Marked(value: value, range: range)
  }
}
