import DigestKit
import Foundation
import GRDB
import Synchronization
import Writing

/// The index was found damaged while it was read. It is empty now; a refresh fills it.
public struct IndexDamaged: Error {}

/// The index of one library: what it holds, found fast.
///
/// Reading state isn't here; `Library` adds it.
final class RootIndex: Sendable {
  /// An absolute path without symlinks: a folder, or one file.
  let root: String
  /// The library's place among those that are open.
  let number: Int
  let settings: LibrarySettings
  private let path: String?
  private let opened: Mutex<IndexDatabase>
  private let order = Mutex<ReadingOrder?>(nil)
  private let sectionsOfRows = Mutex<RowSections?>(nil)
  private let twins = Mutex<TwinRows?>(nil)
  private let refreshes = Turns()
  /// How many refreshes have changed anything.
  private let changes = Mutex(0)
  private let walked = Mutex<[String]?>(nil)

  /// `cache`: the folder for indexes; nil keeps this one in memory.
  init(root: String, number: Int, cache: String?, settings: LibrarySettings = LibrarySettings()) {
    self.settings = settings
    self.root = root
    self.number = number
    // Two libraries of the same name are kept apart by a hash of where they are.
    let hash = String(UInt64(bitPattern: ParsedFile.hash(of: Array(root.utf8))), radix: 16)
    let name = (root as NSString).lastPathComponent.filter { $0.isLetter || $0.isNumber || "-_".contains($0) }
    path = cache.map { "\($0)/\(name.prefix(40))-\(hash).sqlite" }
    opened = Mutex(IndexDatabase(path: path))
    if let path { IndexFolder.touch(path) }
  }

  /// True if the index is gone when the program ends.
  var isTemporary: Bool { database.isTemporary }

  private var database: IndexDatabase { opened.withLock { $0 } }

  /// Reads; a database that turns out to be damaged is replaced by an empty one, to be filled by a refresh.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try database.read(body)
    } catch let error as DatabaseError where IndexDatabase.isDamage(error) {
      startAnew()
      throw IndexDamaged()
    } catch is IndexDatabase.Closed {
      throw IndexDamaged()
    }
  }

  private func startAnew() {
    opened.withLock { database in
      database.close()
      if let path { IndexDatabase.remove(at: path) }
      database = IndexDatabase(path: path)
    }
    forget()
  }

  /// What is known of one database says nothing of another.
  private func forget() {
    order.withLock { $0 = nil }
    sectionsOfRows.withLock { $0 = nil }
    twins.withLock { $0 = nil }
  }

  /// Two that are asked for at once follow each other: they would write the same rows.
  func refresh(progress: @Sendable (RefreshProgress) -> Void) async throws -> RefreshReport {
    let known = changes.withLock { $0 }
    return try await refreshes.take {
      let isNew = changes.withLock { $0 > known }
      var report = try await refreshMending(progress)
      if report.changed { changes.withLock { $0 += 1 } }
      report.wasChangedMeanwhile = isNew
      return report
    }
  }

  private func refreshMending(
    _ progress: @Sendable (RefreshProgress) -> Void
  ) async throws -> RefreshReport {
    do {
      return try await runRefresh(progress)
    } catch let error as DatabaseError where IndexDatabase.isDamage(error) {
      startAnew()
    } catch is IndexDatabase.Closed {
      // A search found it damaged meanwhile, and put an empty one in its place: that is filled now.
    } catch let error as DatabaseError where IndexDatabase.isFullDisk(error) {
      // Without room on the disk this run keeps its index in memory.
      opened.withLock { $0 = IndexDatabase(path: nil) }
      forget()
    } catch let error as DatabaseError where IndexDatabase.isHeldByOther(error) {
      // What it held before that is there to be read.
      var report = RefreshReport()
      report.isHeldUp = true
      (report.digests, report.entries) = try read(ChangeCheck.counts)
      return report
    }
    return try await runRefresh(progress)
  }

  private func runRefresh(_ progress: @Sendable (RefreshProgress) -> Void) async throws -> RefreshReport {
    let report = try await IndexRefresh(root: root, database: database, settings: settings).run(
      progress: progress)
    if let folders = report.folders { walked.withLock { $0 = folders } }
    return report
  }

  /// The folders that digests were looked for in, by their absolute paths; the folder that a single file is in.
  func folders() throws -> [String] {
    guard FileRead.isFolder(root) else { return [PathText.folder(of: root)] }
    let names =
      try walked.withLock { $0 }
      ?? read { try String.fetchAll($0, sql: "SELECT path FROM folder ORDER BY path") }
    return names.isEmpty ? [root] : names.map { $0.isEmpty ? root : root + "/" + $0 }
  }

  // MARK: What search keeps in memory

  /// Where entries stand, as of the state of the index that `db` sees.
  func readingOrder(_ db: Database) throws -> ReadingOrder {
    let generation = try ReadingOrder.generation(db)
    if let known = order.withLock({ $0 }), known.generation == generation { return known }
    let made = try ReadingOrder(db)
    order.withLock { $0 = made }
    return made
  }

  /// Sections of rows, as of the same state.
  func rowSections(_ db: Database, _ order: ReadingOrder) throws -> RowSections {
    if let known = sectionsOfRows.withLock({ $0 }), known.generation == order.generation { return known }
    let made = try RowSections(db, order: order)
    sectionsOfRows.withLock { $0 = made }
    return made
  }

  /// Twins of rows, as of the state of the index that `order` is of.
  func twinRows(_ order: ReadingOrder) throws -> TwinRows {
    if let known = knownTwins(order) { return known }
    return try read { try twinRows($0, order) }
  }

  /// The same, for who reads already.
  func twinRows(_ db: Database, _ order: ReadingOrder) throws -> TwinRows {
    if let known = knownTwins(order) { return known }
    let made = try TwinRows(db, order: order)
    twins.withLock { $0 = made }
    return made
  }

  private func knownTwins(_ order: ReadingOrder) -> TwinRows? {
    twins.withLock { $0 }.flatMap { $0.generation == order.generation ? $0 : nil }
  }
}
