import DigestIndex
import DigestKit
import Testing

/// Entries near one: by rare words, in both languages, and by sources.
@Suite struct RelatedTests {
  /// Forty entries that have nothing but common words.
  private static let filler = (1...40).map { "## 杂记 \($0)\n\n今天的**天气**不错，大家出门走走。\n" }.joined(separator: "\n")

  private static let files = [
    "2026W01/README.md": """
    # 2026W01

    \(filler)

    ## 深海灯笼鱼的光

    灯笼鱼在深海里发光，靠的是共生的发光菌。今天的天气不错。
    """,
    "2026W02/README.md": """
    # 2026W02

    ## 发光菌的来历

    深海的灯笼鱼从幼体起就带着发光菌。今天的天气不错。

    ## 与此无关

    大家出门走走，天气不错。

    ## [论文](https://www.fish.example/paper?utm_source=x)

    一篇论文。\(String(repeating: "讲了很久的事情。", count: 200))

    ## 广告

    ### 灯笼鱼牌手电

    深海一样的黑夜里，灯笼鱼牌手电，发光菌一样的光。
    """,
    "2026W02/README.en.md": """
    # 2026W02

    ## Where the glow comes from

    Lanternfish of the deep sea carry luminous bacteria from birth.
    """,
    "2026W03/README.md": """
    # 2026W03

    ## 又一篇

    [来源](http://fish.example/paper)

    同一篇论文，又说一遍。\(String(repeating: "说了很多别的话。", count: 200))
    """,
  ]

  private static func titles(near title: String, in library: Library) throws -> [String] {
    let entry = try #require(try library.newestEntries(200).first { $0.title == title })
    return try library.related(to: entry, limit: 10).map(\.entry.title)
  }

  @Test func rareWordsTellWhatIsNear() async throws {
    let files = try TemporaryLibrary(Self.files)
    let library = try await files.opened()
    #expect(try Self.titles(near: "深海灯笼鱼的光", in: library) == ["发光菌的来历"])
    let entry = try #require(try library.newestEntries(200).first { $0.title == "发光菌的来历" })
    let related = try library.related(to: entry, limit: 10)
    #expect(related.map(\.entry.title) == ["深海灯笼鱼的光"])
    // What they share, the words of the title first; nothing that all have.
    #expect(related.first?.shared.contains { $0.contains("发光") || $0.contains("灯笼") } == true)
    #expect(related.first?.shared.contains("天气") == false)
    // Neither itself nor its twin is near an entry, and what is only common is near nothing.
    #expect(try Self.titles(near: "杂记 7", in: library).isEmpty)
    #expect(try library.related(to: entry, limit: 0).isEmpty)
    withExtendedLifetime(files) {}
  }

  @Test func aCommonSourceTellsWhatIsNear() async throws {
    let files = try TemporaryLibrary(Self.files)
    let library = try await files.opened()
    let entry = try #require(try library.newestEntries(200).first { $0.title == "又一篇" })
    let related = try library.related(to: entry, limit: 10)
    #expect(related.map(\.entry.title) == ["论文"])
    #expect(related.first?.shared.first?.contains("fish.example") == true)
    withExtendedLifetime(files) {}
  }

  @Test func theVocabularyReachesTheOtherLanguage() async throws {
    var bracketed = Self.files
    bracketed["2026W04/README.en.md"] = """
      # 2026W04

      ## The lighthouse, on tape

      Its keeper sent us the tape from the lighthouse.
      """
    bracketed["2026W05/README.md"] = """
      # 2026W05

      ## 灯塔里的磁带

      守塔人寄来一盘磁带，是在灯塔里录的。

      ## 译名

      灯塔（lighthouse）在岸上，磁带（tape）在塔里。又是灯塔（lighthouse），又是磁带（tape）。
      """
    let files = try TemporaryLibrary(bracketed)
    let library = try await files.opened()
    #expect(try Self.titles(near: "The lighthouse, on tape", in: library).first == "灯塔里的磁带")
    withExtendedLifetime(files) {}
  }

  /// Rare words that stand in some title are told by the way in two texts about other things.
  @Test func whatIsMentionedByTheWayTellsNothing() async throws {
    var files = Self.files
    files["2026W06/README.md"] = """
      # 2026W06

      ## 琥珀、蜂鸟、罗盘、沙漠与火山

      五样东西的故事。

      ## 酵母、面团与炉膛

      \(String(repeating: "面粉加酵母，揉成面团，盖上湿布，等它发起来，再送进炉膛。", count: 5))像琥珀一样黄，像蜂鸟一样轻，不用罗盘，别成沙漠，也别成火山。

      ## 齿轮、发条与表壳

      \(String(repeating: "拆开表壳，取出齿轮，滴上机油，拧紧发条，再听它走动。", count: 5))像琥珀一样亮，像蜂鸟一样快，如罗盘一般准，静如沙漠，不似火山。
      """
    let temporary = try TemporaryLibrary(files)
    let library = try await temporary.opened()
    #expect(try Self.titles(near: "酵母、面团与炉膛", in: library) == ["琥珀、蜂鸟、罗盘、沙漠与火山"])
    #expect(try Set(Self.titles(near: "琥珀、蜂鸟、罗盘、沙漠与火山", in: library)) == ["酵母、面团与炉膛", "齿轮、发条与表壳"])
    withExtendedLifetime(temporary) {}
  }

  /// ICU parts 区块链 into two words that say little; brackets tell that it is one.
  @Test func aPhraseOfTheVocabularyIsOneWord() async throws {
    var files = Self.files
    files["2026W07/README.md"] = """
      # 2026W07

      ## 区块链与罗盘

      区块链（Blockchain Ledger Technology, BLT）与罗盘。

      ## 再谈区块链

      区块链（Blockchain Ledger Technology, BLT）里也有罗盘。
      """
    let temporary = try TemporaryLibrary(files)
    let library = try await temporary.opened()
    let entry = try #require(try library.newestEntries(200).first { $0.title == "再谈区块链" })
    let hit = try #require(try library.related(to: entry, limit: 10).first)
    #expect(hit.entry.title == "区块链与罗盘")
    #expect(hit.shared.contains("区块链") && !hit.shared.contains("区块"))
    withExtendedLifetime(temporary) {}
  }
}
