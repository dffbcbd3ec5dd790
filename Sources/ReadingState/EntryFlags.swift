import DigestKit
import Foundation
import GRDB
import Writing

extension ReadingStore {
  /// What lists show of what is kept of an entry.
  public struct Flags: Equatable, Sendable {
    public var isRead: Bool
    public var isStarred: Bool
    /// True if there are notes or passages.
    public var isNoted: Bool
    /// True if a letter leads to it.
    public var isMarked: Bool

    public init(
      isRead: Bool = false, isStarred: Bool = false, isNoted: Bool = false, isMarked: Bool = false
    ) {
      self.isRead = isRead
      self.isStarred = isStarred
      self.isNoted = isNoted
      self.isMarked = isMarked
    }
  }

  /// Up to this many entries, looking each one up is faster than reading all flags.
  private static let fewEntries = 500

  /// Flags of these entries, and perhaps of others: of `digest` alone if all are of it.
  public func flags(
    of entries: [EntryID], library: String, digest: String? = nil
  ) throws -> [EntryID: Flags] {
    guard digest == nil, entries.count <= Self.fewEntries else {
      return try flags(library: library, digest: digest)
    }
    return try read { db in
      var flags: [EntryID: Flags] = [:]
      // One statement looks all of them up: with one for each, starting them would take longest.
      let statement = try db.cachedStatement(
        sql: """
          SELECT w.key, read, starred, (
              SELECT group_concat(kind) FROM kept_value AS v
              WHERE v.library = e.library AND v.digest = e.digest AND v.language = e.language AND v.slug = e.slug
                AND kind IN ('note', 'passage', 'bookmark') AND value IS NOT NULL)
          FROM json_each(?) AS w CROSS JOIN kept_entry AS e
          WHERE e.library = ? AND e.digest = w.value ->> 0 AND e.language = w.value ->> 1 AND e.slug = w.value ->> 2
            AND NOT is_missing
          """)
      let rows = try Row.fetchCursor(statement, arguments: [Self.json(of: entries), library])
      while let row = try rows.next() {
        let kinds = (row[3] as String?).map { Set($0.split(separator: ",").map(String.init)) }
        flags[entries[row[0]].written] = Flags(row, from: 1, kinds)
      }
      return flags
    }
  }

  /// Each as an array of three strings. At every key, and Foundation's encoder takes longer than the look-up.
  private static func json(of entries: [EntryID]) -> String {
    func string(_ text: String) -> String {
      let needsEscapes = text.utf8.contains {
        $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
      }
      guard needsEscapes else { return "\"\(text)\"" }
      let escaped = text.unicodeScalars.map { scalar in
        scalar.value < 0x20 || scalar == "\"" || scalar == "\\" ? JSONEscape.escaped(scalar) : String(scalar)
      }
      return "\"\(escaped.joined())\""
    }
    let arrays = entries.map { "[\(string($0.digest)),\(string($0.language)),\(string($0.slug))]" }
    return "[\(arrays.joined(separator: ","))]"
  }

  /// Flags of the entries of a digest; of all digests for nil.
  public func flags(library: String, digest: String? = nil) throws -> [EntryID: Flags] {
    try read { db in
      var flags: [EntryID: Flags] = [:]
      let noted = try Self.noted(library: library, digest: digest, db)
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT digest, language, slug, read, starred FROM kept_entry INDEXED BY kept_entry_shown
          WHERE library = ? AND is_missing = 0\(digest == nil ? "" : " AND digest = ?")
          """, arguments: [library] + StatementArguments([digest].compactMap(\.self)))
      while let row = try rows.next() {
        let id = EntryID(digest: row[0], language: row[1], slug: row[2])
        flags[id] = Flags(row, from: 3, noted[id])
      }
      return flags
    }
  }

  /// Kinds of what stands with entries besides their flags.
  private static func noted(
    library: String, digest: String?, _ db: Database
  ) throws -> [EntryID: Set<String>] {
    var kinds: [EntryID: Set<String>] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT digest, language, slug, kind FROM kept_value
        WHERE library = ? AND kind IN ('note', 'passage', 'bookmark') AND value IS NOT NULL
          AND (? IS NULL OR digest = ?)
        """, arguments: [library, digest, digest])
    while let row = try rows.next() {
      kinds[EntryID(digest: row[0], language: row[1], slug: row[2]), default: []].insert(row[3])
    }
    return kinds
  }

  /// Which of stars, notes and passages there are, of any library.
  public func heldKinds() throws -> Set<KeptValue.Kind> {
    try read { db in
      Set(
        try String.fetchAll(
          db,
          sql: """
            SELECT 'starred' WHERE EXISTS (SELECT 1 FROM kept_entry WHERE starred IS NOT NULL)
            UNION ALL SELECT 'note' WHERE EXISTS (
              SELECT 1 FROM kept_value WHERE kind = 'note' AND value IS NOT NULL)
            UNION ALL SELECT 'passage' WHERE EXISTS (
              SELECT 1 FROM kept_value WHERE kind = 'passage' AND value IS NOT NULL)
            """
        ).compactMap(KeptValue.Kind.init))
    }
  }

  /// Keys of digests that were starred as a whole.
  public func starredDigests(library: String) throws -> Set<String> {
    try read { db in
      try Set(
        String.fetchAll(
          db,
          sql: """
            SELECT digest FROM kept_entry INDEXED BY kept_entry_shown
            WHERE library = ? AND is_missing = 0 AND slug = '' AND starred IS NOT NULL
            """, arguments: [library]))
    }
  }

  /// How many entries of each edition were read, by digest key and language, as in `2026W05/zh`.
  public func readCounts(library: String) throws -> [String: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT digest || '/' || language, count(*) FROM kept_entry INDEXED BY kept_entry_shown
          WHERE library = ? AND is_missing = 0 AND read IS NOT NULL AND slug <> '' GROUP BY digest, language
          """, arguments: [library])
      return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: +)
    }
  }

  /// How many entries of a digest were read, by language.
  public func readCounts(library: String, digest: String) throws -> [String: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT language, count(*) FROM kept_entry INDEXED BY kept_entry_shown
          WHERE library = ? AND is_missing = 0 AND digest = ? AND read IS NOT NULL AND slug <> ''
          GROUP BY language
          """, arguments: [library, digest])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }
}

extension ReadingStore.Flags {
  /// From the columns read and starred, which begin at `index`.
  fileprivate init(_ row: Row, from index: Int, _ kinds: Set<String>?) {
    self.init(
      isRead: !row.hasNull(atIndex: index), isStarred: !row.hasNull(atIndex: index + 1),
      isNoted: kinds?.contains("note") == true || kinds?.contains("passage") == true,
      isMarked: kinds?.contains("bookmark") == true)
  }
}
