import DigestKit
import Foundation
import GRDB
import Synchronization
import Writing

/// What was read, starred, and where reading stopped. A store of its own: it can't be made again, so a copy is kept
/// before its schema changes, and it is set aside, never deleted, when it is damaged.
public final class ReadingStore: Sendable {
  private let path: String?
  private let onSetAside: (@Sendable (String) -> Void)?
  private let opened = Mutex<Opened?>(nil)

  private struct Opened {
    var database: any DatabaseWriter
    var setAside: String?
    var newer: String?
    var isTemporary: Bool
  }

  /// The store at `path`; in memory if `path` is nil or nothing can be written there. It is opened, or made,
  /// when something of it is asked for.
  ///
  /// `onSetAside` is told where a damaged store was put, by a program that shows no reader of its own.
  public init(path: String?, onSetAside: (@Sendable (String) -> Void)? = nil) {
    self.path = path
    self.onSetAside = onSetAside
  }

  /// Where a damaged store was put, to be told to the reader.
  public var setAside: String? { store.setAside }

  /// The store that a newer program has written, which stays as it is; this one then lives in memory.
  public var newer: String? { store.newer }

  /// True if nothing can be kept, though it should be: the store lives in memory.
  public var isTemporary: Bool { store.isTemporary }

  /// True as long as nobody has read anything here.
  public func isUnused() throws -> Bool {
    guard path != nil, !isTemporary else { return false }
    return try read {
      try Bool.fetchOne(
        $0,
        sql: "SELECT NOT EXISTS (SELECT 1 FROM place) AND NOT EXISTS (SELECT 1 FROM kept_entry)") ?? false
    }
  }

  /// Why something was not kept, in the words of SQLite.
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  // MARK: Access

  /// Where it is; nil for one in memory.
  var file: String? { path }

  /// A name that was made for this store when it was made.
  public func machine() throws -> String {
    try read { try String.fetchOne($0, sql: "SELECT id FROM machine") ?? "" }
  }

  func vacuum(into path: String) throws { try store.database.vacuum(into: path) }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value { try store.database.read(body) }

  /// Changes the store; `body` gets the number of this change, and of this machine.
  func write<Value>(_ body: (Database, _ stamp: Stamp) throws -> Value) throws -> Value {
    do {
      return try store.database.write { db in
        // Wherever the count comes from, it stays one that SQLite can go on from.
        try db.execute(sql: "UPDATE clock SET change = CAST(min(change + 1, \(Stamp.latest)) AS INTEGER)")
        let row = try Row.fetchOne(db, sql: "SELECT change, id FROM clock, machine")
        return try body(db, row.map { Stamp($0[0], $0[1]) } ?? Stamp())
      }
    } catch let error as DatabaseError {
      throw Failure(description: error.message ?? "\(error.resultCode)")
    }
  }

  private var store: Opened {
    opened.withLock { store in
      if let store { return store }
      let made = Self.opened(path)
      store = made
      if let aside = made.setAside { onSetAside?(aside) }
      return made
    }
  }

  // MARK: Opening

  /// A newer program has written it.
  private struct IsNewer: Error {}

  private static func opened(_ path: String?) -> Opened {
    var movedTo: String?
    var newer: String?
    if let path {
      for _ in 0..<2 {
        do {
          return Opened(database: try open(path), setAside: movedTo, isTemporary: false)
        } catch is IsNewer {
          newer = path
          break
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
      try StoreMigrations.migrator.migrate(queue)
      return Opened(database: queue, setAside: movedTo, newer: newer, isTemporary: path != nil)
    } catch {
      // SQLite can't even keep a database in memory.
      fatalError("SQLite can't be used: \(error)")
    }
  }

  private static func open(_ path: String) throws -> any DatabaseWriter {
    try makePrivate(path)
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

  /// What somebody reads is nobody else's business: the folder is 0700, the file 0600, and so what SQLite puts
  /// beside it.
  private static func makePrivate(_ path: String) throws {
    let folder = PathText.folder(of: path)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    chmod(folder, 0o700)
    close(Foundation.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600))
    for suffix in ["", "-wal", "-shm"] { chmod(path + suffix, 0o600) }
  }

  /// Brings the store to the present version, with a copy of what it was beside it.
  private static func migrate(_ database: any DatabaseWriter, path: String) throws {
    let migrator = StoreMigrations.migrator
    let (isNewer, isKnown, number) = try database.read { db in
      (
        try migrator.hasBeenSuperseded(db), try migrator.hasCompletedMigrations(db),
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      )
    }
    if isNewer || number > StoreMigrations.lastNumbered { throw IsNewer() }
    if isKnown { return }
    let done = try database.read { try migrator.completedMigrations($0).count }
    if done > 0 || number > 0 {
      let copy = "\(path).version-\(max(done, number))"
      try? database.vacuum(into: copy)
      chmod(copy, 0o600)
    }
    try migrator.migrate(database)
  }

  /// A store that opens may still be damaged inside; it is small, so that all of it is looked at.
  private static func check(_ db: Database) throws {
    guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    try db.execute(
      sql: """
        SELECT read, is_missing FROM kept_entry LIMIT 0; SELECT value, machine FROM kept_value LIMIT 0;
        SELECT is_reading, change FROM place LIMIT 0; SELECT is_ahead FROM visit LIMIT 0;
        SELECT text FROM query LIMIT 0; SELECT index_state FROM library LIMIT 0;
        SELECT change FROM clock LIMIT 0; SELECT id FROM machine LIMIT 0
        """)
  }

  private static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR].contains(error.resultCode)
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
}
