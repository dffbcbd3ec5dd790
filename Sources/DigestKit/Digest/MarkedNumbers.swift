/// Numbers of issues as people write them in titles and names.
extension MarkTokens {
  /// Words before the number of an issue; longer ones may end in one, as ExampleWeekly does.
  private static let issueWords: Set<String> = [
    "issue", "vol", "volume", "no", "nr", "number", "numero", "monthly", "weekly", "newsletter", "digest",
    "episode",
    "ep",
  ]
  private static let wordEnds = ["weekly", "monthly", "newsletter", "digest"]

  /// `第 12 期`, `Issue 12`, `Vol. 12`, `#12` from a token on. A year alone is no number.
  func issueNumber(at index: Int) -> Marked<Int>? {
    if isSign(index, "第제") {
      let at = skip(" ", from: index + 1)
      let behind = skip(" ", from: at + 1)
      guard let number = number(at, digits: 1...5), isSign(behind, "期号卷辑回集刊호회") else { return nil }
      return Marked(value: number, range: index..<(behind + 1))
    }
    if let word = word(index) {
      let isWord =
        Self.issueWords.contains(word) || Self.wordEnds.contains(where: word.hasSuffix)
        || (word == "n" && isSign(index + 1, "°º"))
      guard isWord else { return nil }
      let at = skip(" ._#-°º：:", from: index + 1)
      guard let number = plainNumber(at), !goesOn(at + 1) else { return nil }
      return Marked(value: number, range: index..<(at + 1))
    }
    guard isSign(index, "#"), word(index - 1) == nil, number(index - 1, digits: 1...18) == nil,
      let number = plainNumber(index + 1), word(index + 2) == nil, !isSign(index + 2, "_")
    else { return nil }
    return Marked(value: number, range: index..<(index + 2))
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
  func nameNumber(besides used: Range<Int>?) -> Int? {
    let first = tokens.startIndex
    let last = tokens.endIndex - 1
    func isFree(_ index: Int) -> Bool { used?.contains(index) != true }
    guard last >= 0 else { return nil }
    if last == 0 { return isFree(0) && number(0, digits: 1...4) != nil ? plainNumber(0) : nil }
    if isFree(first), number(first, digits: 1...4) != nil, let number = plainNumber(first),
      isSign(first + 1, "-._、 "), self.number(skip(" ", from: first + 2), digits: 1...18) == nil
    {
      return number
    }
    guard isFree(last), let number = plainNumber(last), isSign(last - 1, "-_ .#") else { return nil }
    // `flux-1.5` is a version.
    return isSign(last - 1, ".") && self.number(last - 2, digits: 1...18) != nil ? nil : number
  }
}
