import DigestKit
import Testing

/// Digests of other kinds than the samples, judged as their readers would.
@Suite struct OtherShapesTests {
  @Test func numberedParagraphs() throws {
    let edition = try Fixtures.edition("Tests/Fixtures/numbered/weekly-12.md")
    #expect(edition.issue.number == 12)
    #expect(
      edition.entries.map { "\($0.category ?? "-") | \($0.title)" } == [
        "- | 本周话题", "- | 科技动态", "科技动态 | 一支会算时差的钟", "科技动态 | 会走路的桌子", "科技动态 | 纸做的电池",
        "文章 | 怎样读一张星图", "文章 | 慢一点的终端", "- | 言论",
      ])
    #expect(edition.entries[1].plainText == "科技动态\n以上三条由读者推荐。")
    #expect(edition.entries[2].images == 1)
    #expect(edition.entries[3].plainText == "会走路的桌子\n机器人实验室做了一张桌子，叫它就来。")
  }

  @Test func linkListsUnderSubheadings() throws {
    let edition = try Fixtures.edition("Tests/Fixtures/links/2026-02-03.md")
    #expect(edition.issue.number == 41)
    #expect(edition.issue.date == Day(year: 2026, month: 2, day: 3))
    #expect(
      edition.entries.map { "\($0.sections.joined(separator: "/")) | \($0.title)" } == [
        "News/Editors | A smaller editor", "News/Editors | Modal keys explained", "News/Editors | Kakoune",
        "News | Shells", " | Elsewhere",
      ])
  }

  @Test func frontMatterAndSiblingFolders() throws {
    let paths = ["content/tea.md", "content/en/tea.md", "content/notes.zh.md", "content/notes.en.md"]
    let facts = try paths.map { path in
      EditionFacts(path: path, edition: try Fixtures.edition("Tests/Fixtures/frontmatter/" + path))
    }
    let digests = EditionPairing.pair(facts, rootName: "frontmatter")
    #expect(digests.map(\.key) == ["notes", "tea"])
    #expect(digests.map { $0.issue.date?.description } == ["2026-03-08", "2026-03-01"])
    #expect(digests.map { $0.editions.map(\.summary.language) } == [["zh", "en"], ["zh", "en"]])
    #expect(digests[1].editions.map(\.summary.title) == ["茶与水", "Tea and water"])
    #expect(digests[0].editions.map(\.summary.entries) == [1, 1])
  }
}
