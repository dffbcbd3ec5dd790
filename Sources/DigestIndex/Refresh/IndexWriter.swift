import GRDB
import Synchronization

/// Writes parsed files to an index: rows at once, tokens together when there are many.
///
/// Until its tokens are written, a file is there to be read but not found, and is read again should the program
/// end before.
final class IndexWriter: Sendable {
  private let database: any DatabaseWriter
  private let pending = Mutex(Pending())
  /// Tokens of one batch are gathered while the rows of the next are written.
  private let gathering = Mutex<Task<Void, Never>?>(nil)

  private struct Pending: Sendable {
    var postings = PostingBuilder(capacity: Postings.fullSegment)
    var files: [EntryRows.FileMark] = []

    mutating func add(_ file: ParsedFile, _ mark: EntryRows.FileMark) {
      files.append(mark)
      for (ordinal, row) in file.rows.enumerated() {
        postings.add(row.text, row.head, row: UInt32(truncatingIfNeeded: mark.firstEntry + Int64(ordinal)))
      }
    }
  }

  init(_ database: any DatabaseWriter) { self.database = database }

  /// Called for one batch after the other.
  func write(_ files: [ParsedFile]) async throws {
    guard !files.isEmpty else { return }
    let written = try await database.write { db in
      try files.compactMap { file in try EntryRows.write(file, in: db).map { (file, $0) } }
    }
    await gathered()
    let full = pending.withLock { $0.postings.count >= Postings.fullSegment ? Self.drain(&$0) : nil }
    if let full { try await writePostings(full) }
    gathering.withLock {
      $0 = Task.detached { [self] in
        pending.withLock { pending in for (file, mark) in written { pending.add(file, mark) } }
      }
    }
  }

  /// Writes what waits.
  func finish() async throws {
    await gathered()
    try await writePostings(pending.withLock { Self.drain(&$0) })
    try await database.write { db in
      for kind in [Postings.Kind.tokens, .grams] { try Postings.mergeSmallSegments(kind, in: db) }
    }
  }

  private func gathered() async { await gathering.withLock { $0 }?.value }

  private static func drain(_ pending: inout Pending) -> Pending {
    defer { pending = Pending() }
    return pending
  }

  private func writePostings(_ pending: Pending) async throws {
    // Common groups of letters are looked for while the tokens are written.
    async let grams = pending.postings.commonGrams()
    try await database.write { try Postings.write(pending.postings, .tokens, in: $0) }
    let found = await grams
    try await database.write { db in
      try Postings.write(found, .grams, in: db)
      try EntryRows.markSearchable(pending.files, in: db)
    }
  }
}
