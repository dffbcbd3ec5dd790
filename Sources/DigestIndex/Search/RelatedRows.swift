import DigestKit
import Foundation
import GRDB
import Writing

/// Which entries are near one: by what few others share with it.
///
/// Texts are compared as sets of weighted words, by the cosine of the angle between them: a word weighs what it is worth to
/// the library (`worth`) times how much a text has of it. The constants were set on 60 entries of a library of 2,200, where
/// the first three of each were read, and checked on others.
struct RelatedRows {
  /// A row, with what it shares: the most telling first.
  struct Hit {
    var row: Int64
    var score: Double
    var shared: [String]
  }

  let db: Database
  let order: ReadingOrder
  let postings: PostingReader
  /// The entries of each language.
  private let languages: [RowSet]

  init(db: Database, order: ReadingOrder) {
    self.db = db
    self.order = order
    postings = PostingReader(db, end: order.end)
    var languages: [String: RowSet] = [:]
    for part in order.parts { languages[part.language, default: RowSet(end: order.end)].insert(part.rows) }
    self.languages = languages.values.map { rows in
      var entries = rows
      entries.formIntersection(order.entries)
      return entries
    }
  }

  /// What a link that both have is worth: it is enough alone.
  private static let link = 0.5
  /// A link that more of all entries have says nothing of two of them.
  private static let mostLinked = 0.02
  /// A word that more of all entries have finds none: others are found for it.
  private static let mostNaming = 0.05
  /// A word that more of all entries have tells nothing. What is more common than `mostNaming` tells a subject from another
  /// one that has a name in common with it.
  private static let mostTelling = 0.3
  private static let fewEntries = 4
  /// Entries with the most of these words whose texts are looked into.
  private static let mostCandidates = 100
  /// What a name is worth: ordinary words, rare as they may be, tell what something is about less often.
  private static let name = 1.5
  /// What another word is worth that is set apart, in titles, sections, notes or bold text, by nobody who has it; by all of
  /// them it is worth 1 more. Words that only come along are hardly ever set apart.
  private static let leastWorth = 0.3
  /// A title says what a text is about: what stands in it counts so many times.
  private static let titleFactor = 2.0
  /// Past so many times a word says no more.
  private static let mostTimes = 12
  /// What one word adds at most, in parts of what all others add: one name in common isn't a subject in common.
  private static let mostOfOneWord = 3.0
  /// The cosine from which on most are worth reading.
  private static let least = 0.16

  /// True, in SQL, for an entry `e` that is called like a category: its title says what kind it is, not what it is about.
  static let isCategory = "EXISTS (SELECT 1 FROM entry AS c WHERE c.role = 1 AND c.category = e.title)"

  /// What is near an entry with these words, `linked` with it in other ways, the rows in `own` left out.
  func hits(
    linked: [Int64: [String]], _ words: [Word], without own: Set<Int64>
  ) throws -> [Hit] {
    let (subjects, size) = try subjects(of: words)
    var candidates = linked.mapValues { _ in Double.infinity }
    for subject in subjects where subject.texts.count > 1 && isRare(subject.texts.count, Self.mostNaming) {
      try Task.checkCancellation()
      guard subject.heads.count > 0 else { continue }
      subject.texts.forEach(in: 0..<order.end) { row in
        let factor = subject.heads.contains(row) ? Self.titleFactor : 1
        candidates[row, default: 0] += subject.worth * subject.weight * factor
      }
    }
    let promising = candidates.lazy.filter { !own.contains($0.key) }.sorted {
      ($1.value, $0.key) < ($0.value, $1.key)
    }.prefix(max(linked.count, Self.mostCandidates))
    let lookup = try RawStatement(
      db,
      """
      SELECT e.characters, e.sections, e.title, \(Self.isCategory), text.simplicity, text.plain
      FROM entry AS e JOIN text ON text.entry = e.id WHERE e.id = ? AND e.role = 1
      """)
    var hits: [Hit] = []
    for row in promising.map(\.key) {
      try Task.checkCancellation()
      let hit = try lookup.with(row) { columns in
        score(row, linked: linked[row] ?? [], subjects, size: size, columns)
      }
      if let hit, let hit { hits.append(hit) }
    }
    return sorted(hits)
  }

  /// A word of the entry, ready to be looked for in others.
  private struct Subject {
    var text: String
    var patterns: [PreparedPattern]
    /// Rows that have it, and that set it apart.
    var texts: RowSet
    var heads: RowSet
    /// What it says of two that share it.
    var worth: Double
    /// How much the entry has of it.
    var weight: Double
  }

  /// What words tell, and the square of the length of what they add up to.
  private func subjects(of words: [Word]) throws -> (subjects: [Subject], size: Double) {
    let all = Double(order.entries.count)
    var subjects: [Subject] = []
    var size = 0.0
    var seen: Set<String> = []
    for word in words {
      try Task.checkCancellation()
      // One subject in two languages is one.
      if seen.contains(word.text) { continue }
      let patterns = word.forms.compactMap { TextPattern($0, isWhole: true) }
      let texts = try rows(of: patterns, in: .text)
      let count = texts.count
      guard count > 0, isRare(count, Self.mostTelling), word.isName || !isOrdinary(texts) else { continue }
      seen.formUnion([word.text] + word.translations.map { FoldedText($0).string })
      let heads = try rows(of: patterns, in: .head)
      let rarity = log(all / Double(count))
      let kind = word.isName ? Self.name : Self.leastWorth + Double(heads.count) / Double(count)
      let subject = Subject(
        text: word.text, patterns: patterns.map { PreparedPattern(.text($0)) }, texts: texts, heads: heads,
        worth: kind * rarity * rarity, weight: Self.weight(word.times, isInTitle: word.isInTitle))
      size += subject.worth * subject.weight * subject.weight
      subjects.append(subject)
    }
    return (subjects, size)
  }

  /// True for words that many entries of one language have, few of which there may be: *with* in a Chinese library.
  private func isOrdinary(_ rows: RowSet) -> Bool {
    languages.contains { language in
      var own = rows
      own.formIntersection(language)
      return own.count > max(Self.fewEntries, Int(Self.mostTelling * Double(language.count)))
    }
  }

  private static func weight(_ times: Int, isInTitle: Bool) -> Double {
    (1 + log(Double(min(times, mostTimes)))) * (isInTitle ? titleFactor : 1)
  }

  /// Entries that have one of the patterns.
  private func rows(of patterns: [TextPattern], in field: SearchTokens.Field) throws -> RowSet {
    var rows = RowSet(end: order.end)
    for pattern in patterns {
      if let found = try postings.rows(of: pattern, in: field) { rows.formUnion(found) }
    }
    rows.formIntersection(order.entries)
    return rows
  }

  func isRareLink(_ count: Int) -> Bool { isRare(count, Self.mostLinked) }

  private func isRare(_ count: Int, _ share: Double) -> Bool {
    count <= max(Self.fewEntries, Int(share * Double(order.entries.count)))
  }

  /// How near a row is; nil if it isn't. `columns`: those of `lookup` in `hits`.
  private func score(
    _ row: Int64, linked: [String], _ subjects: [Subject], size: Double, _ columns: RawStatement.Columns
  ) -> Hit? {
    var title = SearchableText(columns.bytes(2), simplicity: .none)
    let sections = PackedList.unpack(columns.bytes(1))
    guard !SponsorNames.hold(sections, title: columns.text(2)) else { return nil }
    let isNamed = columns.integer(3) == 0
    var text = columns.searchableText(from: 4)
    var shared: [Shared] = []
    for subject in subjects where subject.texts.contains(row) {
      var times = 0
      var isInTitle = false
      for pattern in subject.patterns {
        times += text.matches(of: pattern, limit: Self.mostTimes).count
        isInTitle = isInTitle || isNamed && subject.heads.contains(row) && title.contains(pattern)
      }
      // Where a token stands in a text isn't indexed: longer words may not be there at all.
      guard times > 0 else { continue }
      let points = subject.worth * subject.weight * Self.weight(times, isInTitle: isInTitle)
      shared.append(Shared(text: subject.text, points: points))
    }
    let independent = Self.independent(shared.sorted { $0.points > $1.points })
    let others = independent.dropFirst().reduce(0) { $0 + $1.points }
    let points = others + min(independent.first?.points ?? 0, Self.mostOfOneWord * others)
    let length = (size * self.size(ofCharacters: columns.integer(0))).squareRoot()
    let score = Self.link * Double(linked.count) + (length > 0 ? points / length : 0)
    guard score >= Self.least else { return nil }
    return Hit(row: row, score: score, shared: linked + independent.map(\.text))
  }

  /// A word that two have in common, and what it adds.
  private struct Shared {
    var text: String
    var points: Double
  }

  /// Without words that are part of a better one, or have it in them: who has *ChatGPT* has *GPT*, too. `shared`: the best
  /// first.
  private static func independent(_ shared: [Shared]) -> [Shared] {
    shared.reduce(into: []) { kept, word in
      let isPart = kept.prefix(mostHeld).contains {
        $0.text.contains(word.text) || word.text.contains($0.text)
      }
      if !isPart { kept.append(word) }
    }
  }

  /// The words that others are held against: what is part of a lesser one adds little.
  private static let mostHeld = 8

  /// About what `subjects(of:)` finds for a text of this length: it grows more slowly than the text, as was measured on
  /// 60 entries.
  private func size(ofCharacters count: Int) -> Double {
    let rarest = log(Double(max(2, order.entries.count)))
    return 0.34 * rarest * rarest * pow(Double(max(Self.shortest, count)), 0.7)
  }

  /// Characters of the shortest text that is worth comparing: in a shorter one any word would be all of it.
  private static let shortest = 40

  /// The best first, and of equals the newest.
  private func sorted(_ hits: [Hit]) -> [Hit] {
    var places: [Int64: Int] = [:]
    var found = RowSet(end: order.end)
    for hit in hits { found.insert(hit.row) }
    order.forEach(found) { places[$0] = places.count }
    return hits.sorted { ($1.score, places[$0.row] ?? 0) < ($0.score, places[$1.row] ?? 0) }
  }
}
