import Testing
import Writing

@testable import DigestKit

/// Numbers, weeks, URLs and extracts at their edges.
@Suite struct SmallValueTests {
  @Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31"), ("2026-02", "2026-02-01", "2026-02-28"),
    ("2024/2", "2024-02-01", "2024-02-29"),
    ("2026.2.3", "2026-02-03", "2026-02-03"),
  ])
  func aYearOrAMonthIsAllOfItsDays(_ text: String, _ first: String, _ last: String) {
    let days = Day.days(of: text)
    #expect(days?.lowerBound.description == first && days?.upperBound.description == last)
  }

  @Test(arguments: [
    "", "26", "20x", "2026-", "2026-13", "2026-02-30", "2026-1-1-1", "+2026", "3026", "2026-2x",
  ])
  func whatIsNoDateHasNoDays(_ text: String) { #expect(Day.days(of: text) == nil) }

  @Test func weeksBeginOnMonday() {
    // From the calendar of ISO 8601: the first Monday of each year's week 1.
    let table = [
      (2015, "2014-12-29"), (2016, "2016-01-04"), (2018, "2018-01-01"), (2019, "2018-12-31"),
      (2020, "2019-12-30"),
      (2021, "2021-01-04"), (2022, "2022-01-03"), (2023, "2023-01-02"), (2024, "2024-01-01"),
      (2026, "2025-12-29"),
      (2027, "2027-01-04"),
    ]
    for (year, monday) in table {
      #expect(Week(year: year, week: 1)?.monday?.description == monday, "\(year)")
    }
    #expect(Day(year: 1900, month: 2, day: 29) == nil && Day(year: 2000, month: 2, day: 29) != nil)
    #expect(Week(year: 2020, week: 53)?.monday?.description == "2020-12-28")
    #expect(Week(year: 2025, week: 54) == nil && Week(year: 2025, week: 0) == nil)
  }

  @Test(arguments: [
    ("一", 1, 1), ("九", 9, 1), ("十", 10, 1), ("十二", 12, 2), ("二十", 20, 2), ("三十五", 35, 3), ("九十九", 99, 3),
    ("十期", 10, 1),
  ])
  func numbersInHan(_ text: String, _ value: Int, _ length: Int) {
    let read = HanNumeral.read(ArraySlice(Array(text.unicodeScalars)))
    #expect(read?.value == value && read?.length == length)
    #expect(HanNumeral.read(ArraySlice(Array("期".unicodeScalars))) == nil)
  }

  @Test(arguments: [
    "第 12 期", "第\u{3000}12\u{3000}期", "第\u{A0}12 期", "第\t12\t期", "Issue 12", "Issue\u{3000}12", "Vol. 12",
    "No. 12", "#12", "第12期",
  ])
  func numbersOfIssuesBehindAnySpace(_ text: String) { #expect(IssueReader.issue(inText: text).number == 12) }

  @Test(arguments: [
    ("https://a.example?x=1", "http://www.a.example/?x=1"), ("https://a.example", "http://a.example/"),
    ("https://a.example/p?b=2&utm_source=x", "https://m.a.example/p?b=2"),
    ("https://twitter.com/i/1", "https://x.com/i/1"),
    ("https://arxiv.org/abs/2501.01234v2", "https://arxiv.org/pdf/2501.01234.pdf"),
    ("https://a.example/p#x", "https://a.example/p/"),
  ])
  func theSameSource(_ one: String, _ other: String) {
    #expect(SourceURL.normalized(one) == SourceURL.normalized(other))
    #expect(SourceURL.normalized(one) != nil)
  }

  @Test(arguments: [
    ("https://a.example?x=1", "https://a.example/x=1"), ("https://a.example?x=1", "https://a.example?x=2"),
    ("https://a.example/p", "https://a.example/P"),
    ("https://arxiv.org/abs/2501.01234", "https://arxiv.org/abs/2501.01235"),
    ("https://a.example/v", "https://a.example/"),
  ])
  func otherSources(_ one: String, _ other: String) {
    #expect(SourceURL.normalized(one) != SourceURL.normalized(other))
  }

  @Test func extractsAreAsLongAsIsWanted() {
    let text = String(repeating: "前面的话，", count: 100) + "机器人" + String(repeating: "后面的话，", count: 100)
    var last = 0
    for length in [30, 60, 120, 240, 400] {
      let extract = Extract(
        of: text, patterns: [TextPattern("机器人")].compactMap { $0.map(SearchPattern.text) }, length: length)
      #expect(extract.text.contains("机器人"))
      #expect(
        extract.text.count > last && extract.text.count <= length + 12, "\(length): \(extract.text.count)")
      last = extract.text.count
    }
  }

  private func extract(_ text: String, _ words: [String], _ length: Int) -> Extract {
    Extract(of: text, patterns: words.compactMap { TextPattern($0).map(SearchPattern.text) }, length: length)
  }

  /// With its hits marked.
  private func marked(_ extract: Extract) -> String {
    let scalars = Array(extract.text.unicodeScalars)
    var text = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if extract.ranges.contains(where: { $0.lowerBound == index }) { text.append("<") }
      text.append(scalar)
      if extract.ranges.contains(where: { $0.upperBound == index + 1 }) { text.append(">") }
    }
    return String(text)
  }

  @Test(arguments: [
    // A line that has room is whole, however it ends; a longer one ends behind a comma, if there is one near.
    ("题\n一二三四五六七八，九", "", "一二三四五六七八，九"),
    ("题\n一二三四五六七八，九十一二", "", "一二三四五六七八，…"),
    ("题\n一二三四五六七，九十一二三", "", "一二三四五六七，九十…"),
    ("题\n一二三四五六七八九十一二", "", "一二三四五六七八九十…"),
    ("题\n一行。\n又一行。", "", "一行。"), ("题", "", "题"), ("题\n", "", "题"),
    ("题\none two, four five", "", "one two, …"),
    // Marks stay with what they stand on.
    ("题\n一二三四五六七八九e\u{301}十", "", "一二三四五六七八九e\u{301}…"),
    // A hit has a third of the room before it.
    ("题\n一二三四五六七机器八九十一二三", "机器", "…五六七<机器>八九十一二…"),
    ("题\n一二三机器八九十一二三四五", "机器", "一二三<机器>八九十一二…"),
    ("机器\n一行。\n后面的机器。", "机器", "后面的<机器>。"), ("机器\n一行。", "机器", "<机器>"),
  ])
  func whereAnExtractIsCut(_ text: String, _ word: String, _ expected: String) {
    #expect(marked(extract(text, [word], 10)) == expected)
  }

  /// Hits that stand far apart leave less room before the first, so that what is shown gets no longer.
  @Test func farHitsLeaveLessRoomBefore() {
    let text = "题\none two three four five rake six seven and eight hoe nine ten eleven"
    #expect(marked(extract(text, ["rake"], 30)) == "…four five <rake> six seven and e…")
    #expect(marked(extract(text, ["rake", "hoe"], 30)) == "…five <rake> six seven and eight <hoe>…")
  }

  /// A short line of words between paragraphs is a sub-heading; also a question, or with code or a formula in it; with a link or
  /// another end it is text.
  @Test(arguments: [
    ("水怎样走", true), ("How water moves", true), ("看[这里](https://a.example)", false), ("设 $x$ 为长", true),
    ("够用还是太少？", true), ("$$x = 1$$", false),
    ("用 `make` 试", true), ("水走到这里。", false), ("（编者按）", false), ("2026-02-03", false), ("作者：老王", false),
    ("图 3", false), ("图：灯", false), ("图书馆", true), ("Figure 2", false), ("Tables of stone", true),
    (String(repeating: "长", count: 30), true), ("A heading of about fifty letters, without an end", true),
    (String(repeating: "word ", count: 13), false),
  ])
  func whatIsASubHeading(_ line: String, _ isOne: Bool) throws {
    let text = "这一段说的是土壤，以及水怎样在里面走，走到哪里停下来，又为什么停；说得比一行长。"
    let entry = try #require(
      Fixtures.edition(
        markdown: "# 期\n\n## 类\n\n### 条\n\n\(text)\n\n\(line)\n\n\(text)\n\n\(line)\n\n\(text)\n"
      )
      .entries.first)
    #expect(SubHeading.isOne(1, of: entry.blocks) == isOne, "\(line)")
  }

  /// The lead of a quoted post: who, where, and a link that is a date.
  @Test(arguments: [
    ("老王 @wang [2024-03-01](https://post.example/1)", "老王 wang 2024-03-01"),
    ("老王 @wang@sea.example [3 月 1 日](https://post.example/1)", "老王 @wang sea.example 3 月 1 日"),
    (
      String(repeating: "长", count: 40) + " @x [2024](https://post.example/1)",
      String(repeating: "长", count: 40) + " x 2024"
    ),
    ("老王 @wang [昨天](https://post.example/1)", nil), ("@wang [2024](https://post.example/1)", nil),
    ("老王 @wang sea [2024](https://post.example/1)", nil), ("老王 wang [2024](https://post.example/1)", nil),
  ])
  func leadsOfPosts(_ line: String, _ post: String?) throws {
    let entry = try #require(Fixtures.edition(markdown: "# 期\n\n## 条\n\n\(line)\n\n> 话。\n").entries.first)
    #expect(entry.posts.first.map { "\($0.author) \($0.handle) \($0.date)" } == post)
  }

  @Test func numbersBeforeTitles() {
    #expect(NumberMark.split("3.5 版出了") == nil)
    #expect(NumberMark.split("3. 五版出了")?.rest == " 五版出了")
    #expect(NumberMark.split("(3) 出了")?.0.style != NumberMark.split("3) 出了")?.0.style)
    #expect(Numbering("3.2 概述")?.rest.trimmingSpaces() == "概述")
    #expect(Numbering("第二章 概述")?.path == [2])
    #expect(Numbering("概述") == nil)
    // A number with a fraction counts what stands behind it, but for one that is called a part.
    #expect(Numbering("3.5万人") == nil && Numbering("2.0版") == nil)
    #expect(Numbering("第3.5节 概述")?.path == [3, 5] && Numbering("(3)概述")?.path == [3])
    #expect(Numbering("3 ways") == nil && Numbering("2025-03-05") == nil && Numbering("1000. 概述") == nil)
    #expect(Numbering("[3] 概述")?.path == [3] && Numbering("999. 概述")?.path == [999])
    #expect(Numbering("Part 2")?.path == [2] && Numbering("Part two 2") == nil)
  }
}
