import DigestIndex
import DigestKit
import Testing

@Suite struct TwinTests {
  private static let chinese = """
    # 2026 年第 06 周

    ## 机器人

    ### 会走路的桌子 Tavolo

    [来源](https://desk.example/1)

    Tavolo 有 4 条腿，每秒走 0.3 米。

    ### 叠衣服 FoldBot

    FoldBot 叠一件衣服要 20 秒。

    ## 纸

    ### 会变黄的纸

    纸在 1950 年以后变黄得慢，因为 pH 值高。
    """

  private static let english = """
    # Week 06 of 2026

    ## Robotics

    ### Tavolo, a desk that walks

    [source](https://desk.example/1)

    Tavolo has 4 legs and walks 0.3 metres a second.

    ### FoldBot folds shirts

    FoldBot takes 20 seconds a shirt.

    ## Paper

    ### Paper that turns yellow

    Since 1950 paper yellows slowly, for its pH is high.
    """

  private static func twins(_ library: Library, _ digest: String = "2026W06") throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try library.entries(digest: DigestID(key: digest)).compactMap { entry in
        entry.twin.map { ("\(entry.id.language) \(entry.title)", "\($0.language)#\($0.slug)") }
      })
  }

  @Test func aCategoryWithTwoNamesIsOneInTheSameOrderInBothLanguages() async throws {
    let library = try await TemporaryLibrary([
      "2026W06.md": Self.chinese, "2026W06.en.md": Self.english,
      "2026W07.md": "# 2026 年第 07 周\n\n## 纸\n\n### 又一张纸\n\n一。\n\n### 第三张纸\n\n二。\n",
    ]).opened()
    #expect(
      try library.categories(language: "zh") == [
        CategorySummary(name: "纸", otherNames: ["Paper"], entries: 3),
        CategorySummary(name: "机器人", otherNames: ["Robotics"], entries: 2),
      ])
    #expect(
      try library.categories(language: "en") == [
        CategorySummary(name: "Paper", otherNames: ["纸"], entries: 1),
        CategorySummary(name: "Robotics", otherNames: ["机器人"], entries: 2),
      ])
    #expect(try library.categories(language: nil).map(\.entries) == [4, 4])
  }

  /// More than half of the files must say that two names are of one category.
  @Test(arguments: [
    (["纸 Paper"], ["纸 Paper"]), (["纸 Paper", "纸 Sheets"], ["纸 Sheets Paper"]),
    (["纸 Paper", "纸 Sheets", "页 Paper", "页 Sheets"], ["纸", "页", "Paper", "Sheets"]),
    (["纸 Paper", "纸 Sheets", "页 Paper", "页 Sheets", "纸 Paper"], ["纸 Paper", "页", "Sheets"]),
  ])
  func whatACategoryIsCalledMostIsItsOtherName(_ names: [String], _ expected: [String]) async throws {
    let files = try TemporaryLibrary()
    for (number, pair) in names.enumerated() {
      let pair = pair.split(separator: " ").map { "## \($0)\n" }
      let week = "2026W0\(number + 1)"
      let chinese = Self.chinese.replacing("2026 年第 06 周", with: week).replacing("## 纸\n", with: pair[0])
      let english = Self.english.replacing("Week 06 of 2026", with: week).replacing(
        "## Paper\n", with: pair[1])
      try files.write(chinese, to: "\(week).md")
      try files.write(english, to: "\(week).en.md")
    }
    let found = try await files.opened().categories(language: "zh")
    let others = found.map { $0.names.sorted(by: >).joined(separator: " ") }.filter { $0 != "机器人 Robotics" }
    #expect(Set(others) == Set(expected))
  }

  @Test func entriesOfTwoEditionsFindEachOther() async throws {
    let library = try await TemporaryLibrary(["2026W06.md": Self.chinese, "2026W06.en.md": Self.english])
      .opened()
    let twins = try Self.twins(library)
    #expect(twins.count == 6)
    #expect(twins["zh 叠衣服 FoldBot"] == "en#foldbot-folds-shirts")
    #expect(twins["en Paper that turns yellow"] == "zh#会变黄的纸")
  }

  @Test func threeLanguagesGoRound() async throws {
    let japanese = Self.english.replacing("Tavolo, a desk that walks", with: "Tavolo 歩く机です")
    let library = try await TemporaryLibrary([
      "2026W06.md": Self.chinese, "2026W06.en.md": Self.english, "2026W06.ja.md": japanese,
    ]).opened()
    var languages: [String] = []
    var entry = try library.entry(named: "2026W06/zh#叠衣服-foldbot")
    while let found = entry, languages.count < 4 {
      languages.append(found.id.language)
      entry = try found.twin.flatMap { try library.entry($0) }
    }
    #expect(languages == ["zh", "en", "ja", "zh"])
  }

  @Test func aLanguageThatLacksAnEntryIsSkipped() async throws {
    let japanese = Self.english.split(separator: "### FoldBot", maxSplits: 1)[0]
    let library = try await TemporaryLibrary([
      "2026W06.md": Self.chinese, "2026W06.en.md": Self.english, "2026W06.ja.md": String(japanese),
    ]).opened()
    let english = try library.entry(named: "2026W06/en#foldbot-folds-shirts")
    #expect(english?.twin?.language == "zh")
    #expect(try library.entry(named: "2026W06/en#tavolo-a-desk-that-walks")?.twin?.language == "ja")
  }

  @Test func aChangedFileIsAlignedAgainAndOneThatLeftIsForgotten() async throws {
    let files = try TemporaryLibrary(["2026W06.md": Self.chinese, "2026W06.en.md": Self.english])
    let library = try await files.opened()
    let parts = Self.english.split(separator: "### FoldBot", maxSplits: 1)
    try files.write(
      String(parts[0]) + "## Paper\n\n### Paper that turns yellow\n\nSince 1950, pH.\n", to: "2026W06.en.md")
    _ = try await library.refresh()
    #expect(try Self.twins(library)["zh 叠衣服 FoldBot"] == nil)
    #expect(try Self.twins(library)["zh 会走路的桌子 Tavolo"] == "en#tavolo-a-desk-that-walks")
    try files.remove("2026W06.en.md")
    _ = try await library.refresh()
    #expect(try Self.twins(library).isEmpty)
    #expect(try library.sectionTwins(of: "机器人").isEmpty)
  }

  @Test func sectionsAreOneInBothLanguages() async throws {
    let library = try await TemporaryLibrary([
      "2026W06.md": Self.chinese, "2026W06.en.md": Self.english,
      "2026W07.en.md": Self.english.replacing("Week 06", with: "Week 07"),
    ]).opened()
    #expect(try library.sectionTwins(of: "机器人") == ["Robotics"])
    #expect(try library.sectionTwins(of: "Robotics") == ["机器人"])
    let lens = try library.lens(category: "机器人", language: "zh")
    // The week that there is in English alone is shown, the twins of the other aren't.
    #expect(lens.map(\.id.language) == ["en", "en", "zh", "zh"])
    #expect(lens.map(\.id.digest) == ["2026W07", "2026W07", "2026W06", "2026W06"])
    #expect(try library.search(Query("in:机器人"), limit: 10).total == 6)
    #expect(try library.entries(category: "机器人").count == 2)
  }

  @Test func stubsGoWithNothing() async throws {
    let files = try TemporaryLibrary([
      "2026W06.md": Self.chinese, "2026W06.en.md": Self.english, "2026W07.md": Self.chinese,
      "2026W07.en.md": "# Week 07 of 2026\n\nNo translation available yet.\n",
    ])
    let library = try await files.opened()
    var sides: [String: [String]] = [:]
    for digest in try library.digests() {
      sides[digest.key] = try await library.alignments(of: digest).map { "\($0.left.path) \($0.right.path)" }
    }
    #expect(sides == ["2026W06": ["2026W06.md 2026W06.en.md"], "2026W07": []])
    withExtendedLifetime(files) {}
  }

  @Test func checkTellsOfDoubtfulTwins() async throws {
    let files = try TemporaryLibrary([
      "2026W06.md": "# 2026 年第 06 周\n\n## 纸\n\n### 折纸\n\n折一只鹤。\n",
      "2026W06.en.md": "# Week 06 of 2026\n\n## Paper\n\n### Cranes\n\nFold a bird of it.\n",
    ])
    let library = try await files.opened()
    #expect(try library.entries().allSatisfy { $0.twin != nil && $0.isTwinDoubtful })
    let faults = try await library.check().filter { $0.fault.code == .doubtfulTranslation }
    #expect(faults.map { "\($0.path) \($0.fault.subject)" } == ["2026W06.en.md Cranes", "2026W06.md 折纸"])
    withExtendedLifetime(files) {}
  }

  @Test func checkTellsWhatIsNotTranslated() async throws {
    let parts = Self.english.split(separator: "## Paper", maxSplits: 1)
    let files = try TemporaryLibrary([
      "2026W06.md": Self.chinese, "2026W06.en.md": String(parts[0]),
      "2026W05.md": "[English](2026W05.en.md) | 简体中文\n\n# 2026 年第 05 周\n\n## 纸\n\n### 折纸\n\n折一只鹤。\n",
    ])
    let library = try await files.opened()
    let faults = try await library.check()
    #expect(
      faults.contains {
        $0.path == "2026W06.md" && $0.fault.code == .missingTranslation && $0.fault.subject == "会变黄的纸"
          && $0.fault.line == 17
      })
    #expect(faults.count { $0.fault.code == .missingTranslation } == 1)
    try files.write(
      "# 2026 年第 07 周\n\n[English](2026W07.en.md) | 简体中文\n\n## 纸\n\n### 折纸\n\n折一只鹤。\n", to: "2026W07.md")
    try files.write("# Week 07 of 2026\n\nNo translation available yet.\n", to: "2026W07.en.md")
    let later = try await files.opened().check().filter { $0.path == "2026W07.en.md" }
    #expect(
      later.map(\.fault.code) == [.onlyStub, .oneSidedLink]
        || later.map(\.fault.code) == [.oneSidedLink, .onlyStub])
    #expect(later.allSatisfy { $0.fault.subject == "2026W07.md" && $0.fault.severity == .note })
    // The folder is there as long as this is.
    withExtendedLifetime(files) {}
    #expect(faults.contains { $0.path == "2026W05.md" && $0.fault.code == .missingEdition })
  }
}
