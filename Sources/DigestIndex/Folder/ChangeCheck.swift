import Foundation
import GRDB
import Writing

/// Tells whether anything in a library may have changed since it was last walked through, from the times of its
/// folders and files alone: no folder is read, and no name made into a string.
struct ChangeCheck {
  /// Checks the files of one folder. A library that is one file is looked at as a whole.
  let root: String
  var settings = LibrarySettings()
  let db: Database

  /// The report of a refresh with nothing to do; nil if there may be something.
  func report() throws -> RefreshReport? {
    guard try !Self.isUnsettled(db), try Self.isLearnt(db),
      try ReadingRules.settings(in: db) == settings.written
    else { return nil }
    let folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return nil }
    defer { close(folder) }
    var folders = 0
    let folderRows = try RawStatement(db, "SELECT path, changed FROM folder")
    let isSameFolder = try folderRows.allSatisfy { columns in
      folders += 1
      return Self.status(columns.name(0), in: folder).map { $0.changed == Int64(columns.integer(1)) } ?? false
    }
    guard folders > 0, isSameFolder else { return nil }
    var report = RefreshReport()
    let fileRows = try RawStatement(
      db, "SELECT path, size, modified, is_searchable FROM file")
    let isSameFile = try fileRows.allSatisfy { columns in
      guard columns.integer(3) == 1, let status = Self.status(columns.name(0), in: folder),
        Int(status.st_size) == columns.integer(1), status.changed == Int64(columns.integer(2))
      else { return false }
      report.files += 1
      report.bytes += columns.integer(1)
      return true
    }
    guard isSameFile else { return nil }
    (report.digests, report.entries) = try Self.counts(db)
    return report
  }

  private static func status(_ name: UnsafePointer<CChar>?, in folder: Int32) -> stat? {
    var info = stat()
    guard let name else { return nil }
    // The empty name is the root itself.
    let result =
      switch name.pointee {
      case 0: fstat(folder, &info)
      // Few names hold what isn't UTF-8; all others are taken as they stand in the index.
      case _ where strchr(name, 0xF4) != nil:
        PathText.withBytes(String(cString: name)) { fstatat(folder, $0, &info, 0) }
      default: fstatat(folder, name, &info, 0)
      }
    return result == 0 ? info : nil
  }

  /// True if a program ended between writing files and putting digests together.
  static func isUnsettled(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT is_unsettled FROM generation") ?? true
  }

  /// False if a program ended before it had learnt the vocabulary.
  private static func isLearnt(_ db: Database) throws -> Bool {
    try VocabularyRows.unlearnt(in: db) == 0
  }

  /// Digests and entries of the index.
  static func counts(_ db: Database) throws -> (digests: Int, entries: Int) {
    (
      try Int.fetchOne(db, sql: "SELECT count(*) FROM digest") ?? 0,
      try Int.fetchOne(db, sql: "SELECT sum(entries) FROM part WHERE digest IS NOT NULL") ?? 0
    )
  }

  // MARK: What is kept

  /// Nanoseconds since 1970, as the times of files.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Clocks of file systems tick in steps.
  private static let tick: Int64 = 2_000_000_000

  /// What to keep of a walk that began at `time`; nothing if it left out anything that may change unseen.
  static func folders(of walk: FolderWalk, at time: Int64) -> [String: Int64] {
    guard walk.skipped.isEmpty else { return [:] }
    // A folder that changed within the last tick of the clock is looked at again: more may have come after the look.
    let pairs = walk.folders.map { ($0.path, $0.changed < time - tick ? $0.changed : 0) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  static func knownFolders(_ db: Database) throws -> [String: Int64] {
    let rows = try Row.fetchAll(db, sql: "SELECT path, changed FROM folder")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  static func write(_ folders: [String: Int64], in db: Database) throws {
    try db.execute(sql: "DELETE FROM folder")
    let insertion = try db.cachedStatement(sql: "INSERT INTO folder (path, changed) VALUES (?, ?)")
    for (path, changed) in folders { try insertion.execute(arguments: [path, changed]) }
  }
}
