import DigestKit
import GRDB

/// Digests, entries and sections as lists.
extension RootIndex {
  /// Digests, newest first.
  func digests() throws -> [DigestSummary] {
    try read { db in
      var digests: [DigestSummary] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT d.rank, d.key, d.week, d.number, d.date, d.is_draft, d.label, p.language, file.path, p.line, p.title,
            p.entries, p.is_stub, d.entries
          FROM digest AS d JOIN part AS p ON p.digest = d.rank AND p.position = 0 JOIN file ON file.id = p.file
          ORDER BY d.rank, p.language_rank
          """)
      var last: Int?
      while let row = try rows.next() {
        let rank: Int = row[0]
        if rank != last {
          let week: String? = row[2]
          let date: String? = row[4]
          digests.append(
            DigestSummary(
              id: DigestID(library: number, key: row[1]), label: row[6],
              issue: Issue(week: week.flatMap { Week($0) }, number: row[3], date: date.flatMap { Day($0) }),
              isDraft: row[5], editions: [], entries: row[13]))
          last = rank
        }
        digests[digests.count - 1].editions.append(
          EditionSummary(
            language: row[7], path: row[8], line: row[9], title: row[10], entries: row[11], isStub: row[12]))
      }
      return digests
    }
  }

  /// Which entries a list is of.
  enum Scope: Sendable {
    case everything
    case digest(String, language: String?)
    /// Every entry of this category; `language` nil for all.
    case category(String, language: String?)
    case language(String)
    /// Every entry of these categories.
    case categories([String])
  }

  /// Entries in reading order.
  func entries(_ scope: Scope) throws -> [EntrySummary] {
    var conditions = "e.role = 1"
    var arguments: StatementArguments = []
    switch scope {
    case .everything: break
    case .digest(let key, let language):
      conditions += " AND d.key = ?"
      arguments += [key]
      if let language {
        conditions += " AND p.language = ?"
        arguments += [language]
      }
    case .category(let name, let language):
      conditions += " AND e.category = ?"
      arguments += [name]
      if let language {
        conditions += " AND p.language = ?"
        arguments += [language]
      }
    case .language(let language):
      conditions += " AND p.language = ?"
      arguments += [language]
    case .categories(let names):
      conditions += " AND e.category IN (\(names.map { _ in "?" }.joined(separator: ", ")))"
      arguments += StatementArguments(names)
    }
    return try summaries(where: conditions, arguments: arguments)
  }

  private func summaries(where conditions: String, arguments: StatementArguments) throws -> [EntrySummary] {
    try read { db in
      try Self.summaries(db, where: conditions, arguments: arguments, library: number)
    }
  }

  static func summaries(
    _ db: Database, where conditions: String, arguments: StatementArguments, library: Int
  ) throws -> [EntrySummary] {
    var found: [EntrySummary] = []
    let rows = try RawStatement(
      db,
      "SELECT \(EntryRows.columns) FROM \(EntryRows.tables) WHERE \(conditions) ORDER BY \(EntryRows.order)")
    try rows.forEach(with: arguments) { found.append(EntryRows.summary($0, library: library)) }
    return found
  }

  /// One entry, or the introduction of an edition.
  func entry(_ id: EntryID) throws -> EntrySummary? {
    try summaries(
      where: "d.key = ? AND p.language = ? AND e.slug = ? AND e.role > 0",
      arguments: [id.digest, id.language, id.slug]
    ).first
  }

  /// Entries whose written ids begin like this, in reading order, `limit` at most.
  func entries(beginning text: String, limit: Int) throws -> [EntrySummary] {
    guard !text.isEmpty else { return [] }
    let found = try summaries(
      where: "e.role = 1 AND substr(d.key || '/' || p.language || '#' || e.slug, 1, length(?)) = ?",
      arguments: [text, text])
    return Array(found.prefix(limit))
  }

  /// Categories by how many entries they have, most first.
  func categories(language: String?) throws -> [(name: String, entries: Int)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT e.category, count(*) AS entries FROM entry AS e JOIN part AS p ON p.id = e.part
          WHERE e.role = 1 AND e.category IS NOT NULL AND (? IS NULL OR p.language = ?)
          GROUP BY e.category ORDER BY entries DESC, e.category
          """, arguments: [language, language]
      ).map { ($0[0], $0[1]) }
    }
  }

  /// Entries of earlier digests with a source of this one, newest first.
  func earlier(than entry: EntrySummary) throws -> [EntrySummary] {
    let urls = entry.sources.compactMap { $0.url.flatMap(SourceURL.normalized) }
    guard !urls.isEmpty else { return [] }
    let marks = urls.map { _ in "?" }.joined(separator: ", ")
    return try summaries(
      where: """
        e.role = 1 AND e.id IN (SELECT entry FROM source WHERE url IN (\(marks)))
        AND d.rank > (SELECT rank FROM digest WHERE key = ?) AND p.language = ?
        """, arguments: StatementArguments(urls + [entry.id.digest, entry.id.language]))
  }

  /// Rows of sections with the number of their entries.
  func sections() throws -> [(sections: [String], entries: Int)] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT sections, count(*) FROM entry WHERE role = 1 GROUP BY sections").map {
        (PackedList.unpack($0[0]), $0[1])
      }
    }
  }

  /// Hosts of sources with the number of entries that have one there.
  func sites() throws -> [(name: String, entries: Int)] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT host, count(*) FROM site GROUP BY host").map { ($0[0], $0[1]) }
    }
  }

  /// Tags with the number of listed entries that have them.
  func tags() throws -> [(name: String, entries: Int)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: "SELECT name, count(*) FROM tag JOIN entry ON entry.id = tag.entry WHERE role = 1 GROUP BY name"
      ).map { ($0[0], $0[1]) }
    }
  }

  /// Where a heading or a file of the library is: the entry at `anchor` of the file at `path`, or the first
  /// entry below a heading that is none itself; without an anchor, or where it isn't found, the file's first entry or
  /// introduction.
  func destination(path: String, anchor: String?) throws -> LinkDestination? {
    let candidates = [path, path + "/README.md", path + "/index.md", path + "README.md", path + ".md"]
    for candidate in candidates {
      let inFile = try summaries(where: "file.path = ? AND e.role > 0", arguments: [candidate])
      guard let first = inFile.first else { continue }
      guard let anchor, !anchor.isEmpty else { return LinkDestination(first) }
      // Of two that only differ in case the one as written is meant.
      let slug = anchor.lowercased()
      let exact =
        inFile.first { $0.id.slug == anchor } ?? inFile.first { $0.id.slug == slug }
        ?? inFile.first { entry in entry.sections.contains { HeadingSlugs.base(of: $0) == slug } }
      return exact.map { LinkDestination($0) } ?? LinkDestination(first, missingAnchor: anchor)
    }
    return nil
  }

  /// The entry that begins on a line of a file.
  func entry(path: String, line: Int) throws -> EntrySummary? {
    try summaries(where: "file.path = ? AND e.role > 0 AND e.line = ?", arguments: [path, line]).first
  }

  /// The newest entry with this title, or else the first of the digest with this key.
  func entry(titled title: String) throws -> EntrySummary? {
    try summaries(where: "e.role > 0 AND e.title = ?", arguments: [title]).first
      ?? summaries(where: "e.role > 0 AND d.key = ?", arguments: [title]).first
  }

  /// Text that search sees, for tests and extracts.
  func plainText(of id: EntryID) throws -> String? {
    try read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT text.plain FROM text JOIN entry AS e ON e.id = text.entry JOIN part AS p ON p.id = e.part
            JOIN digest AS d ON d.rank = p.digest
          WHERE d.key = ? AND p.language = ? AND e.slug = ? AND e.role > 0
          """, arguments: [id.digest, id.language, id.slug])
    }
  }

  /// Faults found while reading, by path and line.
  func diagnostics(of codes: [Diagnostic.Code]) throws -> [(path: String, diagnostic: Diagnostic)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT path, line, severity, code, subject FROM diagnostic
          WHERE code IN (\(databaseQuestionMarks(count: codes.count))) ORDER BY path, line
          """, arguments: StatementArguments(codes.map(\.rawValue))
      )
      .compactMap { row -> (path: String, diagnostic: Diagnostic)? in
        guard let severity = Diagnostic.Severity(rawValue: row[2]),
          let code = Diagnostic.Code(rawValue: row[3])
        else { return nil }
        return (row[0], Diagnostic(severity, code, line: row[1], subject: row[4]))
      }
    }
  }

  // MARK: Files

  /// How a file was read.
  func rule(of path: String) -> ReadingRule {
    (try? read { try ReadingRules.rule(of: path, in: $0) }) ?? ReadingRule(pieces: settings.pieces)
  }

  /// Keys of the digests that a file is a part of, as they stand in it.
  ///
  /// Nil for a file that isn't in the index.
  func keys(ofFile path: String) throws -> [String]? {
    try read { db in
      let isKnown = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM file WHERE path = ?)", arguments: [path])
      guard isKnown == true else { return nil }
      return try String.fetchAll(
        db,
        sql: """
          SELECT d.key FROM part AS p JOIN file ON file.id = p.file JOIN digest AS d ON d.rank = p.digest
          WHERE file.path = ? ORDER BY p.id
          """, arguments: [path])
    }
  }

  /// What stands in the editions of a digest, in order.
  ///
  /// `place` is that of the part in its file.
  func parts(of key: String) throws -> [(language: String, path: String, place: Int)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT p.language, file.path, (SELECT count(*) FROM part AS q WHERE q.file = p.file AND q.id < p.id)
          FROM part AS p JOIN file ON file.id = p.file JOIN digest AS d ON d.rank = p.digest WHERE d.key = ? ORDER BY p.language_rank, p.position
          """, arguments: [key]
      ).map { ($0[0], $0[1], $0[2]) }
    }
  }
}
