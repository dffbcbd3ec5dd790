import DigestKit

extension Library {
  /// What was read, when, of what. An entry in several languages is one.
  public func statistics() throws -> ReadingStatistics {
    _ = settle()
    var readings: [ReadingStatistics.Reading] = []
    for index in indexes {
      let days = try reading.readDays(library: index.root)
      let times = try reading.times(library: index.root)
      if days.isEmpty && times.isEmpty { continue }
      var seen: Set<EntryID> = []
      for entry in try index.entries(.everything) {
        let ids = [entry.id.written] + [entry.twin?.written].compactMap(\.self)
        guard ids.allSatisfy({ seen.insert($0).inserted }) else { continue }
        let read = ids.compactMap { days[$0] }
        let spent = ids.flatMap { id in
          (times[id] ?? []).map { (day: $0.day, language: id.language, seconds: $0.seconds) }
        }
        if read.isEmpty && spent.isEmpty { continue }
        readings.append(
          .init(
            category: entry.category, day: read.compactMap(\.self).min(), isRead: !read.isEmpty, times: spent)
        )
      }
    }
    return ReadingStatistics(readings)
  }

  /// Adds seconds of reading.
  public func add(seconds: Int, on day: String, of entry: EntrySummary) throws {
    guard let index = index(entry.id.library), let identity = try index.identity(of: entry.id) else { return }
    try reading.add(seconds: seconds, on: day, of: (entry.id.written, identity), library: index.root)
  }
}
