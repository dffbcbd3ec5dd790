import DigestKit
import Foundation
import GRDB

/// Puts digests together from the parts of the index, and pairs their entries.
struct DigestAssembly {
  let root: String
  let database: any DatabaseWriter
  var issues = IssueSettings()

  /// Files that their neighbours tell to read in another way than they were, and in which.
  func filesToReadAgain(pieces: ReadingRule.Pieces) async throws -> [(file: FoundFile, rule: ReadingRule)] {
    try await database.read { db in
      let facts = try Self.facts(in: db).map(\.facts)
      let rules = ReadingDecision.rules(for: facts, pieces: pieces, rootName: rootName)
      var again: [(file: FoundFile, rule: ReadingRule)] = []
      for (facts, rule) in zip(facts, rules) where facts.mark == nil && facts.rule != rule {
        let row = try Row.fetchOne(
          db, sql: "SELECT size, modified FROM file WHERE path = ? AND hash <> 0", arguments: [facts.path])
        guard let row else { continue }
        again.append((FoundFile(path: facts.path, size: row[0], modified: row[1]), rule))
      }
      return again
    }
  }

  private var rootName: String { FileRead.rootName(root) }

  private static func facts(in db: Database) throws -> [(part: Int64, facts: EditionFacts)] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT part.id, facts FROM file JOIN part ON part.file = file.id JOIN facts ON facts.part = part.id
        ORDER BY path, part.id
        """)
    let decoder = JSONDecoder()
    return try rows.map { row in
      let text: String = row[1]
      return (row[0], try decoder.decode(EditionFacts.self, from: Data(text.utf8)))
    }
  }

  /// `settings` are those by which all files were read; nil while some may still have to be read again.
  func run(settings: LibrarySettings?) async throws {
    try await database.write { db in
      let known = try Self.facts(in: db)
      let digests = EditionPairing.pair(known.map(\.facts), rootName: rootName, settings: issues)
      try db.execute(
        sql:
          "DELETE FROM digest; UPDATE part SET digest = NULL; UPDATE generation SET value = value + 1; UPDATE entry SET slug = anchor WHERE slug <> anchor"
      )
      var partners: [Int64: [Int64]] = [:]
      for (rank, digest) in digests.enumerated() {
        try write(digest, rank: rank, parts: known.map(\.part), in: db)
        for twins in digest.twins where twins.count > 1 {
          let full = twins.map { known[$0].part }
          // With three languages the twin is in the next one that has it: L goes round.
          for (index, part) in full.enumerated() {
            partners[part] = Array(full[(index + 1)...] + full[..<index])
          }
        }
      }
      try align(partners, in: db)
      try countEntries(in: db)
      guard let settings else { return }
      try db.execute(sql: "UPDATE generation SET is_unsettled = 0")
      try ReadingRules.write(settings, in: db)
    }
  }

  private func write(_ digest: PairedDigest, rank: Int, parts: [Int64], in db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO digest (rank, key, week, number, date, is_draft, label) VALUES (?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      rank, digest.key, digest.issue.week?.description, digest.issue.number, digest.issue.date?.description,
      digest.isDraft, digest.label,
    ])
    for (languageRank, edition) in digest.editions.enumerated() {
      for (position, facts) in edition.facts.enumerated() {
        let known = try String.fetchOne(
          db, sql: "SELECT language FROM part WHERE id = ?", arguments: [parts[facts]])
        if let known, known != edition.summary.language {
          // What was learnt of it was learnt of another language.
          try VocabularyRows.removeEvidence(of: parts[facts], in: db)
          try VocabularyRows.mustLearn(in: db)
        }
        // The first of several stands for all of them.
        try db.cachedStatement(
          sql: """
            UPDATE part SET digest = ?, language_rank = ?, position = ?, language = ?, title = ?, entries = ?,
              is_stub = ? WHERE id = ?
            """
        ).execute(arguments: [
          rank, languageRank, position, edition.summary.language, edition.summary.title,
          position == 0 ? edition.summary.entries : 0, edition.summary.isStub, parts[facts],
        ])
        try settleRoles(of: parts[facts], edition: edition.summary, isWholeText: digest.isWholeText, in: db)
      }
      if edition.facts.count > 1 { try settleSlugs(edition.facts.map { parts[$0] }, in: db) }
    }
  }

  /// Entries of different files may have the same title: each after the first gets a number, as headings do.
  private func settleSlugs(_ parts: [Int64], in db: Database) throws {
    var taken: Set<String> = []
    var counts: [String: Int] = [:]
    for part in parts {
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, anchor FROM entry WHERE part = ? AND role = 1 AND slug <> '' ORDER BY ordinal",
        arguments: [part])
      for row in rows {
        let anchor: String = row[1]
        var slug = anchor
        while !taken.insert(slug).inserted {
          counts[anchor, default: 0] += 1
          slug = "\(anchor)-\(counts[anchor] ?? 1)"
        }
        guard slug != anchor else { continue }
        try db.execute(sql: "UPDATE entry SET slug = ? WHERE id = ?", arguments: [slug, row[0] as Int64])
      }
    }
  }

  /// A file without entries is one entry, unless another edition has some: then it is a stub, and says nothing.
  private func settleRoles(of part: Int64, edition: EditionSummary, isWholeText: Bool, in db: Database) throws
  {
    let whole = isWholeText ? Role.entry : .hidden
    let introduction = isWholeText || edition.isStub ? Role.hidden : .introduction
    for (extent, role) in [(Extent.whole, whole), (.introduction, introduction)] {
      try db.cachedStatement(sql: "UPDATE entry SET role = ? WHERE part = ? AND extent = ? AND role <> ?")
        .execute(arguments: [role.rawValue, part, extent.rawValue, role.rawValue])
    }
  }

  // MARK: Twins

  /// Aligns what wasn't aligned before, and forgets twins of parts that are no editions of one digest any more.
  private func align(_ partners: [Int64: [Int64]], in db: Database) throws {
    var known: [Int64: [Int64]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT part, other FROM aligned ORDER BY position") {
      known[row[0], default: []].append(row[1])
    }
    let paired = try Int64.fetchSet(db, sql: "SELECT DISTINCT part FROM entry WHERE twin IS NOT NULL")
    for part in paired.union(known.keys) where partners[part] == nil || known[part] != partners[part] {
      try db.execute(sql: "UPDATE entry SET twin = NULL, twin_doubtful = 0 WHERE part = ?", arguments: [part])
      try db.execute(sql: "DELETE FROM section_twin WHERE part = ?", arguments: [part])
      try db.execute(sql: "DELETE FROM aligned WHERE part = ?", arguments: [part])
      try VocabularyRows.removeEvidence(of: part, in: db)
    }
    for (part, others) in partners.sorted(by: { $0.key < $1.key }) where known[part] != others {
      for (position, other) in others.enumerated() {
        try Task.checkCancellation()
        try align(part, with: other, in: db)
        try db.execute(
          sql: "INSERT INTO aligned (part, position, other) VALUES (?, ?, ?)",
          arguments: [part, position, other])
        try VocabularyRows.mustLearn(in: db)
      }
    }
  }

  private func align(_ part: Int64, with other: Int64, in db: Database) throws {
    let (ids, left) = try Self.entries(of: part, in: db)
    let (otherIDs, right) = try Self.entries(of: other, in: db)
    let pairs = Alignment.entries(left, right)
    let update = try db.cachedStatement(
      sql: "UPDATE entry SET twin = ?, twin_doubtful = ? WHERE id = ? AND twin IS NULL")
    for pair in pairs {
      guard let twin = pair.right.first else { continue }
      for index in pair.left {
        try update.execute(arguments: [otherIDs[twin], pair.isDoubtful, ids[index]])
      }
    }
    let insertion = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO section_twin (part, name, twin) VALUES (?, ?, ?)")
    for (name, twin) in Alignment.sectionNames(left, right, pairs).sorted(by: { $0.key < $1.key }) {
      try insertion.execute(arguments: [part, name, twin])
    }
  }

  /// How many entries each digest has, whatever its languages.
  private func countEntries(in db: Database) throws {
    let order = try ReadingOrder(db)
    let once = try TwinRows(db, order: order).once(order.entries)
    var counts: [String: Int] = [:]
    for part in order.parts { counts[part.digest, default: 0] += once.count(in: part.rows) }
    let update = try db.cachedStatement(sql: "UPDATE digest SET entries = ? WHERE key = ?")
    for (key, count) in counts { try update.execute(arguments: [count, key]) }
  }

  private static func entries(of part: Int64, in db: Database) throws -> (ids: [Int64], [AlignmentEntry]) {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT e.id, e.level, e.sections, e.sources, e.title, text.plain
        FROM entry AS e JOIN text ON text.entry = e.id WHERE e.part = ? AND e.role = 1 ORDER BY e.ordinal
        """, arguments: [part])
    return (
      rows.map { $0[0] },
      rows.map { row in
        AlignmentEntry(
          level: row[1], sections: PackedList.unpack(row[2]),
          sources: PackedList.sources(row[3]).compactMap(\.address), title: row[4], text: row[5])
      }
    )
  }
}
