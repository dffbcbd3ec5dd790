import DigestKit
import Testing

/// Several issues in one file: each section that says which issue it is, is one.
@Suite struct IssueSectionTests {
  private func editions(_ text: String, name: String = "README") -> [Edition] {
    DigestFile(bytes: Array(text.utf8), name: name).editions
  }

  /// What a test compares of a part: mark, line, and its entries with their sections.
  private func summary(_ edition: Edition) -> String {
    let entries = edition.entries.map { ($0.sections + [$0.title]).joined(separator: "/") }
    let whole = edition.wholeText.map { ["[\($0.title) \($0.level ?? 0) \($0.line)]"] } ?? []
    return "\(edition.mark ?? "-") \(edition.line): " + (entries + whole).joined(separator: ", ")
  }

  private static let archive = """
    # 手艺周报

    每周一期，往期如下。

    ## 目录

    - [第 12 期](#第-12-期-竹编)
    - [第 11 期](#第-11-期-木作)

    ## 2026 年

    ### 第 12 期 竹编

    开场白一段。

    #### 工具

    - [竹刀](https://example.org/1)：好用。
    - [竹尺](https://example.org/2)：也好用。

    #### 文章

    ##### 怎样选竹

    要选三年的竹子。

    ### 第 11 期 木作

    - [刨子](https://example.org/3)：新款。
    - [凿子](https://example.org/4)：旧款。

    ## 2025 年

    ### 第 10 期 绳结

    只有一段话，没有链接，也没有小标题。

    ## 关于

    作者是个手艺人。
    """

  @Test func sectionsOfTheOutermostMarkedLevelAreIssues() {
    let editions = editions(Self.archive)
    #expect(
      editions.map(summary) == [
        "- 1: 关于", "12 12: 工具/竹刀, 工具/竹尺, 文章/怎样选竹", "11 27: 刨子, 凿子", "10 34: [第 10 期 绳结 3 34]",
      ])
    #expect(editions.map(\.issue.number) == [nil, 12, 11, 10])
    #expect(editions[1].introduction?.plainText == "第 12 期 竹编\n开场白一段。")
    #expect(editions[0].introduction?.plainText.contains("往期如下") == true)
    #expect(editions[0].diagnostics.isEmpty)
  }

  /// What leads to other issues introduces none, neither above its text nor below.
  @Test func waysToOtherIssuesAreNoPartOfAnIntroduction() {
    let ways = "[上一期](#第-1-期) | [目录](README.md)"
    let pieces = "### 工具\n\n- [竹刀](https://example.org/1)：好用。\n- [竹尺](https://example.org/2)：也好用。\n\n"
    for text in ["\(ways)\n\n开场白一段。", "开场白一段。\n\n\(ways)", "开场白一段。"] {
      let editions = editions("# 周报\n\n## 第 2 期\n\n\(text)\n\n\(pieces)## 第 1 期\n\n\(pieces)")
      #expect(editions[1].introduction?.plainText == "第 2 期\n开场白一段。", "\(text)")
      #expect(editions[1].entries.map(\.title) == ["竹刀", "竹尺"])
      #expect(editions[2].introduction == nil)
    }
  }

  @Test func theirDatesMayBeWrittenInManyWays() {
    let titles = [
      ("Letter (June 23 - June 29) - 2025", "2025-06-23"), ("Top tools (Dec 29 – Jan 4) 2026", "2025-12-29"),
      ("Notes of June 3–9, 2025", "2025-06-03"), ("2025-06-16 Frost", "2025-06-16"),
      ("2025 年第 20 周", "2025W20"),
      ("Issue 7", "7"),
    ]
    let text = titles.map { "## \($0.0)\n\n### A tool\n\nText.\n" }.joined(separator: "\n")
    #expect(editions("# Letters\n\n" + text).map(\.mark) == [nil] + titles.map(\.1))
  }

  /// A weekly with the days of its week in it is one issue, as is a page that mentions a date once.
  @Test(arguments: [
    ("2026W05", "# 周报\n\n## 2026-01-26\n\n雪。\n\n## 2026-01-27\n\n晴。\n"),
    ("README", "# 2026 年第 05 周\n\n## 2026-01-26\n\n雪。\n\n## 2026-01-27\n\n晴。\n"),
    ("2026-01-26", "# 日报\n\n## 2026-01-26 早\n\n雪。\n\n## 2026-01-26 晚\n\n晴。\n"),
    ("README", "# 札记\n\n## 2026-01-26\n\n雪。\n\n## 晴天\n\n晴。\n"),
    ("2026-06-01", "# 札记\n\n## 2026-06-01\n\n雪。\n\n## 2026-06-02\n\n晴。\n"),
    ("a", "---\nnumber: 12\n---\n\n## 2026-01-26\n\n雪。\n\n## 2026-01-27\n\n晴。\n"),
    (
      "README",
      "# 札记\n\n## 2026-01-26\n\n雪。\n\n## 2026-01-27\n\n雨。\n\n## 甲\n\n文。\n\n## 乙\n\n文。\n\n## 丙\n\n文。\n"
    ),
  ])
  func theseAreOneIssue(_ name: String, _ text: String) {
    #expect(editions(text, name: name).map(\.mark) == [nil])
    // Of the same text in a file that says nothing, and with days alone, each is one.
    let alone = text.split(separator: "\n\n## ").filter { $0.first?.isNumber == true }
    let days = alone.map { "## \($0)\n" }.joined(separator: "\n")
    #expect(editions("# 札记\n\n" + days).count == (alone.count > 1 ? alone.count + 1 : 1))
  }

  @Test func headingsOfTheFirstLevelMayBeIssues() {
    let text =
      "# 2024-05-17\n\n- [甲](https://example.org/1)\n- [乙](https://example.org/2)\n\n# 2024-05-10\n\n- [丙](https://example.org/3)\n- [丁](https://example.org/4)\n"
    #expect(editions(text).map(summary) == ["- 1: ", "2024-05-17 1: 甲, 乙", "2024-05-10 6: 丙, 丁"])
    // One of them says it for the file.
    let title = "# 周刊 第 12 期\n\n# 新闻\n\n- [甲](https://example.org/1)\n- [乙](https://example.org/2)\n"
    #expect(editions(title).map(summary) == ["- 1: 新闻/甲, 新闻/乙"])
  }

  /// A month's file may hold its issues.
  @Test func aMonthHasIssues() {
    let text = "# 2026-05\n\n## 2026-05-04\n\n雪。\n\n## 2026-05-11\n\n晴。\n"
    #expect(editions(text, name: "2026-05").map(\.mark) == [nil, "2026-05-04", "2026-05-11"])
  }

  /// A list of the best counts from its top; archives don't begin with the first issue.
  @Test func rankingsAreNoIssues() {
    let best = "# 十大工具\n\n## #1 风筝\n\n文。\n\n## #2 灯塔\n\n文。\n\n## #3 磁带\n\n文。\n"
    #expect(editions(best).map(summary) == ["- 1: #1 风筝, #2 灯塔, #3 磁带"])
    let archive = "# 周刊\n\n## #12 风筝\n\n文。\n\n## #11 灯塔\n\n文。\n"
    #expect(editions(archive).map(\.mark) == [nil, "12", "11"])
  }

  @Test func sameMarksAreToldApart() {
    let text = "# 周刊\n\n" + (1...3).map { "## 第 7 期 \($0)\n\n文 \($0)。\n" }.joined(separator: "\n")
    #expect(editions(text).map(\.mark) == [nil, "7", "7~2", "7~3"])
  }

  @Test func theyAreDigestsWithKeysOfTheirFile() {
    let files = [
      ("letters/README.md", Self.archive), ("letters/README.en.md", Self.archive), ("a.md", "# 甲\n\n文。"),
    ]
    let facts = files.flatMap { path, text in
      editions(text).map { EditionFacts(path: path, edition: $0) }
    }
    let digests = EditionPairing.pair(facts, rootName: "root")
    #expect(digests.map(\.key) == ["letters@12", "letters@11", "letters@10", "a", "letters"])
    #expect(digests.map(\.editions.count) == [2, 2, 2, 1, 2])
    #expect(digests[0].editions.map(\.summary.line) == [12, 12])
    #expect(digests[0].editions.map(\.summary.language) == ["zh", "en"])
    #expect(digests[2].isWholeText && !digests[1].isWholeText)
  }

  @Test func notesStandBelowTheIssueThatRefersToThem() {
    let text = "# 周报\n\n## 第 2 期\n\n### 甲\n\n见注[^a]。\n\n## 第 1 期\n\n### 乙\n\n文。\n\n[^a]: 注在最后。\n"
    let editions = editions(text)
    #expect(editions[1].entries[0].plainText.contains("注在最后"))
    #expect(!editions[2].entries[0].plainText.contains("注在最后"))
  }
}
