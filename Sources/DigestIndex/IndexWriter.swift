import GRDB
import Synchronization

/// Writes parsed files to an index: rows at once, tokens together when there are many.
///
/// Until its tokens are written, a file is there to be read but not found, and is read again should the program
/// end before.
final class IndexWriter: Sendable {
  private let database: any DatabaseWriter
  private let pending = Mutex(Pending())

  private struct Pending {
    var postings = PostingBuilder()
    var files: [EntryRows.FileMark] = []
  }

  init(_ database: any DatabaseWriter) { self.database = database }

  func write(_ files: [ParsedFile]) async throws {
    guard !files.isEmpty else { return }
    try await database.write { [self] db in
      try pending.withLock { pending in
        for file in files {
          guard let mark = try EntryRows.write(file, postings: &pending.postings, in: db) else { continue }
          pending.files.append(mark)
        }
        if pending.postings.count >= Postings.fullSegment { try Self.writePostings(&pending, in: db) }
      }
    }
  }

  /// Writes what waits.
  func finish() async throws {
    try await database.write { [self] db in
      try pending.withLock { try Self.writePostings(&$0, in: db) }
      try Postings.mergeSmallSegments(in: db)
    }
  }

  private static func writePostings(_ pending: inout Pending, in db: Database) throws {
    try Postings.write(pending.postings, in: db)
    try EntryRows.markSearchable(pending.files, in: db)
    pending = Pending()
  }
}
