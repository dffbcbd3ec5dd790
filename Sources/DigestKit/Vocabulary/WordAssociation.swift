import Foundation

/// Words of two languages that stand in the same segments more often than by chance, and how surely (Dunning,
/// "Accurate Methods for the Statistics of Surprise and Coincidence", 1993).
struct WordAssociation {
  struct Candidate {
    /// A form of the right side.
    var right: Int32
    /// The log-likelihood ratio, in nats.
    var score: Float
  }

  /// The candidates of all left forms, those of one in the order of the right.
  private(set) var candidates: [Candidate] = []
  /// Segments that have each form, by their weights.
  private(set) var counts: (left: [Float], right: [Float]) = ([], [])
  /// The score of the best counterpart of each form.
  private(set) var best: (left: [Float], right: [Float]) = ([], [])
  /// Where those of each left form begin, and the end of the last.
  private var starts: [Int32] = [0]

  /// All segments in which words of both sides take part, by their weights.
  private(set) var total: Float = 0

  /// Candidates that a word keeps, more only where it is among the best of others.
  private static let mostCandidates = 30

  /// What two words have to score to be candidates, in nats. Less comes by chance, among so many pairs. In a library of a
  /// few lines nothing scores that much; there it is what two words score that stand beside each other once.
  private static let highestBar = 5.0
  private var bar: Float = 0

  /// Of all segments, how many have a word that stands beside any other: a word of grammar. Where a library has few, one of
  /// its subjects may stand in as many, but hardly in half of them.
  private static let commonShare: Float = 0.2
  private static let fewSegments: Float = 25
  private static let mostShare: Float = 0.5

  func isCommon(left form: Int32) -> Bool { isCommon(counts.left[Int(form)]) }
  func isCommon(right form: Int32) -> Bool { isCommon(counts.right[Int(form)]) }
  private func isCommon(_ count: Float) -> Bool {
    count > max(Self.commonShare * total, min(Self.fewSegments, Self.mostShare * total))
  }

  func range(of left: Int32) -> Range<Int> { Int(starts[Int(left)])..<Int(starts[Int(left) + 1]) }

  /// What candidates of each other score; 0 for others.
  func score(_ left: Int32, _ right: Int32) -> Float {
    var range = range(of: left)
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let found = candidates[middle].right
      if found == right { return candidates[middle].score }
      range = found < right ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return 0
  }

  /// Counts in how many segments two words stand together, by the weights of these. Pairs that do so `least` times
  /// are candidates, if they score enough. `links` are of words that need none.
  init(_ text: ParallelText, without links: WordLinks, least: Float) {
    let lefts = DistinctForms(text.left, without: links.left)
    let rights = DistinctForms(text.right, without: links.right)
    let leftCounts = lefts.counts(text.weights)
    let rightCounts = rights.counts(text.weights)
    for segment in text.weights.indices
    where !lefts.range(of: segment).isEmpty && !rights.range(of: segment).isEmpty {
      total += text.weights[segment]
    }
    bar = Float(
      min(Self.highestBar, Self.likelihood(both: 1, left: 1, right: 1, total: max(Double(total), 1))))
    let homes = lefts.segmentsOfForms()
    counts = (leftCounts, rightCounts)
    best = (leftCounts.map { _ in 0 }, rightCounts.map { _ in 0 })
    var together = [Float](repeating: 0, count: rightCounts.count)
    var touched: [Int32] = []
    for form in leftCounts.indices {
      let first = candidates.count
      if leftCounts[form] >= least {
        for segment in homes.segments[homes.range(of: form)] {
          for other in rights.forms[rights.range(of: Int(segment))] {
            if together[Int(other)] == 0 { touched.append(other) }
            together[Int(other)] += text.weights[Int(segment)]
          }
        }
        for other in touched where together[Int(other)] >= least {
          let score = Float(
            Self.likelihood(
              both: Double(together[Int(other)]), left: Double(leftCounts[form]),
              right: Double(rightCounts[Int(other)]), total: Double(total)))
          guard score >= bar else { continue }
          candidates.append(Candidate(right: other, score: score))
          best.left[form] = max(best.left[form], score)
          best.right[Int(other)] = max(best.right[Int(other)], score)
        }
        for other in touched { together[Int(other)] = 0 }
        touched.removeAll(keepingCapacity: true)
        candidates[first...].sort { $0.right < $1.right }
      }
      starts.append(Int32(truncatingIfNeeded: candidates.count))
    }
    keepBest()
  }

  /// Leaves out what is among the best of neither word: it never wins, and costs time where many words stand together.
  private mutating func keepBest() {
    var least = [Float](repeating: 0, count: counts.right.count)
    var scores = [[Float]](repeating: [], count: counts.right.count)
    for candidate in candidates { scores[Int(candidate.right)].append(candidate.score) }
    for form in scores.indices where scores[form].count > Self.mostCandidates {
      scores[form].sort(by: >)
      least[form] = scores[form][Self.mostCandidates - 1]
    }
    var kept: [Candidate] = []
    var keptStarts: [Int32] = [0]
    for form in counts.left.indices {
      let own = candidates[range(of: Int32(form))]
      let ownLeast =
        own.count > Self.mostCandidates ? own.map(\.score).sorted(by: >)[Self.mostCandidates - 1] : 0
      kept += own.filter { $0.score >= ownLeast || $0.score >= least[Int($0.right)] }
      keptStarts.append(Int32(truncatingIfNeeded: kept.count))
    }
    candidates = kept
    starts = keptStarts
  }

  /// The log-likelihood ratio, in nats, of two things of which one is in `left`, the other in `right`, and both in `both` of
  /// `total` places; 0 where they avoid each other.
  static func likelihood(both: Double, left: Double, right: Double, total: Double) -> Double {
    guard both * total > left * right else { return 0 }
    func term(_ observed: Double, _ row: Double, _ column: Double) -> Double {
      observed > 0 ? observed * log(observed * total / (row * column)) : 0
    }
    return term(both, left, right) + term(left - both, left, total - right)
      + term(right - both, total - left, right)
      + term(total - left - right + both, total - left, total - right)
  }
}

/// The forms of each segment of one side, each once.
private struct DistinctForms {
  private(set) var forms: [Int32] = []
  private var starts: [Int32] = [0]
  private let formCount: Int

  func range(of segment: Int) -> Range<Int> { Int(starts[segment])..<Int(starts[segment + 1]) }

  init(_ side: ParallelText.Side, without links: [Int32]) {
    formCount = side.forms.count
    var lastSeen = [Int32](repeating: -1, count: formCount)
    for segment in 0..<side.count {
      for at in side.range(of: segment) where links[at] < 0 {
        let form = side.tokens[at].form
        if lastSeen[Int(form)] == Int32(segment) { continue }
        lastSeen[Int(form)] = Int32(segment)
        forms.append(form)
      }
      starts.append(Int32(truncatingIfNeeded: forms.count))
    }
  }

  /// How many segments have each form, by their weights.
  func counts(_ weights: [Float]) -> [Float] {
    var counts = [Float](repeating: 0, count: formCount)
    for segment in weights.indices {
      for form in forms[range(of: segment)] { counts[Int(form)] += weights[segment] }
    }
    return counts
  }

  struct Homes {
    var segments: [Int32]
    var starts: [Int32]
    func range(of form: Int) -> Range<Int> { Int(starts[form])..<Int(starts[form + 1]) }
  }

  /// The segments of each form.
  func segmentsOfForms() -> Homes {
    var starts = [Int32](repeating: 0, count: formCount + 1)
    for form in forms { starts[Int(form) + 1] += 1 }
    for form in 0..<formCount { starts[form + 1] += starts[form] }
    var next = starts
    var segments = [Int32](repeating: 0, count: forms.count)
    for segment in 0..<(self.starts.count - 1) {
      for form in forms[range(of: segment)] {
        segments[Int(next[Int(form)])] = Int32(segment)
        next[Int(form)] += 1
      }
    }
    return Homes(segments: segments, starts: starts)
  }
}
