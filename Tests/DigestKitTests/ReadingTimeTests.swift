import DigestKit
import TestSupport
import Testing

@Suite struct ReadingTimeTests {
  /// What is counted without looking up clusters is counted as they would be.
  @Test func charactersAreClusters() {
    var random = SeededRandom(seed: 20_261_125)
    let pieces = [
      "机", "，", "a", " ", "é", "e\u{301}", "×", "→", "π", "Ω", "…", "—", "\u{A0}", "\u{AD}", "👩‍👩‍👧", "🇨🇳", "が",
      "か\u{3099}", "한", "½", "\t",
      "‐", "\u{3000}", "≠", "≠\u{338}", "\u{200D}", "☺\u{FE0F}", "Å",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      #expect(ReadingTime.characters(in: text) == text.count { !$0.isWhitespace }, "\(text)")
    }
    #expect(ReadingTime.characters(in: "一二\n三 四\n\n") == 4)
  }

  /// 400 characters a minute, or 200 words.
  @Test func aWordEndsWhereChineseBegins() {
    #expect(ReadingTime.minutes(for: String(repeating: "机器人", count: 400)) == 3)
    #expect(ReadingTime.minutes(for: String(repeating: "word ", count: 600)) == 3)
    #expect(ReadingTime.minutes(for: String(repeating: "a机", count: 400)) == 3)
    #expect(ReadingTime.minutes(for: String(repeating: "9 ", count: 600)) == 3)
    #expect(ReadingTime.minutes(for: "") == 1)
  }
}
