import DigestKit
import Testing
import Writing

@Suite struct QueryTests {
  private typealias Issue = DigestKit.Issue
  private func matches(_ query: String, _ text: String) -> Bool {
    let folded = FoldedText(text)
    return Query(query).clauses.allSatisfy { clause in
      clause.contains { condition in
        guard case .text(let pattern) = condition.test else { return false }
        return pattern.isFound(in: folded) != condition.isNegated
      }
    }
  }

  @Test(arguments: [
    ("VLA 模型", "模型里有 VLA", true), ("\"VLA 模型\"", "模型里有 VLA", false), ("\"VLA 模型\"", "这个VLA模型", true),
    ("机器人 -英文", "机器人", true), ("机器人 -机器", "机器人", false), ("猫 OR 狗", "一只狗", true), ("猫 OR 狗 大", "小狗", false),
    ("“强化学习”", "用强化学习", true), ("\"没关上", "没关上的引号", true), ("a-b", "a-b c", true), ("NEAR", "near", true),
    ("week:后天", "week:后天", true), ("OR", "anything", true), ("-", "a - b", true), ("\"", "任何", true),
  ])
  func textConditions(_ query: String, _ text: String, _ expected: Bool) {
    #expect(matches(query, text) == expected)
  }

  @Test(arguments: [
    ("week:2026W05", true), ("week:2026W01..2026W10", true), ("week:2026W06", false),
    ("after:2026-01-28", true),
    ("after:2026-02-02", false), ("before:2026-01-26", true), ("before:2026-01-25", false),
    ("language:zh", true),
    ("language:en", false), ("site:arxiv.org", true), ("site:xiv.org", false), ("in:学术", true),
    ("in:推荐", false),
    ("title:kimi", true), ("has:code", true), ("has:table", false), ("is:unread", true),
    ("is:starred", false),
  ])
  func filters(_ query: String, _ expected: Bool) {
    let entry = EntrySummary(
      id: EntryID(digest: "2026W05", language: "zh", slug: "x"), kind: .leaf, title: "Kimi K2.5", level: 4,
      line: 1,
      path: "x.md", sections: ["學術研究", "机器人"],
      sources: [Source(title: "p", url: "https://www.arxiv.org/abs/1")],
      features: .code)
    let issue = Issue(week: Week("2026W05"))
    guard case .filter(let filter) = Query(query).clauses.first?.first?.test else {
      Testing.Issue.record("\(query) is no filter")
      return
    }
    #expect(filter.accepts(entry, issue: issue) == expected)
  }

  @Test func anyTextIsAQuery() {
    for text in [
      "", " ", "\"\"", "-\"", ":::", "in:", "week:", "*", "a AND b", "🙂", "\u{301}",
      String(repeating: "的 ", count: 5000),
    ] {
      _ = Query(text)
    }
  }

  @Test func whatIsAskedForTwiceIsLookedForOnce() {
    #expect(Query(String(repeating: "ji ", count: 3000)).clauses == Query("ji").clauses)
    #expect(Query("a -a a").clauses.count == 2)
  }
}
