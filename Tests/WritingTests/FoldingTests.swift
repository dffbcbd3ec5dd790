import Testing

@testable import Writing

@Suite struct FoldingTests {
  private func folded(_ text: String) -> String {
    var result = ""
    for value in FoldedText(text).scalars { result.unicodeScalars.append(Unicode.Scalar(value) ?? "?") }
    return result
  }

  @Test(arguments: [
    ("ChatGPT", "chatgpt"), ("ＶＬＡ模型", "vla模型"), ("機器人學", "机器人学"), ("週報裏說", "周报里说"),
    ("衆綫啓籤衞", "众线启签卫"), ("讚", "赞"), ("姊妹", "姊妹"), ("Café", "cafe"), ("Cafe\u{301}", "cafe"),
    ("G\u{336}o\u{336}o", "goo"), ("ﬁn", "fin"), ("㎏", "kg"), ("ｶﾞ", "ガ"), ("か\u{3099}", "が"), ("①②", "12"),
    ("VLA 模型", "vla模型"), ("模型 VLA", "模型vla"), ("模型  VLA", "模型  vla"), ("a b", "a b"), ("模 型", "模 型"),
    ("Straße", "strasse"), ("…", "..."), ("全\u{3000}角", "全 角"), ("한글", "한글"), ("ÀÉÎ", "aei"),
    ("İzmir", "izmir"),
    ("don’t", "don't"), ("a − b", "a - b"), ("x⁻¹", "x-1"), ("机\u{200B}器\u{2060}人", "机器人"),
    ("Ge\u{AD}samt", "gesamt"),
    ("葛\u{E0100}", "葛"), ("1\u{FE0F}\u{20E3}", "1"), ("\u{FEFF}字", "字"),
  ])
  func foldsForSearch(_ text: String, _ expected: String) {
    #expect(folded(text) == expected)
    // Folding what is folded changes nothing.
    #expect(folded(folded(text)) == expected)
  }

  @Test func everyTraditionalFormOfTheTableIsSimplified() {
    let pairs = Array(traditionalToSimplifiedPairs.description.unicodeScalars)
    #expect(pairs.count == 2 * 2992)
    for place in stride(from: 0, to: pairs.count, by: 2) {
      #expect(folded(String(pairs[place])) == String(pairs[place + 1]))
      #expect(traditional(of: pairs[place + 1].value).contains(pairs[place].value))
    }
    #expect(folded("𠀀一鿿") == "𠀀一鿿")
  }

  @Test func matchesKnowWhereTheyStandInTheSource() throws {
    let text = "他们发布了 ＶＬＡ 模型，Cafe\u{301}里的 ㎏。"
    let found = try ["VLA模型", "café", "kg", "g"].map { pattern in
      let pattern = try #require(TextPattern(pattern))
      return pattern.matches(in: FoldedText(text)).map {
        String(decoding: Array(text.utf8)[$0], as: UTF8.self)
      }
    }
    #expect(found == [["ＶＬＡ 模型"], ["Cafe\u{301}"], ["㎏"], []])
  }

  @Test(arguments: [
    ("gpt", "ChatGPT 很好", true), ("former", "Transformer", false), ("trans", "Transformer", true),
    ("器人", "机器人", true), ("VLA模型", "用 VLA 模型做", true), ("VLA 模型", "用VLA模型做", true), ("文件", "文。件", false),
    ("model", "openAIModel", false), ("ai", "openAIModel", true), ("4", "GPT4", false),
    ("c++", "用 C++ 写", true), ("。", "完。", true),
    ("π0", "π0.5", true), ("é", "Ecole", true),
  ])
  func matchesByTheRules(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try #require(TextPattern(pattern)).isFound(in: FoldedText(text)) == expected)
  }
}
