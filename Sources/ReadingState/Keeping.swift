import DigestKit
import GRDB

/// Writing: every value that is kept goes through `put`.
extension ReadingStore {
  /// An entry of which something is to be kept, with what it is known by.
  public typealias Identified = (id: EntryID, identity: EntryIdentity)

  /// Keeps the values, of each of the entries. Gives what was there before.
  @discardableResult
  public func keep(
    _ values: [KeptValue], of entries: [Identified], library: String
  ) throws -> ReplacedValues {
    try write { db, stamp in
      var replaced = ReplacedValues()
      for (id, identity) in entries {
        try Self.enter(id, identity, library: library, db, stamp)
        for value in values {
          try Self.put(value, of: id, library: library, db, stamp, replacing: &replaced)
        }
      }
      return replaced
    }
  }

  /// Gives all entries the value if the first one has none of the kind, and takes it from all otherwise.
  public func toggle(
    _ value: KeptValue, of entries: [Identified], library: String
  ) throws -> (isSet: Bool, replaced: ReplacedValues) {
    guard let first = entries.first?.id else { return (false, ReplacedValues()) }
    let old = try read { try Self.value(value.kind, value.name, of: first, library: library, $0) }
    let new = KeptValue(value.kind, name: value.name, old == nil ? value.value : nil)
    return (old == nil, try keep([new], of: entries, library: library))
  }

  /// Puts a letter to a place, and takes it from where it was: in its library, or everywhere if it is a capital.
  public func keep(
    bookmark letter: String, _ value: String, of entry: Identified, library: String
  ) throws -> ReplacedValues {
    try write { db, stamp in
      var replaced = ReplacedValues()
      try Self.removeBookmark(letter, library: library, db, stamp, replacing: &replaced)
      try Self.enter(entry.id, entry.identity, library: library, db, stamp)
      try Self.put(
        KeptValue(.bookmark, name: letter, value), of: entry.id, library: library, db, stamp,
        replacing: &replaced)
      return replaced
    }
  }

  public func remove(bookmark letter: String, library: String) throws -> ReplacedValues {
    try write { db, stamp in
      var replaced = ReplacedValues()
      try Self.removeBookmark(letter, library: library, db, stamp, replacing: &replaced)
      return replaced
    }
  }

  private static func removeBookmark(
    _ letter: String, library: String, _ db: Database, _ stamp: Stamp,
    replacing replaced: inout ReplacedValues
  ) throws {
    let isOfAll = letter == letter.uppercased()
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT library, digest, language, slug FROM kept_value
        WHERE kind = 'bookmark' AND name = ? AND value IS NOT NULL AND (? OR library = ?)
        """, arguments: [letter, isOfAll, library])
    for row in rows {
      try put(
        KeptValue(.bookmark, name: letter, nil),
        of: EntryID(digest: row[1], language: row[2], slug: row[3]), library: row[0], db, stamp,
        replacing: &replaced)
    }
  }

  /// Takes a change back: what it replaced is there again. Gives what that replaced.
  @discardableResult
  public func restore(_ replaced: ReplacedValues) throws -> ReplacedValues {
    try write { db, stamp in
      var undone = ReplacedValues()
      for item in replaced.items.reversed() {
        try Self.put(item.value, of: item.entry, library: item.library, db, stamp, replacing: &undone)
      }
      return undone
    }
  }

  /// Forgets all that is kept of a library: nothing is left of it, of what was taken away neither, nor of what went
  /// along with its entries to a folder around it or inside it that was opened, too.
  public func forget(library: String) throws -> Int {
    try write { db, _ in
      let related = try Row.fetchAll(
        db,
        sql: """
          SELECT other.library, other.digest, other.language, other.slug FROM kept_entry AS other
          JOIN kept_entry AS own ON own.library = ? AND own.language = other.language AND own.title = other.title
            AND own.text IS other.text
          WHERE other.library <> own.library AND (
            substr(other.library, 1, length(own.library) + 1) = own.library || '/'
            OR substr(own.library, 1, length(other.library) + 1) = other.library || '/')
          """, arguments: [library])
      for row in related {
        for table in ["kept_entry", "kept_value"] {
          try db.execute(
            sql: "DELETE FROM \(table) WHERE library = ? AND digest = ? AND language = ? AND slug = ?",
            arguments: [row[0], row[1], row[2], row[3]])
        }
      }
      let count =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM kept_entry WHERE library = ?", arguments: [library])
        ?? 0
      for table in ["kept_entry", "kept_value", "place", "visit"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE library = ?", arguments: [library])
      }
      return count
    }
  }

  // MARK: Rows

  /// Makes the row of an entry. One that is gone and had this id keeps what was its own, under a name of its own.
  static func enter(
    _ id: EntryID, _ identity: EntryIdentity?, library: String, _ db: Database, _ stamp: Stamp
  ) throws {
    let key: StatementArguments = [library, id.digest, id.language, id.slug]
    let isMissing = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT is_missing FROM kept_entry WHERE library = ? AND digest = ? AND language = ? AND slug = ?
          """), arguments: key)
    if isMissing == true { try setAside(id, library: library, db, stamp) }
    try db.cachedStatement(
      sql: """
        INSERT INTO kept_entry (library, digest, language, slug, change, title, line, source, text, excerpt)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET change = excluded.change, title = excluded.title, line = excluded.line,
          source = excluded.source, text = excluded.text, excerpt = excluded.excerpt
        """
    ).execute(arguments: key + [stamp.change] + EntryIdentity.arguments(identity))
  }

  private static func setAside(_ id: EntryID, library: String, _ db: Database, _ stamp: Stamp) throws {
    for table in ["kept_entry", "kept_value"] {
      try db.execute(
        sql: """
          UPDATE \(table) SET slug = slug || '~' || ? WHERE library = ? AND digest = ? AND language = ? AND slug = ?
          """, arguments: [stamp.change, library, id.digest, id.language, id.slug])
    }
  }

  /// Writes one value over what is there, whose row is there, too.
  private static func put(
    _ value: KeptValue, of id: EntryID, library: String, _ db: Database, _ stamp: Stamp,
    replacing replaced: inout ReplacedValues
  ) throws {
    let old = try Self.value(value.kind, value.name, of: id, library: library, db)
    replaced.items.append(
      .init(library: library, entry: id, value: KeptValue(value.kind, name: value.name, old)))
    try put(value, of: id, library: library, db, stamp)
    try db.cachedStatement(
      sql: """
        UPDATE kept_entry SET change = (SELECT change FROM clock)
        WHERE library = ? AND digest = ? AND language = ? AND slug = ?
        """
    ).execute(arguments: [library, id.digest, id.language, id.slug])
  }

  static func put(
    _ value: KeptValue, of id: EntryID, library: String, _ db: Database, _ stamp: Stamp
  ) throws {
    let key: StatementArguments = [library, id.digest, id.language, id.slug]
    if let column = value.kind.column {
      try db.cachedStatement(
        sql: """
          UPDATE kept_entry SET \(column) = ?, \(column)_change = ?, \(column)_machine = ?
          WHERE library = ? AND digest = ? AND language = ? AND slug = ?
          """
      ).execute(arguments: [value.value, stamp.change, stamp.machine] + key)
    } else {
      try db.cachedStatement(
        sql: """
          REPLACE INTO kept_value (library, digest, language, slug, kind, name, value, change, machine)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: key + [value.kind.rawValue, value.name, value.value, stamp.change, stamp.machine])
    }
  }

  private static func value(
    _ kind: KeptValue.Kind, _ name: String, of id: EntryID, library: String, _ db: Database
  ) throws -> String? {
    let key: StatementArguments = [library, id.digest, id.language, id.slug]
    if let column = kind.column {
      return try String.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT \(column) FROM kept_entry
            WHERE library = ? AND digest = ? AND language = ? AND slug = ? AND NOT is_missing
            """), arguments: key)
    }
    return try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT value FROM kept_value
          WHERE library = ? AND digest = ? AND language = ? AND slug = ? AND kind = ? AND name = ?
          """), arguments: key + [kind.rawValue, name])
  }
}

extension KeptValue.Kind {
  /// Flags have a column in the row of their entry: they are asked for with every list.
  var column: String? {
    switch self {
    case .read: "read"
    case .starred: "starred"
    default: nil
    }
  }
}
