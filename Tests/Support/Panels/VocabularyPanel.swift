import DigestKit
import Foundation
import TestSupport

/// Words of the samples and of real digests, marked by a person with what they may be translated by.
///
/// A line of `words.txt` is a Chinese word, a bar, and English words parted by commas, of which the first is asked for in the
/// other direction; `*` stands for any ending of one word.
public struct VocabularyPanel {
  struct Row {
    var zh: String
    var en: [String]
  }

  private let rows: [Row]

  public var count: Int { rows.count }

  public init() throws {
    let list = try String(
      contentsOf: TestFiles.fixtures.appending(path: "vocabulary/words.txt"), encoding: .utf8)
    rows = list.split(separator: "\n").compactMap { line in
      let sides = line.split(separator: "|")
      guard sides.count == 2 else { return nil }
      return Row(zh: String(sides[0]), en: sides[1].split(separator: ",").map(String.init))
    }
  }

  /// How the words of one language came out.
  public struct Outcome {
    public var first = 0
    public var amongThree = 0
    public var withheld = 0
    /// None of three is right.
    public var wrong = 0
    public var faults: [String] = []
  }

  /// Asks for all words, the Chinese or the English ones.
  public func outcome(of vocabulary: Vocabulary, from language: String) -> Outcome {
    var outcome = Outcome()
    for row in rows {
      let isChinese = language == "zh"
      let asked = isChinese ? row.zh : row.en[0]
      let wanted = isChinese ? row.en : [row.zh]
      let found = vocabulary.translations(of: asked, language: language).prefix(3).map(\.word)
      let isRight = found.map { word in wanted.contains { Self.accepts($0, word) } }
      if isRight.first == true { outcome.first += 1 }
      if isRight.contains(true) { outcome.amongThree += 1 }
      if found.isEmpty { outcome.withheld += 1 }
      if !found.isEmpty, !isRight.contains(true) { outcome.wrong += 1 }
      if isRight.first != true {
        outcome.faults.append("\(asked): \(found.isEmpty ? "nothing" : found.joined(separator: ", "))")
      }
    }
    return outcome
  }

  private static func accepts(_ wanted: String, _ found: String) -> Bool {
    let found = found.lowercased().replacing("-", with: " ")
    if wanted.hasSuffix("*") { return !found.contains(" ") && found.hasPrefix(wanted.dropLast()) }
    let wanted = wanted.replacing("-", with: " ")
    return found == wanted || found == wanted + "s" || found == wanted + "es"
      || wanted.hasSuffix("y") && found == wanted.dropLast() + "ies"
  }

  /// What pairs of editions tell, as an index gathers it.
  public static func evidence(of pairs: [EditionPair]) -> [VocabularyEvidence] {
    pairs.map { pair in
      var evidence = VocabularyEvidence(left: "zh", right: "en")
      let (left, right) = (pair.left, pair.right)
      let found = Alignment.entries(left, right)
      for twins in found where twins.left.count == 1 && twins.right.count == 1 && !twins.isDoubtful {
        let mine = pair.zh.entries[twins.left.lowerBound]
        let theirs = pair.en.entries[twins.right.lowerBound]
        evidence.add(mine, theirs, blocks: Alignment.blocks(mine.blocks, theirs.blocks))
      }
      for (name, other) in Alignment.sectionNames(left, right, found).sorted(by: { $0.key < $1.key }) {
        evidence.add(section: name, other)
      }
      return evidence
    }
  }
}
