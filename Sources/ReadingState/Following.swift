import DigestKit
import GRDB

/// How what is kept follows the entries: see `IdentityMatcher`.
extension ReadingStore {
  private static let columns = """
    library, digest, language, slug, is_read, is_starred, is_missing, change, title, line, source, text, excerpt
    """

  private static func kept(_ row: Row) -> KeptEntry {
    KeptEntry(
      library: row[0], id: EntryID(digest: row[1], language: row[2], slug: row[3]),
      identity: EntryIdentity(row, from: 8), isRead: row[4], isStarred: row[5], isMissing: row[6],
      change: row[7])
  }

  /// Whether a library was looked through in this state of its index, and whether anything has changed of others
  /// since.
  public func isSettled(library: String, indexState: String) throws -> (isKnown: Bool, hasNews: Bool) {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT index_state = ?, EXISTS (SELECT 1 FROM mark
            WHERE mark.library <> root AND title IS NOT NULL AND mark.change > library.change)
          FROM library WHERE root = ?
          """, arguments: [indexState, library])
      return row.map { ($0[0], $0[1]) } ?? (false, true)
    }
  }

  /// All that is kept of a library.
  public func kept(library: String) throws -> [KeptEntry] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT \(Self.columns) FROM mark WHERE library = ?", arguments: [library]
      ).map(Self.kept)
    }
  }

  /// What is kept of other libraries and has changed since this one was looked through, oldest first.
  public func news(for library: String) throws -> [KeptEntry] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Self.columns) FROM mark WHERE library <> ? AND title IS NOT NULL
            AND change > coalesce((SELECT change FROM library WHERE root = ?), -1) ORDER BY change
          """, arguments: [library, library]
      ).map(Self.kept)
    }
  }

  /// Everything that is kept, of all libraries, found or not.
  public func everything() throws -> [KeptEntry] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM mark ORDER BY library, digest, language, slug")
        .map(
          Self.kept)
    }
  }

  /// Writes what was found out of a library: what is kept of it stands under other ids now, has come from another
  /// library, or is gone.
  ///
  /// `changes`: an id under which something was kept, if that is another one, with what is to be kept.
  public func settle(
    library: String, indexState: String, changes: [(from: EntryID?, to: KeptEntry)]
  ) throws {
    try write { db, change in
      for from in changes.compactMap(\.from) {
        try db.execute(
          sql: "DELETE FROM mark WHERE library = ? AND digest = ? AND language = ? AND slug = ?",
          arguments: [library, from.digest, from.language, from.slug])
      }
      for (_, kept) in changes {
        try db.execute(
          sql: """
            REPLACE INTO mark (library, digest, language, slug, is_read, is_starred, is_missing, change,
              title, line, source, text, excerpt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            library, kept.id.digest, kept.id.language, kept.id.slug, kept.isRead, kept.isStarred,
            kept.isMissing,
            kept.change,
          ] + EntryIdentity.arguments(kept.identity))
      }
      try db.execute(
        sql: "REPLACE INTO library (root, index_state, change) VALUES (?, ?, ?)",
        arguments: [library, indexState, change])
    }
  }
}
