import DigestIndex
import DigestKit
import Foundation
import Testing
import TestSupport

/// Words that a library's editions translate by each other: learnt with the index, and found in it.
@Suite struct LibraryVocabularyTests {
  private static let robots = [
    ("机器人走进了厨房", "A robot walks into the kitchen"), ("新的机器人会洗碗", "The new robot washes dishes"),
    ("机器人和它的电池", "The robot and its battery"), ("一台机器人修好了钟", "A robot repaired the clock"),
    ("孩子们画了机器人", "Children drew a robot"), ("仓库里的机器人停了", "The robot in the warehouse stopped"),
    ("机器人学会了唱歌", "A robot learns to sing"),
  ]
  /// Of other things: a word that is everywhere tells nothing.
  private static let others = [
    ("厨房里有一只猫", "A cat sits in the kitchen"), ("猫在桌子上睡觉", "The cat sleeps on the table"),
    ("电池很快就没电了", "The battery is soon empty"), ("钟在墙上走着", "The clock on the wall ticks"),
    ("孩子们在唱歌", "Children are singing"), ("仓库失火了", "A fire broke out in the warehouse"),
    ("今天下雨", "It rains today"), ("他写了一封长信", "He wrote a long letter"),
    ("山上还有雪", "Snow still lies on the hill"),
    ("火车晚点了", "The train was late"), ("她买了三个苹果", "She bought three apples"), ("河水涨高了", "The river has risen"),
    ("邻居在弹钢琴", "A neighbour plays the piano"), ("面包刚刚出炉", "Bread fresh from the oven"),
    ("窗户忘了关", "Someone forgot to close the window"), ("灯一直亮到天明", "The lamp burned until dawn"),
  ]
  private static let english = robots.map(\.1)

  /// A digest of two editions with these sentences, each an entry.
  private static func bilingual(_ week: String = "2026W01") -> [String: String] {
    func edition(_ sentences: [String], _ title: (Int) -> String, _ stop: String) -> String {
      "# \(week)\n\n"
        + sentences.enumerated().map { place, sentence in
          // Twins that nothing but their places tells are doubtful, and not learnt from.
          "## [\(title(place + 1))](https://example.com/\(place))\n\n\(sentence)\(stop)\n"
        }.joined(separator: "\n")
    }
    let all = robots + others
    return [
      "\(week)/README.md": edition(all.map(\.0), { "第 \($0) 条" }, "。"),
      "\(week)/README.en.md": edition(all.map(\.1), { "Item \($0)" }, "."),
    ]
  }

  private static let monolingual = [
    "2026W02/README.md":
      "# 2026W02\n\n## 甲\n\n机器人在下棋。\n\n## 乙\n\n没有它的一篇。\n\n## 丙\n\n大语言模型（LLM）很大。\n\n## 丁\n\n大语言模型（LLM）不小，LLM 会写诗。\n"
  ]

  private static func files() -> [String: String] {
    bilingual().merging(monolingual) { first, _ in first }
  }

  @Test func whatEditionsTellIsKnown() async throws {
    let files = try TemporaryLibrary(Self.files())
    let library = try await files.opened()
    let robot = try #require(try library.vocabulary(of: "Robots").first)
    #expect(robot.word == "robot")
    #expect(robot.language == "en")
    #expect(robot.translations.first?.word == "机器人")
    #expect((robot.translations.first?.count ?? 0) >= 5)
    #expect(try library.vocabulary(of: "机器人").first?.translations.first?.word == "robot")
    #expect(try library.vocabulary(of: "大语言模型").first?.translations.map(\.word) == ["LLM"])
    #expect(try library.vocabulary(of: "没有的词").isEmpty)
    let all = try library.vocabulary()
    #expect(all.map(\.word).contains("robot"))
    #expect(all.map(\.language) == all.map(\.language).sorted())
    withExtendedLifetime(files) {}
  }

  @Test func aWordOfOneLanguageFindsThatOfTheOther() async throws {
    let files = try TemporaryLibrary(Self.files())
    let library = try await files.opened()
    let found = try library.rankedSearch(Query("robot language:zh"), limit: 50)
    #expect(found.allSatisfy { $0.match == .translation })
    #expect(found.contains { $0.entry.title == "甲" })
    #expect(!found.contains { $0.entry.title == "乙" })
    #expect(found.first { $0.entry.title == "甲" }?.extract.text.contains("机器人") == true)
    #expect(found.first { $0.entry.title == "甲" }?.extract.ranges.isEmpty == false)
    // The other way, and in the plural.
    let back = try library.rankedSearch(Query("机器人 language:en"), limit: 50)
    #expect(back.count == Self.english.count)
    #expect(Set(back.map(\.match)) == [.translation])
    #expect(try library.rankedSearch(Query("LLM"), limit: 9).map(\.entry.title) == ["丁", "丙"])
    for literal in [
      "\"robot\" language:zh", "-robot language:zh", "word:robot language:zh", "title:robot language:zh",
    ] {
      #expect(
        try library.rankedSearch(Query(literal), limit: 50).allSatisfy { $0.match == .literal }, "\(literal)")
    }
    withExtendedLifetime(files) {}
  }

  /// In a list that shows both languages of an entry at a key, its twin isn't listed again.
  @Test func twinsOfWhatIsFoundMayBeLeftOut() async throws {
    let files = try TemporaryLibrary(Self.files())
    let library = try await files.opened()
    let all = try library.search(Query("robot"), limit: 99, widens: true)
    #expect(all.tiers.map(\.entries) == [Self.robots.count, Self.robots.count + 1])
    let once = try library.search(Query("robot"), limit: 99, widens: true, listsTwins: false)
    #expect(once.tiers.map(\.entries) == [Self.robots.count, 1])
    #expect(once.entries.last?.title == "甲")
    for limit in [99, Int.max] {
      let ranked = try library.rankedSearch(Query("robot"), limit: limit, listsTwins: false)
      #expect(ranked.map(\.match) == Self.english.map { _ in .literal } + [.translation])
      #expect(ranked.last?.entry.title == "甲")
    }
    withExtendedLifetime(files) {}
  }

  @Test func oneLibraryServesTheOther() async throws {
    let (first, second) = (try TemporaryLibrary(Self.bilingual()), try TemporaryLibrary(Self.monolingual))
    let alone = try await second.opened()
    #expect(try alone.search(Query("robot"), limit: 9, widens: true).total == 0)
    let both = Library(roots: [first.folder.path, second.folder.path], cache: nil, state: nil)
    _ = try await both.refresh()
    let found = try both.search(Query("robot language:zh"), limit: 50, widens: true)
    #expect(found.entries.contains { $0.title == "甲" })
    #expect(found.tiers.map(\.match) == [.translation])
    withExtendedLifetime((first, second)) {}
  }

  @Test func whatChangesIsLearntAnew() async throws {
    let files = try TemporaryLibrary(Self.files())
    let library = try await files.opened()
    #expect(try !library.vocabulary(of: "robot").isEmpty)
    for (path, text) in Self.bilingual() {
      try files.write(text.replacing("机器人", with: "自动机"), to: path)
    }
    _ = try await library.refresh()
    #expect(try library.vocabulary(of: "robot").first?.translations.first?.word == "自动机")
    try files.remove("2026W01/README.en.md")
    _ = try await library.refresh()
    #expect(try library.vocabulary(of: "robot").isEmpty)
    #expect(try library.vocabulary(of: "LLM").first?.translations.map(\.word) == ["大语言模型"])
    try files.remove("2026W02/README.md")
    _ = try await library.refresh()
    #expect(try library.vocabulary().isEmpty)
    withExtendedLifetime(files) {}
  }

  /// What names itself in brackets is known from entries without a twin, too, in a week that is translated in part.
  @Test func bracketsOfAPartlyTranslatedWeekAreLearntFrom() async throws {
    var files = Self.bilingual()
    files["2026W01/README.md"]? += "\n## 只有中文\n\n大语言模型（LLM）很大。大语言模型（LLM）不小。\n"
    let folder = try TemporaryLibrary(files)
    let library = try await folder.opened()
    #expect(try library.vocabulary(of: "LLM").first?.translations.map(\.word) == ["大语言模型"])
    #expect(try library.vocabulary(of: "LLM").first?.translations.first?.count == 2)
    withExtendedLifetime(folder) {}
  }

  /// However the files came, the same is learnt.
  @Test func theOrderInWhichFilesCameMakesNoDifference() async throws {
    let all = Self.files().merging(Self.bilingual("2026W03")) { first, _ in first }
    let whole = try TemporaryLibrary(all)
    let expected = try (try await whole.opened()).vocabulary()
    let files = try TemporaryLibrary([:])
    let library = try await files.opened()
    for (path, text) in all.sorted(by: { $0.key > $1.key }) {
      try files.write(text, to: path)
      _ = try await library.refresh()
    }
    #expect(try library.vocabulary() == expected)
    #expect(!expected.isEmpty)
    withExtendedLifetime((whole, files)) {}
  }
}
