import DigestKit
import GRDB
import Writing

extension Library {
  /// Issues that one is compared with.
  private static let mostBefore = 10
  private static let mostWords = 1_000
  /// Words whose entries are counted in all languages, for each that is asked for.
  private static let countedForOne = 3
  /// Spellings and translations of a word that its query names.
  private static let mostNames = 5

  /// Words that are new in an issue, or have risen against the ten before it, the most surprising first; nothing for the
  /// first issue of all, and for a page, which has no time.
  public func rising(in digest: DigestSummary, limit: Int) throws -> [RisingWord] {
    let limit = min(limit, Self.mostWords)
    guard digest.isIssue, limit > 0, let index = index(digest.id.library) else { return [] }
    // Series stand one behind the other in lists, and side by side in time.
    let before = try index.digests().filter { !$0.isDraft && $0.issue.isBefore(digest.issue) }
      .sorted { $1.issue.isBefore($0.issue) }.prefix(Self.mostBefore)
    guard !before.isEmpty else { return [] }
    let window = before.reversed() + [digest]
    let sums = (now: digest.entries, before: before.reduce(0) { $0 + $1.entries })
    let candidates = try index.risingWords(in: digest, before: Set(before.map(\.key)), sums)
    var rising: [(word: RisingWord, score: Double)] = []
    var named: Set<String> = []
    for candidate in candidates where rising.count < limit * Self.countedForOne {
      try Task.checkCancellation()
      guard !candidate.spellings.contains(where: { named.contains(FoldedText($0).string) }) else { continue }
      let translations = try self.translations(of: candidate.spellings[0])
      let names = Array((candidate.spellings + translations).prefix(Self.mostNames))
      named.formUnion(names.map { FoldedText($0).string })
      let query = names.map(Self.term).joined(separator: " OR ")
      let results = try search(Query(query), limit: 0, countsOnce: true)
      let hits = Dictionary(results.counts.map { ($0.id, $0.distinct) }, uniquingKeysWith: +)
      let word = RisingWord(
        word: candidate.spellings[0], translations: translations, query: query,
        counts: window.map { hits[$0.id] ?? 0 })
      let surprise = Surprise.of(word.entries, of: sums.now, against: word.before, of: sums.before)
      // What titles name is what the issue is about.
      let share = Double(candidate.titles) / Double(max(1, candidate.entries))
      if surprise >= Surprise.least { rising.append((word, surprise * share.squareRoot())) }
    }
    var told: [RisingWord] = []
    for (word, _) in rising.sorted(by: { ($1.score, $0.word.word) < ($0.score, $1.word.word) })
    where told.count < limit && !told.contains(where: { word.saysTheSame(as: $0) }) {
      told.append(word)
    }
    return told
  }

  /// In other languages: what a word is short for is no news.
  private func translations(of word: String) throws -> [String] {
    try meanings(of: word).flatMap { own in
      own.translations.filter { $0.language != own.language }.map(\.word)
    }
  }

  /// How a word is asked for, so that no other begins like it.
  private static func term(_ name: String) -> String {
    let isPhrase = name.contains { $0.isWhitespace || "\"“”＂".contains($0) }
    return isPhrase ? "word:\"\(name.filter { !"\"“”＂".contains($0) })\"" : "word:\(name)"
  }
}

extension RisingWord {
  /// True if one is a part of the other, and hardly an entry has one alone: "K3" and "Kimi K3".
  fileprivate func saysTheSame(as other: RisingWord) -> Bool {
    let (mine, theirs) = (FoldedText(word).string, FoldedText(other.word).string)
    guard mine.contains(theirs) || theirs.contains(mine) else { return false }
    return 5 * min(entries, other.entries) >= 4 * max(entries, other.entries)
  }
}

extension RootIndex {
  /// Words of titles of an issue that few entries of the issues `before` have, as far as the index
  /// tells without reading these: the most surprising first.
  fileprivate func risingWords(
    in digest: DigestSummary, before: Set<String>, _ sums: (now: Int, before: Int)
  ) throws -> [IssueWords.Word] {
    try read { db in
      let order = try readingOrder(db)
      let twins = try twinRows(db, order)
      var own = order.rows { $0.digest == digest.key }
      own.formIntersection(order.entries)
      let earlier = order.rows { before.contains($0.digest) }
      let words = IssueWords(try texts(of: own, order, twins, in: db))
      let postings = PostingReader(db, end: order.end)
      var scored: [(word: IssueWords.Word, score: Double)] = []
      for word in words.words {
        try Task.checkCancellation()
        guard word.spellings[0].unicodeScalars.count > 1,
          let pattern = TextPattern(word.spellings[0], isWhole: true),
          var rows = try postings.rows(of: pattern, in: .text)
        else { continue }
        rows.formIntersection(earlier)
        let score = Surprise.of(
          word.entries, of: sums.now, against: twins.once(rows).count, of: sums.before)
        if score >= Surprise.least { scored.append((word, score)) }
      }
      // Stable: equals stay in the order of the text.
      return scored.enumerated().sorted {
        ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
      }.map(\.element.word)
    }
  }

  /// The texts of entries, each in all its languages; paid ones are left out.
  private func texts(
    of rows: RowSet, _ order: ReadingOrder, _ twins: TwinRows, in db: Database
  ) throws -> [[String]] {
    let statement = try RawStatement(
      db,
      """
      SELECT e.title, e.sections, text.plain FROM entry AS e JOIN text ON text.entry = e.id WHERE e.id = ?
      """)
    var texts: [[String]] = []
    var seen: Set<Int64> = []
    try order.forEach(rows) { row in
      guard !seen.contains(row) else { return }
      var own: [String] = []
      // In the order of reading: rows are numbered as files came.
      let editions = twins.withTwins([row]).map { row in (row: row, part: order.part(of: row) ?? .max) }
      for (edition, _) in editions.sorted(by: { $0.part < $1.part }) where rows.contains(edition) {
        seen.insert(edition)
        try statement.with(edition) { columns in
          let sections = PackedList.unpack(columns.bytes(1))
          if !SponsorNames.hold(sections, title: columns.text(0)) { own.append(columns.text(2)) }
        }
      }
      if !own.isEmpty { texts.append(own) }
    }
    return texts
  }
}
