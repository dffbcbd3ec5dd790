import DigestKit
import GRDB

extension Library {
  /// The entries of its library that are nearest to one, each in one language: that of the entry, where it is there.
  public func related(to entry: EntrySummary, limit: Int) throws -> [RelatedEntry] {
    guard let index = index(entry.id.library), !SponsorNames.hold(entry.sections, title: entry.title) else {
      return []
    }
    let found = try index.related(to: entry, limit: limit) { word in
      try meanings(of: word).flatMap(\.translations).map(\.word)
    }
    return try marked(found.map(\.entry)).enumerated().map { place, entry in
      RelatedEntry(entry: entry, score: found[place].score, shared: found[place].shared)
    }
  }

  /// What a word means: what stands for it in half of all cases.
  func meanings(of word: String) throws -> [Vocabulary.Word] {
    try vocabulary(of: word).map { word in
      var word = word
      word.translations.removeAll { $0.share < Self.leastShare }
      return word
    }
  }

  private static let leastShare = 0.5
  static let mostShared = 5
}

extension RootIndex {
  fileprivate func related(
    to entry: EntrySummary, limit: Int, words: (String) throws -> [String]
  ) throws -> [RelatedEntry] {
    let known = try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT e.id, e.title, text.plain, NOT \(RelatedRows.isCategory) FROM \(EntryRows.tablesWithText)
          WHERE d.key = ? AND p.language = ? AND e.slug = ? AND e.role <> 0 AND file.path = ?
          """, arguments: [entry.id.digest, entry.id.language, entry.id.slug, entry.path])
    }
    guard let known else { return [] }
    let row: Int64 = known[0]
    // The vocabulary is looked into between two reads: an index in memory is read by one at a time.
    let words = try RelatedRows.words(of: known[2], title: known[1], isNamed: known[3], translations: words)
    return try read { db in
      let order = try readingOrder(db)
      let twins = try twinRows(db, order)
      let related = RelatedRows(db: db, order: order)
      let hits = try related.hits(
        linked: related.linked(with: entry), words, without: twins.withTwins([row]))
      var found: [RelatedEntry] = []
      var shown: Set<Int64> = []
      for hit in hits where found.count < limit && !shown.contains(hit.row) {
        let editions = twins.withTwins([hit.row])
        shown.formUnion(editions)
        let summaries = try summaries(of: [hit.row] + editions.subtracting([hit.row]).sorted(), in: db)
        guard let summary = summaries.first(where: { $0.id.language == entry.id.language }) ?? summaries.first
        else { continue }
        found.append(
          RelatedEntry(
            entry: summary, score: hit.score, shared: Array(hit.shared.prefix(Library.mostShared))))
      }
      return found
    }
  }
}
