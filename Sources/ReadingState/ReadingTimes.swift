import DigestKit
import GRDB

extension ReadingStore {
  /// Adds seconds of reading, on a day, to what this machine has counted.
  public func add(seconds: Int, on day: String, of entry: Identified, library: String) throws {
    try write { db, stamp in
      let name = "\(day) \(stamp.machine)"
      let old = try Int.fetchOne(
        db,
        sql: """
          SELECT value FROM kept_value WHERE library = ? AND digest = ? AND language = ? AND slug = ?
            AND kind = 'time' AND name = ?
          """, arguments: [library, entry.id.digest, entry.id.language, entry.id.slug, name])
      try Self.enter(entry.id, entry.identity, library: library, db, stamp)
      try Self.put(
        KeptValue(.time, name: name, "\((old ?? 0) + seconds)"), of: entry.id, library: library, db, stamp)
    }
  }

  /// Seconds of reading by entry and day, those of all machines together.
  public func times(library: String) throws -> [EntryID: [(day: Day, seconds: Int)]] {
    try read { db in
      var found: [EntryID: [Day: Int]] = [:]
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT digest, language, slug, name, value FROM kept_value
          WHERE library = ? AND kind = 'time' AND value IS NOT NULL
          """, arguments: [library])
      {
        guard let day = Day((row[3] as String).prefix(10)), let seconds = Int(row[4] as String) else {
          continue
        }
        found[EntryID(digest: row[0], language: row[1], slug: row[2]), default: [:]][day, default: 0] +=
          seconds
      }
      return found.mapValues { days in days.map { ($0.key, $0.value) } }
    }
  }

  /// When entries were read: nil where the day isn't known.
  public func readDays(library: String) throws -> [EntryID: Day?] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: "SELECT digest, language, slug, read FROM kept_entry WHERE library = ? AND read IS NOT NULL",
        arguments: [library])
      return Dictionary(
        rows.map { (EntryID(digest: $0[0], language: $0[1], slug: $0[2]), Day($0[3] as String)) },
        uniquingKeysWith: { first, _ in first })
    }
  }
}
