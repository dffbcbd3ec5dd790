import DigestIndex
import DigestKit
import Testing

/// Pinyin typed for words of the library.
@Suite struct PinyinSearchTests {
  private static let markdown = """
    # 2026W01

    ## 机器人

    ### 会走路的机器人

    它用**强化学习**学会走路，在西安。

    ### Jiqi 是一个牌子

    这里说的是 jiqi。

    ### 银行与音乐

    正文里提到[[茶马古道]]，也提到别的。
    """

  private func found(_ query: String) async throws -> [(title: String, match: SearchMatch)] {
    let library = try await TemporaryLibrary(["2026W01.md": Self.markdown]).opened()
    return try library.rankedSearch(Query(query), limit: .max).map { ($0.entry.title, $0.match) }
  }

  @Test(arguments: [
    "jiqiren", "JiQiRen", "ji qi ren", "ji'qi'ren", "jqr", "jqren", "jiqir", "zoulu jqr",
  ])
  func wordsAreFoundByTheirReading(_ typed: String) async throws {
    let found = try await found(typed)
    #expect(found.first?.title == "会走路的机器人", "\(typed)")
    #expect(found.first?.match == .pinyin)
  }

  @Test(arguments: [
    ("qianghuaxuexi", 1), ("qhxx", 1), ("chamagudao", 1), ("cmgd", 1), ("yinhang", 1), ("yinyue", 1),
    ("jq", 0),
  ])
  func boldTextAndWikilinksAreWordsToo(_ typed: String, _ count: Int) async throws {
    #expect(try await found(typed).count == count, "\(typed)")
  }

  @Test func literalHitsComeFirst() async throws {
    let found = try await found("jiqi")
    #expect(found.first?.title == "Jiqi 是一个牌子")
    #expect(found.map(\.match) == [.literal, .pinyin])
  }

  @Test(arguments: ["\"jiqiren\"", "-jiqiren", "jiqiren2x", "xq", "zou'lu'x"])
  func quotesAndOtherTermsAreMeantAsTheyStand(_ typed: String) async throws {
    #expect(try await found(typed).allSatisfy { $0.match == .literal }, "\(typed)")
  }
}

/// Whatever is typed, an answer comes: the cost of hostile queries is bounded.
@Suite struct HostileQueryTests {
  @Test(arguments: [
    String(repeating: "ji ", count: 3500), String(repeating: "jiqiren", count: 1500),
    (0..<1000).map { "w\($0)" }.joined(separator: " "),
    (0..<1000).map { "w\($0)" }.joined(separator: " OR "),
    (0..<300).map { "-in:x\($0) title:y\($0)" }.joined(separator: " "), "shi shi shi shi shi shi", "zh ch sh",
    String(repeating: "aeiou", count: 2000), "，。！", "\"", "NEAR(a b)", "*", "😀👨‍👩‍👧‍👦", "\u{301}",
    "a\u{301}\u{302}",
  ])
  func everyQueryReturns(_ text: String) async throws {
    let library = try await Indexed.shared.library(TestLibraries.roots[0])
    let query = Query(text)
    let found = try library.search(query, limit: 100, widens: true)
    let ranked = try library.rankedSearch(query, limit: .max)
    #expect(found.total == ranked.count)
  }

  /// Alternatives past what an index is asked for count as well.
  @Test func manyAlternativesFindWhatTheLastOneFinds() async throws {
    let library = try await Indexed.shared.library(TestLibraries.roots[0])
    let many = (0..<200).map { "zzz\($0)" }.joined(separator: " OR ") + " OR 机器人"
    #expect(try library.search(Query(many), limit: 1).total == library.search(Query("机器人"), limit: 1).total)
  }
}
