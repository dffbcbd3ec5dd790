import DigestKit
import Foundation
import GRDB
import Writing

/// Which entries are near one: by what few others share with it.
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

  /// A source that both name tells more than a word does.
  private static let source = 12.0
  /// A word that an entry sets apart, in its title, its sections or in bold, says what it is about.
  private static let headFactor = 2.0
  /// One that neither sets apart is told by the way in both.
  private static let asideFactor = 0.3
  /// What more of all entries share says nothing of two of them.
  private static let mostShare = 0.02
  private static let fewEntries = 4
  /// Words of a text that are looked up.
  private static let mostWords = 250
  /// So many rare words that one of the two sets apart have to be shared, where no source is.
  private static let leastWords = 2
  /// What has to be scored, before long texts are marked down: two words that one of the two sets apart and that one entry
  /// in twenty has.
  private static let least = 12.0
  /// Characters of a text from which on it has rare words in common with many.
  private static let usualLength = 600.0

  /// What is near an entry with these sources and words, the rows in `own` left out.
  func hits(
    sources: Set<String>, _ words: [Word], without own: Set<Int64>
  ) throws -> [Hit] {
    var scores: [Int64: Double] = [:]
    var shared: [Int64: [Shared]] = [:]
    func add(_ name: String, _ weight: Double, _ kind: Shared.Kind, _ rows: [Int64]) {
      for other in rows where !own.contains(other) {
        scores[other, default: 0] += weight
        shared[other, default: []].append(Shared(name: name, weight: weight, kind: kind))
      }
    }
    for url in sources.sorted() {
      let rows = try Int64.fetchAll(db, sql: "SELECT entry FROM source WHERE url = ?", arguments: [url])
      if isRare(rows.count) { add(url, Self.source, .source, rows) }
    }
    let all = Double(max(2, order.entries.count))
    var seen: Set<String> = []
    for word in words {
      try Task.checkCancellation()
      // One subject in two languages is one.
      if seen.contains(word.text) { continue }
      // What nobody ever set apart, in a title or in bold, is no subject, however rare it is.
      let heads = try rows(of: word, in: .head)
      guard heads.count > 0 else { continue }
      let texts = try rows(of: word, in: .text)
      let count = texts.count
      guard count > 1, isRare(count) else { continue }
      seen.formUnion([word.text] + word.translations.map { FoldedText($0).string })
      let weight = log(all / Double(count))
      let isOwnSubject = word.isInTitle || own.contains { heads.contains($0) }
      var others: (head: [Int64], text: [Int64]) = ([], [])
      texts.forEach(in: 0..<order.end) { row in
        if heads.contains(row) { others.head.append(row) } else { others.text.append(row) }
      }
      if isOwnSubject {
        add(word.text, weight * Self.headFactor * Self.headFactor, .subject, others.head)
        add(word.text, weight * Self.headFactor, .subject, others.text)
      } else {
        add(word.text, weight * Self.headFactor, .subject, others.head)
        add(word.text, weight * Self.asideFactor, .aside, others.text)
      }
    }
    return try judged(scores, shared)
  }

  /// Entries that have a word or what it is translated by.
  private func rows(of word: Word, in field: SearchTokens.Field) throws -> RowSet {
    var rows = RowSet(end: order.end)
    for form in [word.text] + word.translations {
      guard let pattern = TextPattern(form, isWhole: true),
        let found = try postings.rows(of: pattern, in: field)
      else {
        continue
      }
      rows.formUnion(found)
    }
    rows.formIntersection(order.entries)
    return rows
  }

  private func isRare(_ count: Int) -> Bool {
    count <= max(Self.fewEntries, Int(Self.mostShare * Double(order.entries.count)))
  }

  /// The best first, and of equals the newest.
  private func judged(
    _ scores: [Int64: Double], _ shared: [Int64: [Shared]]
  ) throws -> [Hit] {
    let lookup = try RawStatement(
      db, "SELECT characters, sections, title FROM entry WHERE id = ? AND role = 1")
    var hits: [Hit] = []
    for (row, score) in scores where score >= Self.least {
      let names = shared[row] ?? []
      guard
        names.count(where: { $0.kind == .subject }) >= Self.leastWords
          || names.contains(where: { $0.kind == .source })
      else { continue }
      let hit = try lookup.with(row) { columns -> Hit? in
        let length = Double(columns.integer(0)) / Self.usualLength
        let sections = PackedList.unpack(columns.bytes(1))
        guard !(sections + [columns.text(2)]).contains(where: SponsorNames.holds) else { return nil }
        // A source is told by texts of any length.
        let sources = names.lazy.filter { $0.kind == .source }.reduce(0) { $0 + $1.weight }
        let sure = sources + (score - sources) / (1 + log(max(1, length)))
        guard sure >= Self.least else { return nil }
        return Hit(row: row, score: sure, shared: names.sorted { $0.weight > $1.weight }.map(\.name))
      }
      if let hit, let hit { hits.append(hit) }
    }
    var places: [Int64: Int] = [:]
    var found = RowSet(end: order.end)
    for hit in hits { found.insert(hit.row) }
    order.forEach(found) { places[$0] = places.count }
    return hits.sorted { ($1.score, places[$0.row] ?? 0) < ($0.score, places[$1.row] ?? 0) }
  }

  /// What two entries have in common.
  private struct Shared {
    enum Kind { case source, subject, aside }

    var name: String
    var weight: Double
    var kind: Kind
  }

  /// A word of an entry, folded.
  struct Word {
    var text: String
    var isInTitle: Bool
    /// What it is called in other languages.
    var translations: [String] = []
  }

  /// Words of a text that may tell what it is about, each once, those of the title first. What has `translations` together
  /// is one: 区块链, which ICU parts into two.
  static func words(
    of text: String, title: String, translations: (String) throws -> [String]
  ) rethrows -> [Word] {
    var seen: Set<String> = []
    var words: [Word] = []
    for (part, isTitle) in [(title, true), (text, false)] {
      let segments = WordSegments.words(in: part)
      var at = segments.startIndex
      while at < segments.endIndex, words.count < mostWords {
        var length = min(longestPhrase, segments.endIndex - at)
        var found: Word?
        while length > 0, found == nil {
          let phrase = part[segments[at].startIndex..<segments[at + length - 1].endIndex]
          let folded = FoldedText(phrase).string
          if length == 1 || isPhrase(segments[at..<(at + length)], in: part), isTelling(folded) {
            let others = try translations(folded)
            // One word is one, whatever is known of it.
            if length == 1 || !others.isEmpty {
              found = Word(text: folded, isInTitle: isTitle, translations: others)
            }
          }
          if found == nil { length -= 1 }
        }
        if let found, seen.insert(found.text).inserted { words.append(found) }
        at += max(1, length)
      }
    }
    return words
  }

  /// Words of a phrase.
  private static let longestPhrase = 4

  /// True where nothing but spaces stands between the words.
  private static func isPhrase(_ words: ArraySlice<Substring>, in text: String) -> Bool {
    zip(words, words.dropFirst()).allSatisfy { left, right in
      text[left.endIndex..<right.startIndex].utf8.allSatisfy { $0 == 0x20 }
    }
  }

  /// What begins with these counts or points at something: 三条, 这种.
  private static let counting = Set("一二三四五六七八九十百千万两几半每这那某各".unicodeScalars)

  /// Two Han at least, or three Latin letters.
  private static func isTelling(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    guard scalars.contains(where: \.properties.isAlphabetic), scalars.first.map(counting.contains) == false
    else {
      return false
    }
    return scalars.count >= (scalars.allSatisfy(\.isHanOrKana) ? 2 : 3)
  }
}

/// What paid pieces stand under: they are near everything that pays.
enum SponsorNames {
  private static let names = ["sponsor", "advert", "promoted", "赞助", "广告", "推广", "商务合作"]

  static func holds(_ title: String) -> Bool {
    let folded = FoldedText(title).string
    return names.contains { folded.contains($0) }
  }
}
