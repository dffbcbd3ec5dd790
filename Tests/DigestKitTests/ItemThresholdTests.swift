import DigestKit
import Testing

/// A list makes entries of its items if at least half of them start with a link.
@Suite struct ItemThresholdTests {
  /// `linked` of `count` items with a link, from the last one up, since the place makes no difference.
  private static func lines(_ linked: Int, of count: Int, mark: (Int) -> String, link: (Int) -> String)
    -> [String]
  {
    (1...count).map { mark($0) + ($0 > count - linked ? link($0) + "：说第 \($0) 样。" : "第 \($0) 样没有链接。") }
  }

  private static func link(_ number: Int) -> String { "[第 \(number) 样](https://s\(number).example)" }

  private static func titles(_ lines: [String], separator: String = "\n") -> [String] {
    Fixtures.edition(markdown: "# 2026W05\n\n## 链接\n\n" + lines.joined(separator: separator) + "\n").entries
      .map(
        \.title)
  }

  static let shares = [
    (0, 1, false), (1, 1, true), (0, 2, false), (1, 2, true), (1, 3, false), (2, 3, true), (1, 4, false),
    (2, 4, true),
    (2, 5, false), (3, 5, true), (2, 6, false), (3, 6, true), (3, 7, false), (4, 7, true), (49, 100, false),
    (50, 100, true), (51, 100, true),
  ]

  @Test(arguments: shares) func bullets(linked: Int, count: Int, makesEntries: Bool) {
    let titles = Self.titles(Self.lines(linked, of: count, mark: { _ in "- " }, link: Self.link))
    #expect(titles.count == (makesEntries ? count : 1))
    #expect(titles.first == (makesEntries && linked == count ? "第 1 样" : makesEntries ? "第 1 样没有链接" : "链接"))
  }

  @Test(arguments: shares) func numberedLists(linked: Int, count: Int, makesEntries: Bool) {
    let titles = Self.titles(Self.lines(linked, of: count, mark: { "\($0). " }, link: Self.link))
    #expect(titles.count == (makesEntries ? count : 1))
    #expect((titles.first == "链接") == !makesEntries)
  }

  @Test(arguments: shares, ["、", "）", "："]) func numberedParagraphs(share: (Int, Int, Bool), stop: String) {
    let (linked, count, makesEntries) = share
    let lines = Self.lines(linked, of: count, mark: { "\($0)\(stop)" }, link: Self.link)
    let titles = Self.titles(lines, separator: "\n\n")
    #expect(titles.count == (makesEntries ? count : 1))
    #expect((titles.first == "链接") == !makesEntries)
  }

  @Test(arguments: [
    // What counts as a link at the beginning.
    ("[[第 9 样]]", true), ("**[第 9 样](https://s.example)**", true), ("[荐] [第 9 样](https://s.example)", true),
    ("*[第 9 样](https://s.example)*", true), ("【荐】[[第 9 样]]", true), ("3、[第 9 样](https://s.example)", true),
    // What doesn't.
    ("见[第 9 样](https://s.example)", false), ("第 9 样：[源](https://s.example)", false), ("[第 9 样](#链接)", false),
    ("`[第 9 样](https://s.example)`", false), ("![第 9 样](https://s.example/x.png)", false),
  ])
  func atHalfOneMoreDecides(_ start: String, _ counts: Bool) {
    let lines = Self.lines(1, of: 3, mark: { _ in "- " }, link: Self.link) + ["- \(start)：说完了。"]
    #expect(Self.titles(lines).count == (counts ? 4 : 1))
  }

  /// Each further list of a section is looked at by itself; one with fewer links is text of the item before it.
  @Test(arguments: [(1, 3, false), (1, 2, true), (2, 4, true), (2, 5, false)])
  func aFurtherList(linked: Int, count: Int, joins: Bool) {
    let first = Self.lines(2, of: 2, mark: { _ in "- " }, link: Self.link)
    let second = Self.lines(linked, of: count, mark: { _ in "- " }, link: Self.link)
    let titles = Self.titles(first + ["", "另有：", ""] + second)
    // So are the words between.
    #expect(titles.first == "第 1 样")
    #expect(titles.count == 2 + (joins ? count : 0))
  }
}
