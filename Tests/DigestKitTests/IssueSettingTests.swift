import DigestKit
import Testing

/// What a configuration says of the issues of a library.
@Suite struct IssueSettingTests {
  private let files = [
    ("weekly/12-2024-03-01.md", "# Nine hills"), ("weekly/9-2024-04-01.md", "# Ten hills"),
    ("weekly/10-2024-02-01.md", "# 八座山\n\n山上有树，树上有鸟。"), ("about.md", "# About"),
  ]

  /// Keys with their marks and language, in order.
  private func digests(_ settings: IssueSettings) -> [String] {
    let facts = files.map { path, text in
      EditionFacts(path: path, edition: Edition(bytes: Array("\(text)\n\n## A\n\nText.\n".utf8)))
    }
    return EditionPairing.pair(facts, rootName: "root", settings: settings).map { digest in
      let marks = [
        digest.issue.week?.description, digest.issue.number.map { "#\($0)" }, digest.issue.date?.description,
      ]
      return ([digest.key] + marks.compactMap(\.self) + digest.editions.map(\.summary.language)).joined(
        separator: " ")
    }
  }

  @Test func marksThatCount() {
    #expect(
      digests(IssueSettings(mark: .number)) == [
        "12-2024-03-01 #12 en", "10-2024-02-01 #10 zh", "9-2024-04-01 #9 en", "about en",
      ])
    #expect(
      digests(IssueSettings(mark: .date)) == [
        "9-2024-04-01 2024-04-01 en", "12-2024-03-01 2024-03-01 en", "10-2024-02-01 2024-02-01 zh",
        "about en",
      ])
    for mark in [IssueSettings.Mark.none, .week] {
      #expect(
        digests(IssueSettings(mark: mark)) == [
          "about en", "10-2024-02-01 zh", "12-2024-03-01 en", "9-2024-04-01 en",
        ])
    }
  }

  @Test func orders() {
    let keys = { (order: IssueSettings.Order) in
      digests(IssueSettings(mark: .date, order: order)).compactMap {
        $0.split(separator: " ").first.map(String.init)
      }
    }
    #expect(keys(.newest) == ["9-2024-04-01", "12-2024-03-01", "10-2024-02-01", "about"])
    #expect(keys(.oldest) == ["10-2024-02-01", "12-2024-03-01", "9-2024-04-01", "about"])
    #expect(keys(.name) == ["about", "9-2024-04-01", "10-2024-02-01", "12-2024-03-01"])
  }

  /// A language that a file states is its own.
  @Test(arguments: [
    ("a.md", "# 山\n\n山上有树。", "cs"), ("a.md", "# Hills", "cs"), ("a.fr.md", "# Collines", "fr"),
    ("a.md", "---\nlang: ja\n---\n\n# Hills", "ja"), ("a.md", "# Hills\n\nEnglish | [中文](b.md)", "en"),
  ])
  func languages(_ path: String, _ text: String, _ expected: String) {
    let facts = EditionFacts(path: path, edition: Edition(bytes: Array("\(text)\n\n## A\n\nText.\n".utf8)))
    let digests = EditionPairing.pair(
      [facts], rootName: "root", settings: IssueSettings(language: Language("cs")))
    #expect(digests.first?.editions.map(\.summary.language) == [expected])
  }
}
