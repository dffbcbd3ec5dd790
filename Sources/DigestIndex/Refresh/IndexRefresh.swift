import DigestKit
import Foundation
import GRDB

/// How far a refresh has come.
public struct RefreshProgress: Equatable, Sendable {
  public var done: Int
  public var of: Int
  /// True when digests can be listed anew.
  public var hasNews: Bool
}

/// What a refresh did.
public struct RefreshReport: Equatable, Sendable {
  public var files = 0
  public var digests = 0
  public var entries = 0
  public var bytes = 0
  public var added = 0
  public var updated = 0
  public var removed = 0
  public var seconds = 0.0
  /// Digests were put together that an earlier program had left.
  var isSettled = false
  /// Another program writes the index, so that what this one would have written isn't in it, or not all of it.
  public var isHeldUp = false
  /// Another refresh in this program has changed the index while this one waited for it: who asked for this one hasn't
  /// seen that yet.
  var wasChangedMeanwhile = false
  /// The folders of one library as they were walked through, relative to its root, which is empty; nil where a glance
  /// told that nothing had changed.
  var folders: [String]?

  public var changed: Bool { added + updated + removed > 0 || isSettled || wasChangedMeanwhile }
}

/// Brings an index up to date with the folder: size and time of each file first, its hash second, and only
/// what changed is parsed again.
struct IndexRefresh {
  let root: String
  let database: IndexDatabase
  var settings = LibrarySettings()

  private struct Known {
    var id: Int64
    var size: Int
    var modified: Int64
    /// Nil if it has to be read again whatever it holds: its tokens aren't there.
    var hash: Int64?
  }

  func run(progress: @Sendable (RefreshProgress) -> Void) async throws -> RefreshReport {
    let start = ContinuousClock.now
    if var report = try database.read({ try ChangeCheck(root: root, settings: settings, db: $0).report() }) {
      report.seconds = (ContinuousClock.now - start) / .seconds(1)
      return report
    }
    let began = ChangeCheck.now
    let walk = FolderWalk(root: root, settings: settings)
    // A walk that was broken off doesn't know what is gone.
    try Task.checkCancellation()
    let known = try database.read(Self.knownFiles)
    var report = RefreshReport()
    report.files = walk.files.count
    report.folders = walk.folders.map(\.path)
    report.bytes = walk.files.reduce(0) { $0 + $1.size }
    let present = Set(walk.files.map(\.path))
    let gone = known.keys.filter { !present.contains($0) }
    // Newer weeks have greater names: what a reader opens first is there first.
    let work = walk.files.reversed().filter { file in
      known[file.path].map { $0.size != file.size || $0.modified != file.modified || $0.hash == nil } ?? true
    }
    report.removed = gone.count
    report.added = work.count { known[$0.path] == nil }
    try await write(walk.skipped)
    if !gone.isEmpty { try await remove(gone) }
    let isUnsettled = try database.read { db in
      try ChangeCheck.isUnsettled(db) || ReadingRules.settings(in: db) != settings.written
    }
    report.isSettled = isUnsettled
    let parsed = ParsedEditions(of: work, rootName: FileRead.rootName(root))
    report.updated = try await read(
      Array(work), known: known, needsPairing: isUnsettled || !gone.isEmpty, parsed: parsed,
      progress: progress)
    try await VocabularyRefresh(root: root, database: database, parsed: parsed).run()
    // What waits beside the file would be looked through by every search to come.
    if report.changed {
      try await database.writer().writeWithoutTransaction { _ = try? $0.checkpoint(.truncate) }
    }
    (report.digests, report.entries) = try database.read(ChangeCheck.counts)
    try await remember(walk, at: began)
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    return report
  }

  /// Keeps what the next refresh needs to see at a glance that nothing changed.
  private func remember(_ walk: FolderWalk, at time: Int64) async throws {
    let folders = ChangeCheck.folders(of: walk, at: time)
    guard try database.read(ChangeCheck.knownFolders) != folders else { return }
    // Where nothing can be written it is looked through each time.
    _ = try? await database.writer().write { try ChangeCheck.write(folders, in: $0) }
  }

  private static func knownFiles(_ db: Database) throws -> [String: Known] {
    var known: [String: Known] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, path, size, modified, iif(is_searchable, hash, NULL) FROM file")
    while let row = try rows.next() {
      known[row[1]] = Known(id: row[0], size: row[2], modified: row[3], hash: row[4])
    }
    return known
  }

  // MARK: Reading

  private enum Outcome: Sendable {
    case parsed(ParsedFile)
    /// Touched, but the same.
    case same(FoundFile)
    case missing
  }

  /// Files that wait to be written together.
  private static let largestBatch = 4

  /// Parses on all cores, and writes what is parsed meanwhile. Returns how many known files had changed.
  private func read(
    _ work: [FoundFile], known: [String: Known], needsPairing: Bool, parsed: ParsedEditions,
    progress: @Sendable (RefreshProgress) -> Void
  ) async throws -> Int {
    var updated = 0
    var done = 0
    var batch: [ParsedFile] = []
    var nextPairing = 1
    var needsPairing = needsPairing
    // What was put together in between was so before all files were seen.
    var mustDecide = needsPairing
    var writing: Task<Void, any Error>?
    guard !work.isEmpty || needsPairing else { return 0 }
    // A file that changed is read as before, until all are seen.
    let rules = try database.read { db in
      var rules: [String: ReadingRule] = [:]
      for path in work.map(\.path) where known[path] != nil {
        rules[path] = try ReadingRules.rule(of: path, in: db)
      }
      return rules
    }
    let writer = IndexWriter(try database.writer())
    do {
      try await withThrowingTaskGroup(of: Outcome.self) { group in
        var rest = work[...]
        func startNext() {
          guard let file = rest.popFirst() else { return }
          let hash = known[file.path]?.hash
          let rule = rules[file.path] ?? ReadingRule(pieces: settings.pieces)
          group.addTask { Self.read(file, below: root, rule: rule, knownHash: hash, parsed: parsed) }
        }
        // Parsed files wait here while others are being written.
        for _ in 0..<(ProcessInfo.processInfo.activeProcessorCount * 2 + 4) { startNext() }
        for try await outcome in group {
          try Task.checkCancellation()
          startNext()
          done += 1
          switch outcome {
          case .parsed(let file):
            if known[file.file.path] != nil { updated += 1 }
            batch.append(file)
          case .same(let file): try await touch(file)
          case .missing: break
          }
          if batch.count >= min(nextPairing, Self.largestBatch) || done == work.count {
            // One batch is written while the next is parsed.
            try await writing?.value
            needsPairing = needsPairing || !batch.isEmpty
            mustDecide = mustDecide || needsPairing
            writing = Task { [batch] in try await writer.write(batch) }
            batch = []
          }
          // Pairing looks at every file, so it is done ever more rarely.
          let isTime = done >= nextPairing && done < work.count
          if isTime && needsPairing {
            try await writing?.value
            try await assembly().run(settings: nil)
            needsPairing = false
            nextPairing = done * 2
          }
          progress(RefreshProgress(done: done, of: work.count, hasNews: isTime))
        }
      }
    } catch {
      // Cancelled or failed: nothing of it goes on beside whoever writes next.
      _ = try? await writing?.value
      throw error
    }
    try await writing?.value
    if mustDecide { try await readAgain(writer, parsed) }
    try await writer.finish()
    if mustDecide { try await assembly().run(settings: settings) }
    progress(RefreshProgress(done: done, of: work.count, hasNews: true))
    return updated
  }

  private func assembly() throws -> DigestAssembly {
    DigestAssembly(root: root, database: try database.writer(), issues: settings.issues)
  }

  /// Reads those files again of which their neighbours tell that they are to be read in another way.
  private func readAgain(_ writer: IndexWriter, _ kept: ParsedEditions) async throws {
    for (file, rule) in try await assembly().filesToReadAgain(pieces: settings.pieces) {
      try Task.checkCancellation()
      let outcome = Self.read(file, below: root, rule: rule, knownHash: nil, parsed: kept)
      if case .parsed(let parsed) = outcome {
        try await writer.write([parsed])
      }
    }
  }

  private static func read(
    _ file: FoundFile, below root: String, rule: ReadingRule, knownHash: Int64?, parsed: ParsedEditions
  ) -> Outcome {
    do {
      let path = try FileRead.resolved(file.path, below: root)
      let bytes = try FileRead.bytes(at: path)
      let hash = ParsedFile.hash(of: bytes)
      return hash == knownHash
        ? .same(file)
        : .parsed(
          ParsedFile(
            file: file, bytes: bytes, hash: hash, rule: rule, rootName: FileRead.rootName(root),
            kept: parsed))
    } catch .missing {
      return .missing
    } catch {
      return .parsed(ParsedFile(file: file, failure: error))
    }
  }

  // MARK: Writing

  private func touch(_ file: FoundFile) async throws {
    try await database.writer().write { db in
      try db.execute(
        sql: "UPDATE file SET size = ?, modified = ? WHERE path = ?",
        arguments: [file.size, file.modified, file.path])
    }
  }

  private func remove(_ paths: [String]) async throws {
    try await database.writer().write { db in
      for path in paths { try EntryRows.removeFile(path, in: db) }
    }
  }

  private func write(_ skipped: [(path: String, diagnostic: Diagnostic)]) async throws {
    guard !skipped.isEmpty else { return }
    try await database.writer().write { db in
      for (path, diagnostic) in skipped {
        try db.execute(sql: "DELETE FROM diagnostic WHERE path = ?", arguments: [path])
        try EntryRows.write(diagnostic, path: path, in: db)
      }
    }
  }
}
