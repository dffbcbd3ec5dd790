import DigestKit
import GRDB

extension ReadingStore {
  /// Searches that were kept, oldest first.
  public func queries() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT text FROM query ORDER BY id") }
  }

  /// At most this many searches, and commands, are remembered; the oldest are forgotten.
  private static let mostQueries = 200

  /// Puts a search behind all others.
  public func remember(query: String) throws { try remember(query, in: "query") }

  /// Commands that entries were given to, oldest first.
  public func commands() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT text FROM command ORDER BY id") }
  }

  /// Puts a command behind all others.
  public func remember(command: String) throws { try remember(command, in: "command") }

  private func remember(_ text: String, in table: String) throws {
    try write { db, _ in
      try db.execute(sql: "DELETE FROM \(table) WHERE text = ?", arguments: [text])
      try db.execute(sql: "INSERT INTO \(table) (text) VALUES (?)", arguments: [text])
      try db.execute(
        sql: "DELETE FROM \(table) WHERE id NOT IN (SELECT id FROM \(table) ORDER BY id DESC LIMIT ?)",
        arguments: [Self.mostQueries])
    }
  }

  // MARK: Words

  /// Words that were looked up and of which something is known, oldest first.
  public func words() throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM kept_value
          WHERE library = '' AND kind = 'word' AND value IS NOT NULL ORDER BY change, machine, name
          """)
    }
  }

  /// `day`: on which it was looked up, as `2026-11-26`.
  public func keep(word: String, day: String) throws {
    _ = try keep([KeptValue(.word, name: word, day)], of: [Self.noEntry], library: "")
  }

  /// What is of no entry.
  private static let noEntry = (
    id: EntryID(digest: "", language: "", slug: ""),
    identity: EntryIdentity(title: "", line: 0, source: nil, text: nil, excerpt: "")
  )

  // MARK: Saved searches

  /// Searches that were saved under names, in the order in which they were; they are of all libraries.
  public func savedSearches() throws -> [(name: String, text: String)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT name, value FROM kept_value
          WHERE library = '' AND kind = 'search' AND value IS NOT NULL ORDER BY change, machine, name
          """
      ).map { ($0[0], $0[1]) }
    }
  }

  /// Nil takes the name away.
  public func save(search text: String?, as name: String) throws -> ReplacedValues {
    return try keep([KeptValue(.search, name: name, text)], of: [Self.noEntry], library: "")
  }
}
