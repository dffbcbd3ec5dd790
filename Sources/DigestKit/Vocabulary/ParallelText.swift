/// Segments of all evidence for two languages; words stand for their forms.
struct ParallelText {
  struct Token {
    /// A place in `Side.forms`.
    var form: Int32
    /// A place in `Side.spellings`.
    var spelling: Int32
    var joint: RunWord.Joint
  }

  let languages: (left: String, right: String)
  var left = Side()
  var right = Side()
  /// How often each segment counts.
  var weights: [Float] = []
  var count: Int { weights.count }

  /// `evidence` is of these languages, in this order.
  init(
    _ evidence: [VocabularyEvidence], left: String, right: String, weight: (VocabularyEvidence.Kind) -> Float
  ) {
    languages = (left, right)
    for source in evidence {
      var mine = FormNumbers(of: source.table.words, language: left)
      var theirs = FormNumbers(of: source.table.words, language: right)
      for segment in source.segments {
        self.left.append(segment.left, &mine)
        self.right.append(segment.right, &theirs)
        weights.append(weight(segment.kind))
      }
    }
  }

  /// The words of one language.
  struct Side {
    private(set) var tokens: [Token] = []
    /// Where in `tokens` each segment begins, and the end of the last.
    private var starts: [Int32] = [0]
    private(set) var forms: [String] = []
    private(set) var spellings: [String] = []
    private var formNumbers: [String: Int32] = [:]
    private var spellingNumbers: [String: Token] = [:]

    var count: Int { starts.count - 1 }

    func range(of segment: Int) -> Range<Int> { Int(starts[segment])..<Int(starts[segment + 1]) }

    /// The number of a form; nil where no word has it.
    func number(of form: String) -> Int32? { formNumbers[form] }

    fileprivate mutating func append(_ run: [RunWord], _ numbers: inout FormNumbers) {
      for word in run {
        let place = Int(word.word)
        var token = numbers.tokens[place] ?? token(of: numbers.words[place], language: numbers.language)
        numbers.tokens[place] = token
        token.joint = word.joint
        tokens.append(token)
      }
      starts.append(Int32(truncatingIfNeeded: tokens.count))
    }

    private mutating func token(of word: String, language: String) -> Token {
      if let known = spellingNumbers[word] { return known }
      let text = WordForm.of(word, language: language)
      let form = formNumbers[text] ?? Int32(truncatingIfNeeded: forms.count)
      if form == forms.count {
        forms.append(text)
        formNumbers[text] = form
      }
      let token = Token(form: form, spelling: Int32(truncatingIfNeeded: spellings.count), joint: .none)
      spellings.append(word)
      spellingNumbers[word] = token
      return token
    }
  }

  /// What the words of one table are called here, looked up when they are met.
  fileprivate struct FormNumbers {
    let words: [String]
    let language: String
    var tokens: [Token?]

    init(of words: [String], language: String) {
      self.words = words
      self.language = language
      tokens = [Token?](repeating: nil, count: words.count)
    }
  }
}
