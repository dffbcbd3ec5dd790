import DigestKit
import Panels
import TestSupport
import Testing

@Suite("Alignment of damaged editions") struct CorpusAlignment {
  private static let pairs = EditionPair.pairs(below: TestFiles.libraries)
  private static let real = EditionPair.pairs(below: [TestFiles.corpus].compactMap(\.self))

  @Test(arguments: Damage.allCases)
  func survivesDamage(_ damage: Damage) {
    let outcome = Outcome.entries(of: Self.pairs, damage)
    #expect(outcome.expected > 40)
    #expect(outcome.wrongAndCertain == [])
    #expect(Double(outcome.found) >= 0.97 * Double(outcome.expected))
  }

  /// Editions of different digests have no twins: what is paired all the same must be doubtful.
  @Test(.enabled(if: TestFiles.corpus != nil, "needs real digests: set WENZHAI_CORPUS"))
  func unrelatedEditionsHaveNoCertainPairs() {
    var certain: [String] = []
    for first in Self.real {
      for second in Self.real where first.name != second.name {
        let left = first.left
        let right = second.right
        for pair in Alignment.entries(left, right) where !pair.left.isEmpty && !pair.right.isEmpty {
          if !pair.isDoubtful {
            certain.append("\(pair.left.map { left[$0].title }) | \(pair.right.map { right[$0].title })")
          }
        }
      }
    }
    #expect(Self.real.count >= 4)
    #expect(certain == [])
  }

  /// Blocks of one side are removed, and the rest must keep its pairs.
  @Test func blocksSurviveRemoval() {
    let outcome = Outcome.blocks(of: Self.pairs, seed: 11)
    #expect(outcome.expected > 40)
    #expect(outcome.wrongAndCertain == [])
    #expect(Double(outcome.found) >= 0.95 * Double(outcome.expected))
  }
}
