/// A word or a phrase of up to four words, by the numbers of their forms; -1 behind the last.
typealias Phrase = SIMD4<Int32>

extension Phrase {
  /// Words that a phrase has at most.
  static let longest = 4

  var length: Int { (0..<Self.longest).count { self[$0] >= 0 } }

  init(_ tokens: ArraySlice<ParallelText.Token>) {
    self.init(repeating: -1)
    for (place, token) in tokens.prefix(Self.longest).enumerated() { self[place] = token.form }
  }
}

/// Phrases that translate each other in a segment: their words are linked among themselves and with no word outside (Och
/// and Ney, "The Alignment Template Approach to Statistical Machine Translation", 2004).
struct PhrasePairs {
  struct Pair: Hashable {
    var left: Phrase
    var right: Phrase
  }

  struct Count {
    /// How often the pair was found, and the weights of the segments together.
    var times: Int32 = 0
    var weight: Float = 0
    /// What the titles and names that hold nothing else count more than other text.
    var whole: Float = 0
  }

  private(set) var counts: [Pair: Count] = [:]

  init(_ text: ParallelText, _ spans: WordSpans, _ ends: PhraseEnds) {
    let left = text.left.tokens.indices.map {
      ends.mayEnd(left: text.left.tokens[$0].form) || spans.companions.left.contains($0)
    }
    let right = text.right.tokens.indices.map {
      ends.mayEnd(right: text.right.tokens[$0].form) || spans.companions.right.contains($0)
    }
    for segment in 0..<text.count {
      let range = text.left.range(of: segment)
      for first in range where spans.left[first].isLinked {
        var span = WordSpans.Span()
        for last in first..<min(first + Phrase.longest, range.upperBound) {
          if last > first, text.left.tokens[last].joint == .end { break }
          span.formUnion(spans.left[last])
          guard spans.left[last].isLinked, span.count <= Phrase.longest else { continue }
          let other = Int(span.first)...Int(span.last)
          guard first == last || left[first] && left[last] else { continue }
          guard other.count == 1 || right[other.lowerBound] && right[other.upperBound] else { continue }
          if Self.isWhole(text.right, spans.right, other, for: first...last) {
            let pair = Pair(
              left: Phrase(text.left.tokens[first...last]), right: Phrase(text.right.tokens[other]))
            let isWhole =
              last - first + 1 == range.count && other.count == text.right.range(of: segment).count
            var count = counts[pair] ?? Count()
            count.times += 1
            count.weight += text.weights[segment]
            if isWhole { count.whole += text.weights[segment] - 1 }
            counts[pair] = count
          }
        }
      }
    }
  }

  /// True if the words at `range` stand in one phrase, and have no links but with those at `other`.
  private static func isWhole(
    _ side: ParallelText.Side, _ spans: [WordSpans.Span], _ range: ClosedRange<Int>,
    for other: ClosedRange<Int>
  ) -> Bool {
    range.allSatisfy { at in
      if at > range.lowerBound, side.tokens[at].joint == .end { return false }
      let span = spans[at]
      return !span.isLinked || other.contains(Int(span.first)) && other.contains(Int(span.last))
    }
  }
}
