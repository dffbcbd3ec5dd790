import DigestKit
import GRDB

extension ReadingStore {
  /// Where the reader of these libraries was, oldest first, and where they came back from; `roots` in the order of
  /// the libraries' numbers.
  public func visits(roots: [String]) throws -> (behind: [Place], ahead: [Place]) {
    try read { db in
      var visits: (behind: [Place], ahead: [Place]) = ([], [])
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT library, digest, language, slug, block, character, is_ahead FROM visit ORDER BY position
          """)
      {
        guard let number = roots.firstIndex(of: row[0]) else { continue }
        let id = EntryID(library: number, digest: row[1], language: row[2], slug: row[3])
        let place = Place(entry: id, block: row[4], offset: row[5])
        if row[6] { visits.ahead.append(place) } else { visits.behind.append(place) }
      }
      return visits
    }
  }

  public func setVisits(behind: [Place], ahead: [Place], roots: [String]) throws {
    try write { db, _ in
      for root in roots { try db.execute(sql: "DELETE FROM visit WHERE library = ?", arguments: [root]) }
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO visit (library, digest, language, slug, block, character, is_ahead)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      for (place, isAhead) in behind.map({ ($0, false) }) + ahead.map({ ($0, true) }) {
        guard roots.indices.contains(place.entry.library) else { continue }
        try statement.execute(arguments: [
          roots[place.entry.library], place.entry.digest, place.entry.language, place.entry.slug, place.block,
          place.offset, isAhead,
        ])
      }
    }
  }
}
