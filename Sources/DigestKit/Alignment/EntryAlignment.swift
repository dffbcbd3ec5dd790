/// Pairs the entries of two editions: sure ones wherever they stand, then section by section in order, then
/// what is left across sections.
struct EntryAlignment {
  private var evidence: EntryEvidence
  private let candidates: [[Int]]
  private var rivals: Rivals
  private var pairs: [Found] = []
  private var leftPair: [Int?]
  private var rightPair: [Int?]

  private struct Found {
    var left: Range<Int>
    var right: Range<Int>
    var verdict: Verdict
    /// How much more speaks for this pair than for another of either entry, in nats.
    var margin = 0.0
    /// The least that a part of a merged pair says of belonging there, 0 to 1.
    var weakest = 1.0
    var isCertain = false
    var isOneToOne: Bool { left.count == 1 && right.count == 1 }
  }

  init(_ left: [AlignmentEntry], _ right: [AlignmentEntry]) {
    evidence = EntryEvidence(left, right)
    candidates = evidence.candidates()
    rivals = Rivals(evidence, [])
    leftPair = [Int?](repeating: nil, count: left.count)
    rightPair = [Int?](repeating: nil, count: right.count)
  }

  mutating func run() -> [AlignedPair] {
    rivals = Rivals(evidence, candidates)
    learnLength(anchors())
    pairAll()
    let certain = pairs.filter { $0.isCertain && $0.isOneToOne }
    evidence.learnWords(from: certain.map { ($0.left.lowerBound, $0.right.lowerBound) })
    // The second pass knows which words of titles stand for each other.
    pairAll()
    return inOrder()
  }

  private mutating func pairAll() {
    pairs = []
    leftPair = [Int?](repeating: nil, count: evidence.left.count)
    rightPair = [Int?](repeating: nil, count: evidence.right.count)
    rivals = Rivals(evidence, candidates)
    let anchors = anchors()
    var sections = SectionAlignment(
      SectionGroups(evidence.left), SectionGroups(evidence.right),
      anchors: anchors.map { ($0.left, $0.right) })
    alignSections(sections, anchors)
    pairHeads(sections)
    pairMoved()
    pairLast(sections)
    settle(&sections)
  }

  private func anchors() -> [(left: Int, right: Int, weight: Double)] {
    var anchors: [(left: Int, right: Int, weight: Double)] = []
    for (i, row) in rivals.rows.enumerated() {
      guard let (j, total) = row.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
      let content = evidence.verdict(i, j).content
      guard content > Odds.anchorContent, rivals.lead(i, j, total: total) > Odds.anchorLead else { continue }
      anchors.append((i, j, content))
    }
    return anchors
  }

  private mutating func learnLength(_ anchors: [(left: Int, right: Int, weight: Double)]) {
    let ratios = anchors.compactMap { anchor -> Double? in
      let mine = evidence.leftLengths[anchor.left]
      return mine > 40 ? (evidence.rightLengths[anchor.right] + 8) / (mine + 8) : nil
    }.sorted()
    // One or two ratios may come from a wrong anchor; the median of three is one that another confirms.
    if ratios.count >= 3 { evidence.lengthRatio = min(3, max(1 / 3, ratios[ratios.count / 2])) }
  }

  private mutating func alignSections(
    _ sections: SectionAlignment, _ anchors: [(left: Int, right: Int, weight: Double)]
  ) {
    let partner = sections.partner
    // Anchors against the order of their section, or out of it, have been moved: order says nothing about them.
    for mine in sections.left.members.indices {
      let chain = anchors.filter {
        sections.left.section[$0.left] == mine && sections.right.section[$0.right] == partner[mine]
      }
      let rising = Set(RisingChain.heaviest(chain).map { chain[$0].left })
      for anchor in anchors
      where sections.left.section[anchor.left] == mine && !rising.contains(anchor.left) {
        add(anchor.left..<(anchor.left + 1), anchor.right..<(anchor.right + 1))
      }
    }
    for (mine, members) in sections.left.members.enumerated() {
      guard let theirs = partner[mine] else { continue }
      let lefts = members.filter { leftPair[$0] == nil }
      let rights = sections.right.members[theirs].filter { rightPair[$0] == nil }
      align(lefts, rights, sections)
    }
  }

  private mutating func align(_ lefts: [Int], _ rights: [Int], _ sections: SectionAlignment) {
    guard !lefts.isEmpty, !rights.isEmpty else { return }
    let evidence = evidence
    let headPartner = Self.headPartners(sections)
    let aligner = SequenceAligner(left: lefts.count, right: rights.count)
    let steps = aligner.align { i, j in
      let mine = lefts[i.lowerBound]
      let theirs = rights[j.lowerBound]
      if i.count == 1 && j.count == 1 {
        let isHead = headPartner[mine].map { $0 == theirs ? Odds.sectionHead : -Odds.sectionHead } ?? 0
        return evidence.verdict(mine, theirs).total + isHead + Odds.oneToOne
      }
      guard lefts[i.upperBound - 1] - mine == i.count - 1, rights[j.upperBound - 1] - theirs == j.count - 1
      else { return nil }
      // What heads a section is one entry of its own.
      guard !(mine..<(mine + i.count)).contains(where: { headPartner[$0] != nil }) else { return nil }
      let merged = evidence.merged(mine..<(mine + i.count), theirs..<(theirs + j.count))
      guard merged.weakest > Odds.entryPart else { return nil }
      // A merge is worth as much as its weakest part belongs to it, at least two fifths.
      return merged.verdict.total * (0.4 + 0.6 * merged.weakest) + Odds.entryMerge
    }
    for step in steps where !step.left.isEmpty && !step.right.isEmpty {
      let mine = lefts[step.left.lowerBound]
      let theirs = rights[step.right.lowerBound]
      add(mine..<(mine + step.left.count), theirs..<(theirs + step.right.count))
    }
  }

  /// For each left entry that heads a section with a partner, the entry that heads the partner.
  private static func headPartners(_ sections: SectionAlignment) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    for (mine, theirs) in sections.partner.enumerated() where sections.isSure[mine] {
      if let theirs, let head = sections.left.heads[mine], let other = sections.right.heads[theirs] {
        partners[head] = other
      }
    }
    return partners
  }

  private mutating func add(_ left: Range<Int>, _ right: Range<Int>) {
    let found: Found
    if left.count == 1 && right.count == 1 {
      found = Found(left: left, right: right, verdict: evidence.verdict(left.lowerBound, right.lowerBound))
    } else {
      let merged = evidence.merged(left, right)
      found = Found(left: left, right: right, verdict: merged.verdict, weakest: merged.weakest)
    }
    for index in left { leftPair[index] = pairs.count }
    for index in right { rightPair[index] = pairs.count }
    pairs.append(found)
  }

  /// Where sections have been swapped, their heads no longer stand in order.
  private mutating func pairHeads(_ sections: SectionAlignment) {
    for (i, j) in Self.headPartners(sections).sorted(by: { $0.key < $1.key })
    where leftPair[i] == nil && rightPair[j] == nil {
      let verdict = evidence.verdict(i, j)
      if Odds.head.isCleared(by: verdict) { add(i..<(i + 1), j..<(j + 1)) }
    }
  }

  /// What is left on both sides, by what it says, wherever it stands.
  private mutating func pairMoved() {
    var open: [(left: Int, right: Int, total: Double)] = []
    for (i, row) in rivals.rows.enumerated() where leftPair[i] == nil {
      for (j, total) in row where rightPair[j] == nil && total > Odds.movedTotal {
        if Odds.moved.isCleared(by: evidence.verdict(i, j)) { open.append((i, j, total)) }
      }
    }
    open.sort { ($0.total, $1.left, $1.right) > ($1.total, $0.left, $0.right) }
    for pair in open where leftPair[pair.left] == nil && rightPair[pair.right] == nil {
      add(pair.left..<(pair.left + 1), pair.right..<(pair.right + 1))
    }
  }

  /// Where one entry is left on either side of a section, and nothing speaks against it.
  private mutating func pairLast(_ sections: SectionAlignment) {
    for (mine, theirs) in sections.partner.enumerated() {
      guard let theirs else { continue }
      let lefts = sections.left.members[mine].filter { leftPair[$0] == nil }
      let rights = sections.right.members[theirs].filter { rightPair[$0] == nil }
      guard lefts.count == 1, rights.count == 1, let i = lefts.first, let j = rights.first else { continue }
      if Odds.last.isCleared(by: evidence.verdict(i, j)) { add(i..<(i + 1), j..<(j + 1)) }
    }
  }

  // MARK: - How sure

  /// Says which pairs are certain: by what they say; or by less, between certain neighbours or at the head of
  /// sections that are sure; or by form alone, in sections that agree throughout.
  private mutating func settle(_ sections: inout SectionAlignment) {
    for index in pairs.indices where pairs[index].isOneToOne { pairs[index].margin = margin(pairs[index]) }
    for index in pairs.indices {
      let pair = pairs[index]
      if pair.isOneToOne {
        pairs[index].isCertain =
          Odds.certain.isCleared(by: pair.verdict)
          && pair.margin + orderBonus(pair, sections) > Odds.certainMargin
      } else {
        pairs[index].isCertain =
          Odds.certainMerge.isCleared(by: pair.verdict) && pair.weakest > Odds.certainEntryPart
      }
    }
    let certain = pairs.filter { $0.isCertain && $0.isOneToOne }
    sections.confirm(certain.map { ($0.left.lowerBound, $0.right.lowerBound) })
    let heads = Self.headPartners(sections)
    for index in pairs.indices where !pairs[index].isCertain && pairs[index].isOneToOne {
      let pair = pairs[index]
      let isHead = heads[pair.left.lowerBound] == pair.right.lowerBound
      if isHead && Odds.certainHead.isCleared(by: pair.verdict) { pairs[index].isCertain = true }
    }
    for _ in 0..<2 {
      for index in pairs.indices where !pairs[index].isCertain && pairs[index].isOneToOne {
        let pair = pairs[index]
        guard Odds.certainBetween.isCleared(by: pair.verdict), pair.margin > Odds.littleBehind else {
          continue
        }
        let around = neighbours(pair, sections)
        pairs[index].isCertain =
          around.count == 2 && around.allSatisfy { $0.map { pairs[$0].isCertain } ?? true }
      }
    }
    settleByForm(sections)
    doubtStrangers()
  }

  /// How much more speaks for this pair than for either entry with another, whose own pair it would break.
  private func margin(_ pair: Found) -> Double {
    let i = pair.left.lowerBound
    let j = pair.right.lowerBound
    let own = pair.verdict.total
    var margin = own
    /// `broken`: the rival's own pair; `rest`: what the half that loses its rival says with ours.
    func weigh(_ total: Double, breaking broken: Found?, leftWith rest: (Found) -> Double?) {
      var lead = own - total
      if let broken, broken.isOneToOne {
        lead += broken.verdict.total - (rest(broken) ?? min(0, broken.verdict.total))
      }
      margin = min(margin, lead)
    }
    for (j2, total) in rivals.rows[i] where j2 != j {
      weigh(total, breaking: rightPair[j2].map { pairs[$0] }) { rivals.rows[$0.left.lowerBound][j] }
    }
    for (i2, total) in rivals.columns[j] where i2 != i {
      weigh(total, breaking: leftPair[i2].map { pairs[$0] }) { rivals.rows[i][$0.right.lowerBound] }
    }
    return margin
  }

  /// What neighbours that are pairs too, and say the same, add, in nats.
  private func orderBonus(_ pair: Found, _ sections: SectionAlignment) -> Double {
    neighbours(pair, sections).reduce(0) {
      $0 + ($1.map { confirms(pairs[$0]) ? Odds.certainNeighbour : 0 } ?? Odds.sectionEnd)
    }
  }

  private func confirms(_ neighbour: Found) -> Bool {
    neighbour.isOneToOne && neighbour.verdict.content > Odds.confirmingContent
  }

  /// The pairs of the entries before and behind in the section, where those are in one pair; nil inside for an
  /// end of both sections, if they are surely the same. Fewer than two where the sides differ.
  private func neighbours(_ pair: Found, _ sections: SectionAlignment) -> [Int?] {
    let mine = sections.left.section[pair.left.lowerBound]
    let theirs = sections.right.section[pair.right.lowerBound]
    guard sections.partner[mine] == theirs else { return [] }
    let lefts = sections.left.members[mine]
    let rights = sections.right.members[theirs]
    guard let at = lefts.firstIndex(of: pair.left.lowerBound),
      let other = rights.firstIndex(of: pair.right.lowerBound)
    else { return [] }
    var found: [Int?] = []
    for step in [-1, 1] {
      let isEnd = !lefts.indices.contains(at + step)
      guard isEnd == !rights.indices.contains(other + step) else { continue }
      if isEnd {
        if sections.isSure[mine] { found.append(nil) }
      } else if let next = leftPair[lefts[at + step]], next == rightPair[rights[other + step]] {
        found.append(next)
      }
    }
    return found
  }

  private mutating func settleByForm(_ sections: SectionAlignment) {
    for (mine, lefts) in sections.left.members.enumerated() where sections.isSure[mine] {
      guard let theirs = sections.partner[mine] else { continue }
      let rights = sections.right.members[theirs]
      guard lefts.count == rights.count, lefts.count > 1 else { continue }
      var found: [Int] = []
      for (i, j) in zip(lefts, rights) {
        if let pair = leftPair[i], pair == rightPair[j], pairs[pair].isOneToOne { found.append(pair) }
      }
      guard found.count == lefts.count else { continue }
      let agrees = found.allSatisfy {
        pairs[$0].isCertain
          || Odds.certainByForm.isCleared(by: pairs[$0].verdict) && pairs[$0].margin > Odds.littleBehind
      }
      // The same number before every title is worth as much as certain neighbours.
      let isNumbered = found.allSatisfy { pairs[$0].verdict.form >= Odds.numberedForm }
      let certain = found.count { pairs[$0].isCertain }
      guard agrees, isNumbered || certain * 2 >= found.count else { continue }
      for pair in found { pairs[pair].isCertain = true }
    }
  }

  /// Where hardly anything is certain, the editions are not of one digest, and what they share is chance;
  /// except for the same source.
  private mutating func doubtStrangers() {
    let certain = pairs.count { $0.isCertain }
    guard certain * 5 < min(evidence.left.count, evidence.right.count) else { return }
    for index in pairs.indices where !evidence.shareSource(pairs[index].left, pairs[index].right) {
      pairs[index].isCertain = false
    }
  }

  // MARK: - Results

  private func inOrder() -> [AlignedPair] {
    var result: [AlignedPair] = []
    /// Right entries without a left, by the right entry before them.
    var alone: [Int: [Int]] = [:]
    for j in evidence.right.indices where rightPair[j] == nil {
      var before = j - 1
      while before >= 0 && rightPair[before] == nil { before -= 1 }
      alone[before, default: []].append(j)
    }
    func appendAlone(after j: Int) {
      for other in alone[j] ?? [] {
        result.append(AlignedPair(left: i..<i, right: other..<(other + 1), score: 0, isDoubtful: false))
      }
    }
    var i = 0
    appendAlone(after: -1)
    while i < evidence.left.count {
      if let index = leftPair[i] {
        let pair = pairs[index]
        result.append(
          AlignedPair(
            left: pair.left, right: pair.right,
            score: Odds.score(pair.verdict.total, isCertain: pair.isCertain),
            isDoubtful: !pair.isCertain))
        i = pair.left.upperBound
        for j in pair.right { appendAlone(after: j) }
      } else {
        let place = result.last?.right.upperBound ?? 0
        result.append(AlignedPair(left: i..<(i + 1), right: place..<place, score: 0, isDoubtful: false))
        i += 1
      }
    }
    return result
  }
}
