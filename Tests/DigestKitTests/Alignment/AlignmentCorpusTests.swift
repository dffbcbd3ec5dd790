@testable import DigestKit
import TestSupport
import Testing

/// Pairs of real editions, where there are any: `README.md` and `README.zh-CN.md`, both with entries.
enum Corpus {
  static let pairs: [(name: String, zh: Edition, en: Edition)] = {
    let files = TestFiles.markdown(below: [TestFiles.corpus].compactMap(\.self))
    return files.filter { $0.lastPathComponent == "README.zh-CN.md" }.compactMap { file in
      let folder = file.deletingLastPathComponent()
      guard let zh = try? Fixtures.edition(file),
        let en = try? Fixtures.edition(folder.appending(path: "README.md")),
        !zh.entries.isEmpty, !en.entries.isEmpty
      else { return nil }
      return (folder.lastPathComponent, zh, en)
    }
  }()
}

@Suite("Alignment of real editions") struct CorpusAlignment {
  /// Twins of the undamaged editions, which have been read one by one.
  static func truth(_ left: [AlignmentEntry], _ right: [AlignmentEntry]) -> [Set<Int>] {
    var truth = [Set<Int>](repeating: [], count: left.count)
    for pair in Alignment.entries(left, right) where !pair.right.isEmpty {
      for index in pair.left { truth[index] = Set(pair.right) }
    }
    return truth
  }

  @Test(arguments: ["removed", "moved", "swapped", "merged", "all"])
  func survivesDamage(_ kind: String) {
    var outcome = Outcome()
    for pair in Corpus.pairs {
      let left = pair.zh.entries.map(AlignmentEntry.init)
      let right = pair.en.entries.map(AlignmentEntry.init)
      let truth = Self.truth(left, right)
      for seed in 1...3 as ClosedRange<UInt64> {
        var generator = SeededRandom(seed: seed)
        var damaged = Damaged(left)
        let some = max(1, left.count / 5)
        if kind == "swapped" || kind == "all" { damaged.swapSections(using: &generator) }
        if kind == "moved" || kind == "all" { damaged.moveWithinSection(some, using: &generator) }
        if kind == "removed" || kind == "all" { damaged.remove(some, using: &generator) }
        if kind == "merged" || kind == "all" { damaged.mergeThree(using: &generator) }
        outcome.judge(damaged, right, truth: truth, note: "\(pair.name) \(seed)")
      }
    }
    guard outcome.expected > 0 else { return }
    #expect(outcome.wrongAndCertain == [])
    #expect(Double(outcome.found) >= 0.97 * Double(outcome.expected))
  }

  /// Editions of different digests have no twins: what is paired all the same must be doubtful.
  @Test func unrelatedEditionsHaveNoCertainPairs() {
    var certain: [String] = []
    for first in Corpus.pairs {
      for second in Corpus.pairs where first.name != second.name {
        let left = first.zh.entries.map(AlignmentEntry.init)
        let right = second.en.entries.map(AlignmentEntry.init)
        for pair in Alignment.entries(left, right) where !pair.left.isEmpty && !pair.right.isEmpty {
          if !pair.isDoubtful {
            certain.append("\(pair.left.map { left[$0].title }) | \(pair.right.map { right[$0].title })")
          }
        }
      }
    }
    guard !Corpus.pairs.isEmpty else { return }
    #expect(certain == [])
  }

  /// Blocks of one side are removed, and the rest must keep its pairs.
  @Test func blocksSurviveRemoval() {
    var outcome = (expected: 0, found: 0, certain: 0, wrong: 0, wrongAndCertain: 0)
    var generator = SeededRandom(seed: 11)
    for pair in Corpus.pairs {
      let left = pair.zh.entries.map(AlignmentEntry.init)
      let right = pair.en.entries.map(AlignmentEntry.init)
      for twins in Alignment.entries(left, right) where twins.left.count == 1 && twins.right.count == 1 {
        let lefts = pair.zh.entries[twins.left.lowerBound].blocks
        let rights = pair.en.entries[twins.right.lowerBound].blocks
        // The truth is known where both sides have been read to say the same block by block.
        guard lefts.count == rights.count, lefts.count >= 4 else { continue }
        var kept = Array(lefts.indices)
        for _ in 0..<max(1, lefts.count / 5) {
          kept.remove(at: .random(in: 0..<kept.count, using: &generator))
        }
        outcome.expected += kept.count
        for found in Alignment.blocks(kept.map { lefts[$0] }, rights) where !found.left.isEmpty {
          guard !found.right.isEmpty else { continue }
          let wanted = Set(found.left.map { kept[$0] })
          let isRight = !wanted.isDisjoint(with: found.right)
          outcome.found += isRight ? found.left.count : 0
          outcome.certain += found.isDoubtful ? 0 : 1
          outcome.wrong += isRight ? 0 : 1
          if !isRight && !found.isDoubtful {
            outcome.wrongAndCertain += 1
          }
        }
      }
    }
    guard outcome.expected > 0 else { return }
    #expect(outcome.wrongAndCertain == 0)
    #expect(Double(outcome.found) >= 0.95 * Double(outcome.expected))
  }
}
