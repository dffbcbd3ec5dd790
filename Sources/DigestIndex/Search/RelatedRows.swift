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
  /// A word of the title, of the one or of the other, says what an entry is about.
  private static let titleFactor = 2.0
  /// What more of all entries share says nothing of two of them.
  private static let mostShare = 0.02
  private static let fewEntries = 4
  /// Words of a text that are looked up.
  private static let mostWords = 250
  /// Rare words that have to be shared, where nothing else is.
  private static let leastWords = 2
  /// What has to be scored: two words that one entry in four hundred has, or one that both titles have.
  private static let least = 12.0
  /// Characters of a text from which on it has rare words in common with many.
  private static let usualLength = 600.0

  /// What is near an entry with these sources and words, the rows in `own` left out.
  func hits(
    sources: Set<String>, _ words: [Word], without own: Set<Int64>
  ) throws -> [Hit] {
    var scores: [Int64: Double] = [:]
    var shared: [Int64: [Shared]] = [:]
    func add(_ name: String, _ weight: Double, isSource: Bool = false, _ rows: [Int64]) {
      for other in rows where !own.contains(other) {
        scores[other, default: 0] += weight
        shared[other, default: []].append(Shared(name: name, weight: weight, isSource: isSource))
      }
    }
    for url in sources.sorted() {
      let rows = try Int64.fetchAll(db, sql: "SELECT entry FROM source WHERE url = ?", arguments: [url])
      if isRare(rows.count) { add(url, Self.source, isSource: true, rows) }
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
      let weight = log(all / Double(count)) * (word.isInTitle ? Self.titleFactor : 1)
      var others: (head: [Int64], text: [Int64]) = ([], [])
      texts.forEach(in: 0..<order.end) { row in
        if heads.contains(row) { others.head.append(row) } else { others.text.append(row) }
      }
      add(word.text, weight * Self.titleFactor, others.head)
      add(word.text, weight, others.text)
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
      guard names.count >= Self.leastWords || names.contains(where: { $0.isSource }) else { continue }
      let hit = try lookup.with(row) { columns -> Hit? in
        let length = Double(columns.integer(0)) / Self.usualLength
        let sections = PackedList.unpack(columns.bytes(1))
        guard !(sections + [columns.text(2)]).contains(where: SponsorNames.holds) else { return nil }
        // A source is told by texts of any length.
        let sources = names.lazy.filter(\.isSource).reduce(0) { $0 + $1.weight }
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
    var name: String
    var weight: Double
    var isSource: Bool
  }

  /// A word of an entry, folded.
  struct Word {
    var text: String
    var isInTitle: Bool
    /// What it is called in other languages.
    var translations: [String] = []
  }

  /// Words of a text that may tell what it is about, each once, those of the title first.
  static func words(of text: String, title: String) -> [Word] {
    var seen: Set<String> = []
    var words: [Word] = []
    for (part, isTitle) in [(title, true), (text, false)] {
      for word in WordSegments.words(in: part) {
        let folded = FoldedText(word).string
        guard isTelling(folded), seen.insert(folded).inserted else { continue }
        words.append(Word(text: folded, isInTitle: isTitle))
        if words.count == mostWords { return words }
      }
    }
    return words
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
