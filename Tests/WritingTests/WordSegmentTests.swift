import TestSupport
import Testing
import Writing

@Suite struct WordSegmentTests {
  @Test(arguments: [
    ("大模型在银行里", ["大", "模型", "在", "银行", "里"]), ("银行，重庆。", ["银行", "重庆"]),
    ("VLA 模型 GPT-4o", ["VLA", "模型", "GPT", "4o"]),
    ("don't stop", ["don't", "stop"]), ("2025 年", ["2025", "年"]), ("", []), ("，。 👍\n", []),
    ("e\u{301}", ["e\u{301}"]),
    ("カタカナ", ["カタカナ"]),
  ])
  func findsWords(_ text: String, _ expected: [String]) {
    #expect(WordSegments.words(in: text).map(String.init) == expected)
  }

  /// What is found in ASCII without ICU is what ICU finds: a letter behind it that isn't sends the text there.
  @Test func wordsInASCIIAreThoseOfICU() {
    var random = SeededRandom(seed: 11)
    let characters = Array("aZb19 .,;:'\"-_/()\n\t@#")
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...14, using: &random)).map { _ in
          characters.randomElement(using: &random) ?? " "
        })
      let all = WordSegments.words(in: text + " é").map(String.init)
      #expect(WordSegments.words(in: text).map(String.init) == all.dropLast())
    }
  }

  @Test func wordsLieInOrderInTheText() {
    var random = SeededRandom(seed: 3)
    let parts = [
      "机器人", "银行", "a", "é", "👨‍👩‍👧", "\u{301}", "，", " ", "\r\n", "ア", "\0", "𠮷", "한글", "1.5", "\u{FE0F}",
      "\u{202E}",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      var at = text.startIndex
      for word in WordSegments.words(in: text) {
        #expect(!word.isEmpty && word.startIndex >= at)
        #expect(
          word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        // Nothing that could be a word is left between two.
        #expect(!text[at..<word.startIndex].unicodeScalars.contains { $0.isHan || $0.isLatinOrDigit })
        at = word.endIndex
      }
      #expect(!text[at...].unicodeScalars.contains { $0.isHan || $0.isLatinOrDigit })
    }
  }

  @Test func wordsAreFoundOnManyThreads() async {
    let text = String(repeating: "机器人在银行里，", count: 200)
    let expected = WordSegments.words(in: text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 { group.addTask { WordSegments.words(in: text) == expected } }
      for await isSame in group { #expect(isSame) }
    }
  }
}
