import DigestKit
import Testing

/// What leads elsewhere is no entry, wherever it hangs.
@Suite struct NavigationTests {
  private func titles(_ markdown: String) -> [String] {
    Fixtures.edition(markdown: markdown).entries.map(\.title)
  }

  @Test(arguments: [
    "- [甲](#甲)\n- [乙](#乙)", "- [甲](./#甲)\n- [乙](./#乙)", "- [[#甲]]\n- [[#乙]]", "- [甲](#a b)\n- [乙](#c d)",
    "[甲](#甲) | [乙](#乙)", "1. [甲](#甲)\n   - [乙](#乙)", "**[甲](#甲)** · [乙](#乙)",
  ])
  func contentsInAllTheirForms(_ contents: String) {
    #expect(titles("# 期\n\n\(contents)\n\n## 甲\n\n正文。\n\n## 乙\n\n正文。\n") == ["甲", "乙"])
    #expect(titles("# 期\n\n## 本期导读\n\n\(contents)\n\n## 甲\n\n正文。\n\n## 乙\n\n正文。\n") == ["甲", "乙"])
  }

  @Test(arguments: [
    "[上一期](11.md) · [下一期](13.md)", "[← 上一期](11.md) | 目录 | [下一期 →](13.md)",
    "[Previous](11.md) | [Next](13.md)",
    "上一期：[第 11 期](11.md)", "[Back to contents](README.md)", "[返回目录](../README.md)", "**[Back to top](#top)**",
    "[⬆ 返回顶部](#top)", "Prev 上一期: [2026-W19](./2026-W19.md)", "*[Issue 39](39.md)* – *[Index](index.md)*",
    "[← Vol. 30](./vol-30.md) | [回到顶部](#期) | [Vol. 32 →](./vol-32.md)", "（完）",
    "« [Previous year](2023.md) | [Next year](2025.md) »",
    "[Read it in the browser](https://a.example/64) | [#63](https://a.example/63) | [Unsubscribe](https://a.example/u)",
  ])
  func waysOutOfAnIssue(_ line: String) {
    let edition = Fixtures.edition(
      markdown: "# 期\n\n## 链接\n\n- [甲](https://a.example)\n- [乙](https://b.example)\n\n\(line)\n")
    #expect(edition.entries.map(\.title) == ["甲", "乙"])
    #expect(edition.entries[1].plainText == "乙")
    #expect(titles("# 期\n\n## 甲\n\n正文。\n\n## 再见\n\n\(line)\n") == ["甲"])
  }

  @Test(arguments: [
    "[1984](https://a.example/1984)：一本书，值得重读。", "[1](https://a.example/1) [2](https://a.example/2)",
    "[Next Generation](https://a.example/n)：续集。", "[第 11 期](https://a.example/11)",
    "[Last Orders](https://a.example/l)", "The end.", "完",
  ])
  func textsThatOnlyLookLikeIt(_ line: String) {
    #expect(titles("# 期\n\n## 甲\n\n\(line)\n") == ["甲"])
  }

  @Test func whatOnlyLooksLikeIt() {
    #expect(titles("# 期\n\n## 甲\n\n见[上一期](11.md)里讲过的办法。\n") == ["甲"])
    #expect(titles("# 期\n\n## Next steps\n\n[Next.js](https://a.example) is out.\n") == ["Next steps"])
  }

  @Test func listsOfTheLibrarysOwnFilesAreNoPieces() {
    let list = "- [第 1 期](./2026/1.md)：雨\n- [第 2 期](./2026/2.md)：风\n- [第 3 期](2026/3/)"
    let index = Fixtures.edition(markdown: "# 文库\n\n说明。\n\n## 2026 年\n\n\(list)\n\n## 关于\n\n文。\n")
    #expect(index.entries.map(\.title) == ["关于"])
    // They can still be read and followed.
    #expect(index.introduction?.plainText == "文库\n说明。\n2026 年\n第 1 期：雨\n第 2 期：风\n第 3 期")
    let table = "| 期 | 题 |\n| --- | --- |\n| 3 | [路](issue-3.md) |\n| 2 | [水](issue-2.md) |\n"
    #expect(titles("# 文库\n\n## 归档\n\n\(table)\n\n## 关于\n\n文。\n") == ["关于"])
    let mixed = "- [第 1 期](docs/issue-1.md)\n- [第 2 期](https://a.example/docs/issue-2.md)\n"
    #expect(titles("# 文库\n\n## 归档\n\n\(mixed)\n\n## 关于\n\n文。\n") == ["关于"])
    #expect(titles("# 文库\n\n## 2026 年\n\n- [外面](https://a.example)\n\(list)\n").count == 4)
  }

  /// Called like this issue but for the number, at an address that holds it.
  @Test(arguments: [
    ("# 手艺周报第 45 期", "- [第 44 期](https://a.example/w/44)\n- [手艺周报第 43 期：漆](https://a.example/w/43)"),
    (
      "# Garden Letter 12",
      "- [Letter 11 - frost](https://a.example/11/)\n- [Garden Letter 10](https://a.example/010.html)"
    ),
    (
      "# Weekly #45", "* [Weekly #44](https://a.example/issue-44)\n* [Weekly #43](https://a.example/issue-43)"
    ),
  ])
  func listsOfOtherIssuesAreNoPieces(_ title: String, _ list: String) {
    let links = "## 链接\n\n- [甲](https://a.example)\n- [乙](https://b.example)\n"
    #expect(titles("\(title)\n\n\(links)\n## 往期\n\n\(list)\n") == ["甲", "乙"])
    #expect(titles("\(title)\n\n\(links)\n---\n\n\(list)\n") == ["甲", "乙"])
    // In a file that isn't of the series they are links like others.
    #expect(titles("# 别的\n\n\(links)\n## 往期\n\n\(list)\n").count == 4)
  }

  @Test(arguments: [
    // Another series; issues of a tracker; a list with a text; an address without the number; this issue itself.
    "- [第 12 回 漆](https://pod.example/12)\n- [第 13 回 釉](https://pod.example/13)",
    "- [#123 Fix it](https://a.example/issues/123)\n- [#124 Break it](https://a.example/issues/124)",
    "- [第 44 期](https://a.example/w/44)：讲漆\n- [第 43 期](https://a.example/w/43)",
    "- [第 44 期](https://a.example/lacquer)\n- [第 43 期](https://a.example/w/43)",
    "- [第 45 期的图](https://a.example/45)\n- [第 45 期的数据](https://a.example/45/data)",
    "- [周报 4](https://a.example/4)\n- [手艺 5](https://a.example/5)",
  ])
  func listsThatOnlyLookLikeThem(_ list: String) {
    #expect(titles("# 手艺周报第 45 期\n\n## 链接\n\n\(list)\n").count == 2)
  }

  /// A name that merely ends in the letters of this one's is another name.
  @Test func otherNamesAreOthers() {
    for list in [
      "- [Newsletter 4](https://o.example/4)\n- [Newsletter 5](https://o.example/5)",
      "- [R 4](https://o.example/4)\n- [R 5](https://o.example/5)",
    ] {
      #expect(titles("# Garden Letter 12\n\n## Links\n\n\(list)\n").count == 2)
      #expect(titles("# Letter 12\n\n## Links\n\n\(list)\n").count == 2)
    }
  }

  @Test(arguments: ["SUMMARY", "toc", "jan/toc", "RECENT", "index", "目录"])
  func filesThatOnlyLeadToOthersHoldNoEntries(_ name: String) {
    let list = "* [第 2 期 - 霜](https://a.example/2) - 2025-09-21\n* [第 1 期 - 雨](https://a.example/1)\n"
    for text in [
      list, "# 2026\n\n- [一月](./jan/toc.md)\n  - [工具](./jan/tools.md)\n", "# 近期\n\n## 九月\n\n" + list,
    ] {
      let edition = Edition(bytes: Array(text.utf8), name: name)
      #expect(edition.entries.isEmpty && edition.wholeText == nil, "\(text)")
      #expect(edition.introduction != nil)
      #expect(!Edition(bytes: Array(text.utf8), name: "weekly-12").entries.isEmpty || text.contains("jan"))
    }
    // One that says something is a digest like others.
    #expect(!Edition(bytes: Array("# 近期\n\n## 九月\n\n这个月下了雨。\n".utf8), name: name).entries.isEmpty)
  }
}
