import DigestKit
import Foundation
import GRDB
import Writing

/// Learns by which words the editions of a library translate each other: each pair of editions is looked at once, and what
/// it tells is kept; all of it together makes the vocabulary.
struct VocabularyRefresh {
  let root: String
  let database: IndexDatabase
  /// What needn't be read again.
  let parsed: ParsedEditions

  /// Bytes of the files that are learnt from, the newest digests first: more of them tell hardly anything new, and a library
  /// of gigabytes would be at it for minutes.
  static let mostBytes = 12_000_000
  /// What names itself in brackets is little of a text.
  private static let mostNamingBytes = 2_000_000

  /// Two parts that are editions of one digest, with their languages.
  private struct Pair: Hashable, Sendable {
    var part: Int64
    var other: Int64
  }

  /// Nothing is done where all was learnt before.
  func run() async throws {
    let (wanted, known, unlearnt) = try database.read { db in
      (try Self.pairs(in: db), try Self.known(in: db), try VocabularyRows.unlearnt(in: db))
    }
    guard unlearnt > 0 || Set(wanted) != known else { return }
    let told = try await evidence(of: wanted.filter { !known.contains($0) })
    let writer = try database.writer()
    let isWhole = try await writer.write { db in
      for pair in known.subtracting(wanted) {
        try db.execute(
          sql: "DELETE FROM evidence WHERE part = ? AND other = ?", arguments: [pair.part, pair.other])
      }
      // Whoever ends before all is learnt leaves it to the next.
      try VocabularyRows.mustLearn(in: db)
      var isWhole = true
      for (pair, hashes, bytes) in told {
        // A file that couldn't be read, or is another one by now, is looked at again.
        guard let bytes, try Self.hashes(of: pair, in: db) == hashes else {
          isWhole = false
          continue
        }
        try db.execute(
          sql: "INSERT OR REPLACE INTO evidence (part, other, bytes) VALUES (?, ?, ?)",
          arguments: [pair.part, pair.other, Data(bytes)])
      }
      return isWhole
    }
    try Task.checkCancellation()
    let (evidence, changes) = try database.read {
      (try Self.evidence(in: $0), try VocabularyRows.unlearnt(in: $0))
    }
    let vocabulary = await Vocabulary.learnt(from: evidence)
    try Task.checkCancellation()
    try await writer.write { db in
      try VocabularyRows.write(vocabulary, in: db)
      guard isWhole else { return }
      // What another program has changed meanwhile isn't in it.
      try db.execute(sql: "UPDATE generation SET unlearnt = 0 WHERE unlearnt = ?", arguments: [changes])
    }
  }

  /// The pairs to learn from, the newest digests first.
  private static func pairs(in db: Database) throws -> [Pair] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.part, a.other, f.size + g.size FROM aligned AS a
        JOIN part AS p ON p.id = a.part JOIN part AS q ON q.id = a.other
        JOIN file AS f ON f.id = p.file JOIN file AS g ON g.id = q.file
        WHERE p.language_rank < q.language_rank ORDER BY p.digest, p.language_rank, q.language_rank, p.position, q.position
        """)
    var pairs: [Pair] = []
    var bytes = 0
    while let row = try rows.next() {
      bytes += row[2] as Int
      if bytes > mostBytes, !pairs.isEmpty { break }
      pairs.append(Pair(part: row[0], other: row[1]))
    }
    return pairs
  }

  private static func known(in db: Database) throws -> Set<Pair> {
    Set(
      try Row.fetchAll(db, sql: "SELECT part, other FROM evidence").map { Pair(part: $0[0], other: $0[1]) })
  }

  /// All that is kept, in the order of the digests.
  private static func evidence(in db: Database) throws -> [VocabularyEvidence] {
    var found: [VocabularyEvidence] = []
    let pairs = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.bytes FROM evidence AS e JOIN part AS p ON p.id = e.part JOIN part AS q ON q.id = e.other
        ORDER BY p.digest, p.language_rank, q.language_rank, p.position, q.position
        """)
    while let row = try pairs.next() {
      if let evidence = VocabularyEvidence(bytes: [UInt8](row[0] as Data)) { found.append(evidence) }
    }
    let namings = try Row.fetchCursor(
      db,
      sql: """
        SELECT n.bytes, p.language FROM naming AS n JOIN part AS p ON p.id = n.part WHERE p.digest IS NOT NULL
        ORDER BY p.digest, p.language_rank, p.position
        """)
    var bytes = 0
    while bytes < mostNamingBytes, let row = try namings.next() {
      let data: Data = row[0]
      bytes += data.count
      guard var evidence = VocabularyEvidence(bytes: [UInt8](data)) else { continue }
      evidence.left = Language.primary(of: row[1] ?? "")
      found.append(evidence)
    }
    return found
  }

  // MARK: Pairs of editions

  /// What an edition needs to be learnt from, besides its file.
  private struct Side: Sendable {
    var file: FoundFile
    var hash: Int64
    var rule: ReadingRule
    /// Its place among the editions of its file.
    var place: Int
    var language: String
    /// Rows of entries with the twin of each, in the order of the file.
    var rows: [(row: Int64, twin: Int64?, isWhole: Bool)]
    var sections: [(name: String, twin: String)]
  }

  /// What a pair tells, with the hashes of its files; nil where they aren't any more what the index has of them.
  private typealias Told = (pair: Pair, hashes: [Int64], bytes: [UInt8]?)

  private static func hashes(of pair: Pair, in db: Database) throws -> [Int64] {
    try [pair.part, pair.other].compactMap { part in
      try Int64.fetchOne(
        db, sql: "SELECT hash FROM file JOIN part ON part.file = file.id WHERE part.id = ?", arguments: [part]
      )
    }
  }

  private func evidence(of pairs: [Pair]) async throws -> [Told] {
    try await withThrowingTaskGroup(of: Told.self) { group in
      var found: [Told] = []
      var rest = pairs[...]
      func startNext() throws {
        guard let pair = rest.popFirst() else { return }
        let (left, right) = try database.read { db in
          (try Self.side(pair.part, in: db), try Self.side(pair.other, in: db))
        }
        group.addTask {
          (pair, [left, right].compactMap { $0?.hash }, evidence(of: left, right)?.bytes)
        }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount + 1 { try startNext() }
      for try await result in group {
        try Task.checkCancellation()
        found.append(result)
        try startNext()
      }
      return found
    }
  }

  private static func side(_ part: Int64, in db: Database) throws -> Side? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT path, size, modified, hash, language,
          (SELECT count(*) FROM part AS b WHERE b.file = part.file AND b.id < part.id) AS place
        FROM part JOIN file ON file.id = part.file WHERE part.id = ?
        """, arguments: [part])
    guard let row, let rule = try ReadingRules.rule(of: row[0], in: db) else { return nil }
    return Side(
      file: FoundFile(path: row[0], size: row[1], modified: row[2]), hash: row[3], rule: rule, place: row[5],
      language: Language.primary(of: row[4] ?? ""),
      rows: try Row.fetchAll(
        db,
        sql: """
          SELECT id, iif(twin_doubtful, NULL, twin), extent = 3 FROM entry WHERE part = ? AND role = 1 ORDER BY ordinal
          """, arguments: [part]
      ).map { ($0[0], $0[1], $0[2]) },
      sections: try Row.fetchAll(
        db, sql: "SELECT name, twin FROM section_twin WHERE part = ? ORDER BY name", arguments: [part]
      ).map { ($0[0], $0[1]) })
  }

  /// Nil where a file isn't any more what the index has of it: the next refresh sees that.
  private func evidence(of left: Side?, _ right: Side?) -> VocabularyEvidence? {
    guard let left, let right, let mine = entries(of: left), let theirs = entries(of: right) else {
      return nil
    }
    var evidence = VocabularyEvidence(left: left.language, right: right.language)
    let others = Dictionary(zip(right.rows.map(\.row), theirs), uniquingKeysWith: { first, _ in first })
    for ((_, twin, _), entry) in zip(left.rows, mine) {
      if let twin, let other = others[twin] { evidence.add(sentencesOf: entry, other) }
    }
    for section in left.sections { evidence.add(section: section.name, section.twin) }
    return evidence
  }

  /// The entries of an edition, as many as it has rows; none where that can't be.
  private func entries(of side: Side) -> [Entry]? {
    guard
      let editions = parsed.editions(of: side.file, hash: side.hash, rule: side.rule)
        ?? readEditions(of: side)
    else { return nil }
    guard editions.indices.contains(side.place) else { return [] }
    let edition = editions[side.place]
    let entries =
      side.rows.contains(where: \.isWhole) ? [edition.wholeText].compactMap(\.self) : edition.entries
    return entries.count == side.rows.count ? entries : []
  }

  private func readEditions(of side: Side) -> [Edition]? {
    guard let path = try? FileRead.resolved(side.file.path, below: root),
      let bytes = try? FileRead.bytes(at: path), ParsedFile.hash(of: bytes) == side.hash
    else { return nil }
    let name = EditionPairing.key(ofPath: side.file.path, rootName: FileRead.rootName(root))
    return DigestFile(bytes: bytes, name: name, rule: side.rule).editions
  }
}
