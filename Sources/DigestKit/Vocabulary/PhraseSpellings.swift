/// How phrases are written in the text of one side, and how often.
struct PhraseSpellings {
  struct Usage {
    var count = 0
    private var spellings: [String: Int] = [:]

    /// As it is mostly written; of equals the first by code points.
    var spelling: String {
      spellings.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
    }

    fileprivate mutating func add(_ spelling: String, _ times: Int) {
      count += times
      spellings[spelling, default: 0] += times
    }
  }

  private(set) var usages: [Phrase: Usage] = [:]

  init(of phrases: Set<Phrase>, in side: ParallelText.Side) {
    countWords(phrases, side)
    countPhrases(phrases, side)
  }

  private mutating func countWords(_ phrases: Set<Phrase>, _ side: ParallelText.Side) {
    var counts = [Int](repeating: 0, count: side.spellings.count)
    var forms = [Int32](repeating: -1, count: side.spellings.count)
    for token in side.tokens {
      counts[Int(token.spelling)] += 1
      forms[Int(token.spelling)] = token.form
    }
    for (spelling, count) in counts.enumerated() {
      let phrase = Phrase(forms[spelling], -1, -1, -1)
      if phrases.contains(phrase) { add(phrase, side.spellings[spelling], count) }
    }
  }

  private mutating func countPhrases(_ phrases: Set<Phrase>, _ side: ParallelText.Side) {
    var lengths = [Int](repeating: 1, count: side.forms.count)
    for phrase in phrases { lengths[Int(phrase[0])] = max(lengths[Int(phrase[0])], phrase.length) }
    for segment in 0..<side.count {
      let range = side.range(of: segment)
      for first in range where lengths[Int(side.tokens[first].form)] > 1 {
        let end = min(first + lengths[Int(side.tokens[first].form)], range.upperBound)
        for last in first..<end where last > first {
          if side.tokens[last].joint == .end { break }
          let tokens = side.tokens[first...last]
          let phrase = Phrase(tokens)
          if phrases.contains(phrase) { add(phrase, Self.written(tokens, side.spellings), 1) }
        }
      }
    }
  }

  private mutating func add(_ phrase: Phrase, _ spelling: String, _ count: Int) {
    usages[phrase, default: Usage()].add(spelling, count)
  }

  private static func written(_ tokens: ArraySlice<ParallelText.Token>, _ spellings: [String]) -> String {
    var text = ""
    for token in tokens { text += (text.isEmpty ? "" : token.joint.text) + spellings[Int(token.spelling)] }
    return text
  }
}
