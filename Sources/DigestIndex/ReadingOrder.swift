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
    var issue: Issue
    var rows: Range<Int64>
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
  /// Places in `files`, by their first rows.
  private let byRow: [(start: Int64, place: Int)]

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
      let week: String? = row[3]
      let date: String? = row[5]
      let start: Int64 = row[6]
      files.append(
        File(
          id: row[0], digest: row[1], language: row[2],
          issue: Issue(week: week.flatMap { Week($0) }, number: row[4], date: date.flatMap { Day($0) }),
          rows: start..<(start + row[7])))
    }
    self.files = files
    end = files.map(\.rows.upperBound).max() ?? 0
    byRow = files.indices.map { (files[$0].rows.lowerBound, $0) }.sorted { $0.start < $1.start }
    entries = RowSet(end: end)
    introductions = RowSet(end: end)
    for file in files { for row in file.rows { entries.insert(row) } }
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

  /// The place of a row's file in `files`.
  func place(of row: Int64) -> Int? {
    var low = 0
    var high = byRow.count
    while low < high {
      let middle = (low + high) / 2
      if byRow[middle].start <= row { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let place = byRow[low - 1].place
    return files[place].rows.contains(row) ? place : nil
  }

  /// Rows of the files that pass.
  func rows(where passes: (File) -> Bool) -> RowSet {
    var set = RowSet(end: end)
    for file in files where passes(file) { for row in file.rows { set.insert(row) } }
    return set
  }

  /// Calls `body` with each row of `set`, as entries are read.
  func forEach(_ set: RowSet, _ body: (Int64) throws -> Void) rethrows {
    for file in files { try set.forEach(in: file.rows, body) }
  }
}
