import DigestKit
import GRDB
import Writing

/// The library's own words, to be found by how they are read.
///
/// A word is one of ICU's in titles, sections, wikilinks and bold text; but for bold sentences, also up to four
/// of them together, since ICU parts 机器人 into two; and every whole title. One character alone
/// is none: too many are read alike. Words of files that are gone stay until the index is made anew; they
/// find nothing.
enum Lexicon {
  /// Words of an entry, each once.
  static func words(of row: ParsedFile.Row) -> Set<String> {
    var words: Set<String> = []
    let entry = row.entry
    for text in [entry.title] + entry.sections + entry.wikilinks { words.formUnion(joined(in: text)) }
    for line in row.emphasized.split(separator: "\n") {
      // A short one is a term; a long one is a sentence.
      if line.count <= longestTerm {
        words.formUnion(joined(in: String(line)))
        continue
      }
      for word in WordSegments.words(in: String(line)) where isWord(word) { words.insert(String(word)) }
    }
    if isWord(entry.title[...]), entry.title.count <= longestTitle { words.insert(entry.title) }
    return words
  }

  private static let longestTitle = 40
  static let longestWord = 8
  private static let longestTerm = 12

  private static func joined(in text: String) -> Set<String> {
    let segments = WordSegments.words(in: text)
    var words: Set<String> = []
    for start in segments.indices {
      for end in start..<min(start + 4, segments.count) {
        // Only what stands together: nothing between, not even a space.
        guard end == start || segments[end - 1].endIndex == segments[end].startIndex else { break }
        let word = text[segments[start].startIndex..<segments[end].endIndex]
        guard word.count <= longestWord else { break }
        if isWord(word) { words.insert(String(word)) }
      }
    }
    return words
  }

  /// Two Han characters at least.
  private static func isWord(_ text: Substring) -> Bool {
    var count = 0
    for scalar in text.unicodeScalars where scalar.isHan {
      count += 1
      if count == 2 { return true }
    }
    return false
  }

  /// Adds words, each with the number of entries that have it.
  static func write(_ words: [String: Int], in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO lexicon (initials, word, entries) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET entries = entries + excluded.entries
        """)
    for (word, entries) in words {
      for initials in Pinyin.initials(of: word) {
        try statement.execute(arguments: [initials, word, entries])
      }
    }
  }

  /// Words that begin with a letter, of which no more are looked at.
  private static let mostCommon = 400

  /// A term is taken to mean at most this many words.
  private static let mostWords = 8

  /// What `typed` spells: the words, or their beginnings, that it is full pinyin of, or, from three letters,
  /// the initials of. The likeliest first.
  static func words(spelled typed: String, in db: Database) throws -> [String] {
    guard let query = PinyinQuery(typed), typed.utf8.count >= 2 else { return [] }
    var found: [String: (kind: PinyinQuery.Kind, entries: Int)] = [:]
    let all = try db.cachedStatement(
      sql: "SELECT word, entries FROM lexicon WHERE initials >= ? AND initials < ? ORDER BY initials")
    // Tens of thousands of words begin with one letter: where there are common ones among them, those will do.
    let common = try db.cachedStatement(
      sql: """
        SELECT word, entries FROM lexicon WHERE substr(initials, 1, 1) = ? AND entries >= 16
        ORDER BY entries DESC LIMIT \(mostCommon)
        """)
    func count(_ word: String, entries: Int) {
      guard let match = query.match(word), accepts(match, typed: typed) else { return }
      let spelled = String(decoding: word.utf8.prefix(match.utf8Count), as: UTF8.self)
      guard isWord(spelled[...]) else { return }
      let known = found[spelled]
      found[spelled] = (max(known?.kind ?? match.kind, match.kind), (known?.entries ?? 0) + entries)
    }
    for prefix in query.initialsPrefixes {
      let frequent = prefix.utf8.count == 1 ? try Row.fetchAll(common, arguments: [prefix]) : []
      if frequent.count == mostCommon {
        for row in frequent { count(row[0], entries: row[1]) }
      } else {
        let rows = try Row.fetchCursor(all, arguments: [prefix, prefix + "{"])
        while let row = try rows.next() { count(row[0], entries: row[1]) }
      }
    }
    return found.sorted {
      ($0.value.kind, $0.value.entries, $1.key) > ($1.value.kind, $1.value.entries, $0.key)
    }.prefix(mostWords).map(\.key)
  }

  /// Full pinyin may still be under way; initials mean whole words, and three of them at least.
  private static func accepts(_ match: PinyinQuery.Match, typed: String) -> Bool {
    match.kind == .full || (match.isWhole && typed.utf8.count >= 3)
  }
}
