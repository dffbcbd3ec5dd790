import Writing

/// A name in place of another one.
///
/// A translation need not repeat a name: "it" and 该模型 will do. So a name that stands elsewhere in the other entry
/// is no mistake where it is only left out, but where a name that this side doesn't have stands instead of it.
extension MismatchFinder {
  /// More names than these on one side of a text that the other doesn't have, and it was told in other words.
  private static let mostNames = 4
  /// The same of words with a capital, of which English headings are full.
  private static let mostWords = 24
  /// So long a name may have one letter otherwise and be the same one misspelt; one of twice its length, two.
  private static let misspeltLength = 5

  /// Takes out the names that stand for each other and aren't the same, text by text.
  func nameConflicts(
    _ mine: [MismatchSide.Piece], _ theirs: [MismatchSide.Piece], _ pair: AlignedPair
  ) -> [Mismatch] {
    var lefts = unanswered(mine, of: left, by: theirs)
    var rights = unanswered(theirs, of: right, by: mine)
    guard lefts.count(where: \.isKept) <= Self.mostNames, rights.count(where: \.isKept) <= Self.mostNames,
      lefts.count <= Self.mostWords, rights.count <= Self.mostWords
    else { return [] }
    if lefts.isEmpty && !rights.isEmpty { lefts = seldomer(mine, of: left, than: theirs) }
    if rights.isEmpty && !lefts.isEmpty { rights = seldomer(theirs, of: right, than: mine) }
    guard !lefts.isEmpty, !rights.isEmpty else { return [] }
    guard let (one, other) = alike(lefts, rights) ?? only(lefts, rights, pair) else { return [] }
    return [Mismatch(.name, left: one.place, right: other.place)]
  }

  /// Names that the texts of the other side don't have, each once.
  private func unanswered(
    _ pieces: [MismatchSide.Piece], of side: MismatchSide, by others: [MismatchSide.Piece]
  ) -> [Named] {
    guard pieces.contains(where: { $0.claims.contains { $0.family == .name } }) else { return [] }
    let hearing = MismatchHearing(others.map(\.heard))
    var seen: Set<SharedFact> = []
    return pieces.flatMap { piece in
      piece.claims.indices.compactMap { index -> Named? in
        let claim = piece.claims[index]
        guard case .name(let name)? = claim.facts.first, !claim.isOrdinaryWord,
          !hearing.answers(claim, strictly: true),
          seen.insert(.name(name)).inserted
        else { return nil }
        return Named(
          name: name, claim: claim, isKept: side.isHan || claim.weight == .strong,
          isPlain: piece.ordinaryCapitals.contains(index), place: piece.place(index))
      }
    }
  }

  /// Names that the other side has as well, but not as often.
  private func seldomer(
    _ pieces: [MismatchSide.Piece], of side: MismatchSide, than others: [MismatchSide.Piece]
  ) -> [Named] {
    func names(_ pieces: [MismatchSide.Piece]) -> [SharedFact: Int] {
      var counts: [SharedFact: Int] = [:]
      for piece in pieces {
        for claim in piece.claims where claim.family == .name { counts[claim.facts[0], default: 0] += 1 }
      }
      return counts
    }
    let mine = names(pieces)
    let theirs = names(others)
    var seen: Set<SharedFact> = []
    return pieces.flatMap { piece in
      piece.claims.indices.compactMap { index -> Named? in
        let claim = piece.claims[index]
        guard claim.weight == .strong, case .name(let name)? = claim.facts.first,
          let count = mine[.name(name)],
          let other = theirs[.name(name)], other < count, seen.insert(.name(name)).inserted
        else { return nil }
        return Named(name: name, claim: claim, isKept: true, isPlain: false, place: piece.place(index))
      }
    }
  }

  /// Two that are spelt almost alike, or differ by their number: `GPT-4` and `GPT-3`.
  private func alike(_ lefts: [Named], _ rights: [Named]) -> (Named, Named)? {
    for one in lefts {
      if let other = rights.first(where: { isName(one, $0) && Self.areAlike(one.name, $0.name) }) {
        return (one, other)
      }
    }
    return nil
  }

  /// At least one is a name for sure, and the other no word that has a capital for another reason.
  private func isName(_ one: Named, _ other: Named) -> Bool {
    one.isKept && !other.isPlain || other.isKept && !one.isPlain
  }

  private static func areAlike(_ one: String, _ other: String) -> Bool {
    let letters = one.filter(\.isLetter)
    let hasDigits = letters.count < one.count && !letters.isEmpty
    if hasDigits && letters == other.filter(\.isLetter) && other.count > letters.count { return true }
    let length = max(one.utf8.count, other.utf8.count)
    let most = min(length / misspeltLength, 2)
    return most > 0 && Spelling.distance(Array(one.utf8), Array(other.utf8), atMost: most) != nil
  }

  /// The only name on each side that the other doesn't have.
  private func only(_ lefts: [Named], _ rights: [Named], _ pair: AlignedPair) -> (Named, Named)? {
    let ones = lefts.filter(\.isKept)
    let others = rights.filter(\.isKept)
    if ones.count == 1 && others.count == 1 {
      return Self.isPart(ones[0], others[0]) ? nil : (ones[0], others[0])
    }
    if ones.count == 1, others.isEmpty {
      return standIn(for: ones[0], among: rights, of: right, in: pair.right, otherThan: left).map {
        (ones[0], $0)
      }
    }
    if others.count == 1, ones.isEmpty {
      return standIn(for: others[0], among: lefts, of: left, in: pair.left, otherThan: right).map {
        ($0, others[0])
      }
    }
    return nil
  }

  /// True if one is within the other, as BEV is in `BEV-text`.
  private static func isPart(_ one: Named, _ other: Named) -> Bool {
    one.name.contains(other.name) || other.name.contains(one.name)
  }

  /// An English word with a capital that stands instead of a name. It may be what Chinese has a word for, unless the
  /// Chinese has it elsewhere, or the name isn't even near, or the word comes but once: what is translated comes again.
  private func standIn(
    for name: Named, among words: [Named], of side: MismatchSide, in blocks: Range<Int>,
    otherThan other: MismatchSide
  ) -> Named? {
    let names = words.filter { !$0.isPlain && !Self.isPart($0, name) }
    if let known = names.first(where: { $0.claim.facts.contains { other.allHeard.contains($0) } }) {
      return known
    }
    guard names.count == 1, let word = names.first else { return nil }
    if side.nameCounts[.name(word.name)] == 1 { return word }
    let around = max(1, blocks.lowerBound - 1)..<max(1, min(side.heard.count, blocks.upperBound + 1))
    let isNear =
      side.titleHearing.answers(name.claim) || MismatchHearing(Array(side.heard[around])).answers(name.claim)
    return isNear ? nil : word
  }

  /// A name that the other side's text doesn't have.
  private struct Named {
    var name: String
    var claim: Claim
    /// True if a translation would have it as it is.
    var isKept: Bool
    /// True for a word that has its capital for another reason.
    var isPlain: Bool
    var place: Mismatch.Side
  }
}
