/// What of two editions' entries can be compared, and how much it says, in nats.
struct EntryEvidence {
  let left: [AlignmentEntry]
  let right: [AlignmentEntry]
  private let texts: Fingerprints
  private var titles: Fingerprints
  private let leftLinks: [[Int32]]
  private let rightLinks: [[Int32]]
  /// For each link, by its number, what it is worth: 1 if one entry of each side has it, less if many do.
  private let linkWeights: [Double]
  private let leftNumbers: [Numbering?]
  private let rightNumbers: [Numbering?]
  let leftLengths: [Double]
  let rightLengths: [Double]
  /// Letters of the right to one of the left.
  var lengthRatio = 1.0

  init(_ left: [AlignmentEntry], _ right: [AlignmentEntry]) {
    self.left = left
    self.right = right
    texts = Fingerprints(left: left.map(Self.tokens), right: right.map(Self.tokens))
    titles = Fingerprints(left: left.map(Self.titleTokens), right: right.map(Self.titleTokens))
    leftNumbers = left.map { Numbering($0.title) }
    rightNumbers = right.map { Numbering($0.title) }
    leftLengths = left.map { TextLength.letters(in: $0.text) }
    rightLengths = right.map { TextLength.letters(in: $0.text) }
    var numbers: [String: Int32] = [:]
    func links(_ entry: AlignmentEntry) -> [Int32] {
      var own = Set<Int32>()
      for url in entry.sources.compactMap({
        SourceURL.normalized($0) ?? ($0.allSatisfy(\.isNumber) ? $0 : nil)
      }) {
        let number = numbers[url] ?? Int32(numbers.count)
        numbers[url] = number
        own.insert(number)
      }
      return own.sorted()
    }
    leftLinks = left.map(links)
    rightLinks = right.map(links)
    var leftCounts = [Int](repeating: 0, count: numbers.count)
    var rightCounts = leftCounts
    for link in leftLinks.joined() { leftCounts[Int(link)] += 1 }
    for link in rightLinks.joined() { rightCounts[Int(link)] += 1 }
    linkWeights = zip(leftCounts, rightCounts).map { 1 / Double(max($0, $1, 1) * max($0, $1, 1)) }
  }

  private static func tokens(_ entry: AlignmentEntry) -> TokenCounts {
    var tokens: TokenCounts = [:]
    // The number of a chapter is form, not content: any digest has a 5.1.
    let title = Numbering(entry.title)?.rest ?? entry.title
    let body = entry.text.hasPrefix(entry.title) ? entry.text.dropFirst(entry.title.count) : entry.text[...]
    FingerprintTokens.add(String(body), to: &tokens)
    FingerprintTokens.add(title, times: 2, to: &tokens)
    return tokens
  }

  static func titleTokens(_ title: String) -> TokenCounts {
    var tokens: TokenCounts = [:]
    let title = Numbering(title)?.rest ?? title
    FingerprintTokens.add(title, to: &tokens)
    for number in HanNumeral.standalone(in: title) { tokens[FingerprintToken(number), default: 0] += 1 }
    return tokens
  }

  private static func titleTokens(_ entry: AlignmentEntry) -> TokenCounts { titleTokens(entry.title) }

  /// Learns from pairs that are certain what words of titles stand for each other.
  mutating func learnWords(from pairs: [(left: Int, right: Int)]) {
    let leftTitles = left.map(Self.titleTokens)
    let rightTitles = right.map(Self.titleTokens)
    let words = TitleWords(left: leftTitles, right: rightTitles, pairs: pairs)
    guard !words.counterparts.isEmpty else { return }
    titles = Fingerprints(
      left: leftTitles.map(words.translated(left:)), right: rightTitles.map(words.marked(right:)))
  }

  /// For each left entry the right ones that may be its twin by what they say.
  func candidates() -> [[Int]] {
    var found = texts.candidates(count: 12).map { $0.map(\.right) }
    var owners: [Int32: [Int]] = [:]
    for (index, links) in rightLinks.enumerated() {
      for link in links where linkWeights[Int(link)] > Odds.fewestLinkWeight {
        owners[link, default: []].append(index)
      }
    }
    for (index, links) in leftLinks.enumerated() {
      for link in links {
        for owner in owners[link] ?? [] where !found[index].contains(owner) { found[index].append(owner) }
      }
    }
    return found
  }

  func verdict(_ i: Int, _ j: Int) -> Verdict {
    let mine = texts.left[i]
    let theirs = texts.right[j]
    var content = Overlap(mine, theirs, dot: mine.dot(theirs)).odds(Odds.entryText)
    let title = titles.left[i]
    let otherTitle = titles.right[j]
    if title.mass > 0 || otherTitle.mass > 0 {
      content += Overlap(title, otherTitle, dot: title.dot(otherTitle)).odds(Odds.entryTitle)
    }
    content += linkOdds(leftLinks[i], rightLinks[j])
    return Verdict(
      content: content, form: form(i, j),
      length: TextLength.odds(leftLengths[i], rightLengths[j], ratio: lengthRatio))
  }

  private func form(_ i: Int, _ j: Int) -> Double {
    var odds = left[i].level == right[j].level ? Odds.sameLevel : Odds.otherLevel
    if let number = leftNumbers[i], let other = rightNumbers[j] {
      odds += number.path == other.path ? Odds.sameNumber : Odds.otherNumber
    } else if leftNumbers[i] != nil || rightNumbers[j] != nil {
      odds += Odds.missingNumber
    }
    return odds
  }

  private func linkOdds(_ mine: [Int32], _ theirs: [Int32]) -> Double {
    guard !mine.isEmpty, !theirs.isEmpty else { return 0 }
    func weight(_ links: [Int32]) -> Double { links.reduce(0) { $0 + linkWeights[Int($1)] } }
    let shared = mine.filter { theirs.contains($0) }
    guard !shared.isEmpty else { return -Odds.otherSource * min(1, weight(mine), weight(theirs)) }
    return Odds.sameSource * weight(shared) / max(0.5, min(weight(mine), weight(theirs)))
  }

  /// True if entries of both sides link to the same source, and few others do.
  func shareSource(_ lefts: Range<Int>, _ rights: Range<Int>) -> Bool {
    let theirs = Set(rights.flatMap { rightLinks[$0] })
    return lefts.contains { index in
      leftLinks[index].contains { theirs.contains($0) && linkWeights[Int($0)] > Odds.fewestLinkWeight }
    }
  }

  /// The verdict on several entries of one side that stand for one of the other, and the least that a part of
  /// them says of belonging there, 0 to 1.
  func merged(_ lefts: Range<Int>, _ rights: Range<Int>) -> (verdict: Verdict, weakest: Double) {
    let mine = Union(lefts, texts.left)
    let theirs = Union(rights, texts.right)
    var dot = 0.0
    var weakest = 1.0
    let isLeft = lefts.count > 1
    for part in isLeft ? lefts : rights {
      let (i, j) = isLeft ? (part, rights.lowerBound) : (lefts.lowerBound, part)
      let own = texts.left[i].dot(texts.right[j])
      dot += own
      let square = isLeft ? texts.left[i].square : texts.right[j].square
      let mass = isLeft ? texts.left[i].mass : texts.right[j].mass
      weakest = min(weakest, square > 0 ? min(1, own / square) * mass / (mass + Odds.entryText.doubt) : 0)
    }
    let overlap = Overlap(
      dot: dot, leftSquare: mine.square, rightSquare: theirs.square, leftMass: mine.mass,
      rightMass: theirs.mass)
    let links = linkOdds(
      Set(lefts.flatMap { leftLinks[$0] }).sorted(), Set(rights.flatMap { rightLinks[$0] }).sorted())
    let lengths = (
      lefts.reduce(0) { $0 + leftLengths[$1] }, rights.reduce(0) { $0 + rightLengths[$1] }
    )
    let verdict = Verdict(
      content: overlap.odds(Odds.entryText) + links, form: 0,
      length: TextLength.odds(lengths.0, lengths.1, ratio: lengthRatio))
    return (verdict, weakest)
  }

  private struct Union {
    var square = 0.0
    var mass = 0.0

    init(_ range: Range<Int>, _ texts: [Fingerprint]) {
      for index in range {
        square += texts[index].square
        mass += texts[index].mass
        for other in range where other > index { square += 2 * texts[index].dot(texts[other]) }
      }
    }
  }
}
