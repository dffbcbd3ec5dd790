import Markdown

/// Pairs the blocks of two entries in order: what is surely the same first, then what lies between.
struct BlockAlignment {
  private let evidence: BlockEvidence

  /// With the lines of each block, as `PlainText` gives them, if they are known.
  init(_ left: [Block], _ right: [Block], lines: (left: [[String]], right: [[String]])? = nil) {
    evidence = BlockEvidence(left, right, lines: lines)
  }

  func run() -> [AlignedPair] {
    let lefts = evidence.left.count
    let rights = evidence.right.count
    var result: [AlignedPair] = []
    var i = 0
    var j = 0
    for anchor in anchors() {
      result += align(i..<anchor.left, j..<anchor.right)
      let verdict = evidence.verdict(anchor.left, anchor.right)
      result.append(
        AlignedPair(
          left: anchor.left..<(anchor.left + 1), right: anchor.right..<(anchor.right + 1),
          score: Odds.score(verdict.total, isCertain: true), isDoubtful: false))
      i = anchor.left + 1
      j = anchor.right + 1
    }
    result += align(i..<lefts, j..<rights)
    return settled(result)
  }

  /// Pairs that leave no doubt and rise on both sides. Only long sequences need them, to keep the rest short:
  /// where there are few blocks, the order as a whole decides better.
  private func anchors() -> [(left: Int, right: Int, weight: Double)] {
    var best: [(left: Int, right: Int, weight: Double)] = []
    var rivals = [Int: (first: Double, second: Double)]()
    for (i, row) in evidence.candidates.enumerated() {
      let verdicts = row.map { (right: $0.right, content: evidence.verdict(i, $0.right).content) }
        .sorted { ($0.content, $1.right) > ($1.content, $0.right) }
      for verdict in verdicts {
        let old = rivals[verdict.right] ?? (0, 0)
        rivals[verdict.right] =
          verdict.content > old.first
          ? (verdict.content, old.first) : (old.first, max(old.second, verdict.content))
      }
      guard let first = verdicts.first, first.content > Odds.blockAnchorContent else { continue }
      if verdicts.count > 1 && verdicts[1].content > first.content - Odds.blockAnchorLead { continue }
      best.append((i, first.right, first.content))
    }
    let unrivalled = best.filter { pair in
      guard let rival = rivals[pair.right] else { return true }
      return rival.first == pair.weight && rival.second <= pair.weight - Odds.blockAnchorLead
    }
    return RisingChain.heaviest(unrivalled).map { unrivalled[$0] }
  }

  private func align(_ lefts: Range<Int>, _ rights: Range<Int>) -> [AlignedPair] {
    let evidence = evidence
    let aligner = SequenceAligner(left: lefts.count, right: rights.count)
    let steps = aligner.align { i, j in
      let mine = (i.lowerBound + lefts.lowerBound)..<(i.upperBound + lefts.lowerBound)
      let theirs = (j.lowerBound + rights.lowerBound)..<(j.upperBound + rights.lowerBound)
      if i.count == 1 && j.count == 1 {
        return evidence.verdict(mine.lowerBound, theirs.lowerBound).total + Odds.oneToOne
      }
      guard let merged = evidence.merged(mine, theirs), merged.weakest > Odds.blockPart else { return nil }
      // A merge is worth as much as its weakest part belongs to it, at least half.
      return merged.verdict.total * (0.5 + 0.5 * merged.weakest) + Odds.blockMerge
    }
    return steps.map { step in
      let mine = (step.left.lowerBound + lefts.lowerBound)..<(step.left.upperBound + lefts.lowerBound)
      let theirs = (step.right.lowerBound + rights.lowerBound)..<(step.right.upperBound + rights.lowerBound)
      return pair(mine, theirs)
    }
  }

  private func pair(_ left: Range<Int>, _ right: Range<Int>) -> AlignedPair {
    if left.isEmpty || right.isEmpty {
      return AlignedPair(left: left, right: right, score: 0, isDoubtful: false)
    }
    if left.count == 1 && right.count == 1 {
      let verdict = evidence.verdict(left.lowerBound, right.lowerBound)
      let isCertain = Odds.certainBlock.isCleared(by: verdict)
      return AlignedPair(
        left: left, right: right, score: Odds.score(verdict.total, isCertain: isCertain),
        isDoubtful: !isCertain)
    }
    let merged = evidence.merged(left, right)
    let total = merged?.verdict.total ?? 0
    let isCertain =
      (merged?.verdict.content ?? 0) > Odds.certainBlockMerge
      && (merged?.weakest ?? 0) > Odds.certainBlockPart
    return AlignedPair(
      left: left, right: right, score: Odds.score(total, isCertain: isCertain), isDoubtful: !isCertain)
  }

  /// Between pairs that are certain, or the ends, one that fits is certain too; and where all pairs of two
  /// entries fit one to one, all are.
  private func settled(_ pairs: [AlignedPair]) -> [AlignedPair] {
    var result = pairs
    func fits(_ pair: AlignedPair) -> Bool {
      guard pair.left.count == 1, pair.right.count == 1 else { return false }
      return Odds.fittingBlock.isCleared(by: evidence.verdict(pair.left.lowerBound, pair.right.lowerBound))
    }
    func settle(_ index: Int) {
      let pair = result[index]
      let verdict = evidence.verdict(pair.left.lowerBound, pair.right.lowerBound)
      result[index].isDoubtful = false
      result[index].score = Odds.score(verdict.total, isCertain: true)
    }
    let isUniform = pairs.allSatisfy { !$0.isDoubtful || fits($0) }
    for index in result.indices where result[index].isDoubtful && fits(result[index]) {
      let before = index == 0 || !result[index - 1].isDoubtful && !result[index - 1].left.isEmpty
      let after =
        index + 1 == result.count || !pairs[index + 1].isDoubtful && !pairs[index + 1].left.isEmpty
      let isWhole = isUniform && pairs.allSatisfy { $0.left.count == 1 && $0.right.count == 1 }
      let hasNeighbours =
        before && after
        && (index == 0 || !result[index - 1].right.isEmpty)
        && (index + 1 == result.count || !result[index + 1].right.isEmpty)
      if isWhole || hasNeighbours { settle(index) }
    }
    return result
  }
}
