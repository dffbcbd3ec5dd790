import DigestKit
import Foundation
import GRDB

/// Puts digests together from the files of the index, and pairs their entries.
struct DigestAssembly {
  let root: String
  let database: any DatabaseWriter

  func run() async throws {
    let rootName = (root as NSString).lastPathComponent
    try await database.write { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, facts FROM file JOIN facts ON facts.file = file.id ORDER BY path")
      let ids: [Int64] = rows.map { $0[0] }
      let decoder = JSONDecoder()
      let facts = try rows.map { row -> EditionFacts in
        let text: String = row[1]
        return try decoder.decode(EditionFacts.self, from: Data(text.utf8))
      }
      let digests = EditionPairing.pair(facts, rootName: rootName)
      try db.execute(
        sql:
          "DELETE FROM digest; UPDATE file SET digest = NULL; UPDATE generation SET value = value + 1, is_unsettled = 0"
      )
      var partners: [Int64: [Int64]] = [:]
      for (rank, digest) in digests.enumerated() {
        try write(digest, rank: rank, ids: ids, in: db)
        let full = digest.editions.filter { !$0.summary.isStub }.map { ids[$0.facts] }
        guard full.count > 1 else { continue }
        // With three languages the twin is in the next one that has it: L goes round.
        for (index, file) in full.enumerated() {
          partners[file] = Array(full[(index + 1)...] + full[..<index])
        }
      }
      try align(partners, in: db)
    }
  }

  private func write(_ digest: PairedDigest, rank: Int, ids: [Int64], in db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO digest (rank, key, week, number, date) VALUES (?, ?, ?, ?, ?)")
      .execute(arguments: [
        rank, digest.key, digest.issue.week?.description, digest.issue.number, digest.issue.date?.description,
      ])
    for (position, edition) in digest.editions.enumerated() {
      let id = ids[edition.facts]
      try db.cachedStatement(
        sql: """
          UPDATE file SET digest = ?, language_rank = ?, language = ?, title = ?, entries = ?, is_stub = ?
          WHERE id = ?
          """
      ).execute(arguments: [
        rank, position, edition.summary.language, edition.summary.title, edition.summary.entries,
        edition.summary.isStub, id,
      ])
      try settleRoles(of: id, edition: edition.summary, isWholeText: digest.isWholeText, in: db)
    }
  }

  /// A file without entries is one entry, unless another edition has some: then it is a stub, and says nothing.
  private func settleRoles(of file: Int64, edition: EditionSummary, isWholeText: Bool, in db: Database) throws
  {
    let whole = isWholeText ? Role.entry : .hidden
    let introduction = isWholeText || edition.isStub ? Role.hidden : .introduction
    for (extent, role) in [(Extent.whole, whole), (.introduction, introduction)] {
      try db.cachedStatement(sql: "UPDATE entry SET role = ? WHERE file = ? AND extent = ? AND role <> ?")
        .execute(arguments: [role.rawValue, file, extent.rawValue, role.rawValue])
    }
  }

  // MARK: Twins

  /// Aligns what wasn't aligned before, and forgets twins of files that are no editions of one digest any more.
  private func align(_ partners: [Int64: [Int64]], in db: Database) throws {
    var known: [Int64: [Int64]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT file, other FROM aligned ORDER BY position") {
      known[row[0], default: []].append(row[1])
    }
    let paired = try Int64.fetchSet(db, sql: "SELECT DISTINCT file FROM entry WHERE twin IS NOT NULL")
    for file in paired.union(known.keys) where partners[file] == nil || known[file] != partners[file] {
      try db.execute(sql: "UPDATE entry SET twin = NULL, twin_doubtful = 0 WHERE file = ?", arguments: [file])
      try db.execute(sql: "DELETE FROM section_twin WHERE file = ?", arguments: [file])
      try db.execute(sql: "DELETE FROM aligned WHERE file = ?", arguments: [file])
    }
    for (file, others) in partners.sorted(by: { $0.key < $1.key }) where known[file] != others {
      for (position, other) in others.enumerated() {
        try Task.checkCancellation()
        try align(file, with: other, in: db)
        try db.execute(
          sql: "INSERT INTO aligned (file, position, other) VALUES (?, ?, ?)",
          arguments: [file, position, other])
      }
    }
  }

  private func align(_ file: Int64, with other: Int64, in db: Database) throws {
    let (ids, left) = try Self.entries(of: file, in: db)
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
      sql: "INSERT OR IGNORE INTO section_twin (file, name, twin) VALUES (?, ?, ?)")
    for (name, twin) in Alignment.sectionNames(left, right, pairs).sorted(by: { $0.key < $1.key }) {
      try insertion.execute(arguments: [file, name, twin])
    }
  }

  private static func entries(of file: Int64, in db: Database) throws -> (ids: [Int64], [AlignmentEntry]) {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT e.id, e.level, e.sections, e.sources, e.title, text.plain
        FROM entry AS e JOIN text ON text.entry = e.id WHERE e.file = ? AND e.role = 1 ORDER BY e.ordinal
        """, arguments: [file])
    return (
      rows.map { $0[0] },
      rows.map { row in
        AlignmentEntry(
          level: row[1], sections: PackedList.unpack(row[2]),
          sources: PackedList.sources(row[3]).compactMap(\.url), title: row[4], text: row[5])
      }
    )
  }
}
