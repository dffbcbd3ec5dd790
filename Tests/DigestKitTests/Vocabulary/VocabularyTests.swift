import DigestKit
import Panels
import TestSupport
import Testing

/// Editions of a few lines, written for these tests.
enum VocabularyFixture {
  /// Two editions whose entries stand beside each other.
  static func evidence(
    _ entries: [(zh: String, en: String)], section: (String, String)? = nil,
    languages: (String, String) = ("zh", "en")
  ) -> VocabularyEvidence {
    var evidence = VocabularyEvidence(left: languages.0, right: languages.1)
    for pair in entries {
      for (mine, theirs) in zip(Self.entries(pair.zh), Self.entries(pair.en)) {
        evidence.add(mine, theirs, blocks: Alignment.blocks(mine.blocks, theirs.blocks))
      }
    }
    if let section { evidence.add(section: section.0, section.1) }
    return evidence
  }

  /// An edition alone.
  static func evidence(of text: String, language: String = "zh") -> VocabularyEvidence {
    var evidence = VocabularyEvidence(left: language)
    for entry in entries(text) { evidence.add(entry) }
    return evidence
  }

  private static func entries(_ body: String) -> [Entry] {
    Edition(bytes: Array("# D\n\n## S\n\n### E\n\n\(body)".utf8)).entries.filter { $0.title == "E" }
  }

  /// Of gardens and boats: every word in three or four sentences, beside others each time.
  static let garden: [(zh: String, en: String)] = [
    ("园丁在花园里种玫瑰。", "The gardener plants roses in the garden."),
    ("花园里的玫瑰需要水。", "Roses in the garden need water."),
    ("园丁每天给玫瑰浇水。", "The gardener gives the roses water every day."),
    ("小船在河上漂流。", "A boat drifts on the river."),
    ("河水很冷，小船很慢。", "The river is cold, and the boat is slow."),
    ("花园靠近河岸。", "The garden is near the bank of the river."),
    ("船夫修理小船。", "The boatman repairs the boat."),
    ("船夫认识园丁。", "The boatman knows the gardener."),
    ("玫瑰在冬天睡觉。", "Roses sleep in winter."),
    ("冬天河会结冰。", "In winter the river freezes."),
    ("船夫在冬天修理屋顶。", "The boatman repairs the roof in winter."),
    ("园丁的屋顶漏雨。", "The roof of the gardener lets in rain."),
  ]

  static let vehicles: [(zh: String, en: String)] = [
    ("区块链保存账目。", "A blockchain keeps accounts."),
    ("没有人喜欢区块链。", "Nobody likes the blockchain."),
    ("区块链太慢了。", "The blockchain is too slow."),
    ("他又谈起区块链。", "He talks about the blockchain again."),
    ("自动驾驶需要地图。", "Autonomous driving needs maps."),
    ("城市欢迎自动驾驶。", "The city welcomes autonomous driving."),
    ("自动驾驶害怕大雨。", "Autonomous driving is afraid of heavy rain."),
    ("他不相信自动驾驶。", "He does not believe in autonomous driving."),
    ("地图画着城市。", "Maps show the city."),
    ("大雨来到城市。", "Heavy rain comes to the city."),
  ]
}

@Suite("Vocabulary") struct VocabularyTests {
  private let garden = Vocabulary([VocabularyFixture.evidence(VocabularyFixture.garden)])

  private func first(_ vocabulary: Vocabulary, _ word: String) -> String? {
    vocabulary.translations(of: word).first?.word
  }

  @Test func wordsThatStandBesideEachOtherTranslateEachOtherBothWays() {
    let pairs = [
      ("园丁", "gardener"), ("花园", "garden"), ("玫瑰", "roses"), ("小船", "boat"), ("冬天", "winter"),
      ("船夫", "boatman"),
    ]
    for (zh, en) in pairs {
      #expect(first(garden, zh)?.lowercased() == en)
      #expect(first(garden, en) == zh)
    }
  }

  @Test func whatStandsOnceTranslatesNothing() {
    for word in ["漏雨", "freezes", "睡觉", "cold"] { #expect(garden.translations(of: word).isEmpty) }
    #expect(garden.translations(of: "飞机").isEmpty)
  }

  @Test func wordsAreComparedFoldedAndShownAsTheyAreWritten() {
    #expect(first(garden, "ROSE") == "玫瑰")
    #expect(first(garden, "花園") == "garden")
    #expect(first(garden, "GARDENERS") == "园丁")
  }

  @Test func sharesAreOfAllThatAWordIsTranslatedBy() throws {
    let translations = garden.translations(of: "玫瑰", language: "zh")
    let rose = try #require(translations.first)
    #expect(rose.language == "en")
    #expect(rose.count == 4)
    #expect(abs(translations.reduce(0) { $0 + $1.share } - 1) < 0.001)
    #expect(garden.translations(of: "玫瑰", language: "en").isEmpty)
  }

  @Test func wordsAreJoinedToPhrases() {
    let vocabulary = Vocabulary([VocabularyFixture.evidence(VocabularyFixture.vehicles)])
    #expect(first(vocabulary, "自动驾驶") == "Autonomous driving")
    #expect(first(vocabulary, "autonomous driving") == "自动驾驶")
    #expect(first(vocabulary, "自动") == "Autonomous")
    // One word of the other side stands for both.
    #expect(first(vocabulary, "区块链") == "blockchain")
    #expect(first(vocabulary, "blockchain") == "区块链")
  }

  @Test func aNameOfASectionTellsWhatOneLineOfTextDoesNot() {
    let plain = VocabularyFixture.evidence(VocabularyFixture.garden + [("天文", "Astronomy")])
    let named = VocabularyFixture.evidence(VocabularyFixture.garden, section: ("天文", "Astronomy"))
    #expect(Vocabulary([plain]).translations(of: "天文").isEmpty)
    #expect(first(Vocabulary([named]), "天文") == "Astronomy")
  }

  @Test func evidenceOfFilesIsMergedAndAFileLessIsLess() {
    let files = VocabularyFixture.garden.map { VocabularyFixture.evidence([$0]) }
    #expect(Vocabulary(files) == garden)
    let fewer = Vocabulary(Array(files.dropFirst(3)))
    #expect(first(fewer, "船夫") == "boatman")
    #expect(fewer.translations(of: "玫瑰").isEmpty)
  }

  @Test func theSameEvidenceGivesTheSame() {
    let again = Vocabulary([VocabularyFixture.evidence(VocabularyFixture.garden)])
    #expect(again == garden)
    #expect(!garden.words.isEmpty)
    #expect(garden.words.map(\.language) == garden.words.map(\.language).sorted())
  }

  @Test func otherLanguagesAndNothingAtAllAreTakenAsTheyCome() {
    #expect(Vocabulary([]).words.isEmpty)
    #expect(Vocabulary([VocabularyEvidence(left: "", right: "")]).translations(of: "").isEmpty)
    for languages in [("ja", "en"), ("de", "fr"), ("ar", "ru"), ("zh", "zh"), ("en", "zh"), ("", "x")] {
      let evidence = VocabularyFixture.evidence(VocabularyFixture.garden, languages: languages)
      _ = Vocabulary([evidence, evidence]).translations(of: "玫瑰")
    }
    let thai = VocabularyFixture.evidence(
      Array(repeating: ("แมวดำ ☂️ 123 — …", "Ἀθῆναι\u{301} 🏳️‍🌈 1/2 ‘’"), count: 5), languages: ("th", "el"))
    _ = Vocabulary([thai]).words
  }
}

@Suite("Vocabulary of real digests") struct VocabularyPanelTests {
  /// What a person marked comes first for 85 of 100, and among three for 95.
  @Test(.enabled(if: TestFiles.corpus != nil)) func wordsMarkedByAPersonAreTranslated() throws {
    let panel = try VocabularyPanel()
    let vocabulary = Vocabulary(VocabularyPanel.evidence(of: EditionPair.pairs(below: TestFiles.libraries)))
    for language in ["zh", "en"] {
      let outcome = panel.outcome(of: vocabulary, from: language)
      #expect(outcome.first * 100 >= panel.count * 85, "\(language): \(outcome.faults)")
      #expect(outcome.amongThree * 100 >= panel.count * 95, "\(language): \(outcome.faults)")
    }
  }

  @Test func theSamplesTellSomeOfTheirWords() {
    let vocabulary = Vocabulary(VocabularyPanel.evidence(of: EditionPair.pairs(below: [TestFiles.samples])))
    for (zh, en) in [("月亮", "moon"), ("终端", "terminal"), ("机器人", "robot"), ("句号", "full stop")] {
      #expect(vocabulary.translations(of: zh, language: "zh").first?.word.lowercased().hasPrefix(en) == true)
      #expect(vocabulary.translations(of: en, language: "en").first?.word == zh)
    }
  }
}
