@testable import DigestKit
import Foundation
import TestSupport
import Testing

/// Pairs of editions, both with entries: those of the samples, and of real digests where there are any.
enum Corpus {
  typealias Pair = (name: String, zh: Edition, en: Edition)

  static let pairs = pairs(below: TestFiles.libraries)
  static let real = pairs(below: [TestFiles.corpus].compactMap(\.self))

  private static func pairs(below folders: [URL]) -> [Pair] {
    TestFiles.markdown(below: folders).compactMap { file in
      guard let translation = translation(of: file), let zh = try? Fixtures.edition(file),
        let en = try? Fixtures.edition(translation), !zh.entries.isEmpty, !en.entries.isEmpty
      else { return nil }
      return (file.deletingLastPathComponent().lastPathComponent + "/" + file.lastPathComponent, zh, en)
    }
  }

  /// `README.md` beside `README.zh-CN.md`, or the file of the same name in `en/`.
  private static func translation(of file: URL) -> URL? {
    let folder = file.deletingLastPathComponent()
    if file.lastPathComponent == "README.zh-CN.md" { return folder.appending(path: "README.md") }
    let other = folder.appending(path: "en/\(file.lastPathComponent)")
    return FileManager.default.fileExists(atPath: other.path) ? other : nil
  }
}

@Suite("Alignment of damaged editions") struct CorpusAlignment {
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
    #expect(outcome.expected > 40)
    #expect(outcome.wrongAndCertain == [])
    #expect(Double(outcome.found) >= 0.97 * Double(outcome.expected))
  }

  /// Editions of different digests have no twins: what is paired all the same must be doubtful.
  @Test(.enabled(if: TestFiles.corpus != nil, "needs real digests: set WENZHAI_CORPUS"))
  func unrelatedEditionsHaveNoCertainPairs() {
    var certain: [String] = []
    for first in Corpus.real {
      for second in Corpus.real where first.name != second.name {
        let left = first.zh.entries.map(AlignmentEntry.init)
        let right = second.en.entries.map(AlignmentEntry.init)
        for pair in Alignment.entries(left, right) where !pair.left.isEmpty && !pair.right.isEmpty {
          if !pair.isDoubtful {
            certain.append("\(pair.left.map { left[$0].title }) | \(pair.right.map { right[$0].title })")
          }
        }
      }
    }
    #expect(Corpus.real.count >= 4)
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
    #expect(outcome.expected > 40)
    #expect(outcome.wrongAndCertain == 0)
    #expect(Double(outcome.found) >= 0.95 * Double(outcome.expected))
  }
}
