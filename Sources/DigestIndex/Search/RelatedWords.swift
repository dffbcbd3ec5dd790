import DigestKit
import Writing

extension RelatedRows {
  /// A word of an entry, folded.
  struct Word {
    var text: String
    var isInTitle: Bool
    /// Times that the entry has it.
    var times = 1
    /// Written as names are: with a capital within a sentence, more capitals, or digits.
    var isName = false
    /// What it is called in other languages.
    var translations: [String] = []

    var forms: [String] { [text] + translations }
  }

  /// Words of a text that are looked up.
  private static let mostWords = 250

  /// Words of a text that may tell what it is about, each once: those of the title first, then those that come most often.
  /// What has `translations` together is one: 区块链, which ICU parts into two. `isNamed` is false where the title doesn't
  /// say what it is about.
  static func words(
    of text: String, title: String, isNamed: Bool, translations: (String) throws -> [String]
  ) rethrows -> [Word] {
    var reading = WordReading()
    try reading.read(title, isTitle: isNamed, translations)
    try reading.read(String(text.dropFirst(title.count)), isTitle: false, translations)
    let words = reading.words
    let order = words.indices.sorted { left, right in
      if words[left].isInTitle != words[right].isInTitle { return words[left].isInTitle }
      return (words[right].times, left) < (words[left].times, right)
    }
    return order.prefix(mostWords).map { words[$0] }
  }
}

/// Gathers the words of a text.
private struct WordReading {
  var words: [RelatedRows.Word] = []
  private var places: [String: Int] = [:]
  /// What the vocabulary said of a word or phrase.
  private var known: [String: [String]] = [:]

  /// What a text is about is said in so many words, a few thousand Han.
  private static let mostRead = 2500

  mutating func read(_ text: String, isTitle: Bool, _ translations: (String) throws -> [String]) rethrows {
    let segments = WordSegments.words(in: text).prefix(Self.mostRead)
    var at = 0
    while at < segments.count {
      let (length, found) = try longest(at: at, of: segments, in: text, translations)
      if let found {
        let isName = Self.isName(segments[at], in: text, isTitle: isTitle)
        add(
          RelatedRows.Word(text: found.text, isInTitle: isTitle, isName: isName, translations: found.others))
      }
      at += length
    }
  }

  private mutating func add(_ word: RelatedRows.Word) {
    if let place = places[word.text] {
      words[place].times += 1
      words[place].isName = words[place].isName || word.isName
    } else {
      places[word.text] = words.count
      words.append(word)
    }
  }

  /// The longest phrase here that the vocabulary knows, or else the word, where it tells something.
  private mutating func longest(
    at start: Int, of segments: ArraySlice<Substring>, in text: String,
    _ translations: (String) throws -> [String]
  ) rethrows -> (length: Int, found: (text: String, others: [String])?) {
    for length in (1...min(Self.longestPhrase, segments.count - start)).reversed() {
      let words = segments[start..<(start + length)]
      guard length == 1 || Self.isPhrase(words, in: text) else { continue }
      let phrase = FoldedText(text[segments[start].startIndex..<segments[start + length - 1].endIndex]).string
      guard Self.isTelling(phrase) else { continue }
      let others = try known[phrase] ?? translations(phrase)
      known[phrase] = others
      // One word is one, whatever is known of it.
      if length == 1 || !others.isEmpty { return (length, (phrase, others)) }
    }
    return (1, nil)
  }

  /// True for a Latin word that is written as names are. In titles any word may have a capital.
  private static func isName(_ word: Substring, in text: String, isTitle: Bool) -> Bool {
    let scalars = word.unicodeScalars
    guard scalars.allSatisfy(\.isASCII) else { return false }
    let capitals = scalars.count { ("A"..."Z").contains($0) }
    if capitals > 1 || scalars.contains(where: { ("0"..."9").contains($0) }) { return true }
    guard capitals == 1, !isTitle else { return false }
    // Within a sentence: behind a word, or a comma, and not behind what ends one.
    let before = text[..<word.startIndex].unicodeScalars.suffix(2)
    guard let last = before.last(where: { $0 != " " }) else { return false }
    return last.properties.isAlphabetic || last == ","
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
