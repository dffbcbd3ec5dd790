import ReadingState
import DigestKit
import GRDB
import Writing

/// Which rows a filter lets through: one look-up for each kind. A new filter is a row in `FilterEntry.table`, a
/// case of `Filter`, and a look-up here.
struct FilterRows {
  let db: Database
  let order: ReadingOrder
  let postings: PostingReader
  let sections: () throws -> RowSections
  /// What was read and starred.
  let kept: RootIndex.Kept

  func rows(of filter: Filter) throws -> RowSet {
    switch filter {
    case .section(let pattern):
      // What aligned editions call by another name is the same section.
      let twins = try SectionTwins.names(for: { pattern.isFound(in: FoldedText($0)) }, in: db)
      return try sections().rows { twins.contains($0) || pattern.isFound(in: $1) }
    case .title(let pattern): return try titles(with: pattern)
    case .weeks(let range): return order.rows { $0.issue.week.map(range.contains) ?? false }
    case .numbers(let range): return order.rows { $0.issue.number.map(range.contains) ?? false }
    case .after(let day):
      // A week counts as after a day that lies in it: some of it is.
      return order.rows { $0.issue.lastDay.map { $0 >= day } ?? false }
    case .before(let day): return order.rows { $0.issue.date.map { $0 <= day } ?? false }
    case .language(let tag):
      return order.rows { part in
        let language = part.language.lowercased()
        return language == tag || language.hasPrefix(tag + "-")
      }
    case .site(let site):
      let wanted = try distinct("host", of: "site").filter { $0 == site || $0.hasSuffix("." + site) }
      return try rows("SELECT entry FROM site WHERE host = ?", of: wanted)
    case .tag(let tag):
      // A tag may stand below another: `lang/rust`.
      let wanted = try distinct("name", of: "tag").filter { $0 == tag || $0.hasPrefix(tag + "/") }
      return try rows("SELECT entry FROM tag WHERE name = ?", of: wanted)
    case .has(let features):
      let wanted = try distinct("features", of: "entry", as: Int.self).filter {
        Entry.Features(rawValue: $0).isSuperset(of: features)
      }
      return try rows("SELECT id FROM entry WHERE features = ?", of: wanted)
    case .twin:
      var set = RowSet(end: order.end)
      try RawStatement(db, "SELECT id FROM entry WHERE twin IS NOT NULL").forEach {
        set.insert(Int64($0.integer(0)))
      }
      return set
    case .status(.read): return try flagged(\.isRead)
    case .status(.starred): return try flagged(\.isStarred)
    case .status(.marked): return try flagged(\.isMarked)
    case .notes: return try flagged(\.isNoted)
    case .status(.unread): return try flagged(\.isRead).complement
    }
  }

  /// The values of a column that has an index, each looked up behind the one before.
  private func distinct<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String, of table: String, as type: Value.Type = String.self
  ) throws -> [Value] {
    try Value.fetchAll(
      db,
      sql: """
        WITH RECURSIVE each (value) AS (
          SELECT min(\(column)) FROM \(table)
          UNION ALL SELECT (SELECT min(\(column)) FROM \(table) WHERE \(column) > value) FROM each
            WHERE value IS NOT NULL)
        SELECT value FROM each WHERE value IS NOT NULL
        """)
  }

  private func rows(_ sql: String, of values: [some DatabaseValueConvertible]) throws -> RowSet {
    var set = RowSet(end: order.end)
    let statement = try RawStatement(db, sql)
    for value in values { try statement.forEach(with: [value]) { set.insert(Int64($0.integer(0))) } }
    return set
  }

  private func titles(with pattern: TextPattern) throws -> RowSet {
    var set = RowSet(end: order.end)
    let candidates = try postings.rows(of: pattern, in: .head) ?? RowSet(end: order.end).complement
    let statement = try db.cachedStatement(sql: "SELECT title FROM entry WHERE id = ?")
    try order.forEach(candidates) { row in
      guard let title = try String.fetchOne(statement, arguments: [row]) else { return }
      if pattern.isFound(in: FoldedText(title)) { set.insert(row) }
    }
    return set
  }

  /// Rows whose notes hold what the text would have to.
  func noted(_ query: Query) throws -> RowSet {
    var found = Set<EntryID>()
    for (id, notes) in try kept.notes() {
      let isMatch = query.clauses.allSatisfy { clause in
        clause.contains { condition in
          // Filters are seen to where all others are.
          if case .filter = condition.test { return true }
          return notes.contains { Self.holds(condition.test, in: $0) } != condition.isNegated
        }
      }
      if isMatch { found.insert(id) }
    }
    return try rows(of: found)
  }

  /// Whether a note holds something; a filter asks for nothing in it.
  private static func holds(_ test: Query.Condition.Test, in note: String) -> Bool {
    switch test {
    case .text(let pattern): return pattern.isFound(in: FoldedText(note))
    case .expression(let expression): return ![SearchPattern.expression(expression)].matches(in: note).isEmpty
    case .together(let words):
      var note = note
      return note.withUTF8 { bytes in
        var text = SearchableText(bytes, simplicity: .none)
        return words.isFound(in: &text)
      }
    case .filter: return true
    }
  }

  private func flagged(_ wanted: (ReadingStore.Flags) -> Bool) throws -> RowSet {
    try rows(of: Set(kept.flags().filter { wanted($0.value) }.keys))
  }

  private func rows(of ids: Set<EntryID>) throws -> RowSet {
    var slugs: [String: Set<String>] = [:]
    for id in ids { slugs["\(id.digest)/\(id.language)", default: []].insert(id.slug) }
    var set = RowSet(end: order.end)
    let statement = try db.cachedStatement(sql: "SELECT id, slug FROM entry WHERE part = ?")
    for part in order.parts {
      guard let wanted = slugs["\(part.digest)/\(part.language)"] else { continue }
      let rows = try Row.fetchCursor(statement, arguments: [part.id])
      while let row = try rows.next() { if wanted.contains(row[1]) { set.insert(row[0]) } }
    }
    return set
  }
}
