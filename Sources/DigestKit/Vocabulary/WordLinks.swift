/// Which words of each segment translate each other: competitive linking (Melamed, "Models of Translational
/// Equivalence among Words", 2000). The surest pair of a segment is linked first, and is then out of the way of others.
struct WordLinks {
  /// For each token of the left the token of the right that it is linked with, or -1.
  private(set) var left: [Int32]
  /// The same from the other side.
  private(set) var right: [Int32]

  /// Links what both sides write alike, names and numbers, in their order.
  init(sameIn text: ParallelText) {
    left = [Int32](repeating: -1, count: text.left.tokens.count)
    right = [Int32](repeating: -1, count: text.right.tokens.count)
    let same = text.left.forms.map { text.right.number(of: $0) ?? -1 }
    for segment in 0..<text.count {
      for at in text.left.range(of: segment) {
        let form = same[Int(text.left.tokens[at].form)]
        guard form >= 0 else { continue }
        let range = text.right.range(of: segment)
        if let other = range.first(where: { right[$0] < 0 && text.right.tokens[$0].form == form }) {
          join(at, other)
        }
      }
    }
  }

  /// Two forms of a segment that may be linked.
  private struct Proposal {
    var left: Int32
    var right: Int32

    /// Sorts the surest first; of equals those that stand at like places, then by `number`. `score` isn't negative, and
    /// `distance` is how far apart their first words stand in their runs, 0 to 1. One number is sorted much faster than
    /// what it is made of.
    static func rank(score: Float, distance: Float, number: Int) -> UInt64 {
      // Bits of numbers that aren't negative are in their order.
      UInt64(~score.bitPattern) << 32 | UInt64(distance * 255) << 24 | UInt64(min(number, 0xFF_FFFF))
    }
  }

  /// The free words of a segment by their forms, in order.
  private struct FreeWords {
    private var first: [Int32]
    private var next: [Int32]
    private(set) var forms: [Int32] = []
    private(set) var range = 0..<0

    init(of side: ParallelText.Side) {
      first = [Int32](repeating: -1, count: side.forms.count)
      next = [Int32](repeating: -1, count: side.tokens.count)
    }

    mutating func fill(_ side: ParallelText.Side, _ range: Range<Int>, _ links: [Int32]) {
      for form in forms { first[Int(form)] = -1 }
      forms.removeAll(keepingCapacity: true)
      self.range = range
      for at in range.reversed() where links[at] < 0 {
        let form = side.tokens[at].form
        if first[Int(form)] < 0 { forms.append(form) }
        next[at] = first[Int(form)]
        first[Int(form)] = Int32(truncatingIfNeeded: at)
      }
    }

    /// The first free word of a form, a place among the tokens; nil where there is none.
    func first(of form: Int32) -> Int? { first[Int(form)] < 0 ? nil : Int(first[Int(form)]) }

    /// Where that stands in its run, 0 to 1.
    func place(_ at: Int) -> Float { Float(at - range.lowerBound) / Float(range.count) }

    mutating func take(_ at: Int, of form: Int32) { first[Int(form)] = next[at] }
  }

  /// Links what is free, by the scores of `association`; words of two forms in their order.
  mutating func compete(_ text: ParallelText, _ association: WordAssociation) {
    var mine = FreeWords(of: text.left)
    var theirs = FreeWords(of: text.right)
    var proposals: [Proposal] = []
    var ranks: [UInt64] = []
    for segment in 0..<text.count {
      mine.fill(text.left, text.left.range(of: segment), left)
      theirs.fill(text.right, text.right.range(of: segment), right)
      proposals.removeAll(keepingCapacity: true)
      ranks.removeAll(keepingCapacity: true)
      for form in mine.forms {
        guard let at = mine.first(of: form) else { continue }
        let place = mine.place(at)
        for index in association.range(of: form) {
          let candidate = association.candidates[index]
          guard let other = theirs.first(of: candidate.right) else { continue }
          ranks.append(
            Proposal.rank(
              score: candidate.score, distance: abs(place - theirs.place(other)), number: proposals.count))
          proposals.append(Proposal(left: form, right: candidate.right))
        }
      }
      ranks.sort()
      for rank in ranks {
        let link = proposals[Int(rank & 0xFF_FFFF)]
        while let at = mine.first(of: link.left), let other = theirs.first(of: link.right) {
          join(at, other)
          mine.take(at, of: link.left)
          theirs.take(other, of: link.right)
        }
      }
    }
  }

  private mutating func join(_ at: Int, _ other: Int) {
    left[at] = Int32(other)
    right[other] = Int32(at)
  }

  mutating func unlink(left at: Int) {
    guard left[at] >= 0 else { return }
    right[Int(left[at])] = -1
    left[at] = -1
  }

  mutating func unlink(right at: Int) {
    if right[at] >= 0 { unlink(left: Int(right[at])) }
  }
}
