import Writing

/// What words of one language are looked up by, however they are written or cut into words.
struct VocabularyKey: Hashable, Comparable {
  /// Forms of the words; a space stands between those that aren't Han or kana.
  let text: String
  let language: String

  init(_ word: String, language: String) {
    self.language = language
    // Characters that nothing stands between are one word, or words that are written together.
    if word.unicodeScalars.allSatisfy(\.isHanOrKana) {
      text = WordForm.folded(word)
      return
    }
    if word.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) {
      text = WordForm.of(word, language: language)
      return
    }
    var text = ""
    for part in WordSegments.words(in: word) {
      let form = WordForm.of(String(part), language: language)
      guard let first = form.unicodeScalars.first, let last = text.unicodeScalars.last else {
        text += form
        continue
      }
      text += (first.isHanOrKana || last.isHanOrKana ? "" : " ") + form
    }
    self.text = text
  }

  /// A word in a text of the language `home`, which may be of another, as its letters tell.
  init(_ word: String, writtenIn home: String) {
    // Names in Latin letters are most of what texts in other ones quote.
    if !Language.isWrittenInLatin(home), word.utf8.allSatisfy({ $0 < 0x80 }),
      word.utf8.contains(where: { (0x61...0x7A).contains($0 | 0x20) })
    {
      self.init(word, language: "en")
      return
    }
    self.init(word, language: home)
    guard holdsLetters, isLatin != Language.isWrittenInLatin(home) else { return }
    self.init(word, language: isLatin ? "en" : Language.detected(in: word).code)
  }

  /// By language, then by code points.
  static func < (left: VocabularyKey, right: VocabularyKey) -> Bool {
    (left.language, left.text) < (right.language, right.text)
  }

  /// Numbers and signs translate nothing.
  var holdsLetters: Bool { text.unicodeScalars.contains { $0.properties.isAlphabetic } }
  var isLatin: Bool { text.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic || $0.isLatinOrDigit } }

  /// `isLatin` of a word, whatever its language. Most words need no key for it.
  static func isLatin(_ word: String) -> Bool {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return true }
    if word.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) { return false }
    return VocabularyKey(word, language: "").isLatin
  }

  /// False for a name in Latin letters in a text of a language that has others: it is quoted there, and no word of it.
  func mayBe(of language: String) -> Bool { !isLatin || Language.isWrittenInLatin(language) }
}
