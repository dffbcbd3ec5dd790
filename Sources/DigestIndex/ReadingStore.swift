import DigestKit
import Foundation
import GRDB
import Synchronization

/// What was read, starred, and where reading stopped. A store of its own: it can't be made again, so it is
/// backed up before its schema changes, and set aside, never deleted, when it is damaged.
public final class ReadingStore: Sendable {
  private let path: String?
  private let opened = Mutex<Opened?>(nil)

  static let version = 2

  private struct Opened {
    var database: any DatabaseWriter
    var setAside: String?
    var isTemporary: Bool
  }

  /// The store at `path`; in memory if `path` is nil or nothing can be written there. It is opened, or made,
  /// when something of it is asked for.
  public init(path: String?) { self.path = path }

  /// Where a damaged store was put, to be told to the reader.
  public var setAside: String? { store.setAside }

  /// True if nothing can be kept, though it should be: the store lives in memory.
  public var isTemporary: Bool { store.isTemporary }

  private var database: any DatabaseWriter { store.database }

  /// Why something was not kept, in the words of SQLite.
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  private func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try database.write(body)
    } catch let error as DatabaseError {
      throw Failure(description: error.message ?? "\(error.resultCode)")
    }
  }

  private var store: Opened {
    opened.withLock { store in
      if let store { return store }
      let made = Self.opened(path)
      store = made
      return made
    }
  }

  private static func opened(_ path: String?) -> Opened {
    var movedTo: String?
    if let path {
      for _ in 0..<2 {
        do {
          return Opened(database: try open(path), setAside: movedTo, isTemporary: false)
        } catch let error as DatabaseError where isDamage(error) {
          guard movedTo == nil else { break }
          movedTo = moveAside(path)
        } catch {
          break
        }
      }
    }
    do {
      let queue = try DatabaseQueue()
      try migrate(queue, path: nil)
      return Opened(database: queue, setAside: movedTo, isTemporary: path != nil)
    } catch {
      // SQLite can't even keep a database in memory.
      fatalError("SQLite can't be used: \(error)")
    }
  }

  private static func open(_ path: String) throws -> any DatabaseWriter {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.label = "wenzhai.reading"
    // What is acknowledged stays, also when the power fails.
    configuration.prepareDatabase {
      try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try migrate(queue, path: path)
    try queue.read(check)
    return queue
  }

  /// A store that opens may still be damaged inside; it is small, so that all of it is looked at.
  private static func check(_ db: Database) throws {
    guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    try db.execute(
      sql:
        "SELECT is_read, is_starred FROM mark LIMIT 0; SELECT is_reading FROM place LIMIT 0; SELECT text FROM query LIMIT 0"
    )
  }

  private static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_MISMATCH, .SQLITE_ERROR].contains(error.resultCode)
  }

  private static func moveAside(_ path: String) -> String {
    var target = path + ".damaged"
    var number = 2
    while FileManager.default.fileExists(atPath: target) {
      target = "\(path).damaged-\(number)"
      number += 1
    }
    rename(path, target)
    for suffix in ["-wal", "-shm"] { rename(path + suffix, target + suffix) }
    return target
  }

  private static func migrate(_ database: any DatabaseWriter, path: String?) throws {
    let found = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard found != version else { return }
    guard found < version else { throw DatabaseError(resultCode: .SQLITE_MISMATCH) }
    if found > 0, let path { try? database.vacuum(into: "\(path).version-\(found)") }
    try database.write { db in
      guard try Int.fetchOne(db, sql: "PRAGMA user_version") == found else { return }
      if found < 1 { try db.execute(sql: firstSchema) }
      try db.execute(
        sql: """
          CREATE TABLE query (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE);
          PRAGMA user_version = \(version);
          """)
    }
  }

  private static let firstSchema = """
    CREATE TABLE mark (
      library TEXT NOT NULL, digest TEXT NOT NULL, language TEXT NOT NULL, slug TEXT NOT NULL,
      is_read INTEGER NOT NULL DEFAULT 0, is_starred INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (library, digest, language, slug)) WITHOUT ROWID;
    CREATE TABLE place (
      library TEXT PRIMARY KEY, digest TEXT NOT NULL, language TEXT NOT NULL, slug TEXT NOT NULL,
      block INTEGER NOT NULL, character INTEGER NOT NULL, is_reading INTEGER NOT NULL) WITHOUT ROWID;
    """

  // MARK: Queries

  /// Searches that were kept, oldest first.
  public func queries() throws -> [String] {
    try database.read { try String.fetchAll($0, sql: "SELECT text FROM query ORDER BY id") }
  }

  /// As many are remembered.
  private static let mostQueries = 200

  public func remember(query: String) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM query WHERE text = ?", arguments: [query])
      try db.execute(sql: "INSERT INTO query (text) VALUES (?)", arguments: [query])
      try db.execute(
        sql: "DELETE FROM query WHERE id NOT IN (SELECT id FROM query ORDER BY id DESC LIMIT ?)",
        arguments: [Self.mostQueries])
    }
  }

  // MARK: Marks

  struct Mark: Sendable {
    var isRead: Bool
    var isStarred: Bool
  }

  /// Marks of these entries, and perhaps of others: of `digest` alone if all are of it.
  func marks(
    of entries: [EntrySummary], library: String, digest: String? = nil
  ) throws -> [EntryID: Mark] {
    guard digest == nil, entries.count <= Self.fewEntries else {
      return try marks(library: library, digest: digest)
    }
    return try database.read { db in
      var marks: [EntryID: Mark] = [:]
      let statement = try db.cachedStatement(
        sql: """
          SELECT is_read, is_starred FROM mark WHERE library = ? AND digest = ? AND language = ? AND slug = ?
          """)
      for entry in entries {
        let id = entry.id.written
        if let row = try Row.fetchOne(statement, arguments: [library, id.digest, id.language, id.slug]) {
          marks[id] = Mark(isRead: row[0], isStarred: row[1])
        }
      }
      return marks
    }
  }

  /// So many are looked up one by one faster than all marks are read.
  private static let fewEntries = 500

  /// Marks of the entries of a digest; of all digests for nil.
  func marks(library: String, digest: String? = nil) throws -> [EntryID: Mark] {
    try database.read { db in
      var marks: [EntryID: Mark] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT digest, language, slug, is_read, is_starred FROM mark
          WHERE library = ? AND (? IS NULL OR digest = ?)
          """, arguments: [library, digest, digest])
      while let row = try rows.next() {
        marks[EntryID(digest: row[0], language: row[1], slug: row[2])] = Mark(
          isRead: row[3], isStarred: row[4])
      }
      return marks
    }
  }

  /// How many entries of each edition were read, by digest key and language.
  func readCounts(library: String) throws -> [String: Int] {
    try database.read { db in
      var counts: [String: Int] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT digest, language, count(*) FROM mark WHERE library = ? AND is_read AND slug <> ''
          GROUP BY digest, language
          """, arguments: [library])
      while let row = try rows.next() {
        let digest: String = row[0]
        let language: String = row[1]
        counts["\(digest)/\(language)"] = row[2]
      }
      return counts
    }
  }

  /// How many entries of a digest were read, by language.
  func readCounts(library: String, digest: String) throws -> [String: Int] {
    try database.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT language, count(*) FROM mark WHERE library = ? AND digest = ? AND is_read AND slug <> ''
          GROUP BY language
          """, arguments: [library, digest])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  func setRead(_ isRead: Bool, _ entries: [EntryID], library: String) throws {
    try set("is_read", isRead, entries, library: library)
  }

  /// Sets the mark of all entries to the opposite of the first one's. Gives what it is now.
  func toggleRead(_ entries: [EntryID], library: String) throws -> Bool {
    try toggle("is_read", entries, library: library)
  }

  func toggleStarred(_ entries: [EntryID], library: String) throws -> Bool {
    try toggle("is_starred", entries, library: library)
  }

  private func toggle(_ column: String, _ entries: [EntryID], library: String) throws -> Bool {
    try write { db in
      guard let first = entries.first else { return false }
      let old = try Bool.fetchOne(
        db,
        sql: "SELECT \(column) FROM mark WHERE library = ? AND digest = ? AND language = ? AND slug = ?",
        arguments: [library, first.digest, first.language, first.slug])
      let value = !(old ?? false)
      try Self.set(column, value, entries, library: library, in: db)
      return value
    }
  }

  private func set(_ column: String, _ value: Bool, _ entries: [EntryID], library: String) throws {
    try write { try Self.set(column, value, entries, library: library, in: $0) }
  }

  private static func set(
    _ column: String, _ value: Bool, _ entries: [EntryID], library: String, in db: Database
  ) throws {
    for entry in entries {
      try db.execute(
        sql: """
          INSERT INTO mark (library, digest, language, slug, \(column)) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET \(column) = excluded.\(column)
          """, arguments: [library, entry.digest, entry.language, entry.slug, value])
    }
  }

  // MARK: Places

  func place(library: String, number: Int) throws -> Place? {
    try database.read { db in
      try Row.fetchOne(
        db, sql: "SELECT digest, language, slug, block, character, is_reading FROM place WHERE library = ?",
        arguments: [library]
      ).map { row in
        Place(
          entry: EntryID(library: number, digest: row[0], language: row[1], slug: row[2]), block: row[3],
          offset: row[4], isReading: row[5])
      }
    }
  }

  func setPlace(_ place: Place, library: String) throws {
    try write { db in
      try db.execute(
        sql:
          "REPLACE INTO place (library, digest, language, slug, block, character, is_reading) VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          library, place.entry.digest, place.entry.language, place.entry.slug, place.block, place.offset,
          place.isReading,
        ])
    }
  }
}
