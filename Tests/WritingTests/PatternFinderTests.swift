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
    "中", "Ab", "’", "'", "−", "⁻", "\u{200B}", "\u{AD}", "\u{2060}", "\u{FE0F}",
  ]

  @Test func findsWhatFoldingFinds() {
    var random = SeededRandom(seed: 20_261_123)
    var simple = 0
    var hits = 0
    for _ in 0..<10_000 {
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? ""
      }
      .joined()
      let typed = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? ""
      }.joined()
      guard let pattern = TextPattern(typed, isWhole: Bool.random(using: &random)),
        let finder = PatternFinder(pattern),
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
    ("⼈", .none), ("don’t", .all), ("a − b", .all), ("⚠\u{FE0F} 注", .han), ("机\u{200B}器", .none),
    ("葛\u{FE00}", .none), ("人\u{301}\u{2060}", .none), ("Foo\u{200B}Bar", .han),
  ])
  func knowsSimpleText(_ text: String, _ simplicity: Simplicity) {
    #expect(Simplicity(of: text) == simplicity)
  }

  /// From both ends of the block of combining marks, and from others.
  @Test(arguments: ["\u{300}", "\u{323}", "\u{33F}", "\u{36F}", "\u{1AB0}", "\u{20D7}", "\u{338}\u{20D7}"])
  func marksBehindACharacterAreOfItsHit(_ marks: String) throws {
    var text = "人" + marks + "后"
    let pattern = try #require(TextPattern("人"))
    let finder = try #require(PatternFinder(pattern))
    let found = text.withUTF8 { finder.matches(in: $0) }
    #expect(found == [0..<(3 + marks.utf8.count)])
    #expect(found == pattern.matches(in: FoldedText(text)))
  }

  /// What is plain folds by itself to one scalar, whatever stands beside it, and is found.
  @Test func plainScalarsFoldAlone() {
    var plain = 0
    for value in (0x21...0x3FFFF).lazy.compactMap(Unicode.Scalar.init) {
      var text = "七" + String(Character(value)) + "七"
      // No pattern that a finder is made of has the full stops that an ellipsis folds to.
      guard value != "…", text.withUTF8(PatternFinder.isPlain) else { continue }
      plain += 1
      let folded = FoldedText(text)
      #expect(folded.count == 3 && folded.scalars.first == folded.scalars.last, "\(value)")
      guard let finder = TextPattern(String(Character(value))).flatMap(PatternFinder.init) else { continue }
      let isFound = text.withUTF8 { !finder.matches(in: $0).isEmpty }
      #expect(isFound, "\(value)")
    }
    #expect(plain > 30_000)
    for text in ["①", "Ω", "ß", "e\u{301}", "\u{4DC0}", "ﬁ", "\u{F900}", "\u{200B}"] {
      var text = text
      let isPlain = text.withUTF8(PatternFinder.isPlain)
      #expect(!isPlain)
    }
  }
}
