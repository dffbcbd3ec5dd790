import Foundation
import TestSupport
import Testing

/// Every kind of link that leads nowhere, as `check` reports it: path, line and words; and links that are right, of
/// which it says nothing.
@Suite struct LinkFaultTests {
  private static let right = """
    # 2026 年第 06 周

    ## 好的

    [一期](2026W05.md) 和 [一条](2026W05.md#坏的)，[这里](#好的)，[页](sub/纸.md) 又 [页](sub/%E7%BA%B8.md)，
    [夹](sub)、[回来](sub/../2026W05.md)、[问](2026W05.md?plain=1#坏的)。

    ![图](images/moon.gif) ![远图](https://s.example/none.png)

    [网](https://s.example/a) [http](http://s.example) [信](mailto:a@s.example) <https://s.example/b>

    `[码](nothing.md)` 和 \\[字](nothing.md)，[[坏的]] 与 [[没有的词]]。

    ```markdown
    [码](nothing.md) ![码](none.png)
    ```

    """

  private func check(_ files: [String: String], json: Bool = false) throws -> [String] {
    let home = try Home()
    for (path, text) in files { try home.write(text, to: "library/" + path) }
    let images = home.folder.appending(path: "library/images")
    try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: TestFiles.samples.appending(path: "monthly/images/moon.gif"), to: images.appending(path: "moon.gif")
    )
    let outcome = try home.run(["check", "-L", "library"] + (json ? ["--json"] : []))
    // Links are warnings: none of them is an error.
    #expect(outcome.errors == "" && outcome.status == 0)
    return outcome.lines.map(String.init)
  }

  @Test func linksThatAreRightAreNoFaults() throws {
    let faults = try check([
      "2026W05.md": "# 2026 年第 05 周\n\n## 坏的\n\n文。\n", "2026W06.md": Self.right,
      "sub/纸.md": "# 纸\n\n## 页\n\n文。\n",
    ])
    #expect(faults == [])
  }

  static let wrong = [
    ("[没有](nothing.md)", "links to what isn't in the library: nothing.md"),
    ("[没有](sub/nothing.md#锚)", "links to what isn't in the library: sub/nothing.md#锚"),
    ("[没有](%E7%BA%B8.md)", "links to what isn't in the library: %E7%BA%B8.md"),
    ("<a href=\"nothing.md\">没有</a>", "links to what isn't in the library: nothing.md"),
    ("[没有][名]\n\n[名]: nothing.md", "links to what isn't in the library: nothing.md"),
    ("**[没有](nothing.md)**", "links to what isn't in the library: nothing.md"),
    ("> [没有](nothing.md)", "links to what isn't in the library: nothing.md"),
    ("| 甲 |\n|---|\n| [没有](nothing.md) |", "links to what isn't in the library: nothing.md"),
    ("[外面](../other.md)", "links outside the library: ../other.md"),
    ("[外面](/etc/hosts)", "links outside the library: /etc/hosts"),
    ("[外面](sub/../../x.md)", "links outside the library: sub/../../x.md"),
    ("![外面](../x.png)", "links outside the library: ../x.png"),
    ("![没有](images/none.png)", "no such picture: images/none.png"),
    ("<img src=\"images/none.png\">", "no such picture: images/none.png"),
    ("[![没有](none.png)](https://s.example)", "no such picture: none.png"),
    ("[无主](https:///x)", "a link without a host that can be told: https:///x"),
    ("[无主](http://a@/)", "a link without a host that can be told: http://a@/"),
  ]

  @Test(arguments: wrong) func aLinkThatLeadsNowhereIsReported(_ link: String, _ words: String) throws {
    let faults = try check(["2026W05.md": "# 2026 年第 05 周\n\n## 题\n\n先说一句。\n\n\(link)\n\n再说一句。\n"])
    #expect(faults == ["2026W05.md:7: warning: \(words)"])
  }

  @Test(arguments: [
    ("## [题](nothing.md)\n\n文。\n", 3), ("## 单\n\n- [甲](nothing.md)：说甲。\n- [乙](https://s.example)：说乙。\n", 5),
    ("## 单\n\n- [甲](https://s.example)：说甲。\n- [乙](nothing.md)：说乙。\n", 6),
    ("## 单\n\n1、[甲](nothing.md)：说甲。\n\n2、[乙](https://s.example)：说乙。\n", 5),
  ])
  func aTitleThatLeadsNowhereIsReported(_ text: String, _ line: Int) throws {
    let faults = try check(["2026W05.md": "# 2026 年第 05 周\n\n" + text])
    #expect(faults == ["2026W05.md:\(line): warning: links to what isn't in the library: nothing.md"])
  }

  /// The reader opens it: see `RootIndex.entry(path:anchor:)`.
  @Test func aLinkWithoutTheEndOfTheNameIsRight() throws {
    #expect(
      try check([
        "2026W05.md": "# 2026W05\n\n## 题\n\n见[那一期](2026W06)。\n", "2026W06.md": "# 2026W06\n\n## 题\n\n文。\n",
      ]) == [])
  }

  @Test func eachIsReportedWhereItStands() throws {
    let faults = try check([
      "a/2026W05.md":
        "# 2026 年第 05 周\n\n见[题](none-1.md)。\n\n## 题\n\n[没有](none-2.md)\n\n[没有](none-2.md) 和 [没有](none-3.md)\n",
      "b/2026W06.md":
        "# 2026 年第 06 周\n\n## 题\n\n![图](../images/moon.gif) ![图](images/moon.gif)\n",
    ])
    #expect(
      faults == [
        "a/2026W05.md:3: warning: links to what isn't in the library: none-1.md",
        "a/2026W05.md:7: warning: links to what isn't in the library: none-2.md",
        "a/2026W05.md:9: warning: links to what isn't in the library: none-2.md",
        "a/2026W05.md:9: warning: links to what isn't in the library: none-3.md",
        "b/2026W06.md:5: warning: no such picture: images/moon.gif",
      ])
  }

  @Test func languageLinesAndContentsAreLookedAt() throws {
    let faults = try check([
      "x.zh-CN.md":
        "[English](x.en.md) | 简体中文 | [日本語](x.ja.md)\n\n# 2026 年第 05 周\n\n## 题\n\n[源](https://s.example)\n\n文。\n",
      "x.en.md": "# 2026W05\n\n## Title\n\n[source](https://s.example)\n\nText.\n",
      "y.md": "# 2026 年第 06 周\n\n## 目录\n\n- [题](#题)\n- [没有的](#没有的)\n\n## 题\n\n文。\n",
    ])
    #expect(
      faults == [
        "x.en.md:1: note: the language line doesn't lead back to x.zh-CN.md",
        "x.zh-CN.md:1: warning: the language line names a missing edition: x.ja.md",
        "y.md:6: warning: the contents list “没有的”, but there is no such heading",
      ])
  }

  @Test func otherProgramsGetTheSame() throws {
    let faults = try check(["2026W05.md": "# 2026W05\n\n## 题\n\n[没有](nothing.md)\n"], json: true)
    #expect(
      faults == [
        #"{"path":"2026W05.md","line":5,"severity":"warning","code":"broken-link","message":"links to what isn't in the library: nothing.md"}"#
      ])
  }
}
