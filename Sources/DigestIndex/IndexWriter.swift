import GRDB
import Synchronization

/// Writes parsed files to an index: rows at once, tokens together when there are many.
///
/// Until its tokens are written, a file is there to be read but not found, and is read again should the program
/// end before.
final class IndexWriter: Sendable {
  private let database: any DatabaseWriter
  private let pending = Mutex(Pending())

  private struct Pending: Sendable {
    var postings = PostingBuilder()
    var files: [EntryRows.FileMark] = []
  }

  init(_ database: any DatabaseWriter) { self.database = database }

  func write(_ files: [ParsedFile]) async throws {
    guard !files.isEmpty else { return }
    let full = try await database.write { [self] db in
      try pending.withLock { pending -> Pending? in
        for file in files {
          guard let mark = try EntryRows.write(file, postings: &pending.postings, in: db) else { continue }
          pending.files.append(mark)
        }
        return pending.postings.count >= Postings.fullSegment ? Self.take(&pending) : nil
      }
    }
    if let full { try await writePostings(full) }
  }

  /// Writes what waits.
  func finish() async throws {
    try await writePostings(pending.withLock { Self.take(&$0) })
    try await database.write { db in
      for kind in [Postings.Kind.tokens, .grams] { try Postings.mergeSmallSegments(kind, in: db) }
    }
  }

  private static func take(_ pending: inout Pending) -> Pending {
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
