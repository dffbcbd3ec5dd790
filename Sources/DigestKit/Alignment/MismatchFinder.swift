import Markdown

/// Looks for what two twin entries don't share.
struct MismatchFinder {
  let left: MismatchSide
  let right: MismatchSide
  private let pairs: [AlignedPair]
  private var found: [Mismatch] = []
  /// What was reported already: a name that is lacking is so everywhere.
  private var told: Set<SharedFact> = []

  /// How long the shorter side of a pair may be, of what the other lets expect, 0 to 1: less is no translation.
  private static let leastLength = 0.55
  /// Of what one side claims, how much may be lacking on the other, 0 to 1: more, and they are told in other words.
  private static let mostLacking = 0.34
  /// So many claims don't show a share.
  private static let fewClaims = 6
  /// How sure a pair must be for the one to be said instead of the other, 0 to 1.
  private static let sureScore = 0.6

  init(_ left: Entry, _ right: Entry) {
    self.left = MismatchSide(left)
    self.right = MismatchSide(right)
    let title = AlignedPair(left: 0..<1, right: 0..<1, score: 1, isDoubtful: false)
    // The title is block 0 here.
    pairs =
      [title]
      + Alignment.blocks(left.blocks, right.blocks).map { pair in
        var pair = pair
        pair.left = (pair.left.lowerBound + 1)..<(pair.left.upperBound + 1)
        pair.right = (pair.right.lowerBound + 1)..<(pair.right.upperBound + 1)
        return pair
      }
  }

  func run() -> [Mismatch] {
    var copy = self
    for pair in pairs where isTranslation(pair) { copy.compare(pair) }
    return copy.isRetold ? [] : copy.found
  }

  /// True where neither side is only a summary of the other.
  private func isTranslation(_ pair: AlignedPair) -> Bool {
    guard !pair.isDoubtful, !pair.left.isEmpty, !pair.right.isEmpty else { return false }
    let mine = pair.left.reduce(0) { $0 + left.lengths[$1] } + 20
    let theirs = pair.right.reduce(0) { $0 + right.lengths[$1] } + 20
    return min(mine, theirs) > Self.leastLength * max(mine, theirs)
  }

  private var isRetold: Bool {
    func share(_ side: MismatchSide, _ lacking: Int) -> Bool {
      let claims = side.pieces.joined().reduce(0) { sum, piece in
        sum + piece.claims.count { $0.weight == .strong }
      }
      return lacking >= Self.fewClaims && Double(lacking) > Self.mostLacking * Double(claims)
    }
    return share(left, found.count { $0.left.text != nil })
      || share(right, found.count { $0.right.text != nil })
  }

  // MARK: - A pair

  /// A claim that the other side's blocks don't answer.
  private struct Open {
    var piece: MismatchSide.Piece
    var index: Int
    var weight: Claim.Weight
    /// True if no block of the other entry answers it.
    var isLacking: Bool
    var claim: Claim { piece.claims[index] }
    var place: Mismatch.Side { piece.place(index) }
  }

  private mutating func compare(_ pair: AlignedPair) {
    let mine = pair.left.flatMap { left.pieces[$0] }
    let theirs = pair.right.flatMap { right.pieces[$0] }
    // Items and rows stand for each other where there are as many.
    guard mine.count == theirs.count else { return compare(mine, theirs, pair) }
    for (one, other) in zip(mine, theirs) { compare([one], [other], pair) }
  }

  private mutating func compare(
    _ mine: [MismatchSide.Piece], _ theirs: [MismatchSide.Piece], _ pair: AlignedPair
  ) {
    var lefts = open(mine, of: left, in: right, pair.right)
    var rights = open(theirs, of: right, in: left, pair.left)
    var found: [Mismatch] = []
    if pair.left.count == 1 && pair.right.count == 1 && pair.score >= Self.sureScore {
      let names = nameConflicts(mine, theirs, pair)
      lefts.removeAll { open in open.claim.family == .name && names.contains { $0.left == open.place } }
      rights.removeAll { open in open.claim.family == .name && names.contains { $0.right == open.place } }
      found += names + conflicts(&lefts, &rights)
      found += otherUnits(mine, theirs)
    }
    let leftPlace = place(mine.first, of: left, pair.left)
    let rightPlace = place(theirs.first, of: right, pair.right)
    for open in lacking(lefts) { found.append(Mismatch(open.kind, left: open.side, right: rightPlace)) }
    for open in lacking(rights) { found.append(Mismatch(open.kind, left: leftPlace, right: open.side)) }
    self.found += found
  }

  private func place(_ piece: MismatchSide.Piece?, of side: MismatchSide, _ blocks: Range<Int>)
    -> Mismatch.Side
  {
    Mismatch.Side(
      text: nil, block: piece?.block ?? blocks.lowerBound - 1,
      line: piece?.line ?? side.firstLines[blocks.lowerBound])
  }

  private func open(
    _ pieces: [MismatchSide.Piece], of side: MismatchSide, in other: MismatchSide, _ blocks: Range<Int>
  ) -> [Open] {
    pieces.flatMap { piece in
      piece.claims.indices.compactMap { index in
        let claim = piece.claims[index]
        guard !other.answers(claim, in: blocks) else { return nil }
        return Open(
          piece: piece, index: index, weight: weight(claim, of: side, in: other),
          isLacking: !other.answers(claim))
      }
    }
  }

  /// A Latin name in a Chinese text was kept from somewhere; one in an English text may be a word like others.
  private func weight(_ claim: Claim, of side: MismatchSide, in other: MismatchSide) -> Claim.Weight {
    guard case .name(let name)? = claim.facts.first else { return claim.weight }
    if side.isHan && !other.isHan { return claim.isOrdinaryWord ? .weak : .strong }
    // Chinese has words of its own for what has no digit: 显存 for VRAM, 微信 for WeChat.
    return other.isHan && !side.isHan && name.allSatisfy(\.isLetter) ? .weak : claim.weight
  }

  // MARK: - One instead of the other

  /// Takes out what is of one kind and alone on both sides; names are compared for themselves.
  private mutating func conflicts(_ lefts: inout [Open], _ rights: inout [Open]) -> [Mismatch] {
    var found: [Mismatch] = []
    for isExact in [true, false] {
      func key(_ open: Open) -> Claim.Family? {
        switch open.claim.family {
        case .plain, .measured: isExact ? open.claim.family : .plain
        case .name: nil
        case .year, .time, .day, .month, .weekday, .link: open.claim.family
        }
      }
      let mine = Dictionary(grouping: lefts.indices, by: { key(lefts[$0]) })
      let theirs = Dictionary(grouping: rights.indices, by: { key(rights[$0]) })
      var taken: (left: Set<Int>, right: Set<Int>) = ([], [])
      for (family, places) in mine.sorted(by: { $0.value[0] < $1.value[0] }) {
        guard family != nil, places.count == 1, let others = theirs[family], others.count == 1 else {
          continue
        }
        let (one, other) = (lefts[places[0]], rights[others[0]])
        guard isConflict(one, other, isOfOneMeasure: isExact) else { continue }
        taken.left.insert(places[0])
        taken.right.insert(others[0])
        found.append(Mismatch(one.claim.family.kind, left: one.place, right: other.place))
      }
      lefts = lefts.indices.filter { !taken.left.contains($0) }.map { lefts[$0] }
      rights = rights.indices.filter { !taken.right.contains($0) }.map { rights[$0] }
    }
    return found
  }

  /// What stands elsewhere in the other entry was only moved; but two that are measured alike stand for each other.
  private func isConflict(_ one: Open, _ other: Open, isOfOneMeasure: Bool) -> Bool {
    if isOfOneMeasure, case .measured = one.claim.family { return true }
    return one.isLacking || other.isLacking || one.weight == .weak && other.weight == .weak
  }

  /// The same number in units that aren't the same.
  private func otherUnits(_ mine: [MismatchSide.Piece], _ theirs: [MismatchSide.Piece]) -> [Mismatch] {
    func measured(_ pieces: [MismatchSide.Piece]) -> [Double: [(claim: Claim, side: Mismatch.Side)]] {
      var result: [Double: [(claim: Claim, side: Mismatch.Side)]] = [:]
      for piece in pieces {
        for (claim, shown) in zip(piece.claims, piece.shown) where claim.family != .year && claim.value > 0 {
          result[claim.value, default: []].append(
            (claim, Mismatch.Side(text: shown.text, block: piece.block, line: shown.line)))
        }
      }
      return result
    }
    let others = measured(theirs)
    return measured(mine).sorted { $0.key < $1.key }.compactMap { value, claims in
      guard claims.count == 1, let other = others[value], other.count == 1, let unit = claims[0].claim.unit,
        let otherUnit = other[0].claim.unit, unit != otherUnit, unit.dimension != .times,
        otherUnit.dimension != .times
      else { return nil }
      return Mismatch(.figure, left: claims[0].side, right: other[0].side)
    }
  }

  // MARK: - What one side lacks

  /// What is lacking and wasn't told, with names that stand side by side as one.
  private mutating func lacking(_ opens: [Open]) -> [(kind: Mismatch.Kind, side: Mismatch.Side)] {
    var result: [(kind: Mismatch.Kind, side: Mismatch.Side)] = []
    var last: Open?
    for open in opens where open.isLacking && open.weight == .strong {
      guard let fact = open.claim.facts.first, told.insert(fact).inserted else { continue }
      let side = open.place
      if let last, last.claim.family == .name, open.claim.family == .name, last.place.line == side.line,
        last.piece.block == open.piece.block, open.claim.range.lowerBound == last.claim.range.upperBound + 1
      {
        let text = [result[result.count - 1].side.text, side.text].compactMap(\.self).joined(separator: " ")
        result[result.count - 1].side.text = text
      } else {
        result.append((open.claim.family.kind, side))
      }
      last = open
    }
    return result
  }
}
