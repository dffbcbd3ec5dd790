import DigestKit
import Testing
import Typesetting

/// Where lines break, and where they don't, on a page that is set with care.
@Suite struct LineBreakTests {
  private func lines(_ markdown: String, width: Int) -> [String] {
    let entry = Edition(bytes: Array("## 题\n\n\(markdown)\n".utf8)).entries[0]
    return Typesetter.lines(of: entry, options: TypesettingOptions(width: width)).dropFirst(2).map(\.text)
  }

  /// What must stay on one line, wherever in the line it comes to stand.
  @Test(arguments: [
    "尔·", "疏—", "700～", "1100 nm", "C++26", "C++", "第 6 期", "1980 年", "3 个", "第 12 章", "12 行", "512 GB",
    "30 ms",
    "国–",
    "$d = 0$", "$x_i^2$", "25 万", "5 日", "$a \\le b+c$",
  ])
  func staysWhole(_ text: String) {
    let shown = lines(text, width: 88).joined()
    for lead in 0...44 {
      for width in [40, 64] {
        let page = lines(String(repeating: "中", count: lead) + text + "之后还有几个字。", width: width)
        #expect(page.contains { $0.contains(shown) }, "\(page)")
      }
    }
  }

  /// What no line begins with.
  @Test(arguments: ["-", "—", "～", "·", "–", "+", "，", "）", "”"]) func noLineBeginsWith(_ mark: String) {
    let joined = ["-"].contains(mark) ? " \(mark) " : mark
    let text = (0..<60).map { "词" + String(repeating: "字", count: $0 % 7) + joined }.joined()
    for width in [24, 33, 40, 57, 64, 88] {
      for line in lines(text, width: width) { #expect(!line.hasPrefix(mark), "\(width): \(line)") }
    }
  }

  /// A last line of one character, with a stop or without one, takes another from the line before.
  @Test(arguments: [24, 40, 41, 63, 64, 88]) func noLastLineIsOneCharacter(_ width: Int) {
    for count in 2...130 {
      for stop in ["", "。", "。”", "）。", "……"] {
        let page = lines(String(repeating: "字", count: count) + stop, width: width)
        guard page.count > 1 else { continue }
        #expect(page.last != "字" + stop, "\(count)")
        #expect(page.joined() == String(repeating: "字", count: count) + stop)
      }
    }
    // A whole word is not torn for it.
    let english = lines(String(repeating: "字", count: 10) + " internationalization", width: 24)
    #expect(english.last == "internationalization")
    // On a long line there is room for one of some letters.
    for count in 30...42 {
      let page = lines(String(repeating: "字", count: count) + " abcdefgh字。", width: 88)
      #expect(page.last != "字。", "\(page)")
    }
  }

  @Test func koreanPartsBetweenWords() {
    let words = "한국어 글은 띄어 쓴 곳에서만 나뉜다고 하는데 이 줄은 한 줄보다 길어서 나뉘어야 한다".split(separator: " ")
    for width in 20...60 {
      let page = lines(words.joined(separator: " "), width: width)
      #expect(page.flatMap { $0.split(separator: " ") } == words, "\(width): \(page)")
      #expect(page.dropLast().allSatisfy { $0.count * 2 > width / 2 }, "\(width): \(page)")
    }
  }

  /// A formula longer than twelve cells parts behind a relation, one longer than a line behind the signs of a sum, too.
  @Test func longFormulasPartBehindRelations() {
    let page = lines(
      "在这一种情形之下我们来估计它的上界 $f(x) + g(y) + h(z) \\le a + b + c + d + e + u + v + w$ 而已。", width: 40)
    #expect(page.contains { $0.hasSuffix("≤") }, "\(page)")
    #expect(page.contains { $0.contains("f(x) + g(y) + h(z)") })
    for width in 24...40 {
      let sum = lines(
        "和为 $a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} + a_{12} + a_{13}$。",
        width: width)
      #expect(sum.dropFirst().allSatisfy { !"₀₁₂₃₄₅₆₇₈₉".contains($0.first ?? " ") }, "\(sum)")
    }
  }

  @Test(arguments: [
    ("讨论。 但在", "讨论。但在"), ("讨论。\u{A0}但在", "讨论。但在"), ("讨论。&nbsp; 但在", "讨论。但在"),
    ("讨论\u{A0}但在", "讨论\u{A0}但在"), ("**甲**\u{A0}乙", "甲\u{A0}乙"), ("一个 **跨越领域** 的模型", "一个跨越领域的模型"),
    ("称 **性能** 。", "称性能。"),
    ("用 **VLA** 模型", "用 VLA 模型"),
    ("讨论。 **但**在", "讨论。但在"), ("“好。” 他说", "“好。” 他说"), ("a. b", "a. b"), ("字 字", "字 字"), ("字 `码` 字", "字 码 字"),
    ("）（ 甲", "）（ 甲"),
  ])
  func spacesOfMarkdownAreNone(_ markdown: String, _ expected: String) {
    #expect(lines(markdown, width: 60) == [expected])
  }

  @Test func hanAreNeverSlanted() {
    let entry = Edition(bytes: Array("## 题\n\n这里 *强调* 和 *stress* 都有。\n".utf8)).entries[0]
    let runs = Typesetter.lines(of: entry, options: TypesettingOptions(width: 60)).flatMap(\.runs)
    #expect(runs.first { $0.text.string == "强调" }?.ink.traits == .hanEmphasis)
    #expect(runs.first { $0.text.string == "stress" }?.ink.traits == .emphasis)
  }
}
