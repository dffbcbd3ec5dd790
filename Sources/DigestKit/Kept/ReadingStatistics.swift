/// What was read, when, of what: counts of entries, each once whatever its languages, and of seconds.
public struct ReadingStatistics: Equatable, Sendable {
  /// A day, a week, a category or a language.
  public struct Row: Equatable, Sendable {
    public var name: String
    public var entries: Int
    public var seconds: Int

    public init(name: String, entries: Int, seconds: Int) {
      self.name = name
      self.entries = entries
      self.seconds = seconds
    }
  }

  /// What was read of an entry.
  public struct Reading: Sendable {
    public var category: String?
    /// The day on which it was marked read; nil if that isn't known, or it isn't.
    public var day: Day?
    public var isRead: Bool
    /// Seconds by day and language.
    public var times: [(day: Day, language: String, seconds: Int)]

    public init(
      category: String?, day: Day?, isRead: Bool, times: [(day: Day, language: String, seconds: Int)]
    ) {
      self.category = category
      self.day = day
      self.isRead = isRead
      self.times = times
    }
  }

  /// All that was read; the name is empty.
  public var all = Row(name: "", entries: 0, seconds: 0)
  /// Oldest first, days and weeks of which nothing is known left out.
  public var days: [Row] = []
  public var weeks: [Row] = []
  /// Most first. Those outside all categories have an empty name.
  public var categories: [Row] = []
  /// Of entries whose time was measured.
  public var languages: [Row] = []

  public init(_ readings: [Reading]) {
    var days: [Day: Row] = [:]
    var weeks: [Week: Row] = [:]
    var categories: [String: Row] = [:]
    var languages: [String: Row] = [:]
    func add(_ entries: Int, _ seconds: Int, on day: Day) {
      days[day, default: Row(name: day.description, entries: 0, seconds: 0)].add(entries, seconds)
      guard let week = day.week else { return }
      weeks[week, default: Row(name: week.description, entries: 0, seconds: 0)].add(entries, seconds)
    }
    for reading in readings {
      let seconds = reading.times.reduce(0) { $0 + $1.seconds }
      let count = reading.isRead ? 1 : 0
      all.add(count, seconds)
      let category = reading.category ?? ""
      categories[category, default: Row(name: category, entries: 0, seconds: 0)].add(count, seconds)
      if let day = reading.day, reading.isRead { add(1, 0, on: day) }
      for time in reading.times { add(0, time.seconds, on: time.day) }
      for (language, times) in Dictionary(grouping: reading.times, by: \.language) {
        languages[language, default: Row(name: language, entries: 0, seconds: 0)].add(
          1, times.reduce(0) { $0 + $1.seconds })
      }
    }
    self.days = days.sorted { $0.key < $1.key }.map(\.value)
    self.weeks = weeks.sorted { $0.key < $1.key }.map(\.value)
    self.categories = Self.sorted(categories)
    self.languages = Self.sorted(languages)
  }

  private static func sorted(_ rows: [String: Row]) -> [Row] {
    rows.values.filter { $0.entries > 0 || $0.seconds > 0 }.sorted {
      ($1.entries, $1.seconds, $0.name) < ($0.entries, $0.seconds, $1.name)
    }
  }
}

extension ReadingStatistics.Row {
  fileprivate mutating func add(_ entries: Int, _ seconds: Int) {
    self.entries += entries
    self.seconds += seconds
  }
}

extension Day {
  /// The week that it lies in, by ISO 8601: that of its Thursday.
  public var week: Week? {
    // The first day of all was a Monday.
    let thursday = number - (number - 1) % 7 + 3
    for year in (year - 1)...(year + 1) {
      guard let first = Day(year: year, month: 1, day: 1)?.number,
        let next = Day(year: year + 1, month: 1, day: 1)?.number, (first..<next).contains(thursday)
      else { continue }
      return Week(year: year, week: (thursday - first) / 7 + 1)
    }
    return nil
  }
}
