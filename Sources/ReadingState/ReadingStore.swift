import DigestKit
import Foundation
import GRDB
import Synchronization
import Writing

/// What was read, starred, and where reading stopped. A store of its own: it can't be made again, so a copy is kept
/// before its schema changes, and it is set aside, never deleted, when it is damaged.
public final class ReadingStore: Sendable {
  private let path: String?
  private let onTrouble: (@Sendable (Trouble) -> Void)?
  private let opened = Mutex<Opened?>(nil)

  private struct Opened {
    var database: any DatabaseWriter
    var trouble: Trouble?
    var isTemporary: Bool
  }

  /// What the reader is told of a store that isn't as it should be.
  public enum Trouble: Equatable, Sendable {
    /// It was damaged, and is here now.
    case setAside(String)
    /// A newer program has written this one, which stays as it is.
    case newer(String)
    /// Nothing can be written.
    case temporary
  }

  /// The store at `path`; in memory if `path` is nil or nothing can be written there, with what stands there if that can
  /// be read. It is opened, or made, when something of it is asked for.
  ///
  /// `onTrouble` is given what is wrong with it, by then, in a program that shows no reader of its own.
  public init(path: String?, onTrouble: (@Sendable (Trouble) -> Void)? = nil) {
    self.path = path
    self.onTrouble = onTrouble
  }

  /// What is wrong with the store, to be told to the reader.
  public var trouble: Trouble? { store.trouble }

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
      if let trouble = made.trouble { onTrouble?(trouble) }
      return made
    }
  }

  // MARK: Opening

  /// A newer program has written it.
  private struct IsNewer: Error {}

  private static func opened(_ path: String?) -> Opened {
    guard let path else { return Opened(database: inMemory(), isTemporary: false) }
    var movedTo: String?
    for _ in 0..<2 {
      do {
        return Opened(database: try open(path), trouble: movedTo.map(Trouble.setAside), isTemporary: false)
      } catch is IsNewer {
        return Opened(database: inMemory(), trouble: .newer(path), isTemporary: true)
      } catch let error as DatabaseError where isDamage(error) {
        guard movedTo == nil else { break }
        movedTo = moveAside(path)
        if movedTo == nil { break }
      } catch {
        break
      }
    }
    return Opened(
      database: copy(of: path) ?? inMemory(), trouble: movedTo.map(Trouble.setAside) ?? .temporary,
      isTemporary: true)
  }

  /// What can't be opened where it is, because the folder is read-only or another program has locked it, can still be
  /// shown: a copy is opened, and taken into memory.
  private static func copy(of path: String) -> DatabaseQueue? {
    guard isRegularFile(path) else { return nil }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wenzhai-\(UUID().uuidString)")
    let copy = folder.appendingPathComponent("reading.sqlite").path
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      if isRegularFile(path + "-wal") {
        try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal")
      }
      let opened = try open(copy)
      let queue = try DatabaseQueue()
      try opened.backup(to: queue)
      return queue
    } catch {
      return nil
    }
  }

  private static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func inMemory() -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue()
      try StoreMigrations.migrator.migrate(queue)
      return queue
    } catch {
      // SQLite can't even keep a database in memory.
      fatalError("SQLite can't be used: \(error)")
    }
  }

  /// Seconds. Whoever else writes does so for milliseconds, unless it was stopped.
  private static let longestWait = 2.0

  private static func open(_ path: String) throws -> any DatabaseWriter {
    try makePrivate(path)
    // SQLite would wait for ever for what a pipe holds.
    for suffix in ["", "-wal", "-shm", "-journal"] {
      guard isRegularFile(path + suffix) || access(path + suffix, F_OK) != 0 else {
        throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
      }
    }
    var configuration = Configuration()
    configuration.busyMode = .timeout(longestWait)
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
    close(Foundation.open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NONBLOCK, 0o600))
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

  /// Where it is now; nil if it had to stay.
  private static func moveAside(_ path: String) -> String? {
    var target = path + ".damaged"
    var number = 2
    while FileManager.default.fileExists(atPath: target) {
      target = "\(path).damaged-\(number)"
      number += 1
    }
    guard rename(path, target) == 0 else { return nil }
    for suffix in ["-wal", "-shm"] { rename(path + suffix, target + suffix) }
    return target
  }
}
