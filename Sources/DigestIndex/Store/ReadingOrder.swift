import DigestKit
import GRDB

/// Where entries stand: the parts of an index in the order they are read in, and the rows of each.
///
/// The entries of a part have rows that follow each other, so that an entry's row tells its part and its place.
struct ReadingOrder: Sendable {
  struct Part: Sendable {
    var id: Int64
    /// The key of its digest.
    var digest: String
    var language: String
    var rows: Range<Int64>
    fileprivate var week: String?
    fileprivate var number: Int?
    fileprivate var date: String?

    /// The issue is taken apart only when a filter asks for it: most searches don't, and a library has thousands.
    var issue: Issue {
      Issue(week: week.flatMap { Week($0) }, number: number, date: date.flatMap { Day($0) })
    }
  }

  /// Changes with everything that this depends on.
  let generation: Int64
  /// Newest digest first, then by language.
  let parts: [Part]
  /// One past the last row.
  let end: Int64
  /// Rows of entries that lists show.
  let entries: RowSet
  /// Rows of introductions, which search finds besides.
  let introductions: RowSet

  init(_ db: Database) throws {
    generation = try Self.generation(db)
    var parts: [Part] = []
    let rows = try RawStatement(
      db,
      """
      SELECT p.id, d.key, p.language, d.week, d.number, d.date, p.first_entry, p.all_entries
      FROM part AS p JOIN digest AS d ON d.rank = p.digest ORDER BY p.digest, p.language_rank, p.position
      """)
    try rows.forEach { columns in
      let start = Int64(columns.integer(6))
      parts.append(
        Part(
          id: Int64(columns.integer(0)), digest: columns.text(1), language: columns.text(2),
          rows: start..<(start + Int64(columns.integer(7))), week: columns.optionalText(3),
          number: columns.optionalInteger(4), date: columns.optionalText(5)))
    }
    self.parts = parts
    end = parts.map(\.rows.upperBound).max() ?? 0
    var entries = RowSet(end: end)
    var introductions = RowSet(end: end)
    for part in parts { entries.insert(part.rows) }
    try RawStatement(db, "SELECT id, role FROM entry WHERE role <> 1").forEach { columns in
      let id = Int64(columns.integer(0))
      if columns.integer(1) == Role.introduction.rawValue, entries.contains(id) { introductions.insert(id) }
      entries.remove(id)
    }
    self.entries = entries
    self.introductions = introductions
  }

  static func generation(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT value FROM generation") ?? 0
  }

  /// The place in `parts` of the one that a row is of.
  func part(of row: Int64) -> Int? { parts.firstIndex { $0.rows.contains(row) } }

  /// Rows of the parts that pass.
  func rows(where passes: (Part) -> Bool) -> RowSet {
    var set = RowSet(end: end)
    for part in parts where passes(part) { set.insert(part.rows) }
    return set
  }

  /// Calls `body` with each row of `set`, as entries are read.
  func forEach(_ set: RowSet, _ body: (Int64) throws -> Void) rethrows {
    for part in parts { try set.forEach(in: part.rows, body) }
  }

  /// The first rows of `set`, as entries are read.
  func first(_ limit: Int, of set: RowSet) -> [Int64] {
    var rows: [Int64] = []
    for part in parts where rows.count < limit { set.forEach(in: part.rows) { rows.append($0) } }
    return Array(rows.prefix(limit))
  }
}
