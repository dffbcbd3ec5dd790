import DigestKit
import Foundation
import GRDB

/// Files and entries as rows.
enum EntryRows {
  static func removeFile(_ path: String, in db: Database) throws {
    try db.execute(sql: "DELETE FROM diagnostic WHERE path = ?", arguments: [path])
    guard let id = try Int64.fetchOne(db, sql: "SELECT id FROM file WHERE path = ?", arguments: [path]) else {
      return
    }
    try db.execute(sql: "UPDATE generation SET is_unsettled = 1")
    try db.execute(
      sql: "DELETE FROM source WHERE entry IN (SELECT id FROM entry WHERE file = ?)", arguments: [id])
    try db.execute(
      sql: "DELETE FROM site WHERE entry IN (SELECT id FROM entry WHERE file = ?)", arguments: [id])
    try db.execute(
      sql: "DELETE FROM text WHERE entry IN (SELECT id FROM entry WHERE file = ?)", arguments: [id])
    // A new file may get the same id.
    try db.execute(sql: "DELETE FROM aligned WHERE other = ?", arguments: [id])
    for table in ["facts", "entry", "aligned", "section_twin"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE file = ?", arguments: [id])
    }
    try db.execute(sql: "DELETE FROM file WHERE id = ?", arguments: [id])
  }

  /// Writes a file but for its tokens: `markSearchable` tells that they were written, too.
  ///
  /// Returns where it is; nil if another program was faster.
  static func write(_ parsed: ParsedFile, in db: Database) throws -> FileMark? {
    if let hash = try Int64.fetchOne(
      db, sql: "SELECT hash FROM file WHERE path = ? AND is_searchable = 1", arguments: [parsed.file.path]),
      hash == parsed.hash, hash != 0
    {
      return nil
    }
    try removeFile(parsed.file.path, in: db)
    let facts = String(decoding: try JSONEncoder().encode(parsed.facts), as: UTF8.self)
    try db.execute(
      sql: "INSERT INTO file (path, size, modified, hash) VALUES (?, ?, ?, ?)",
      arguments: [parsed.file.path, parsed.file.size, parsed.file.modified, parsed.hash])
    let file = db.lastInsertedRowID
    try db.execute(sql: "INSERT INTO facts (file, facts) VALUES (?, ?)", arguments: [file, facts])
    // Rows of one file follow each other: see ReadingOrder.
    let first = try Int64.fetchOne(db, sql: "SELECT next_entry FROM generation") ?? 1
    try db.execute(
      sql: "UPDATE generation SET is_unsettled = 1, next_entry = ?",
      arguments: [first + Int64(parsed.rows.count)])
    for (ordinal, row) in parsed.rows.enumerated() {
      try write(row, id: first + Int64(ordinal), ordinal: ordinal, file: file, in: db)
    }
    try db.execute(
      sql: "UPDATE file SET first_entry = ?, all_entries = ? WHERE id = ?",
      arguments: [first, parsed.rows.count, file])
    try Lexicon.write(parsed.words, in: db)
    for diagnostic in parsed.diagnostics { try write(diagnostic, path: parsed.file.path, in: db) }
    return FileMark(file: file, firstEntry: first)
  }

  /// A file as it was written: another one may get its id, but none the ids of its entries.
  struct FileMark: Sendable {
    var file: Int64
    var firstEntry: Int64
  }

  static func markSearchable(_ files: [FileMark], in db: Database) throws {
    let update = try db.cachedStatement(
      sql: "UPDATE file SET is_searchable = 1 WHERE id = ? AND first_entry = ?")
    for mark in files { try update.execute(arguments: [mark.file, mark.firstEntry]) }
  }

  private static func write(_ row: ParsedFile.Row, id: Int64, ordinal: Int, file: Int64, in db: Database)
    throws
  {
    let entry = row.entry
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO entry (id, file, ordinal, extent, role, kind, slug, title, level, line, sections, category, sources,
          wikilinks, images, features, characters, minutes, simplicity, emphasized)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try insertion.execute(arguments: [
      id, file, ordinal, row.extent.rawValue,
      row.extent == .section ? Role.entry.rawValue : Role.hidden.rawValue,
      entry.kind.rawValue, entry.slug, entry.title, entry.level, entry.line,
      PackedList.pack(entry.sections), entry.category, PackedList.pack(entry.sources),
      PackedList.pack(entry.wikilinks), entry.images, entry.features.rawValue,
      row.characters, row.minutes, row.simplicity.rawValue, row.emphasized,
    ])
    for url in Set(entry.sources.compactMap { $0.url.flatMap(SourceURL.normalized) }) {
      try db.cachedStatement(sql: "INSERT INTO source (url, entry) VALUES (?, ?)").execute(arguments: [
        url, id,
      ])
    }
    for host in Set(entry.sources.compactMap { $0.url.flatMap(LinkTarget.host(of:)) }) {
      try db.cachedStatement(sql: "INSERT INTO site (host, entry) VALUES (?, ?)").execute(arguments: [
        host, id,
      ])
    }
    try db.cachedStatement(sql: "INSERT INTO text (entry, simplicity, plain) VALUES (?, ?, ?)")
      .execute(arguments: [id, row.simplicity.rawValue, row.plain])
  }

  static func write(_ diagnostic: Diagnostic, path: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO diagnostic (path, line, severity, code, subject) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        path, diagnostic.line, diagnostic.severity.rawValue, diagnostic.code.rawValue, diagnostic.subject,
      ])
  }

  /// Columns that `summary` reads, from `entry AS e JOIN file AS f JOIN digest AS d`.
  static let columns = """
    d.key, f.language, e.slug, e.kind, e.title, e.level, e.line, f.path, e.sections, e.sources, e.wikilinks,
    e.images, e.features, e.characters, e.minutes, t.slug AS twin_slug, tf.language AS twin_language,
    t.title AS twin_title, e.twin_doubtful
    """

  static let tables = """
    entry AS e JOIN file AS f ON f.id = e.file JOIN digest AS d ON d.rank = f.digest
    LEFT JOIN entry AS t ON t.id = e.twin LEFT JOIN file AS tf ON tf.id = t.file
    """

  static let order = "f.digest, f.language_rank, e.ordinal"

  /// `columns` and `tables` with what search sees of each entry: see `text`.
  static let columnsWithText = "\(columns), text.simplicity, text.plain"
  static let tablesWithText = "\(tables) JOIN text ON text.entry = e.id"
  static func text(_ row: RawStatement.Columns) -> SearchableText { row.searchableText(from: columnCount) }

  static let columnCount: Int32 = 19
  static let columnCountWithText = columnCount + 2

  /// Where among `columns` title and sections are.
  static let title: Int32 = 4
  static let sections: Int32 = 8

  /// The summary in the first columns of a row.
  static func summary(_ row: RawStatement.Columns, library: Int) -> EntrySummary {
    let key = row.text(0)
    var twin: EntryID?
    if let slug = row.optionalText(15), let language = row.optionalText(16) {
      twin = EntryID(library: library, digest: key, language: language, slug: slug)
    }
    var summary = EntrySummary(
      id: EntryID(library: library, digest: key, language: row.text(1), slug: row.text(2)),
      kind: Entry.Kind(rawValue: row.text(3)) ?? .leaf, title: row.text(4), level: row.optionalInteger(5),
      line: row.integer(6), path: row.text(7), sections: PackedList.unpack(row.bytes(8)),
      sources: PackedList.sources(row.bytes(9)), wikilinks: PackedList.unpack(row.bytes(10)),
      images: row.integer(11), features: Entry.Features(rawValue: row.integer(12)),
      characters: row.integer(13), minutes: row.integer(14), twin: twin)
    summary.twinTitle = row.optionalText(17)
    summary.isTwinDoubtful = row.integer(18) != 0
    return summary
  }
}
