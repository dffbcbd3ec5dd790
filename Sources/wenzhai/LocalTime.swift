import Foundation

/// Times as they are written: for the reader in the reader's time zone.
enum LocalTime {
  /// `2026-11-26 10:30`
  static func minute(_ date: Date) -> String {
    var seconds = time_t(date.timeIntervalSince1970)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return "\(day(parts)) \(two(parts.tm_hour)):\(two(parts.tm_min))"
  }

  /// `2026-11-26T10:30:00Z`, for files that go to others.
  static func universal(_ seconds: time_t) -> String {
    var seconds = seconds
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return "\(day(parts))T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }

  private static func day(_ parts: tm) -> String {
    "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }

  private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
