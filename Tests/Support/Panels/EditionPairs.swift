import DigestKit
import Foundation
import TestSupport

/// Two editions of one digest, both with entries.
public struct EditionPair: Sendable {
  public let name: String
  public let zh: Edition
  public let en: Edition

  public var left: [AlignmentEntry] { zh.entries.map(AlignmentEntry.init) }
  public var right: [AlignmentEntry] { en.entries.map(AlignmentEntry.init) }

  /// Those of the folders: `README.md` beside `README.zh-CN.md`, or the file of the same name in `en/`.
  public static func pairs(below folders: [URL]) -> [EditionPair] {
    TestFiles.markdown(below: folders).compactMap { file in
      guard let translation = translation(of: file), let zh = edition(file), let en = edition(translation),
        !zh.entries.isEmpty, !en.entries.isEmpty
      else { return nil }
      return EditionPair(
        name: file.deletingLastPathComponent().lastPathComponent + "/" + file.lastPathComponent, zh: zh,
        en: en)
    }
  }

  private static func edition(_ file: URL) -> Edition? {
    (try? Data(contentsOf: file)).map { Edition(bytes: Array($0)) }
  }

  private static func translation(of file: URL) -> URL? {
    let folder = file.deletingLastPathComponent()
    if file.lastPathComponent == "README.zh-CN.md" { return folder.appending(path: "README.md") }
    let other = folder.appending(path: "en/\(file.lastPathComponent)")
    return FileManager.default.fileExists(atPath: other.path) ? other : nil
  }
}

extension Outcome {
  /// Damages the Chinese side of each pair in each way that a seed gives, and aligns it with the other.
  public static func entries(of pairs: [EditionPair], _ damage: Damage) -> Outcome {
    var outcome = Outcome()
    for pair in pairs {
      let (left, right) = (pair.left, pair.right)
      // Twins of the undamaged editions, which have been read one by one.
      var truth = [Set<Int>](repeating: [], count: left.count)
      for found in Alignment.entries(left, right) where !found.right.isEmpty {
        for index in found.left { truth[index] = Set(found.right) }
      }
      for seed in 1...3 as ClosedRange<UInt64> {
        let damaged = damage.done(to: left, some: max(1, left.count / 5), seed: seed)
        outcome.judge(damaged, right, truth: truth, note: "\(pair.name) \(seed)")
      }
    }
    return outcome
  }

  /// Removes some of the blocks of each entry, and aligns the rest with the twin's.
  public static func blocks(of pairs: [EditionPair], seed: UInt64) -> Outcome {
    var outcome = Outcome()
    var generator = SeededRandom(seed: seed)
    for pair in pairs {
      for twins in Alignment.entries(pair.left, pair.right)
      where twins.left.count == 1 && twins.right.count == 1 {
        let lefts = pair.zh.entries[twins.left.lowerBound].blocks
        let rights = pair.en.entries[twins.right.lowerBound].blocks
        // The truth is known where both sides have been read to say the same block by block.
        guard lefts.count == rights.count, lefts.count >= 4 else { continue }
        var kept = Array(lefts.indices)
        for _ in 0..<max(1, lefts.count / 5) {
          kept.remove(at: .random(in: 0..<kept.count, using: &generator))
        }
        outcome.expected += kept.count
        for found in Alignment.blocks(kept.map { lefts[$0] }, rights)
        where !found.left.isEmpty && !found.right.isEmpty {
          let isRight = !Set(found.left.map { kept[$0] }).isDisjoint(with: found.right)
          outcome.found += isRight ? found.left.count : 0
          outcome.certain += found.isDoubtful ? 0 : 1
          outcome.wrong += isRight ? 0 : 1
          if !isRight && !found.isDoubtful {
            outcome.wrongAndCertain.append("\(pair.name): blocks \(found.left) | \(found.right)")
          }
        }
      }
    }
    return outcome
  }
}
