import DigestKit
import GRDB

/// How what is kept follows the entries: see `IdentityMatcher`.
extension ReadingStore {
  private static let columns = """
    e.library, e.digest, e.language, e.slug, is_missing, read, read_change, read_machine, starred, starred_change,
    starred_machine, title, line, source, text, excerpt, (
      SELECT count(*) FROM kept_value AS v
      WHERE v.library = e.library AND v.digest = e.digest AND v.language = e.language AND v.slug = e.slug
        AND value IS NOT NULL)
    """

  private static func kept(_ row: Row) -> KeptEntry {
    KeptEntry(
      library: row[0], id: EntryID(digest: row[1], language: row[2], slug: row[3]),
      identity: EntryIdentity(row, from: 11), read: flag(row, from: 5), starred: flag(row, from: 8),
      values: row[16], isMissing: row[4])
  }

  private static func flag(_ row: Row, from index: Int) -> KeptEntry.Flag {
    KeptEntry.Flag(row[index], Stamp(row[index + 1], row[index + 2]))
  }

  /// Whether a library was looked through in this state of its index, and whether anything has changed of others
  /// since.
  public func isSettled(library: String, indexState: String) throws -> (isKnown: Bool, hasNews: Bool) {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          -- Two ranges of the key: what is kept of this library, which may be much, isn't looked at.
          SELECT index_state = ?, EXISTS (SELECT 1 FROM kept_entry AS e
              WHERE e.library < root AND title IS NOT NULL AND e.change > library.change)
            OR EXISTS (SELECT 1 FROM kept_entry AS e
              WHERE e.library > root AND title IS NOT NULL AND e.change > library.change)
          FROM library WHERE root = ?
          """, arguments: [indexState, library])
      return row.map { ($0[0], $0[1]) } ?? (false, true)
    }
  }

  /// All that is kept of a library.
  public func kept(library: String) throws -> [KeptEntry] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT \(Self.columns) FROM kept_entry AS e WHERE library = ?", arguments: [library]
      ).map(Self.kept)
    }
  }

  /// What is kept of other libraries and has changed since this one was looked through, oldest first.
  public func news(for library: String) throws -> [KeptEntry] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Self.columns) FROM kept_entry AS e WHERE library <> ? AND title IS NOT NULL
            AND change > coalesce((SELECT change FROM library WHERE root = ?), -1) ORDER BY change
          """, arguments: [library, library]
      ).map(Self.kept)
    }
  }

  /// Everything that is kept, of all libraries, found or not.
  public func everything() throws -> [KeptEntry] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT \(Self.columns) FROM kept_entry AS e ORDER BY library, digest, language, slug"
      )
      .map(
        Self.kept)
    }
  }

  /// What was found out of an entry of which something is kept.
  public struct Change: Equatable, Sendable {
    /// Where it was kept before: under another id, in another library, or there already.
    public var from: (library: String, id: EntryID)
    /// True if it stays there, too: another library has its own.
    public var isCopy: Bool
    public var to: KeptEntry

    public init(from: (library: String, id: EntryID), isCopy: Bool, to: KeptEntry) {
      self.from = from
      self.isCopy = isCopy
      self.to = to
    }

    public static func == (one: Self, other: Self) -> Bool {
      one.from == other.from && one.isCopy == other.isCopy && one.to == other.to
    }
  }

  /// Writes what was found out of a library: what is kept of it stands under other ids now, has come from another
  /// library, or is gone.
  public func settle(library: String, indexState: String, changes: [Change]) throws {
    try write { db, stamp in
      // All values are taken up before any is put down: one entry may go where another one stood.
      let moved = try changes.filter { $0.from.library != library || $0.from.id != $0.to.id }.map {
        ($0.to.id, try Self.values(of: $0.from.id, in: $0.from.library, db))
      }
      for change in changes where !change.isCopy && change.from.id != change.to.id {
        let id = change.from.id
        for table in ["kept_entry", "kept_value"] {
          try db.execute(
            sql: "DELETE FROM \(table) WHERE library = ? AND digest = ? AND language = ? AND slug = ?",
            arguments: [library, id.digest, id.language, id.slug])
        }
      }
      for (id, values) in moved {
        for (value, stamp) in values { try Self.putNewer(value, of: id, library: library, db, stamp) }
      }
      for kept in changes.map(\.to) { try Self.write(kept, library: library, db, stamp) }
      try db.execute(
        sql: "REPLACE INTO library (root, index_state, change) VALUES (?, ?, ?)",
        arguments: [library, indexState, stamp.change])
    }
  }

  private static func write(_ kept: KeptEntry, library: String, _ db: Database, _ stamp: Stamp) throws {
    let (read, starred) = (kept.read, kept.starred)
    try db.cachedStatement(
      sql: """
        REPLACE INTO kept_entry (library, digest, language, slug, is_missing, change, read, read_change,
          read_machine, starred, starred_change, starred_machine, title, line, source, text, excerpt)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        library, kept.id.digest, kept.id.language, kept.id.slug, kept.isMissing, stamp.change,
        read.value, read.stamp.change, read.stamp.machine,
        starred.value, starred.stamp.change, starred.stamp.machine,
      ] + EntryIdentity.arguments(kept.identity))
  }

  private static func values(
    of id: EntryID, in library: String, _ db: Database
  ) throws -> [(value: KeptValue, stamp: Stamp)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT kind, name, value, change, machine FROM kept_value
        WHERE library = ? AND digest = ? AND language = ? AND slug = ?
        """, arguments: [library, id.digest, id.language, id.slug]
    ).compactMap { row in
      KeptValue.Kind(rawValue: row[0]).map {
        (KeptValue($0, name: row[1], row[2]), Stamp(row[3], row[4]))
      }
    }
  }

  /// Of two values under one name the newer stays. True if it is this one.
  @discardableResult
  static func putNewer(
    _ value: KeptValue, of id: EntryID, library: String, _ db: Database, _ stamp: Stamp
  ) throws -> Bool {
    let there = try Self.stamp(of: value, id, library: library, db)
    guard there.map({ $0 < stamp }) ?? true else { return false }
    try put(value, of: id, library: library, db, stamp)
    return true
  }

  private static func stamp(
    of value: KeptValue, _ id: EntryID, library: String, _ db: Database
  ) throws -> Stamp? {
    let key: StatementArguments = [library, id.digest, id.language, id.slug]
    let row =
      try value.kind.column.map { column in
        try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT \(column)_change, \(column)_machine FROM kept_entry
              WHERE library = ? AND digest = ? AND language = ? AND slug = ?
              """), arguments: key)
      }
      ?? Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT change, machine FROM kept_value
            WHERE library = ? AND digest = ? AND language = ? AND slug = ? AND kind = ? AND name = ?
            """), arguments: key + [value.kind.rawValue, value.name])
    return row.map { Stamp($0[0], $0[1]) }
  }
}
