import DigestKit
import Foundation
import GRDB
import GRDBSQLite
import Writing

/// Which rows hold which tokens, as SQLite keeps it: segments, in each of which a token has one list of rows.
///
/// The tokens of a segment stand in the order of their bytes in blocks of a few thousand bytes. Rows that are
/// gone stay in the lists until segments are merged: ids are never used twice, and `ReadingOrder` knows which
/// are alive.
enum Postings {
  /// Pairs of a token and a row that are gathered before they are written: 64 MB.
  static let fullSegment = 8_000_000
  /// Segments with fewer pairs are small.
  private static let smallSegment = 2_000_000
  /// More small ones than these are merged.
  private static let mostSmallSegments = 12

  static let schema = """
    CREATE TABLE segment (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, pairs INTEGER NOT NULL);
    CREATE TABLE posting_block (
      id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, first BLOB NOT NULL, data BLOB NOT NULL);
    CREATE UNIQUE INDEX posting_block_first ON posting_block (segment, first);
    """

  /// What the tokens of a segment are.
  enum Kind: Int {
    /// Tokens of `SearchTokens.Text`: the rows that have one are all told.
    case tokens = 1
    /// Common groups of letters: a row that isn't told may have one all the same.
    case grams = 2
  }

  /// Writes what was gathered as a segment.
  static func write(_ builder: PostingBuilder, _ kind: Kind, in db: Database) throws {
    guard !builder.isEmpty else { return }
    try db.execute(
      sql: "INSERT INTO segment (kind, pairs) VALUES (?, ?)", arguments: [kind.rawValue, builder.count])
    let segment = db.lastInsertedRowID
    let statement = try RawStatement(db, "INSERT INTO posting_block (segment, first, data) VALUES (?, ?, ?)")
    var block = PostingBlock()
    func finish() throws {
      guard !block.data.isEmpty else { return }
      try block.first.withUnsafeBytes { first in
        try block.data.withUnsafeBytes { data in
          statement.bind(segment, at: 1)
          statement.bind(first, at: 2)
          statement.bind(data, at: 3)
          try statement.run()
        }
      }
      block = PostingBlock()
    }
    try builder.forEachTerm { term, rows in
      if !block.hasRoom(for: term, rows) { try finish() }
      block.append(term, rows)
    }
    try finish()
  }

  /// Makes one segment of many small ones, so that a look-up has few to look into.
  static func mergeSmallSegments(_ kind: Kind, in db: Database) throws {
    let small = try Row.fetchAll(
      db, sql: "SELECT id, pairs FROM segment WHERE kind = ? AND pairs < ? ORDER BY pairs",
      arguments: [kind.rawValue, smallSegment])
    guard small.count > mostSmallSegments else { return }
    let live = try liveRows(db)
    var room = fullSegment
    var builder = PostingBuilder()
    for row in small {
      let segment: Int64 = row[0]
      room -= row[1] as Int
      guard room >= 0 else { break }
      let blocks = try RawStatement(db, "SELECT data FROM posting_block WHERE segment = ?")
      blocks.bind(segment, at: 1)
      try blocks.forEach { columns in
        PostingBlock.forEachTerm(in: columns.blob(0)) { term, list in
          PostingBlock.forEachRow(in: list) { row in
            if live.contains(Int64(row)) { term.withUnsafeBytes { builder.add($0, row: row) } }
          }
          return true
        }
      }
      try db.execute(sql: "DELETE FROM posting_block WHERE segment = ?", arguments: [segment])
      try db.execute(sql: "DELETE FROM segment WHERE id = ?", arguments: [segment])
    }
    try write(builder, kind, in: db)
  }

  private static func liveRows(_ db: Database) throws -> RowSet {
    var rows = RowSet(end: try Int64.fetchOne(db, sql: "SELECT next_entry FROM generation") ?? 1)
    let ids = try Int64.fetchCursor(db, sql: "SELECT id FROM entry")
    while let id = try ids.next() { rows.insert(id) }
    return rows
  }
}

/// Looks rows up by what patterns are indexed under, each look-up once.
final class PostingReader {
  private let db: Database
  /// One past the last row.
  private let end: Int64
  private var known: [SearchTokens.Lookup: RowSet] = [:]

  init(_ db: Database, end: Int64) {
    self.db = db
    self.end = end
  }

  /// Rows whose tokens allow for the pattern, dead ones among them; nil if tokens can't narrow anything down.
  func rows(of pattern: TextPattern, in field: SearchTokens.Field = .text) throws -> RowSet? {
    var found: RowSet?
    // A long paste is told by some of its tokens.
    for lookup in SearchTokens.lookups(for: pattern, in: field).prefix(Self.mostLookups) {
      try Task.checkCancellation()
      let rows = try rows(of: lookup)
      if found == nil { found = rows } else { found?.formIntersection(rows) }
    }
    return found
  }

  private static let mostLookups = 48

  /// Rows that hold the pattern for sure, whatever their texts say.
  func certainRows(of pattern: TextPattern) throws -> RowSet? {
    try SearchTokens.gram(for: pattern).map { try rows(of: $0, in: .grams) }
  }

  /// Calls `body` with each Latin word of the library that begins like this, folded, and with what counts the rows that have
  /// it, dead ones among them; for a word that stands in several segments more than once.
  func forEachWord(from prefix: String, _ body: ([UInt8], _ rows: () -> Int) -> Void) throws {
    try forEachTerm(from: SearchTokens.Lookup(token: prefix, isPrefix: true), in: .tokens) { term, list in
      body(term) {
        var rows = 0
        PostingBlock.forEachRow(in: list) { _ in rows += 1 }
        return rows
      }
    }
  }

  private func rows(of lookup: SearchTokens.Lookup, in kind: Postings.Kind = .tokens) throws -> RowSet {
    if let rows = known[lookup] { return rows }
    var rows = RowSet(end: end)
    try forEachTerm(from: lookup, in: kind) { PostingBlock.insert($1, into: &rows) }
    known[lookup] = rows
    return rows
  }

  /// Calls `body` with the token that is looked up, or each that begins like it, and its list in each segment.
  private func forEachTerm(
    from lookup: SearchTokens.Lookup, in kind: Postings.Kind,
    _ body: ([UInt8], UnsafeBufferPointer<UInt8>) -> Void
  ) throws {
    // In each segment we read the block that the term would be in, and for a prefix also those behind it.
    let statement = try RawStatement(
      db,
      """
      SELECT data FROM segment CROSS JOIN posting_block AS block ON block.segment = segment.id
        AND block.first >= ifnull(
          (SELECT max(first) FROM posting_block WHERE segment = segment.id AND first <= ?1), ?1)
        AND block.first < ?2
      WHERE segment.kind = ?3
      """)
    let term = Array(lookup.token.utf8)
    // The least that comes after the term, or after all that begin with it: no UTF-8 has the byte FF.
    let past = term + [lookup.isPrefix ? 0xFF : 0]
    try term.withUnsafeBytes { lower in
      try past.withUnsafeBytes { upper in
        statement.bind(lower, at: 1)
        statement.bind(upper, at: 2)
        statement.bind(Int64(kind.rawValue), at: 3)
        try statement.forEach { columns in
          PostingBlock.forEachTerm(in: columns.blob(0)) { found, list in
            // Mostly the first bytes tell already.
            let shared = min(found.count, term.count)
            let order = memcmp(found, term, shared)
            if order < 0 || order == 0 && found.count < term.count { return true }
            guard order == 0, lookup.isPrefix || found.count == term.count else { return false }
            body(found, list)
            return true
          }
        }
      }
    }
  }
}
