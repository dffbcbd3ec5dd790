import DigestIndex
import DigestKit
import Testing

/// Words in one paragraph, words near each other, and expressions.
@Suite struct TogetherTests {
  private static let far = String(repeating: "海", count: 60)

  private static let markdown = """
    # 2026W01

    ## 一处

    灯塔和纸鸢。

    ## 两段

    灯塔。

    纸鸢。

    ## 远处

    灯塔\(far)纸鸢。

    ## 表格

    | 名 | 物 |
    |---|---|
    | 灯塔 | 纸鸢 |

    ## Both

    The lamp, "f(x)" of /etc/ and NEAR. near:x
    """

  @Test(arguments: [
    ("灯塔 纸鸢", ["一处", "两段", "远处", "表格"]), ("block:(灯塔 纸鸢)", ["一处", "远处", "表格"]),
    ("near:(灯塔 纸鸢)", ["一处", "表格"]), ("near:(纸鸢 灯塔)", ["一处", "表格"]),
    ("block:(灯塔 \"和纸\")", ["一处"]), ("block:（灯塔 纸鸢）", ["一处", "远处", "表格"]),
    ("block：(灯塔 纸鸢)", ["一处", "远处", "表格"]), ("灯塔 -block:(灯塔 纸鸢)", ["两段"]),
    ("block:(灯塔 纸鸢", ["一处", "远处", "表格"]), ("near:(灯塔 纸鸢) -表格", ["一处"]),
    ("near:(lamp etc) 灯塔 OR NEAR", ["Both"]), ("block:(灯塔 灯塔)", ["一处", "两段", "远处", "表格"]),
    // Nothing else changes its meaning.
    ("f(x)", ["Both"]), ("/etc/", ["Both"]), ("NEAR", ["Both"]), ("near:x", ["Both"]), ("block:灯塔", []),
    ("re:灯塔.纸鸢", ["一处", "表格"]), ("re:灯塔[和海]+纸鸢", ["一处", "远处"]), ("re:\"The lamp\"", ["Both"]),
    ("-re:灯塔", ["Both"]), ("灯塔 re:海{60}", ["远处"]), ("re:海{60} OR lamp", ["远处", "Both"]),
    ("re:“The lamp”", ["Both"]), ("word:“lamp”", ["Both"]), ("near:（灯塔 “纸鸢”）", ["一处", "表格"]),
    ("re:纸鸢\\s+灯塔", []), ("re:(", []),
  ])
  func find(_ query: String, _ titles: [String]) async throws {
    let files = try TemporaryLibrary(["2026W01.md": Self.markdown])
    let library = try await files.opened()
    #expect(try library.search(Query(query), limit: .max).entries.map(\.title) == titles)
    let ranked = try library.rankedSearch(Query(query), limit: .max, order: .date)
    #expect(ranked.map(\.entry.title) == titles)
    withExtendedLifetime(files) {}
  }

  /// From the first character of one to the last of the other, no more than sixty.
  @Test(arguments: [(56, true), (57, false)]) func nearIsSixtyCharacters(between: Int, isNear: Bool)
    async throws
  {
    let text = "灯塔" + String(repeating: "é", count: between) + "纸鸢"
    let files = try TemporaryLibrary(["2026W01.md": "# 2026W01\n\n## 一\n\n\(text)\n"])
    let library = try await files.opened()
    #expect(try library.search(Query("near:(灯塔 纸鸢)"), limit: 0).total == (isNear ? 1 : 0))
    withExtendedLifetime(files) {}
  }

  @Test func anExpressionTellsWhatItTook() async throws {
    let evil = String(repeating: "ab", count: 2_000)
    let files = try TemporaryLibrary(["2026W01.md": "# 2026W01\n\n## 一\n\n\(evil)\n\n## 二\n\nab!\n"])
    let library = try await files.opened()
    let query = Query(#"re:(\w*\w*)*\1[^\w]"#)
    let results = try library.search(query, limit: .max)
    #expect(results.entries.map(\.title) == ["二"])
    #expect(results.expressionCost == ExpressionCost(texts: 2, givenUp: 1))
    var cost: ExpressionCost?
    _ = try library.rankedSearch(query, limit: .max) { cost = $0 }
    #expect(cost?.givenUp == 1)
    // What isn't known isn't taken for the opposite.
    #expect(try library.search(Query(#"-re:(\w*\w*)*\1[^\w]"#), limit: 0).total == 0)
    // Other words leave fewer texts to be read.
    #expect(
      try library.search(Query("re:a 二"), limit: 0).expressionCost == ExpressionCost(texts: 1, givenUp: 0))
    #expect(try library.search(Query("二"), limit: 0).expressionCost == nil)
    withExtendedLifetime(files) {}
  }
}
