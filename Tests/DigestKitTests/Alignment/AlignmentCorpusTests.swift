@testable import DigestKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Pairs of editions below the folder that WENZHAI_CORPUS names: files `README.md` and `README.zh-CN.md`.
enum Corpus {
  static let root: String? = getenv("WENZHAI_CORPUS").map { String(cString: $0) }

  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func folders(below path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let item = readdir(folder) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), item.pointee.d_type == UInt8(DT_DIR) { names.append(path + "/" + name) }
    }
    return [path] + names.sorted().flatMap { folders(below: $0) }
  }

  /// Editions with entries on both sides.
  static let pairs: [(name: String, zh: Edition, en: Edition)] = {
    guard let root else { return [] }
    return folders(below: root).compactMap { folder in
      guard let zh = bytes(folder + "/README.zh-CN.md"), let en = bytes(folder + "/README.md") else {
        return nil
      }
      let left = Edition(bytes: zh)
      let right = Edition(bytes: en)
      guard !left.entries.isEmpty, !right.entries.isEmpty else { return nil }
      return (String(folder.dropFirst(root.count)), left, right)
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
        var generator = SeededGenerator(seed: seed)
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
    var generator = SeededGenerator(seed: 11)
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
