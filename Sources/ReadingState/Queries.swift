import GRDB

extension ReadingStore {
  /// Searches that were kept, oldest first.
  public func queries() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT text FROM query ORDER BY id") }
  }

  /// At most this many searches are remembered; the oldest are forgotten.
  private static let mostQueries = 200

  /// Puts a search behind all others.
  public func remember(query: String) throws {
    try write { db, _ in
      try db.execute(sql: "DELETE FROM query WHERE text = ?", arguments: [query])
      try db.execute(sql: "INSERT INTO query (text) VALUES (?)", arguments: [query])
      try db.execute(
        sql: "DELETE FROM query WHERE id NOT IN (SELECT id FROM query ORDER BY id DESC LIMIT ?)",
        arguments: [Self.mostQueries])
    }
  }
}
