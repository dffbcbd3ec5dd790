import GRDB

extension ReadingStore {
  /// The two languages that the reader wants to see beside each other, where there are more; empty if none were chosen.
  public func parallelLanguages() throws -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT language FROM parallel_language ORDER BY position")
    }
  }

  public func setParallelLanguages(_ languages: [String]) throws {
    try write { db, _ in
      try db.execute(sql: "DELETE FROM parallel_language")
      for (position, language) in languages.enumerated() {
        try db.execute(
          sql: "INSERT INTO parallel_language (position, language) VALUES (?, ?)",
          arguments: [position, language])
      }
    }
  }
}
