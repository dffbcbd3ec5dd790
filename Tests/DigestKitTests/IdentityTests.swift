import Testing

@testable import DigestKit

@Suite struct IdentityTests {
  private func digests(_ files: [(path: String, text: String)], root: String = "lib") -> [PairedDigest] {
    EditionPairing.pair(
      files.map { EditionFacts(path: $0.path, edition: Fixtures.edition(markdown: $0.text)) }, rootName: root)
  }

  @Test(
    arguments: [
      ("# 2026 年第 05 周技术阅读", "2026-W05", nil, "2026-01-26"),
      ("# Week 05 of 2026", "2026-W05", nil, "2026-01-26"),
      ("# Summary - Week 1, 2026", "2026-W01", nil, "2025-12-29"), ("# 月刊 第 110 期", nil, 110, nil),
      ("# Notes, January 26, 2026", nil, nil, "2026-01-26"), ("# 2026年1月26日", nil, nil, "2026-01-26"),
      ("# Issue #7", nil, 7, nil), ("# 文章", nil, nil, nil), ("# 3.5 的体验", nil, nil, nil),
    ] as [(String, String?, Int?, String?)])
  func titlesTellTheIssue(_ title: String, _ week: String?, _ number: Int?, _ date: String?) {
    let issue = Fixtures.edition(markdown: title + "\n\n## a\n\nb\n").issue
    #expect(issue.week?.description == week)
    #expect(issue.number == number)
    #expect(issue.date?.description == date)
  }

  @Test(
    arguments: [
      ("2026W05/README.md", "2026W05", "2026-W05", nil), ("Monthly110.md", "Monthly110", nil, 110),
      ("issues/110.md", "110", nil, 110), ("2026-02-03.md", "2026-02-03", nil, nil),
      ("README.md", "lib", nil, nil),
      ("notes/python3.md", "python3", nil, nil),
      ("x/20250403-on-chips/README.zh-CN.md", "20250403-on-chips", nil, nil),
    ] as [(String, String, String?, Int?)])
  func namesTellKeyAndIssue(_ path: String, _ key: String, _ week: String?, _ number: Int?) {
    let digest = digests([(path, "## a\n\nb\n")])[0]
    #expect(digest.key == key)
    #expect(digest.issue.week?.description == week)
    #expect(digest.issue.number == number)
  }

  /// What is also a word, or a country, is a language behind a full stop alone.
  @Test(
    arguments: [
      ("notes.no", "notes", "no"), ("notes-no", "notes-no", nil), ("notes_de", "notes_de", nil),
      ("notes.de", "notes", "de"),
      ("notes-fr", "notes", "fr"), ("notes_en", "notes", "en"), ("a-b.zh-CN", "a-b", "zh-CN"),
      (".en", ".en", nil),
    ] as [(String, String, String?)])
  func languagesAtTheEndOfNames(_ name: String, _ stem: String, _ language: String?) {
    let found = Language.splitSuffix(name)
    #expect(found.stem == stem && found.language == language.flatMap { Language(tag: $0) }, "\(found)")
  }

  @Test func editionsPairByEveryConvention() {
    let zh = "## 一\n\n机器人的故事，很长的一段中文。\n"
    let en = "## One\n\nA story about robots, quite long.\n"
    let found = digests([
      ("a/README.md", en), ("a/README.zh-CN.md", zh), ("b.md", zh), ("en/b.md", en), ("c.en.md", en),
      ("c.md", zh),
      ("d_en.md", en), ("d.md", zh), ("e-zh.md", zh), ("e.md", en),
      ("f.md", "English | [中文](说明.md)\n\n" + en), ("说明.md", zh),
      ("g/zh/x.md", zh), ("g/en/x.md", en), ("h.ja.md", "## あ\n\nこれはペンです。\n"), ("h.zh.md", zh),
      ("h.en.md", en),
    ])
    let editions = Dictionary(
      uniqueKeysWithValues: found.map { ($0.key, $0.editions.map(\.summary.language)) })
    #expect(
      editions == [
        "a": ["zh", "en"], "b": ["zh", "en"], "c": ["zh", "en"], "d": ["zh", "en"], "e": ["zh", "en"],
        "f": ["zh", "en"], "x": ["zh", "en"], "h": ["zh", "en", "ja"],
      ])
  }

  /// Two files in one language are two digests, though a third in another language stands beside them.
  @Test func twoFilesOfOneLanguageAreNoEditionsOfEachOther() {
    let text = "# 2026 年第 05 周\n\n## 类\n\n### 条\n\n文字写在这里，写得长一些，好让人看出语言。\n"
    let found = digests([
      ("a/2026W05.md", text),
      ("a/2026W05.en.md", "# Week 5, 2026\n\n## S\n\n### E\n\nWords in English, and some more.\n"),
      ("b/2026W05.md", text),
    ])
    #expect(found.count == 2)
    #expect(
      found.allSatisfy { digest in Set(digest.editions.map(\.summary.language)).count == digest.editions.count
      })
  }

  @Test func scriptsTellEditionsOfOneLanguageApart() {
    let found = digests([("a.zh-CN.md", "## 机器\n\n人\n"), ("a.zh-TW.md", "## 機器\n\n人\n")])
    #expect(found.map { $0.editions.map(\.summary.language) } == [["zh-Hans", "zh-Hant"]])
  }

  @Test func keysAreMadeUniqueWithFolders() {
    let found = digests([
      ("2025/01.md", "## a\n\nb\n"), ("2026/01.md", "## a\n\nb\n"), ("x.md", "## a\n\nb\n"),
      ("x.markdown", "## a\n\nb\n"),
    ])
    #expect(Set(found.map(\.key)) == ["2025/01", "2026/01", "x", "x~2"])
  }

  @Test func newestFirstAndPagesLast() {
    let found = digests([
      ("a.md", "# 页\n\n## a\n\nb\n"), ("i1.md", "# 第 1 期\n\n## a\n\nb\n"),
      ("i2.md", "# 第 2 期\n\n## a\n\nb\n"),
      ("2026W05.md", "## a\n\nb\n"), ("2026W06.md", "## a\n\nb\n"),
    ])
    #expect(found.map(\.key) == ["2026W06", "2026W05", "i2", "i1", "a"])
  }

  @Test func aStubStandsBesideAnEditionWithEntries() {
    let stub = "# W5\n\n> No translation yet.\n"
    let found = digests([
      ("a/README.md", stub), ("a/README.zh-CN.md", "# 五\n\n## 一\n\n二\n"), ("b.md", "# B\n\n正文\n"),
    ])
    #expect(found.first { $0.key == "a" }?.editions.map(\.summary.isStub) == [false, true])
    #expect(found.first { $0.key == "b" }?.editions.map(\.summary.isStub) == [false])
    #expect(found.first { $0.key == "b" }?.isWholeText == true)
  }

  @Test func idsAreReadBack() throws {
    let id = try #require(EntryID("2026W05/zh#kimi-k25视觉"))
    #expect(id == EntryID(digest: "2026W05", language: "zh", slug: "kimi-k25视觉"))
    #expect(EntryID("a/b/en#x")?.digest == "a/b")
    #expect(EntryID("nonsense") == nil)
    #expect(id.description == "2026W05/zh#kimi-k25视觉")
  }
}
