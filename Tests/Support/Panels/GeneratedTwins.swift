import DigestKit
import Foundation
import TestSupport
import Writing

/// Twins of any number, to measure time by: Chinese words of the samples, each with an English word that was made up, and as
/// often as words of a language are.
public struct GeneratedTwins {
  private var generator = SeededRandom(seed: 3)
  private let words: [(zh: String, en: String)]

  private static let vocabulary = 8_000
  private static let syllables = [
    "ba", "ko", "ri", "mun", "tel", "so", "dra", "vi", "nop", "les", "gar", "hy", "um", "pe", "qua",
  ]

  public init() {
    let files = TestFiles.markdown(below: [TestFiles.samples])
    let text = files.compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
    let known = Set(WordSegments.words(in: text).map(String.init)).filter {
      $0.count == 2 && $0.unicodeScalars.allSatisfy(\.isHan)
    }.sorted()
    var random = generator
    func any(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
    words = (0..<Self.vocabulary).map { _ in
      (any(known) + any(known), any(Self.syllables) + any(Self.syllables) + any(Self.syllables))
    }
    generator = random
  }

  /// Evidence of so many pairs, each side of about so many bytes; 60 pairs make a file.
  public mutating func evidence(pairs count: Int, bytes: Int) -> [VocabularyEvidence] {
    stride(from: 0, to: count, by: 60).map { start in
      var evidence = VocabularyEvidence(left: "zh", right: "en")
      for _ in start..<min(start + 60, count) {
        let (mine, theirs) = entries(bytes)
        if let mine, let theirs {
          evidence.add(mine, theirs, blocks: Alignment.blocks(mine.blocks, theirs.blocks))
        }
      }
      return evidence
    }
  }

  private mutating func entries(_ bytes: Int) -> (Entry?, Entry?) {
    var zh = "# D\n\n## S\n\n### E\n\n"
    var en = zh
    while zh.utf8.count < bytes {
      let sentence = (0..<8).map { _ in word() }
      zh += sentence.map(\.zh).joined(separator: "的") + "。"
      en += sentence.shuffled(using: &generator).map(\.en).joined(separator: " of ").capitalized + ". "
      if Int.random(in: 0..<4, using: &generator) == 0 {
        zh += "\n\n"
        en += "\n\n"
      }
    }
    return (Edition(bytes: Array(zh.utf8)).entries.last, Edition(bytes: Array(en.utf8)).entries.last)
  }

  /// After Zipf: the rank of a word by its logarithm.
  private mutating func word() -> (zh: String, en: String) {
    let rank = pow(Double(Self.vocabulary), Double.random(in: 0..<1, using: &generator))
    return words[min(Int(rank), words.count) - 1]
  }
}
