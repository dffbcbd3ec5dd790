/// Numbers of issues as people write them in titles and names.
extension MarkTokens {
  /// Words before the number of an issue; longer ones may end in one, as ExampleWeekly does.
  private static let issueWords: Set<String> = [
    "issue", "vol", "volume", "no", "nr", "number", "numero", "num", "monthly", "weekly", "newsletter",
    "digest",
    "episode", "ep", "edition", "letter", "lettre", "ausgabe", "nummer", "folge", "edicion", "edicao",
  ]
  private static let wordEnds = ["weekly", "monthly", "newsletter", "digest"]

  /// `第 12 期`, `12호`, `Issue 12`, `Vol. 12`, `#12` from a token on. A year alone is no number.
  func issueNumber(at index: Int) -> Marked<Int>? {
    if isSign(index, "第제") {
      let at = skip(" ", from: index + 1)
      let behind = skip(" ", from: at + 1)
      guard let number = number(at, digits: 1...5), isSign(behind, "期号卷辑回集刊封호회") else { return nil }
      // `第 12 封信`.
      let isLetter = isSign(behind, "封") && isSign(behind + 1, "信")
      return Marked(value: number, range: index..<(behind + (isLetter ? 2 : 1)))
    }
    if let number = number(index, digits: 1...5), isSign(index + 1, "호") {
      return Marked(value: number, range: index..<(index + 2))
    }
    if let word = word(index) {
      let isWord =
        Self.issueWords.contains(word) || Self.wordEnds.contains(where: word.hasSuffix)
        || (word == "n" && isSign(index + 1, "°º"))
      guard isWord else { return nil }
      var at = skip(" ._#-°º：:", from: index + 1)
      // `Issue No. 12`, `Letter number 12`.
      if let second = self.word(at), ["no", "nr", "number"].contains(second) {
        at = skip(" ._#", from: at + 1)
      }
      guard let number = plainNumber(at), !goesOn(at + 1) else { return nil }
      return Marked(value: number, range: index..<behindTotal(at + 1))
    }
    guard isSign(index, "#"), word(index - 1) == nil, number(index - 1, digits: 1...18) == nil,
      let number = plainNumber(index + 1), word(index + 2) == nil, !isSign(index + 2, "_"),
      !isRank(index)
    else { return nil }
    return Marked(value: number, range: index..<(index + 2))
  }

  /// Behind `of 12`, which tells how many there will be.
  private func behindTotal(_ index: Int) -> Int {
    guard isSign(index, " "), word(index + 1) == "of", isSign(index + 2, " "),
      number(index + 3, digits: 1...3) != nil,
      self.number(index + 3, digits: 4...4) == nil
    else { return index }
    return index + 4
  }

  /// `the #1 mistake` is no issue.
  private func isRank(_ index: Int) -> Bool {
    isSign(index - 1, " ")
      && word(index - 2).map { ["the", "a", "our", "my", "your", "their"].contains($0) } == true
  }

  /// Not one that is a year.
  private func plainNumber(_ index: Int) -> Int? {
    guard let number = number(index, digits: 1...5) else { return nil }
    if self.number(index, digits: 4...4) != nil, (1900...2100).contains(number) { return nil }
    return number
  }

  /// True for the beginning of a date or a version.
  private func goesOn(_ index: Int) -> Bool {
    isSign(index, "./-") && number(index + 1, digits: 1...18) != nil
  }

  /// `12`, `12-title`, `12.标题`, `name-12`: what the name of a file or folder says besides. `used`: tokens that are part
  /// of a date.
  func nameNumber(besides used: [Range<Int>]) -> Int? {
    let first = tokens.startIndex
    let last = tokens.endIndex - 1
    func isFree(_ index: Int) -> Bool { !used.contains { $0.contains(index) } }
    guard last >= 0 else { return nil }
    if last == 0 { return isFree(0) && number(0, digits: 1...4) != nil ? plainNumber(0) : nil }
    if isFree(first), number(first, digits: 1...4) != nil, let number = plainNumber(first),
      isSign(first + 1, "-._、 "), !goesOnWithNumber(skip(" ", from: first + 2), used)
    {
      return number
    }
    // `20230403-0409` ends on a day; `flux-1.5` and `beta.2` are versions.
    guard isFree(last), let number = plainNumber(last), isSign(last - 1, "-_ #"),
      word(last - 2).map(Self.weekWords.contains) != true,
      !used.contains(where: { $0.upperBound == last - 1 && self.number(last, digits: 4...4) != nil })
    else { return nil }
    return number
  }

  /// True for `2.0` and `3-4`, but not for `12-2024-03-01`, where a date follows.
  private func goesOnWithNumber(_ index: Int, _ used: [Range<Int>]) -> Bool {
    number(index, digits: 1...18) != nil && !used.contains { $0.lowerBound == index }
  }

  /// True for a name that is nothing but a number, or ends in one: `88`, `garden-12`. So are `404` and `utf-8`.
  var endsInNumber: Bool {
    guard let last = tokens.indices.last, plainNumber(last) != nil else { return false }
    return last == 0 || isSign(last - 1, "-_ ") && number(0, digits: 1...18) == nil
  }

  /// True for the name of a folder of issues: `weekly`, `issues`, `garden-letters`.
  var namesIssues: Bool {
    tokens.indices.contains { index in
      guard let word = word(index) else { return false }
      return Self.issueWords.contains(word)
        || word.last == "s" && Self.issueWords.contains(String(word.dropLast()))
        || Self.wordEnds.contains(where: word.hasSuffix)
    }
  }

  /// True for a title in which the words of a name stand, its number at their end, and others right behind them: it is
  /// about what is called so.
  func goesOn(behind name: MarkTokens) -> Bool {
    let name = name.wordsAndNumbers
    let own = wordsAndNumbers
    guard name.count > 1, own.count > name.count else { return false }
    return own.indices.contains { start in
      let end = start + name.count
      guard end < own.count, own[start..<end].elementsEqual(name, by: { $0.token == $1.token }) else {
        return false
      }
      // `Garden 12: rain` is an issue. Folding takes the space before Han away.
      let gap = own[end].place - own[end - 1].place
      return gap == 1 || gap == 2 && isSign(own[end].place - 1, " ")
    }
  }

  private var wordsAndNumbers: [(token: Token, place: Int)] {
    tokens.enumerated().compactMap { place, token in
      if case .sign(let sign) = token, !sign.properties.isAlphabetic { nil } else { (token, place) }
    }
  }
}
