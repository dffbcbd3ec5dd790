import DigestKit
import GRDB

extension ReadingStore {
  /// Where reading stopped in a library, with what the entry is known by. `number` is that of the library among
  /// the opened ones.
  public func place(library: String, number: Int) throws -> (place: Place, identity: EntryIdentity?)? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT digest, language, slug, block, character, is_reading, title, line, source, text, excerpt
          FROM place WHERE library = ?
          """, arguments: [library]
      ).map { row in
        (
          Place(
            entry: EntryID(library: number, digest: row[0], language: row[1], slug: row[2]), block: row[3],
            offset: row[4], isReading: row[5]), EntryIdentity(row, from: 6)
        )
      }
    }
  }

  /// Keeps where reading has come to: in its library, and in its entry, unless that is only seen from a list or was
  /// read to its end.
  public func setPlace(_ place: Place, _ identity: EntryIdentity?, library: String) throws {
    try write { db, stamp in
      try db.execute(
        sql: """
          REPLACE INTO place (library, digest, language, slug, block, character, is_reading, change,
            title, line, source, text, excerpt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          library, place.entry.digest, place.entry.language, place.entry.slug, place.block, place.offset,
          place.isReading, stamp.change,
        ] + EntryIdentity.arguments(identity))
      guard place.isReading else { return }
      let id = place.entry.written
      let isAnywhere = !place.isFinished && TextPlace(place) != TextPlace(Place(entry: id, block: -1))
      try Self.enter(id, identity, library: library, db, stamp)
      try Self.put(
        KeptValue(.place, isAnywhere ? TextPlace(place).written : nil), of: id, library: library, db, stamp)
    }
  }

  /// The places of all other libraries, the newest first.
  public func places(besides library: String) throws -> [(place: Place, identity: EntryIdentity)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT digest, language, slug, block, character, is_reading, title, line, source, text, excerpt
          FROM place WHERE library <> ? ORDER BY change DESC
          """, arguments: [library]
      ).compactMap { row in
        guard let identity = EntryIdentity(row, from: 6) else { return nil }
        let id = EntryID(digest: row[0], language: row[1], slug: row[2])
        return (Place(entry: id, block: row[3], offset: row[4], isReading: row[5]), identity)
      }
    }
  }
}

extension EntryIdentity {
  /// From the columns title, line, source, text and excerpt, which begin at `index`; nil if there is none yet.
  init?(_ row: Row, from index: Int) {
    guard let title: String = row[index], let line: Int = row[index + 1] else { return nil }
    self.init(
      title: title, line: line, source: row[index + 2], text: row[index + 3], excerpt: row[index + 4] ?? "")
  }

  /// For those columns.
  static func arguments(_ identity: EntryIdentity?) -> StatementArguments {
    [identity?.title, identity?.line, identity?.source, identity?.text, identity?.excerpt]
  }
}
