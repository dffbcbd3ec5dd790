import DigestKit
import GRDB
import Writing

extension Library {
  /// What may have been meant by a query that finds nothing: the same with the nearest words of the library, where that
  /// finds something. Nil if it doesn't, or if nothing is near.
  public func correction(of query: Query) throws -> String? {
    var known: [TextPattern: [String]?] = [:]
    let texts = try query.corrected { pattern in
      if let found = known[pattern] { return found }
      let found = try corrections(of: pattern)
      known[pattern] = .some(found)
      return found
    }
    return try texts.prefix(Self.mostTried).first { text in
      try Task.checkCancellation()
      return try search(Query(text), limit: 0, widens: true).total > 0
    }
  }

  private static let mostTried = 4

  /// Nil for a word that is found.
  private func corrections(of pattern: TextPattern) throws -> [String]? {
    if try search(Query(of: pattern), limit: 0, widens: true).total > 0 { return nil }
    var found: [String: Corrections.Quality] = [:]
    for index in indexes {
      for (word, quality) in try index.corrections(of: pattern) {
        found[word] = min(found[word] ?? quality, quality)
      }
    }
    return found.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
  }
}

extension RootIndex {
  func corrections(of pattern: TextPattern) throws -> [String: Corrections.Quality] {
    try read { db in
      let order = try readingOrder(db)
      return try Corrections(db: db, postings: PostingReader(db, end: order.end)).words(near: pattern)
    }
  }
}

/// Looks for the words of a library that are near one that it doesn't have.
struct Corrections {
  let db: Database
  let postings: PostingReader

  /// How near a word is: the less, the nearer.
  struct Quality: Comparable {
    var slips: Int
    /// A character that isn't read like the one in its place is seldom meant.
    var isReadOtherwise = false
    /// A first letter is seldom wrong.
    var hasOtherStart = false
    var entries: Int

    static func < (left: Self, right: Self) -> Bool {
      if left.isReadOtherwise != right.isReadOtherwise { return right.isReadOtherwise }
      if left.slips != right.slips { return left.slips < right.slips }
      if left.hasOtherStart != right.hasOtherStart { return right.hasOtherStart }
      return left.entries > right.entries
    }
  }

  func words(near pattern: TextPattern) throws -> [String: Quality] {
    let letters = pattern.scalars
    if letters.allSatisfy(Self.isLatinLetter) { return try latinWords(near: letters.map { UInt8($0) }) }
    if letters.allSatisfy({ Unicode.Scalar($0)?.isHan == true }) {
      return try hanWords(near: letters.compactMap(Unicode.Scalar.init))
    }
    return [:]
  }

  private static func isLatinLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }

  // MARK: Latin

  private static let fewestLetters = 3
  /// A shorter word is near to many others: only two letters that were exchanged tell what was meant.
  private static let shortWord = 4
  private static let mostLetters = 32
  /// From so many letters on a word may have two slips.
  private static let longWord = 8

  private func latinWords(near typed: [UInt8]) throws -> [String: Quality] {
    guard (Self.fewestLetters...Self.mostLetters).contains(typed.count) else { return [:] }
    let limit = typed.count >= Self.longWord ? 2 : 1
    var near: [[UInt8]: Quality] = [:]
    for first in UInt8(ascii: "a")...UInt8(ascii: "z") {
      try Task.checkCancellation()
      try postings.forEachWord(from: String(Unicode.Scalar(first))) { word, rows in
        guard abs(word.count - typed.count) <= limit,
          let slips = Spelling.distance(typed, word, atMost: limit),
          typed.count >= Self.shortWord || word.sorted() == typed.sorted()
        else { return }
        let hasOtherStart = word.first != typed.first
        near[word, default: Quality(slips: slips, hasOtherStart: hasOtherStart, entries: 0)].entries += rows()
      }
    }
    return Dictionary(uniqueKeysWithValues: near.map { (String(decoding: $0.key, as: UTF8.self), $0.value) })
  }

  // MARK: Han

  private static let mostHan = 16
  /// One character of a word of two may be any: only how it is read tells what was meant. In a longer word one that is read
  /// otherwise may be wrong, too, but any word that is read alike is nearer.
  private static let fewestForAnyOther = 3

  /// The text with a word in it, the longest that there is, in the place of characters that are read like it, or that differ
  /// from it in one.
  private func hanWords(near typed: [Unicode.Scalar]) throws -> [String: Quality] {
    guard (2...Self.mostHan).contains(typed.count) else { return [:] }
    for length in stride(from: min(typed.count, Lexicon.longestWord), through: 2, by: -1) {
      var found: [String: Quality] = [:]
      for start in 0...(typed.count - length) {
        let piece = Array(typed[start..<(start + length)])
        for (word, quality) in try words(like: piece) {
          let text = typed[..<start] + word + typed[(start + length)...]
          found[String(String.UnicodeScalarView(text))] = quality
        }
      }
      if !found.isEmpty { return found }
    }
    return [:]
  }

  private func words(like piece: [Unicode.Scalar]) throws -> [(word: [Unicode.Scalar], quality: Quality)] {
    var found: [(word: [Unicode.Scalar], quality: Quality)] = []
    for initials in Pinyin.initials(of: String(String.UnicodeScalarView(piece))) {
      let rows = try Row.fetchAll(
        db, sql: "SELECT word, entries FROM lexicon WHERE initials = ?", arguments: [initials])
      for row in rows {
        let word = Array((row[0] as String).unicodeScalars)
        guard word.count == piece.count, word != piece, zip(word, piece).allSatisfy(Self.areReadAlike) else {
          continue
        }
        found.append((word, Quality(slips: zip(word, piece).count { $0 != $1 }, entries: row[1])))
      }
    }
    if !found.isEmpty || piece.count < Self.fewestForAnyOther { return found }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT word, max(entries) FROM lexicon WHERE length(word) = ? GROUP BY word",
      arguments: [piece.count])
    while let row = try rows.next() {
      let word = Array((row[0] as String).unicodeScalars)
      guard word.count == piece.count, zip(word, piece).count(where: { $0 != $1 }) == 1 else { continue }
      found.append((word, Quality(slips: 1, isReadOtherwise: true, entries: row[1])))
    }
    return found
  }

  private static func areReadAlike(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    left == right || !Set(Pinyin.readings(of: left)).isDisjoint(with: Pinyin.readings(of: right))
  }
}
