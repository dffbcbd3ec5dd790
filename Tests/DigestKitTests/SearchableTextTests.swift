import DigestKit
import TestSupport
import Testing
import Writing

/// Looked for line by line, the same is found as in the whole text folded.
@Suite struct SearchableTextTests {
  private static let pieces = [
    "机器人", "機器", "人", "模型", "VLA", "vla ", "①", "Ⅴ", "la", "²", "e\u{301}", "\u{301}", "ChatGPT", "gpt", " ",
    "\n", "\n", "，", "Ω", "ﬁ", "ﬁn", "㎏", "k", "g", "\u{F900}", "ａ", "→", "カﾞ", "é", "…", "4",
  ]

  private func text(_ most: Int, _ random: inout SeededRandom) -> String {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  @Test func findsWhatFoldingFinds() {
    var random = SeededRandom(seed: 20_261_125)
    var counts: [Simplicity: Int] = [:]
    var hits = 0
    for _ in 0..<6_000 {
      var text = text(40, &random)
      guard let pattern = TextPattern(self.text(3, &random)) else { continue }
      let simplicity = Simplicity(of: text)
      counts[simplicity, default: 0] += 1
      let expected = pattern.matches(in: FoldedText(text))
      hits += expected.count
      let limit = Int.random(in: 1...3, using: &random)
      text.withUTF8 { bytes in
        var searchable = SearchableText(bytes, simplicity: simplicity)
        let prepared = PreparedPattern(.text(pattern))
        let found = searchable.matches(of: prepared)
        #expect(found == expected, "\(pattern.source)")
        let first = searchable.matches(of: prepared, limit: limit)
        #expect(first == Array(expected.prefix(limit)))
        let isFound = searchable.contains(prepared)
        #expect(isFound == !expected.isEmpty)
      }
    }
    #expect(hits > 1_000)
    #expect(
      counts[.all, default: 0] > 100 && counts[.han, default: 0] > 500 && counts[.none, default: 0] > 500)
  }
}
