/// Words and phrases of two languages that translate each other, told from all segments that stand beside each other.
struct TranslationPairs {
  struct Pair {
    /// As it is mostly written.
    var left: String
    var right: String
    /// How often one stands for the other.
    var count = 0
    /// How often each occurs.
    fileprivate var occurrences = (left: 0, right: 0)
    /// What titles and names that are nothing but the pair add to all three.
    fileprivate var whole: Float = 0
  }

  struct Keys: Hashable {
    var left: VocabularyKey
    var right: VocabularyKey
  }

  /// Titles and names of sections count as much as so many segments of other text: who wrote them weighed each word.
  private static let titleWeight: Float = 3
  private static let sectionWeight: Float = 3
  /// Segments, by weight, in which a pair has to stand.
  private static let leastTogether: Float = 2
  /// What a pair has to score in the end more than two words that stand beside each other once and nowhere else, in nats,
  /// by the links that it has. Two that stand for each other twice, and are four times as often without each other, are there.
  private static let pairLead = 1.75
  /// Of all times that the commoner of both occurs, how often it must stand for the other.
  private static let leastShare = 0.02

  private(set) var pairs: [Keys: Pair] = [:]

  /// `evidence` is of these languages, in this order.
  init(_ evidence: [VocabularyEvidence], left: String, right: String) {
    let text = ParallelText(evidence, left: left, right: right) { kind in
      switch kind {
      case .body: 1
      case .title: Self.titleWeight
      case .section: Self.sectionWeight
      }
    }
    var links = WordLinks(sameIn: text)
    let association = WordAssociation(text, without: links, least: Self.leastTogether)
    links.compete(text, association)
    let spans = WordSpans(text, links, association)
    let found = PhrasePairs(text, spans, PhraseEnds(text, association)).counts.filter {
      $0.value.weight >= Self.leastTogether
    }
    merge(found, text)
    let total = Double(max(text.left.tokens.count, text.right.tokens.count))
    pairs = pairs.filter { Self.isTold($0.value, of: total) }
  }

  /// Puts together what is cut into words in different ways, and leaves out what translates nothing.
  private mutating func merge(_ found: [PhrasePairs.Pair: PhrasePairs.Count], _ text: ParallelText) {
    let lefts = KeyedPhrases(Set(found.keys.map(\.left)), in: text.left, language: text.languages.left)
    let rights = KeyedPhrases(Set(found.keys.map(\.right)), in: text.right, language: text.languages.right)
    for (pair, count) in found {
      guard let mine = lefts.phrases[pair.left], let theirs = rights.phrases[pair.right],
        mine.key.text != theirs.key.text
      else { continue }
      let keys = Keys(left: mine.key, right: theirs.key)
      var merged =
        pairs[keys] ?? Pair(left: lefts.spelling(of: mine.key), right: rights.spelling(of: theirs.key))
      merged.count += Int(count.times)
      merged.whole += count.whole
      merged.occurrences = (lefts.count(of: mine.key), rights.count(of: theirs.key))
      pairs[keys] = merged
    }
  }

  private static func isTold(_ pair: Pair, of total: Double) -> Bool {
    let whole = Double(pair.whole)
    let (left, right) = (Double(pair.occurrences.left) + whole, Double(pair.occurrences.right) + whole)
    let both = min(Double(pair.count) + whole, left, right)
    return both >= leastShare * max(left, right)
      && WordAssociation.likelihood(both: both, left: left, right: right, total: total)
        >= WordAssociation.likelihood(both: 1, left: 1, right: 1, total: total) + pairLead
  }
}

/// Phrases by the keys that they are looked up by.
private struct KeyedPhrases {
  private struct Total {
    var count = 0
    var most = 0
    var spelling = ""
  }

  private(set) var phrases: [Phrase: (key: VocabularyKey, usage: PhraseSpellings.Usage)] = [:]
  private var totals: [VocabularyKey: Total] = [:]

  /// Those that hold letters of the language.
  init(_ phrases: Set<Phrase>, in side: ParallelText.Side, language: String) {
    for (phrase, usage) in PhraseSpellings(of: phrases, in: side).usages {
      let spelling = usage.spelling
      let key = VocabularyKey(spelling, language: language)
      guard key.holdsLetters, key.mayBe(of: language) else { continue }
      self.phrases[phrase] = (key, usage)
      var total = totals[key] ?? Total()
      total.count += usage.count
      if total.most < usage.count || total.most == usage.count && spelling < total.spelling {
        total.most = usage.count
        total.spelling = spelling
      }
      totals[key] = total
    }
  }

  func count(of key: VocabularyKey) -> Int { totals[key]?.count ?? 0 }
  func spelling(of key: VocabularyKey) -> String { totals[key]?.spelling ?? "" }
}
