import TestSupport
import Testing
import Writing

/// The fast way through text finds what the thorough one finds.
@Suite struct PatternFinderTests {
  private static let pieces = [
    "机器人", "機器", "人", "模型", "VLA", "vla ", "\u{A0}", "①", "²", "\u{301}", "ChatGPT", "gpt", " ", "  ", "，",
    "。", "ＶＬＡ", "é", "É",
    "ñ", "ß", "2", "B2B",
    "…", "——", "“", "”", "カ", "ナ", "が", "·", "한글", "글", "√", "→", "😀", "λ", "\t", "-", "C++", "iOS", "a", "A",
    "中", "Ab",
  ]

  @Test func findsWhatFoldingFinds() {
    var random = SeededRandom(seed: 20_261_123)
    var simple = 0
    var hits = 0
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? ""
      }
      .joined()
      let typed = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? ""
      }.joined()
      guard let pattern = TextPattern(typed), let finder = PatternFinder(pattern),
        Simplicity(of: text) >= finder.needs
      else {
        continue
      }
      simple += 1
      let expected = pattern.matches(in: FoldedText(text))
      var copy = text
      let found = copy.withUTF8 { finder.matches(in: $0) }
      hits += found.count
      #expect(found == expected, "\(typed) in \(text)")
    }
    #expect(simple > 1_000)
    #expect(hits > 50)
  }

  @Test(arguments: [
    ("机器人，VLA 模型。", Simplicity.all), ("é è", .all), ("e\u{301}", .han), ("①", .han), ("カﾞ", .han),
    ("H₂O", .han),
    ("a…b", .all), ("√ → 😀", .all), ("ﬁ", .han), ("Ω λ", .han), ("㈱", .none), ("\u{F900}", .none),
    ("⼈", .none),
  ])
  func knowsSimpleText(_ text: String, _ simplicity: Simplicity) {
    #expect(Simplicity(of: text) == simplicity)
  }
}
