import DigestKit
import Foundation
import GRDB
import ReadingState
import TestSupport
import Testing

/// Stores of earlier versions, of later ones, and damaged ones.
@Suite struct StoreVersionTests {
  private final class Folder {
    let url = TemporaryFolder.place().appending(path: "state")
    var path: String { url.appending(path: "reading.sqlite").path }

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }

    func make(_ sql: String) throws {
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: sql) }
      try queue.close()
    }

    func rights(_ path: String) -> Int {
      (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0
    }
  }

  private static let first = """
    CREATE TABLE mark (
      library TEXT NOT NULL, digest TEXT NOT NULL, language TEXT NOT NULL, slug TEXT NOT NULL,
      is_read INTEGER NOT NULL DEFAULT 0, is_starred INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (library, digest, language, slug)) WITHOUT ROWID;
    CREATE TABLE place (
      library TEXT PRIMARY KEY, digest TEXT NOT NULL, language TEXT NOT NULL, slug TEXT NOT NULL,
      block INTEGER NOT NULL, character INTEGER NOT NULL, is_reading INTEGER NOT NULL) WITHOUT ROWID;
    INSERT INTO mark VALUES ('/l', '2026W05', 'zh', '一', 1, 0), ('/l', '2026W05', 'zh', '二', 0, 1);
    INSERT INTO place VALUES ('/l', '2026W05', 'zh', '二', 3, 14, 1);
    """

  private static let searches = """
    CREATE TABLE query (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE);
    INSERT INTO query (text) VALUES ('机器人'), ('VLA');
    """

  @Test(arguments: [1, 2]) func everyEarlierVersionIsTakenOver(version: Int) throws {
    let folder = try Folder()
    try folder.make(Self.first + (version == 2 ? Self.searches : "") + "PRAGMA user_version = \(version);")
    let store = ReadingStore(path: folder.path)
    let flags = try store.flags(library: "/l")
    #expect(flags.count == 2)
    #expect(
      flags[EntryID(digest: "2026W05", language: "zh", slug: "一")] == .init(isRead: true, isStarred: false))
    #expect(
      flags[EntryID(digest: "2026W05", language: "zh", slug: "二")] == .init(isRead: false, isStarred: true))
    let place = try #require(try store.place(library: "/l", number: 4))
    #expect(place.identity == nil)
    #expect(
      place.place
        == Place(
          entry: EntryID(library: 4, digest: "2026W05", language: "zh", slug: "二"), block: 3, offset: 14))
    #expect(try store.queries() == (version == 2 ? ["机器人", "VLA"] : []))
    #expect(store.trouble == nil && !store.isTemporary)
    // What it was is still there, and can be read by nobody else.
    let copy = "\(folder.path).version-\(version)"
    let kept = try DatabaseQueue(path: copy).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM mark") }
    #expect(kept == 2)
    #expect(folder.rights(copy) == 0o600)
    // The next start finds it done.
    try store.remember(query: "新")
    #expect(try ReadingStore(path: folder.path).queries().last == "新")
  }

  @Test func aNewerStoreStaysInPlace() throws {
    for change in [
      "PRAGMA user_version = 9", "INSERT INTO grdb_migrations (identifier) VALUES ('from the future')",
    ] {
      let folder = try Folder()
      try ReadingStore(path: folder.path).remember(query: "机器人")
      try folder.make(change)
      let before = try Data(contentsOf: URL(filePath: folder.path))
      let store = ReadingStore(path: folder.path)
      #expect(store.trouble == .newer(folder.path))
      #expect(store.isTemporary)
      // It can be used, but keeps nothing.
      try store.remember(query: "x")
      #expect(try store.queries() == ["x"])
      #expect(try Data(contentsOf: URL(filePath: folder.path)) == before)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      #expect(!files.contains { $0.contains("damaged") || $0.contains("version-") })
    }
  }

  @Test(arguments: ["not a database", ""]) func aDamagedStoreIsSetAside(text: String) throws {
    let folder = try Folder()
    try ReadingStore(path: folder.path).remember(query: "机器人")
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: folder.path + suffix) }
    try Data(text.utf8).write(to: URL(filePath: folder.path))
    let store = ReadingStore(path: folder.path)
    // An empty file is a store that nobody has written to.
    #expect((store.trouble == nil) == text.isEmpty)
    #expect(!store.isTemporary)
    #expect(try store.queries() == [])
    if case .setAside(let kept) = store.trouble {
      #expect(try String(contentsOfFile: kept, encoding: .utf8) == text)
    }
  }

  @Test func nobodyElseReadsIt() throws {
    let folder = try Folder()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
    let store = ReadingStore(path: folder.path)
    try store.remember(query: "机器人")
    #expect(folder.rights(folder.url.path) == 0o700)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
      #expect(folder.rights(folder.url.appending(path: file).path) == 0o600, "\(file)")
    }
    #expect(folder.rights(folder.path + "-wal") == 0o600)
  }

  /// As in a read-only folder: SQLite can't keep beside the file what it needs to write it.
  @Test func whatCanNotBeWrittenIsStillShown() throws {
    let folder = try Folder()
    try ReadingStore(path: folder.path).remember(query: "机器人")
    let log = folder.path + "-wal"
    try? FileManager.default.removeItem(atPath: log)
    try FileManager.default.createDirectory(atPath: log, withIntermediateDirectories: false)
    let before = try Data(contentsOf: URL(filePath: folder.path))
    let store = ReadingStore(path: folder.path)
    #expect(try store.queries() == ["机器人"])
    #expect(store.trouble == .temporary && store.isTemporary)
    try store.remember(query: "纸鸢")
    #expect(try store.queries() == ["机器人", "纸鸢"])
    #expect(try Data(contentsOf: URL(filePath: folder.path)) == before)
  }

  /// A program that was stopped in the middle of something holds its lock for good.
  @Test func whatAnotherProgramHasLockedIsStillShown() throws {
    let folder = try Folder()
    try ReadingStore(path: folder.path).remember(query: "机器人")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.path, configuration: configuration)
    try other.inDatabase { db in
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
      try db.beginTransaction(.exclusive)
      try db.execute(sql: "DELETE FROM query")
    }
    let store = ReadingStore(path: folder.path)
    #expect(try store.queries() == ["机器人"])
    #expect(store.trouble == .temporary)
    try other.inDatabase { try $0.rollback() }
    try other.close()
    #expect(try ReadingStore(path: folder.path).queries() == ["机器人"])
  }

  @Test(.timeLimit(.minutes(10)), arguments: ["", "-wal", "-journal"])
  func aPipeInItsPlaceIsLeftAlone(suffix: String) throws {
    let folder = try Folder()
    if !suffix.isEmpty { try ReadingStore(path: folder.path).remember(query: "纸鸢") }
    unlink(folder.path + suffix)
    #expect(mkfifo(folder.path + suffix, 0o600) == 0)
    let store = ReadingStore(path: folder.path)
    #expect(try store.queries() == (suffix.isEmpty ? [] : ["纸鸢"]))
    try store.remember(query: "机器人")
    #expect(store.trouble == .temporary)
    let type =
      try FileManager.default.attributesOfItem(atPath: folder.path + suffix)[.type] as? FileAttributeType
    #expect(type == .typeUnknown)
  }

  @Test func whereNothingCanBeWrittenItLivesInMemory() throws {
    let store = ReadingStore(path: "/proc/nowhere/reading.sqlite")
    #expect(store.isTemporary && store.trouble == .temporary)
    try store.remember(query: "机器人")
    #expect(try store.queries() == ["机器人"])
    #expect(!ReadingStore(path: nil).isTemporary)
  }

  @Test func ofManySearchesTheLastAreKept() throws {
    let store = ReadingStore(path: nil)
    for number in 0..<230 { try store.remember(query: "\(number)") }
    try store.remember(query: "100")
    let queries = try store.queries()
    #expect(queries.count == 200)
    #expect(queries.first == "30" && queries.last == "100" && queries.count { $0 == "100" } == 1)
  }

  @Test func languagesBesideEachOtherAreKept() throws {
    let folder = try Folder()
    let store = ReadingStore(path: folder.path)
    #expect(try store.parallelLanguages() == [])
    try store.setParallelLanguages(["zh", "ja"])
    try store.setParallelLanguages(["ja", "en"])
    #expect(try ReadingStore(path: folder.path).parallelLanguages() == ["ja", "en"])
  }
}
