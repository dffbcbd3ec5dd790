import GRDB

/// The letters that frequent categories of a library were given: a letter once given stays, whatever is added later.
extension ReadingStore {
  /// The letter of each name that has one. `library`: its roots.
  public func categoryLetters(library: String) throws -> [String: Character] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT name, letter FROM category_letter WHERE library = ?", arguments: [library])
      return Dictionary(
        rows.compactMap { row in (row[1] as String).first.map { (row[0], $0) } },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Gives letters to further names; those that have one keep it.
  public func giveLetters(_ letters: [(name: String, letter: Character)], library: String) throws {
    try write { db, _ in
      for (name, letter) in letters {
        try db.execute(
          sql: "INSERT OR IGNORE INTO category_letter (library, name, letter) VALUES (?, ?, ?)",
          arguments: [library, name, String(letter)])
      }
    }
  }
}
