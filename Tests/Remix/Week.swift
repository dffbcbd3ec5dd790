import Foundation

/// A week after ISO 8601, of years that began when they do now.
struct Week: Equatable {
  private(set) var monday: Date
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    return calendar
  }()

  init?(year: Int, week: Int) {
    let parts = DateComponents(weekday: 2, weekOfYear: week, yearForWeekOfYear: year)
    guard let monday = Self.calendar.date(from: parts) else { return nil }
    self.monday = monday
  }

  var year: Int { Self.calendar.component(.yearForWeekOfYear, from: monday) }
  var name: String { String(format: "%04dW%02d", year, Self.calendar.component(.weekOfYear, from: monday)) }

  mutating func goBack() { monday -= 7 * 86_400 }

  /// Such as 9 月 28 日至 10 月 4 日.
  var chineseDates: String {
    [monday, monday + 6 * 86_400].map { date in
      let parts = Self.calendar.dateComponents([.month, .day], from: date)
      return "\(parts.month ?? 0) 月 \(parts.day ?? 0) 日"
    }.joined(separator: "至 ")
  }

  var isoDates: String {
    [monday, monday + 6 * 86_400].map { date in
      let parts = Self.calendar.dateComponents([.year, .month, .day], from: date)
      return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }.joined(separator: " to ")
  }
}
