import Writing

/// A day of the Gregorian calendar, without a clock or a time zone.
public struct Day: Hashable, Sendable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nil if there is no such day between the years 1900 and 2999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2026-01-26`, also with `/`, or with the day left out for the first of the month.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "/" || $0 == "." }).map { Int($0) }
    guard parts.count == 3 || parts.count == 2, let year = parts[0], let month = parts[1] else { return nil }
    guard let day = parts.count == 3 ? parts[2] : 1 else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The days of a year, a month or a day: `2026`, `2026-07`, `2026-07-14`, also with `/` or `.`.
  public static func days(of text: some StringProtocol) -> ClosedRange<Day>? {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { "-/.".contains($0) })
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count, parts.first?.utf8.count == 4, let year = numbers.first else {
      return nil
    }
    let month = numbers.count > 1 ? numbers[1] : nil
    let day = numbers.count > 2 ? numbers[2] : nil
    guard numbers.count <= 3, let first = Day(year: year, month: month ?? 1, day: day ?? 1),
      let last = Day(
        year: year, month: month ?? 12, day: day ?? length(ofMonth: month ?? 12, year: year))
    else { return nil }
    return first...last
  }

  public var description: String { "\(year)-\(padded(month))-\(padded(day))" }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// Days since 1 January of year 1, counted from 1.
  var number: Int {
    let before = year - 1
    var days = before * 365 + before / 4 - before / 100 + before / 400
    for earlier in 1..<month { days += Self.length(ofMonth: earlier, year: year) }
    return days + day
  }

  /// 1 for Monday to 7 for Sunday.
  var weekday: Int { (number + 6) % 7 + 1 }

  func adding(days: Int) -> Day {
    var left = days
    var year = year
    var month = month
    var day = day
    while left != 0 {
      let step = left > 0 ? 1 : -1
      day += step
      left -= step
      if day < 1 {
        month -= 1
        if month < 1 { (month, year) = (12, year - 1) }
        day = Self.length(ofMonth: month, year: year)
      } else if day > Self.length(ofMonth: month, year: year) {
        day = 1
        month += 1
        if month > 12 { (month, year) = (1, year + 1) }
      }
    }
    return Day(year: year, month: month, day: day) ?? self
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

/// A week of ISO 8601.
public struct Week: Hashable, Sendable, Comparable {
  public let year: Int
  public let week: Int

  public init?(year: Int, week: Int) {
    guard (1900...2999).contains(year), (1...53).contains(week) else { return nil }
    self.year = year
    self.week = week
  }

  /// `2026W05` or `2026-W05`.
  public init?(_ text: some StringProtocol) {
    // By hand: a regular expression made for each of a library's weeks took half the time of a search.
    var rest = Array(text.utf8)[...]
    guard let year = Self.number(digits: 4...4, from: &rest) else { return nil }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    guard rest.first == UInt8(ascii: "W") || rest.first == UInt8(ascii: "w") else { return nil }
    rest.removeFirst()
    guard let week = Self.number(digits: 1...2, from: &rest), rest.isEmpty else { return nil }
    self.init(year: year, week: week)
  }

  private static func number(digits: ClosedRange<Int>, from rest: inout ArraySlice<UInt8>) -> Int? {
    let found = rest.prefix(digits.upperBound).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard found.count >= digits.lowerBound else { return nil }
    rest = rest[found.endIndex...]
    return found.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  public static func < (left: Week, right: Week) -> Bool {
    (left.year, left.week) < (right.year, right.week)
  }

  /// `2026-W05`.
  public var description: String { "\(year)-W\(week < 10 ? "0" : "")\(week)" }

  /// Its first day; 4 January is always in week 1.
  public var monday: Day? {
    guard let fourth = Day(year: year, month: 1, day: 4) else { return nil }
    return fourth.adding(days: (week - 1) * 7 - (fourth.weekday - 1))
  }
}

/// Which issue a digest is, as far as it says so.
public struct Issue: Equatable, Hashable, Sendable {
  public var week: Week?
  public var number: Int?
  public var date: Day?

  public init(week: Week? = nil, number: Int? = nil, date: Day? = nil) {
    self.week = week
    self.number = number
    self.date = Self.date(date, in: week)
  }

  /// True if it came before another: by date, or by number where neither has a date. False where that can't be told.
  public func isBefore(_ other: Issue) -> Bool {
    if let mine = date, let theirs = other.date { return mine < theirs }
    guard date == nil, other.date == nil, let mine = number, let theirs = other.number else { return false }
    return mine < theirs
  }

  /// A day that lies in its week, the Monday if none is known; without a week the day itself.
  private static func date(_ date: Day?, in week: Week?) -> Day? {
    guard let monday = week?.monday else { return date }
    guard let date, (monday...monday.adding(days: 6)).contains(date) else { return monday }
    return date
  }

  /// The last day of its week, or else its date.
  public var lastDay: Day? { week?.monday?.adding(days: 6) ?? date }

  public var isKnown: Bool { week != nil || number != nil || date != nil }

  /// Fills what is not known yet.
  mutating func add(_ other: Issue) {
    week = week ?? other.week
    number = number ?? other.number
    date = Self.date(date ?? other.date, in: week)
  }
}
