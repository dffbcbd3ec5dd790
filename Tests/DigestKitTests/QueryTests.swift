import DigestKit
import Testing
import Writing

@Suite struct QueryTests {
  private func matches(_ query: String, _ text: String) -> Bool {
    let folded = FoldedText(text)
    return Query(query).clauses.allSatisfy { clause in
      clause.contains { condition in
        guard case .text(let pattern) = condition.test else { return false }
        return pattern.isFound(in: folded) != condition.isNegated
      }
    }
  }

  /// Such words are text, and said to be.
  @Test(arguments: [
    ("after:20x", ["after:20x"]), ("灯 has:foo -is:never", ["has:foo", "is:never"]), ("\"after:20x\"", []),
    ("after:2026 week:2026W30.. has:table", []), ("in: after:", []), ("http://x foo:bar", []),
    ("week:2026W30..2026W20", ["week:2026W30..2026W20"]), ("number:", []),
    ("block:x near:(a OR b) block:(a -b) near:()", ["block:x", "near:(a OR b)", "block:(a -b)", "near:()"]),
    ("re:(", ["re:("]), ("re:a( block:(a b", ["re:a("]), ("f(x) word:x tag:x tag:#", ["tag:#"]),
  ])
  func whatLooksLikeAFilterIsTold(_ text: String, _ words: [String]) {
    #expect(Query(text).misread.map(\.word) == words)
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

  @Test func anyTextIsAQuery() {
    for (text, clauses) in [
      ("", 0), (" ", 0), ("\"\"", 0), ("-\"", 0), (":::", 1), ("in:", 1), ("week:", 1), ("*", 1),
      ("a AND b", 3),
      ("🙂", 1), ("\u{301}", 1), (String(repeating: "的 ", count: 5000), 1), ("week:2026W05 VLA", 2),
      ("a OR b c", 2),
    ] {
      #expect(Query(text).clauses.count == clauses, "\(text.prefix(20).debugDescription)")
    }
  }

  /// A filter's value may be quoted, whichever colon stands before it.
  @Test(arguments: [
    (#"in："机器 学习""#, #"in:"机器 学习""#), (#"-in："机器 学习" 狗"#, #"-in:"机器 学习" 狗"#),
    (#"in:"机器 学习"#, #"in:"机器 学习""#), (#"in:"狗""#, "in:狗"), (#"in："狗""#, "in：狗"), ("in：狗", "in:狗"),
  ])
  func valuesOfFiltersMayBeQuoted(_ one: String, _ other: String) {
    #expect(Query(one).clauses == Query(other).clauses)
    #expect(Query(one).clauses.count == (one.hasSuffix("\" 狗") ? 2 : 1))
    #expect(Query(one).patterns.count == (one.hasSuffix("\" 狗") ? 1 : 0))
  }

  @Test func whatIsAskedForTwiceIsLookedForOnce() {
    #expect(Query(String(repeating: "ji ", count: 3000)).clauses == Query("ji").clauses)
    #expect(Query("a -a a").clauses.count == 2)
  }
}
