import Foundation
import GRDB
import Synchronization
import Writing

/// The file that holds the index of one library. It can be made again at any time, so that anything wrong with
/// it is answered by making it again.
final class IndexDatabase: Sendable {
  /// Raised whenever the schema, the tokens, the rules for entries, diagnostics or `plainText` change.
  static let version = 39

  /// Nil for one in memory.
  private let path: String?
  private let openedWriter: Mutex<DatabaseQueue?>
  /// Connections that read, and have nothing to do: there are as many as ever read at the same time.
  private let idleReaders: Mutex<[DatabaseQueue]>
  /// Another file may stand at the path by then: who still has this one must not write there.
  private let isClosed = Mutex(false)

  /// The index was replaced while it was being used.
  struct Closed: Error {}

  /// Opens the index at `path`, making it anew if it is damaged or of another version. Where nothing can be
  /// written, the index lives in memory.
  init(path: String?) {
    if let path {
      for _ in 0..<2 {
        do {
          let (reader, writer) = try Self.open(path)
          self.path = path
          idleReaders = Mutex([reader])
          openedWriter = Mutex(writer)
          return
        } catch let error as DatabaseError where Self.isHeldByOther(error) {
          // Another program is at it.
          break
        } catch {
          Self.remove(at: path)
        }
      }
    }
    self.path = nil
    idleReaders = Mutex([])
    openedWriter = Mutex(Self.inMemory())
  }

  /// True if it is gone when the program ends.
  var isTemporary: Bool { path == nil }

  /// Reads one state of the index, beside others that read. On the disk nobody waits for who writes.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    guard let path else { return try writer().read(body) }
    if isClosed.withLock({ $0 }) { throw Closed() }
    let reader = try idleReaders.withLock { $0.popLast() } ?? Self.openReader(at: path)
    defer { idleReaders.withLock { $0.append(reader) } }
    return try reader.read(body)
  }

  /// Most runs only read: what it takes to write is opened by who has something to write.
  func writer() throws -> DatabaseQueue {
    try openedWriter.withLock { writer in
      if let writer { return writer }
      if isClosed.withLock({ $0 }) { throw Closed() }
      guard let path else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
      let opened = try Self.openWriter(at: path)
      writer = opened
      return opened
    }
  }

  func close() {
    isClosed.withLock { $0 = true }
    idleReaders.withLock { readers in
      for reader in readers { try? reader.close() }
      readers = []
    }
    openedWriter.withLock { writer in
      try? writer?.close()
      writer = nil
    }
  }

  private static func open(_ path: String) throws -> (reader: DatabaseQueue, writer: DatabaseQueue?) {
    for suffix in suffixes where isNoFile(path + suffix) { throw DatabaseError(resultCode: .SQLITE_CANTOPEN) }
    var writer = access(path, F_OK) == 0 ? nil : try openWriter(at: path)
    let reader = try openReader(at: path)
    func version() throws -> Int { try reader.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 } }
    if try version() == 0 { writer = try writer ?? openWriter(at: path) }
    guard try version() == Self.version else { throw DatabaseError(resultCode: .SQLITE_MISMATCH) }
    return (reader, writer)
  }

  /// Something stands there that isn't a file: SQLite would wait for ever for what a pipe holds.
  private static func isNoFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  private static func openReader(at path: String) throws -> DatabaseQueue {
    try DatabaseQueue(path: path, configuration: configuration(isReading: true))
  }

  private static func openWriter(at path: String) throws -> DatabaseQueue {
    let folder = PathText.folder(of: path)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: path, configuration: configuration())
    try queue.write(createSchema)
    return queue
  }

  /// Who reads sees the file as it was, whoever writes. GRDB's own setting looks up the owner of the file, which
  /// takes longer than all else that opens it.
  static let writeAheadLog = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"

  /// True for errors that tell of a broken file, not of a broken query.
  static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
      || error.message?.hasPrefix("no such table") == true
      || error.message?.hasPrefix("no such column") == true
  }

  /// True for errors that tell of a disk that takes no more, or none of ours.
  static func isFullDisk(_ error: DatabaseError) -> Bool {
    [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
  }

  /// True for errors that tell of another program that writes, or was stopped while it did.
  static func isHeldByOther(_ error: DatabaseError) -> Bool {
    // The last is said by who can't look through the log, since somebody else has been doing that for seconds.
    [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL].contains(error.resultCode)
  }

  /// Removes an index with what SQLite keeps beside it.
  static func remove(at path: String) {
    for suffix in suffixes { unlink(path + suffix) }
  }

  /// Of the files that an index is made of.
  static let suffixes = ["", "-wal", "-shm", "-journal"]

  private static func inMemory() -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue(configuration: configuration())
      try queue.write(createSchema)
      return queue
    } catch {
      // SQLite can't even keep a database in memory.
      fatalError("SQLite can't be used: \(error)")
    }
  }

  private static func configuration(isReading: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.label = "wenzhai.index"
    configuration.busyMode = .timeout(5)
    configuration.readonly = isReading
    configuration.foreignKeysEnabled = false
    // KB. A search reads each page once: more memory than this would cost more than it saves.
    let cache = isReading ? 320 : 16_000
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -\(cache); PRAGMA temp_store = MEMORY")
      guard !isReading else { return }
      // Texts are a few KB: in small pages hardly any room is left unused.
      try db.execute(
        sql: "PRAGMA page_size = 4096; \(writeAheadLog); PRAGMA secure_delete = OFF")
    }
    return configuration
  }

  private static func createSchema(_ db: Database) throws {
    // A second program may have got here first.
    guard try Int.fetchOne(db, sql: "PRAGMA user_version") == 0 else { return }
    try db.execute(
      sql: """
        CREATE TABLE digest (
          rank INTEGER PRIMARY KEY, key TEXT NOT NULL, week TEXT, number INTEGER, date TEXT,
          is_draft INTEGER NOT NULL, label TEXT NOT NULL,
          entries INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX digest_key ON digest (key);
        CREATE TABLE file (
          id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, modified INTEGER NOT NULL,
          hash INTEGER NOT NULL, is_searchable INTEGER NOT NULL DEFAULT 0);
        -- What of a file stands in one edition: all of it, or a section that is an issue of its own. An edition has
        -- one part, or many where each file is one piece; `position` is their order in it.
        CREATE TABLE part (
          id INTEGER PRIMARY KEY, file INTEGER NOT NULL, line INTEGER NOT NULL, digest INTEGER,
          language_rank INTEGER, position INTEGER, language TEXT, title TEXT,
          entries INTEGER NOT NULL DEFAULT 0, is_stub INTEGER NOT NULL DEFAULT 0,
          first_entry INTEGER NOT NULL, all_entries INTEGER NOT NULL);
        CREATE INDEX part_file ON part (file);
        CREATE INDEX part_digest ON part (digest, language_rank, position);
        -- What a part says of its digest, as JSON: asked for when digests are put together, and long.
        CREATE TABLE facts (part INTEGER PRIMARY KEY, facts TEXT NOT NULL);
        -- Folders of the last walk, with the time when something in each was last added or taken away.
        CREATE TABLE folder (path TEXT PRIMARY KEY, changed INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE entry (
          id INTEGER PRIMARY KEY, part INTEGER NOT NULL, ordinal INTEGER NOT NULL, extent INTEGER NOT NULL,
          role INTEGER NOT NULL, kind TEXT NOT NULL, slug TEXT NOT NULL, anchor TEXT NOT NULL,
          title TEXT NOT NULL, level INTEGER, line INTEGER NOT NULL,
          sections TEXT NOT NULL, category TEXT, sources TEXT NOT NULL, wikilinks TEXT NOT NULL,
          images INTEGER NOT NULL, features INTEGER NOT NULL, characters INTEGER NOT NULL,
          minutes INTEGER NOT NULL, opening TEXT NOT NULL, twin INTEGER,
          twin_doubtful INTEGER NOT NULL DEFAULT 0,
          simplicity INTEGER NOT NULL, emphasized TEXT NOT NULL);
        CREATE INDEX entry_part ON entry (part, ordinal);
        -- Where files are pieces of one edition, a slug may have a number that its anchor in the file hasn't.
        CREATE INDEX entry_slug ON entry (id) WHERE slug <> anchor;
        CREATE INDEX entry_category ON entry (category) WHERE role = 1;
        CREATE INDEX entry_title ON entry (title);
        CREATE INDEX entry_sections ON entry (sections);
        CREATE INDEX entry_features ON entry (features);
        CREATE INDEX entry_twin ON entry (part, twin) WHERE twin IS NOT NULL;
        CREATE INDEX entry_role ON entry (role) WHERE role <> 1;
        CREATE TABLE text (entry INTEGER PRIMARY KEY, simplicity INTEGER NOT NULL, plain TEXT NOT NULL);
        CREATE TABLE source (url TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (url, entry)) WITHOUT ROWID;
        CREATE TABLE site (host TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (host, entry)) WITHOUT ROWID;
        -- Names that entries link to: see WikilinkRows.
        CREATE TABLE wikilink (name TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (name, entry)) WITHOUT ROWID;
        CREATE TABLE tag (name TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (name, entry)) WITHOUT ROWID;
        CREATE TABLE lexicon (
          initials TEXT NOT NULL, word TEXT NOT NULL, entries INTEGER NOT NULL, PRIMARY KEY (initials, word))
          WITHOUT ROWID;
        CREATE INDEX lexicon_common ON lexicon (substr(initials, 1, 1), entries DESC) WHERE entries >= 16;
        -- Parts in which the entries of a part have their twins, the next language first.
        CREATE TABLE aligned (
          part INTEGER NOT NULL, position INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (part, position))
          WITHOUT ROWID;
        -- What a section of a part is called in its twin.
        CREATE TABLE section_twin (
          part INTEGER NOT NULL, name TEXT NOT NULL, twin TEXT NOT NULL, PRIMARY KEY (part, name)) WITHOUT ROWID;
        CREATE TABLE diagnostic (
          path TEXT NOT NULL, line INTEGER NOT NULL, severity TEXT NOT NULL, code TEXT NOT NULL, subject TEXT NOT NULL);
        CREATE INDEX diagnostic_path ON diagnostic (path);
        \(Postings.schema)
        \(VocabularyRows.schema)
        -- Counts the times that digests were put together: what is kept of an index in memory goes by it.
        -- Ids of entries are never used twice: see Postings.
        -- `settings` is what the configuration said when the folder was walked through.
        -- `unlearnt` counts the changes of what the vocabulary is learnt from since it was learnt.
        -- While files were written or removed and digests not put together since, the index is unsettled.
        CREATE TABLE generation (
          value INTEGER NOT NULL, next_entry INTEGER NOT NULL, is_unsettled INTEGER NOT NULL,
          unlearnt INTEGER NOT NULL DEFAULT 0, settings TEXT NOT NULL DEFAULT '');
        INSERT INTO generation (value, next_entry, is_unsettled) VALUES (1, 1, 0);
        PRAGMA user_version = \(version);
        """)
  }
}

/// What of its part an entry is; never changes.
enum Extent: Int {
  case section = 1
  case introduction = 2
  /// The whole text, should no edition of the digest have entries.
  case whole = 3
}

/// What an entry's row is for, now that its digest is known.
enum Role: Int {
  /// Not shown: the other extent of a file that is one entry, or a stub.
  case hidden = 0
  /// Listed.
  case entry = 1
  /// Searched, but not listed.
  case introduction = 2
}
