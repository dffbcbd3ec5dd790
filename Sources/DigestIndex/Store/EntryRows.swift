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
    for part in try Int64.fetchAll(db, sql: "SELECT id FROM part WHERE file = ?", arguments: [id]) {
      for table in ["source", "site", "wikilink", "tag", "text"] {
        try db.execute(
          sql: "DELETE FROM \(table) WHERE entry IN (SELECT id FROM entry WHERE part = ?)", arguments: [part])
      }
      // A new part may get the same id.
      try db.execute(sql: "DELETE FROM aligned WHERE other = ?", arguments: [part])
      try VocabularyRows.remove(part: part, in: db)
      for table in ["facts", "entry", "aligned", "section_twin"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE part = ?", arguments: [part])
      }
    }
    try db.execute(sql: "DELETE FROM part WHERE file = ?", arguments: [id])
    try db.execute(sql: "DELETE FROM file WHERE id = ?", arguments: [id])
  }

  /// Writes a file but for its tokens: `markSearchable` tells that they were written, too.
  ///
  /// Returns where it is; nil if another program was faster.
  static func write(_ parsed: ParsedFile, in db: Database) throws -> FileMark? {
    let hash = try Int64.fetchOne(
      db, sql: "SELECT hash FROM file WHERE path = ? AND is_searchable = 1", arguments: [parsed.file.path])
    if hash == parsed.hash, hash != 0, try ReadingRules.rule(of: parsed.file.path, in: db) == parsed.rule {
      return nil
    }
    try removeFile(parsed.file.path, in: db)
    try db.execute(
      sql: "INSERT INTO file (path, size, modified, hash) VALUES (?, ?, ?, ?)",
      arguments: [parsed.file.path, parsed.file.size, parsed.file.modified, parsed.hash])
    let file = db.lastInsertedRowID
    let first = try Int64.fetchOne(db, sql: "SELECT next_entry FROM generation") ?? 1
    try db.execute(
      sql: "UPDATE generation SET is_unsettled = 1, next_entry = ?",
      arguments: [first + Int64(parsed.rows.count)])
    var next = first
    for part in parsed.parts {
      try write(part, file: file, firstEntry: next, in: db)
      next += Int64(part.rows.count)
    }
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
      sql: """
        UPDATE file SET is_searchable = 1
        WHERE id = ? AND EXISTS (SELECT 1 FROM part WHERE part.file = file.id AND first_entry = ?)
        """)
    for mark in files { try update.execute(arguments: [mark.file, mark.firstEntry]) }
  }

  private static func write(_ part: ParsedFile.Part, file: Int64, firstEntry: Int64, in db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO part (file, line, first_entry, all_entries) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [file, part.facts.line, firstEntry, part.rows.count])
    let id = db.lastInsertedRowID
    let facts = String(decoding: try JSONEncoder().encode(part.facts), as: UTF8.self)
    try db.cachedStatement(sql: "INSERT INTO facts (part, facts) VALUES (?, ?)").execute(arguments: [
      id, facts,
    ])
    try VocabularyRows.write(naming: part.namings, part: id, in: db)
    // Rows of one part follow each other: see ReadingOrder.
    for (ordinal, row) in part.rows.enumerated() {
      try write(row, id: firstEntry + Int64(ordinal), ordinal: ordinal, part: id, in: db)
      try write(tags: row.tags + part.tags, of: firstEntry + Int64(ordinal), in: db)
    }
  }

  private static func write(_ row: ParsedFile.Row, id: Int64, ordinal: Int, part: Int64, in db: Database)
    throws
  {
    let entry = row.entry
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO entry (id, part, ordinal, extent, role, kind, slug, anchor, title, level, line, sections, category, sources,
          wikilinks, images, features, characters, minutes, opening, simplicity, emphasized)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try insertion.execute(arguments: [
      id, part, ordinal, row.extent.rawValue,
      row.extent == .section ? Role.entry.rawValue : Role.hidden.rawValue,
      entry.kind.rawValue, entry.slug, entry.slug, entry.title, entry.level, entry.line,
      PackedList.pack(entry.sections), entry.category, PackedList.pack(entry.sources),
      PackedList.pack(entry.wikilinks), entry.images, entry.features.rawValue,
      row.characters, row.minutes, row.opening, row.simplicity.rawValue, row.emphasized,
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
    try WikilinkRows.write(entry.wikilinks, of: id, in: db)
    try db.cachedStatement(sql: "INSERT INTO text (entry, simplicity, plain) VALUES (?, ?, ?)")
      .execute(arguments: [id, row.simplicity.rawValue, row.plain])
  }

  private static func write(tags: [String], of entry: Int64, in db: Database) throws {
    guard !tags.isEmpty else { return }
    let insertion = try db.cachedStatement(sql: "INSERT OR IGNORE INTO tag (name, entry) VALUES (?, ?)")
    for tag in tags { try insertion.execute(arguments: [tag, entry]) }
  }

  static func write(_ diagnostic: Diagnostic, path: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO diagnostic (path, line, severity, code, subject) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        path, diagnostic.line, diagnostic.severity.rawValue, diagnostic.code.rawValue, diagnostic.subject,
      ])
  }

  /// Columns that `summary` reads, from `tables`.
  static let columns = """
    d.key, p.language, e.slug, e.kind, e.title, e.level, e.line, file.path, e.sections, e.sources, e.wikilinks,
    e.images, e.features, e.characters, e.minutes, t.slug AS twin_slug, tp.language AS twin_language,
    t.title AS twin_title, e.twin_doubtful, e.opening
    """

  static let tables = """
    entry AS e JOIN part AS p ON p.id = e.part JOIN file ON file.id = p.file JOIN digest AS d ON d.rank = p.digest
    LEFT JOIN entry AS t ON t.id = e.twin LEFT JOIN part AS tp ON tp.id = t.part
    """

  static let order = "p.digest, p.language_rank, p.position, e.ordinal"

  /// `columns` and `tables` with what search sees of each entry: see `text`.
  static let columnsWithText = "\(columns), text.simplicity, text.plain"
  static let tablesWithText = "\(tables) JOIN text ON text.entry = e.id"
  static func text(_ row: RawStatement.Columns) -> SearchableText { row.searchableText(from: columnCount) }

  static let columnCount: Int32 = 20
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
    summary.opening = row.text(19)
    return summary
  }
}
