import DigestKit
import Testing
import Writing

/// What stands for a digest in a narrow pane.
@Suite struct DigestLabelTests {
  private func labels(_ files: [(path: String, title: String)]) -> [String] {
    let facts = files.map { path, title in
      EditionFacts(path: path, edition: Edition(bytes: Array("# \(title)\n\n## 题\n\n文。\n".utf8)))
    }
    return EditionPairing.pair(facts, rootName: "root").map(\.label)
  }

  @Test func whatTellsThemApartStandsFirst() {
    #expect(
      labels(
        (411...413).map { ("2026-01-0\($0 - 406)-newsletter.md", "Quiet Garden Society Newsletter #\($0)") })
        == ["#413", "#412", "#411"])
    #expect(
      labels([("石榴周刊203.md", "石榴周刊（第 203 期）：慢一点的机器"), ("石榴周刊202.md", "石榴周刊（第 202 期）：纸上的河")])
        == ["#203 慢一点的机器", "#202 纸上的河"])
    #expect(
      labels([("2026W05.md", "2026 年第 05 周文摘"), ("2026W06.md", "2026 年第 06 周文摘")]) == ["2026W06", "2026W05"])
    #expect(labels([("20250403-notes-on-insights.md", "从 RISC 到 AI")]) == ["2025-04-03 从 RISC 到 AI"])
    #expect(labels([("about-this-library.md", "关于本库")]) == ["关于本库"])
    // Where there are several series, a number alone doesn't tell of which it is.
    #expect(
      labels([("a/garden-7.md", "阳台菜园 第 7 期"), ("b/letter-21.md", "手边来信 第 21 期")]) == [
        "garden-7 阳台菜园", "letter-21 手边来信",
      ])
  }

  /// Two rows of a series differ within sixteen cells.
  @Test(arguments: [
    ["遠い山の図書館から届いた季節ごとの便り（秋）", "遠い山の図書館から届いた季節ごとの便り（春）", "遠い山の図書館から届いた季節ごとの便り（夏）"],
    [
      "The long letter of the society of friends, spring",
      "The long letter of the society of friends, summer",
    ],
    ["同一个标题写了很长很长很长很长", "同一个标题写了很长很长很长很长"],
  ])
  func rowsNeverLookAlike(_ titles: [String]) {
    let found = labels(
      titles.enumerated().map { ("a-long-common-name-of-files-\(["x", "y", "z"][$0]).md", $1) })
    #expect(
      Set(found.map { SafeText($0).prefix(fitting: 16, ambiguous: .narrow).string }).count == titles.count,
      "\(found)")
  }

  /// A stub stands beside an edition with entries, and lends it no name; alone it is better than none.
  @Test func aStubGivesNoTitle() {
    func edition(_ language: String, isStub: Bool) -> EditionSummary {
      EditionSummary(language: language, path: "", title: language, entries: isStub ? 0 : 3, isStub: isStub)
    }
    func digest(_ editions: [EditionSummary]) -> DigestSummary {
      DigestSummary(id: DigestID(key: "w1"), issue: Issue(), editions: editions)
    }
    let full = digest([edition("zh", isStub: true), edition("en", isStub: false)])
    #expect(full.title == "en")
    #expect(
      ["zh", "en", "ja", nil].map { full.edition(preferring: $0)?.language } == ["en", "en", "en", "en"])
    let both = digest([edition("zh", isStub: false), edition("en", isStub: false)])
    #expect(
      ["zh", "en", "ja", nil].map { both.edition(preferring: $0)?.language } == ["zh", "en", "zh", "zh"])
    #expect(digest([edition("zh", isStub: true)]).title == "zh" && digest([]).title == "w1")
    var read = edition("zh", isStub: false)
    read.read = 5
    #expect(read.unread == 0)
  }
}
