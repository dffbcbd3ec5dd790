import DigestKit
import Testing

@Suite("Names in brackets") struct BracketNameTests {
  private func first(_ text: String, _ word: String, language: String = "zh") -> String? {
    Vocabulary([VocabularyFixture.evidence(of: text, language: language)]).translations(of: word).first?.word
  }

  @Test func anAbbreviationNamesAsManyWordsAsItHasLetters() {
    let text = "今天我们来看看视觉语言模型（VLM）怎样工作。"
    #expect(first(text, "VLM") == "视觉语言模型")
    #expect(first(text, "视觉语言模型") == "VLM")
  }

  @Test func anAbbreviationOfTheSameLanguageNamesTheWordsThatBeginWithItsLetters() {
    let text = "Everybody talks about the Vision-Language Model (VLM), and about a Point of Sale (PS)."
    #expect(first(text, "VLM", language: "en") == "Vision-Language Model")
    #expect(first(text, "vision language models", language: "en") == "VLM")
    #expect(first(text, "PS", language: "en") == "Point of Sale")
  }

  @Test func aNameAndItsAbbreviationBothNameTheWordsBefore() {
    let text = "大模型（Large Language Model, LLM）"
    #expect(first(text, "large language model") == "大模型")
    #expect(first(text, "LLM") == "大模型")
    let names = Vocabulary([VocabularyFixture.evidence(of: text)]).translations(of: "大模型").map(\.word)
    #expect(names == ["Large Language Model", "LLM"])
  }

  @Test func bracketsTogetherTellWhereTheWordsBegin() {
    let text = "昨天买了激光雷达（LiDAR）。他们都喜欢激光雷达（LiDAR）。"
    #expect(first(text, "LiDAR") == "激光雷达")
    #expect(first("他们都喜欢激光雷达（LiDAR）。", "LiDAR") == nil)
  }

  @Test func namesOfPeopleAreKeptWhole() {
    #expect(first("合作的还有大卫·帕特森（David Patterson）。", "David Patterson") == "大卫·帕特森")
  }

  @Test func examplesAndExplanationsNameNothing() {
    for text in [
      "各种芯片（CPU, GPU）都涨价了。", "手机（如 iPhone）很贵。", "CPU（像厨房里的主厨）很忙。", "函数（s）", "网址（https://example.org/a）",
      "A processor (Intel) and a language (Swift).", "未完（", "（VLM）", "（）",
    ] {
      #expect(Vocabulary([VocabularyFixture.evidence(of: text)]).words.isEmpty, "\(text)")
    }
  }

  @Test func codeNamesNothing() {
    #expect(first("```\n视觉语言模型（VLM）\n```", "VLM") == nil)
  }

  @Test func bracketsOfTwinsCountOnBothSides() {
    let evidence = VocabularyFixture.evidence([
      ("我们用视觉语言模型（VLM）。", "We use a Vision-Language Model (VLM).")
    ])
    let found = Vocabulary([evidence]).translations(of: "VLM").map(\.word)
    // What another language says comes before what the abbreviation stands for.
    #expect(found == ["视觉语言模型", "Vision-Language Model"])
  }
}
