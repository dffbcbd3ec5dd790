import DigestKit
import GRDB

extension ReadingStore {
  /// What is kept of an entry.
  public struct Mark: Equatable, Sendable {
    public var isRead: Bool
    public var isStarred: Bool

    public init(isRead: Bool, isStarred: Bool) {
      self.isRead = isRead
      self.isStarred = isStarred
    }
  }

  /// Up to this many entries, looking each one up is faster than reading all marks.
  private static let fewEntries = 500

  /// Marks of these entries, and perhaps of others: of `digest` alone if all are of it.
  public func marks(
    of entries: [EntryID], library: String, digest: String? = nil
  ) throws -> [EntryID: Mark] {
    guard digest == nil, entries.count <= Self.fewEntries else {
      return try marks(library: library, digest: digest)
    }
    return try read { db in
      var marks: [EntryID: Mark] = [:]
      let statement = try db.cachedStatement(
        sql: """
          SELECT is_read, is_starred FROM mark
          WHERE library = ? AND digest = ? AND language = ? AND slug = ? AND NOT is_missing
          """)
      for entry in entries {
        let id = entry.written
        if let row = try Row.fetchOne(statement, arguments: [library, id.digest, id.language, id.slug]) {
          marks[id] = Mark(isRead: row[0], isStarred: row[1])
        }
      }
      return marks
    }
  }

  /// Marks of the entries of a digest; of all digests for nil.
  public func marks(library: String, digest: String? = nil) throws -> [EntryID: Mark] {
    try read { db in
      var marks: [EntryID: Mark] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT digest, language, slug, is_read, is_starred FROM mark
          WHERE library = ? AND (? IS NULL OR digest = ?) AND NOT is_missing
          """, arguments: [library, digest, digest])
      while let row = try rows.next() {
        marks[EntryID(digest: row[0], language: row[1], slug: row[2])] = Mark(
          isRead: row[3], isStarred: row[4])
      }
      return marks
    }
  }

  /// How many entries of each edition were read, by digest key and language, as in `2026W05/zh`.
  public func readCounts(library: String) throws -> [String: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT digest || '/' || language, count(*) FROM mark
          WHERE library = ? AND is_read AND slug <> '' AND NOT is_missing GROUP BY digest, language
          """, arguments: [library])
      return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: +)
    }
  }

  /// How many entries of a digest were read, by language.
  public func readCounts(library: String, digest: String) throws -> [String: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT language, count(*) FROM mark
          WHERE library = ? AND digest = ? AND is_read AND slug <> '' AND NOT is_missing GROUP BY language
          """, arguments: [library, digest])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  /// An entry to be marked, with what it is known by.
  public typealias Identified = (id: EntryID, identity: EntryIdentity)

  /// Marks all of the entries read, or unread.
  public func setRead(_ isRead: Bool, _ entries: [Identified], library: String) throws {
    try write { try Self.set("is_read", isRead, entries, library: library, in: $0, $1) }
  }

  /// Sets the mark of all entries to the opposite of the first one's. Gives what it is now.
  public func toggleRead(_ entries: [Identified], library: String) throws -> Bool {
    try toggle("is_read", entries, library: library)
  }

  public func toggleStarred(_ entries: [Identified], library: String) throws -> Bool {
    try toggle("is_starred", entries, library: library)
  }

  private func toggle(_ column: String, _ entries: [Identified], library: String) throws -> Bool {
    try write { db, change in
      guard let first = entries.first?.id else { return false }
      let old = try Bool.fetchOne(
        db,
        sql: """
          SELECT \(column) FROM mark
          WHERE library = ? AND digest = ? AND language = ? AND slug = ? AND NOT is_missing
          """,
        arguments: [library, first.digest, first.language, first.slug])
      let value = !(old ?? false)
      try Self.set(column, value, entries, library: library, in: db, change)
      return value
    }
  }

  private static func set(
    _ column: String, _ value: Bool, _ entries: [Identified], library: String, in db: Database,
    _ change: Int64
  ) throws {
    // The other mark of an entry that is gone is not of the one that has its id now.
    let other = column == "is_read" ? "is_starred" : "is_read"
    for (id, identity) in entries {
      try db.execute(
        sql: """
          INSERT INTO mark (library, digest, language, slug, \(column), change, title, line, source, text, excerpt)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET \(column) = excluded.\(column), \(other) = \(other) AND NOT is_missing,
            change = excluded.change,
            title = excluded.title, line = excluded.line, source = excluded.source, text = excluded.text,
            excerpt = excluded.excerpt, is_missing = 0
          """,
        arguments: [library, id.digest, id.language, id.slug, value, change]
          + EntryIdentity.arguments(identity))
    }
  }
}
