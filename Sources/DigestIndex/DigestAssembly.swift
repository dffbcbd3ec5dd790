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
      let rows = try Row.fetchAll(db, sql: "SELECT id, facts FROM file ORDER BY path")
      let ids: [Int64] = rows.map { $0[0] }
      let decoder = JSONDecoder()
      let facts = try rows.map { row -> EditionFacts in
        let text: String = row[1]
        return try decoder.decode(EditionFacts.self, from: Data(text.utf8))
      }
      let digests = EditionPairing.pair(facts, rootName: rootName)
      try db.execute(
        sql: "DELETE FROM digest; UPDATE file SET digest = NULL; UPDATE generation SET value = value + 1")
      for (rank, digest) in digests.enumerated() {
        try write(digest, rank: rank, ids: ids, in: db)
      }
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
    let full = digest.editions.filter { !$0.summary.isStub }
    if full.count > 1 { try pair(full.map { ids[$0.facts] }, in: db) }
  }

  /// A file without entries is one entry, unless another edition has some: then it is a stub, and says nothing.
  private func settleRoles(of file: Int64, edition: EditionSummary, isWholeText: Bool, in db: Database) throws
  {
    let whole = isWholeText ? Role.entry : .hidden
    let introduction = isWholeText || edition.isStub ? Role.hidden : .introduction
    for (reading, role) in [(Reading.whole, whole), (.introduction, introduction)] {
      try db.cachedStatement(sql: "UPDATE entry SET role = ? WHERE file = ? AND reading = ? AND role <> ?")
        .execute(arguments: [role.rawValue, file, reading.rawValue, role.rawValue])
    }
  }

  private func pair(_ files: [Int64], in db: Database) throws {
    let editions = try files.map { file in
      try Row.fetchAll(
        db,
        sql: "SELECT id, level, sections, sources FROM entry WHERE file = ? AND role = 1 ORDER BY ordinal",
        arguments: [file])
    }
    let candidates = editions.map { rows in
      rows.map { row in
        Twins.Candidate(
          level: row[1], sections: PackedList.unpack(row[2]),
          sources: PackedList.sources(row[3]).compactMap(\.url))
      }
    }
    // With three languages the twin is the next one: L goes round.
    for index in files.indices {
      let other = (index + 1) % files.count
      let twins = Twins.pair(candidates[index], candidates[other])
      for (row, twin) in zip(editions[index], twins) {
        let id: Int64 = row[0]
        let twinID: Int64? = twin.map { editions[other][$0][0] }
        try db.cachedStatement(sql: "UPDATE entry SET twin = ? WHERE id = ?").execute(arguments: [twinID, id])
      }
    }
  }
}
