/// Days, months and times of day.
extension FigureReader {
  /// `2026-01-26`, `2026 年 1 月 26 日`, `1 月 26 日`, `1 月`, `26 January`: false if none begins here.
  mutating func readDate() -> Bool {
    let start = index
    if let year = integer(at: start, most: 4), year.end == start + 4, (1900...2100).contains(year.value) {
      return readYear(year.value, start, year.end)
    }
    guard let first = integer(at: start, most: 2) else { return false }
    let place = behindSpace(first.end)
    if self[place] == "月", (1...12).contains(first.value) {
      return readMonth(first.value, start: start, behind: place + 1)
    }
    if let month, self[place].map({ $0 == "日" || $0 == "号" || $0 == "號" }) == true,
      (1...31).contains(first.value)
    {
      facts.hear([Double(first.value)])
      facts.heard.insert(.day(month * 100 + first.value))
      index = place + 1
      return true
    }
    return readEnglishDay(first, start)
  }

  private mutating func readYear(_ year: Int, _ start: Int, _ end: Int) -> Bool {
    let separator = self[end]
    if separator == "-" || separator == "/" || separator == ".", let month = integer(at: end + 1, most: 2),
      (1...12).contains(month.value), self[month.end] == separator,
      let day = integer(at: month.end + 1, most: 2), (1...31).contains(day.value),
      self[day.end]?.isDigit != true
    {
      claimYear(year, start..<end)
      claimDay(month.value, day.value, (end + 1)..<day.end)
      index = day.end
      return true
    }
    let sign = behindSpace(end)
    let next = behindSpace(sign + 1)
    if self[sign] == "年", let month = integer(at: next, most: 2), (1...12).contains(month.value),
      self[behindSpace(month.end)] == "月"
    {
      claimYear(year, start..<end)
      return readMonth(month.value, start: next, behind: behindSpace(month.end) + 1)
    }
    return false
  }

  private mutating func readMonth(_ number: Int, start: Int, behind: Int) -> Bool {
    // `3 月份` is a month, `3 月 26 日` a day.
    let place = behindSpace(behind)
    if let day = integer(at: place, most: 2), (1...31).contains(day.value),
      let sign = self[behindSpace(day.end)], sign == "日" || sign == "号" || sign == "號"
    {
      index = behindSpace(day.end) + 1
      claimDay(number, day.value, start..<index)
      return true
    }
    index = behind
    claimMonth(number, start..<behind)
    return true
  }

  /// `26 January`, `26th of January`.
  private mutating func readEnglishDay(_ day: (value: Int, end: Int), _ start: Int) -> Bool {
    guard (1...31).contains(day.value) else { return false }
    var place = day.end
    if ["st", "nd", "rd", "th"].contains(where: { holds($0, at: place) }) { place += 2 }
    place = behindSpace(place)
    if holds("of ", at: place) { place += 3 }
    let word = place..<wordEnd(place)
    guard place > day.end, let month = Self.month(string(word)) else { return false }
    index = word.upperBound
    claimDay(month, day.value, start..<index)
    return true
  }

  /// `January`, `Jan`, both with a capital.
  private static func month(_ word: String) -> Int? {
    guard word.count < 10, word.first?.isUppercase == true else { return nil }
    let word = word.lowercased()
    let place = FigureWords.months.firstIndex(of: word) ?? FigureWords.shortMonths.firstIndex(of: word)
    return place.map { $0 + 1 }
  }

  /// `January 26th`, `January`, `Monday`: false for other words.
  mutating func readMonthOrWeekday(_ word: String, _ range: Range<Int>) -> Bool {
    if let weekday = FigureWords.weekdays.firstIndex(of: word.lowercased()) {
      claimWeekday(weekday + 1, range)
      index = range.upperBound
      return true
    }
    guard let month = Self.month(word) else { return false }
    let place = behindSpace(range.upperBound + (self[range.upperBound] == "." ? 1 : 0))
    if let day = integer(at: place, most: 2), (1...31).contains(day.value), self[day.end] != ":",
      self[day.end] != "%"
    {
      var end = day.end
      if ["st", "nd", "rd", "th"].contains(where: { holds($0, at: end) }) { end += 2 }
      claimDay(month, day.value, range.lowerBound..<end)
      index = end
      return true
    }
    let isYearBehind = integer(at: place, most: 4).map { $0.end == place + 4 } ?? false
    // May and Mar are other words as well.
    guard word.count > 3 || isYearBehind else { return false }
    claimMonth(month, range)
    index = range.upperBound
    return true
  }

  /// `14:30`.
  mutating func readTime() -> Bool {
    guard let hour = integer(at: index, most: 2), self[hour.end] == ":", hour.value < 24,
      let minute = integer(at: hour.end + 1, most: 2), minute.end == hour.end + 3, minute.value < 60,
      self[minute.end] != ":", self[minute.end] != "."
    else { return false }
    let start = index
    index = minute.end
    let time = SharedFact.time(hour.value % 12 * 60 + minute.value)
    facts.hear([Double(hour.value), Double(hour.value % 12), Double(minute.value)])
    facts.heard.insert(time)
    let parts = [hour.value, minute.value].map { SharedFact.number(Magnitude(Double($0))) }
    facts.claims.append(
      Claim(family: .time, weight: .strong, facts: [time], parts: parts, range: start..<index))
    return true
  }

  // MARK: - What a date says

  mutating func claimYear(_ year: Int, _ range: Range<Int>) {
    facts.hear([Double(year)])
    trail.add(string(range), at: range, to: &facts)
    facts.claims.append(
      Claim(
        family: .year, weight: .strong, facts: [.number(Magnitude(Double(year)))], value: Double(year),
        range: range))
  }

  private mutating func claimDay(_ month: Int, _ day: Int, _ range: Range<Int>) {
    self.month = month
    facts.hear([Double(month), Double(day)])
    facts.heard.formUnion([.day(month * 100 + day), .month(month)])
    facts.claims.append(
      Claim(
        family: .day, weight: .strong, facts: [.day(month * 100 + day)],
        parts: [.month(month), .number(Magnitude(Double(day)))], range: range))
  }

  private mutating func claimMonth(_ month: Int, _ range: Range<Int>) {
    self.month = month
    facts.hear([Double(month)])
    facts.heard.insert(.month(month))
    facts.claims.append(Claim(family: .month, weight: .weak, facts: [.month(month)], range: range))
  }

  mutating func claimWeekday(_ day: Int, _ range: Range<Int>) {
    facts.heard.insert(.weekday(day))
    facts.claims.append(Claim(family: .weekday, weight: .weak, facts: [.weekday(day)], range: range))
  }
}
