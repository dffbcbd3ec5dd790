import Writing

/// Words and phrases that the editions of a library translate by each other, and what names itself in brackets.
public struct Vocabulary: Equatable, Sendable {
  /// What a word is translated by.
  public struct Translation: Equatable, Hashable, Sendable {
    /// As it is mostly written.
    public var word: String
    /// A BCP 47 primary tag. That of the word itself for an abbreviation of it.
    public var language: String
    /// How often one stands for the other.
    public var count: Int
    /// Of all times that the word is translated, 0 to 1.
    public var share: Double

    public init(word: String, language: String, count: Int, share: Double) {
      self.word = word
      self.language = language
      self.count = count
      self.share = share
    }
  }

  /// A word or a phrase, and what it is translated by.
  public struct Word: Equatable, Sendable {
    /// As it is mostly written.
    public var word: String
    /// A BCP 47 primary tag.
    public var language: String
    /// The best first.
    public var translations: [Translation]

    public init(word: String, language: String, translations: [Translation]) {
      self.word = word
      self.language = language
      self.translations = translations
    }
  }

  /// All of them, by language and form.
  public private(set) var words: [Word] = []
  /// What each of `words` is looked up by: see `form`.
  public private(set) var forms: [String] = []
  private var places: [VocabularyKey: Int] = [:]
  private var languages: [String] = []

  /// Learns from the evidence of a library. The same evidence in the same order gives the same.
  public init(_ evidence: [VocabularyEvidence]) {
    self.init(Self.pairs(in: evidence), SelfNamings(evidence))
  }

  /// The same on two threads.
  public static func learnt(from evidence: [VocabularyEvidence]) async -> Vocabulary {
    async let namings = SelfNamings(evidence)
    let pairs = pairs(in: evidence)
    return await Vocabulary(pairs, namings)
  }

  /// What the editions of each two languages translate by each other.
  private static func pairs(in evidence: [VocabularyEvidence]) -> [TranslationPairs] {
    Dictionary(grouping: evidence.filter { !$0.right.isEmpty }) { [$0.left, $0.right] }.map {
      TranslationPairs($1, left: $0[0], right: $0[1])
    }
  }

  private init(_ translations: [TranslationPairs], _ namings: SelfNamings) {
    var lists: [VocabularyKey: TranslationList] = [:]
    for (keys, pair) in translations.flatMap(\.pairs) {
      lists[keys.left, default: TranslationList()].add(keys.right, pair.right, pair.left, pair.count)
      lists[keys.right, default: TranslationList()].add(keys.left, pair.left, pair.right, pair.count)
    }
    for (pair, count) in namings.counts {
      lists[pair.word, default: TranslationList()].add(pair.name, count.name, count.word, count.times)
      lists[pair.name, default: TranslationList()].add(pair.word, count.word, count.name, count.times)
    }
    for (key, list) in lists.sorted(by: { $0.key < $1.key }) {
      let translations = list.translations(of: key)
      guard !translations.isEmpty else { continue }
      places[key] = words.count
      forms.append(key.text)
      words.append(Word(word: list.spelling, language: key.language, translations: translations))
      if languages.last != key.language { languages.append(key.language) }
    }
  }

  /// What a word of a language is looked up by, however it is written and whatever its ending.
  public static func form(of word: String, language: String) -> String {
    VocabularyKey(word, language: language).text
  }

  /// What a word is looked up by whose language isn't known.
  public static func forms(of word: String) -> [String] {
    let (plain, stem) = (form(of: word, language: "zh"), form(of: word, language: "en"))
    return plain == stem ? [plain] : [plain, stem]
  }

  /// The words of several libraries as those of one.
  public static func merged(_ libraries: [[Word]]) -> [Word] {
    let libraries = libraries.filter { !$0.isEmpty }
    guard libraries.count > 1 else { return libraries.first ?? [] }
    var lists: [VocabularyKey: TranslationList] = [:]
    for word in libraries.joined() {
      let key = VocabularyKey(word.word, language: word.language)
      for other in word.translations {
        lists[key, default: TranslationList()].add(
          VocabularyKey(other.word, language: other.language), other.word, word.word, other.count)
      }
    }
    return lists.sorted { $0.key < $1.key }.map { key, list in
      Word(word: list.spelling, language: key.language, translations: list.translations(of: key))
    }
  }

  /// What `word` is translated by, the best first; nothing for a word that isn't known. Compared are folded words, without
  /// their endings. Where no language is given, a word of any is looked up.
  public func translations(of word: String, language: String? = nil) -> [Translation] {
    let found = (language.map { [$0] } ?? languages).flatMap { language in
      places[VocabularyKey(word, language: language)].map { words[$0].translations } ?? []
    }
    return language == nil ? found.sorted { $0.count > $1.count } : found
  }
}

/// What one word is translated by, gathered.
private struct TranslationList {
  private struct Counted {
    var count = 0
    var spellings: [String: Int] = [:]
  }

  private var counts: [VocabularyKey: Counted] = [:]
  private var spellings: [String: Int] = [:]

  /// Translations that stand for a word less often than this, of all times, are slips or turns of one sentence.
  private static let leastShare = 0.03

  mutating func add(_ key: VocabularyKey, _ spelling: String, _ own: String, _ count: Int) {
    counts[key, default: Counted()].count += count
    counts[key, default: Counted()].spellings[spelling, default: 0] += count
    spellings[own, default: 0] += count
  }

  var spelling: String { Self.most(spellings) }

  /// The commonest first, and abbreviations in the language of the word itself behind what other languages say.
  func translations(of word: VocabularyKey) -> [Vocabulary.Translation] {
    let sum = Double(counts.values.reduce(0) { $0 + $1.count })
    func rank(_ key: VocabularyKey) -> Int { key.language == word.language ? 1 : 0 }
    return counts.sorted { (rank($0.key), $1.value.count, $0.key) < (rank($1.key), $0.value.count, $1.key) }
      .map { key, counted in
        Vocabulary.Translation(
          word: Self.most(counted.spellings), language: key.language, count: counted.count,
          share: Double(counted.count) / sum)
      }
      .filter { $0.share >= Self.leastShare }
  }

  private static func most(_ spellings: [String: Int]) -> String {
    spellings.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
  }
}
