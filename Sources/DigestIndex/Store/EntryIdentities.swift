import DigestKit
import GRDB
import ReadingState

/// What entries are known by.
extension RootIndex {
  /// Changes whenever digests were put together, or the rules for entries are others.
  func state() throws -> String {
    try read { "\(IndexDatabase.version).\(try ReadingOrder.generation($0))" }
  }

  /// True while no digest is there.
  func isEmpty() throws -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM digest)") ?? true }
  }

  /// The identities of all entries and introductions: something may be kept of both.
  func identities() throws -> [EntryID: EntryIdentity] { try identities(where: "e.role > 0", []) }

  /// The identity of one entry, or of an introduction.
  func identity(of id: EntryID) throws -> EntryIdentity? {
    try identities(
      where: "e.role > 0 AND d.key = ? AND p.language = ? AND e.slug = ?", [id.digest, id.language, id.slug]
    ).first?.value
  }

  private func identities(
    where condition: String, _ arguments: StatementArguments
  ) throws -> [EntryID: EntryIdentity] {
    try read { db in
      var found: [EntryID: EntryIdentity] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT d.key, p.language, e.slug, e.title, e.line, e.sources, text.plain
          FROM entry AS e JOIN part AS p ON p.id = e.part JOIN digest AS d ON d.rank = p.digest
            LEFT JOIN text ON text.entry = e.id WHERE \(condition)
          """, arguments: arguments)
      while let row = try rows.next() {
        let id = EntryID(digest: row[0], language: row[1], slug: row[2])
        found[id] = Self.identity(title: row[3], line: row[4], sources: row[5], plain: row[6] ?? "")
      }
      return found
    }
  }

  /// Characters of a text that are kept to show it by.
  private static let excerptLength = 200

  private static func identity(title: String, line: Int, sources: String, plain: String) -> EntryIdentity {
    // Its first line is the title.
    var text = plain[...]
    if text.hasPrefix(title) { text = text.dropFirst(title.count).drop(while: \.isNewline) }
    let source = PackedList.sources(sources).lazy.compactMap { $0.url.flatMap(SourceURL.normalized) }.first
    return EntryIdentity(
      title: title, line: line, source: source,
      text: text.isEmpty ? nil : ParsedFile.hash(of: Array(text.utf8)),
      excerpt: String(text.prefix(excerptLength)))
  }
}
