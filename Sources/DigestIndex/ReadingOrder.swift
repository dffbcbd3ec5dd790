import DigestKit
import GRDB

/// Where entries stand: the files of an index in the order they are read in, and the rows of each.
///
/// The entries of a file have rows that follow each other, so that an entry's row tells its file and its place.
struct ReadingOrder: Sendable {
  struct File: Sendable {
    var id: Int64
    /// The key of its digest.
    var digest: String
    var language: String
    var rows: Range<Int64>
    fileprivate var week: String?
    fileprivate var number: Int?
    fileprivate var date: String?

    /// Taken apart when a filter asks: most searches don't, and a library has thousands.
    var issue: Issue {
      Issue(week: week.flatMap { Week($0) }, number: number, date: date.flatMap { Day($0) })
    }
  }

  /// Changes with everything that this depends on.
  let generation: Int64
  /// Newest digest first, then by language.
  let files: [File]
  /// One past the last row.
  let end: Int64
  /// Rows of entries that lists show.
  private(set) var entries: RowSet
  /// Rows of introductions, which search finds besides.
  private(set) var introductions: RowSet

  init(_ db: Database) throws {
    generation = try Self.generation(db)
    var files: [File] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT f.id, d.key, f.language, d.week, d.number, d.date, f.first_entry, f.all_entries
        FROM file AS f JOIN digest AS d ON d.rank = f.digest ORDER BY f.digest, f.language_rank
        """)
    while let row = try rows.next() {
      let start: Int64 = row[6]
      files.append(
        File(
          id: row[0], digest: row[1], language: row[2], rows: start..<(start + row[7]), week: row[3],
          number: row[4], date: row[5]))
    }
    self.files = files
    end = files.map(\.rows.upperBound).max() ?? 0
    entries = RowSet(end: end)
    introductions = RowSet(end: end)
    for file in files { entries.insert(file.rows) }
    let others = try Row.fetchCursor(db, sql: "SELECT id, role FROM entry WHERE role <> 1")
    while let row = try others.next() {
      let id: Int64 = row[0]
      if row[1] == Role.introduction.rawValue, entries.contains(id) { introductions.insert(id) }
      entries.remove(id)
    }
  }

  static func generation(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT value FROM generation") ?? 0
  }

  /// Rows of the files that pass.
  func rows(where passes: (File) -> Bool) -> RowSet {
    var set = RowSet(end: end)
    for file in files where passes(file) { set.insert(file.rows) }
    return set
  }

  /// Calls `body` with each row of `set`, as entries are read.
  func forEach(_ set: RowSet, _ body: (Int64) throws -> Void) rethrows {
    for file in files { try set.forEach(in: file.rows, body) }
  }

  /// The first rows of `set`, as entries are read.
  func first(_ limit: Int, of set: RowSet) -> [Int64] {
    var rows: [Int64] = []
    for file in files where rows.count < limit { set.forEach(in: file.rows) { rows.append($0) } }
    return Array(rows.prefix(limit))
  }
}
