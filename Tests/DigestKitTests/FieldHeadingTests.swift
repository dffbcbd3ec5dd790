import DigestKit
import Testing

/// Headings that stand below every piece are parts of its text.
@Suite struct FieldHeadingTests {
  private func entries(_ text: String, fields: [String] = []) -> [Entry] {
    DigestFile(bytes: Array(text.utf8), name: "a", rule: ReadingRule(fields: fields)).editions[0].entries
  }

  private func titles(_ text: String, fields: [String] = []) -> [String] {
    entries(text, fields: fields).map { ($0.sections + [$0.title]).joined(separator: "/") }
  }

  /// Pieces called `names` with these leaf headings below each.
  private static func pieces(_ names: [String], _ fields: [String]) -> String {
    "# 甲\n\n## 类\n\n"
      + names.map { name in
        "### \(name)\n\n" + fields.map { "#### \($0)\n\n\(name)的\($0)。\n\n" }.joined()
      }.joined()
  }

  @Test(arguments: [
    (["风筝", "灯塔"], ["概要", "要点"]), (["风筝", "灯塔", "磁带"], ["概要"]),
    (["Kite", "Lamp"], ["What's new", "Details", "References"]),
    (["Kite", "Lamp", "Tape", "Rake"], ["Summary", "TL;DR"]),
  ])
  func fieldsArePartsOfThePiece(_ names: [String], _ fields: [String]) {
    let found = entries(Self.pieces(names, fields))
    #expect(found.map(\.title) == names)
    #expect(found.allSatisfy { $0.kind == .leaf && $0.level == 3 && $0.sections == ["类"] })
    #expect(
      found[1].plainText
        == ([names[1]] + fields.flatMap { [$0, "\(names[1])的\($0)。"] }).joined(separator: "\n"))
    #expect(found.map(\.line) == names.indices.map { 5 + $0 * (2 + fields.count * 4) })
  }

  /// Of a file that is one piece the headings of all levels stand in its text.
  @Test func headingsOfAllLevelsStandInOneText() {
    let text = "# 题\n\n首。\n\n## 一\n\n甲。\n\n### 二\n\n乙。\n\n#### 三\n\n丙。\n\n## 四\n\n丁。\n"
    let rule = ReadingRule(pieces: .files)
    let whole = DigestFile(bytes: Array(text.utf8), name: "a", rule: rule).editions[0].entries
    #expect(whole.map(\.title) == ["题"])
    #expect(whole.first?.plainText == "题\n首。\n一\n甲。\n二\n乙。\n三\n丙。\n四\n丁。")
  }

  @Test func numbersAndLettersOfTitlesDoNotTellThemApart() {
    let text = """
      # 甲

      ## 风筝

      ### 1. Summary

      飞。

      ## 灯塔

      ### 2. SUMMARY

      亮。

      ## 磁带

      ### 3、summary

      响。
      """
    #expect(titles(text) == ["风筝", "灯塔", "磁带"])
  }

  /// What stands below one heading, or one title below two, is an entry.
  @Test(arguments: [
    pieces(["风筝", "灯塔"], ["概要"]), pieces(["风筝"], ["概要", "要点"]),
    "# 甲\n\n## 风筝\n\n### 概要\n\n文。\n\n## 灯塔\n\n### 要点\n\n文。\n\n## 磁带\n\n### 旧物\n\n文。\n",
  ])
  func theseAreEntries(_ text: String) {
    #expect(
      entries(text).count == text.components(separatedBy: "文。").count - 1
        + text.components(separatedBy: "的").count - 1)
  }

  @Test func categoriesOfLinksAreNoFields() {
    let list = "- [一](https://example.org/1)\n- [二](https://example.org/2)\n"
    let text = ["亚洲", "欧洲", "非洲"].map { "## \($0)\n\n### 新闻\n\n\(list)\n### 工具\n\n\(list)\n" }.joined(
      separator: "\n")
    #expect(titles("# 甲\n\n" + text).count == 12)
    #expect(titles("# 甲\n\n" + text).first == "亚洲/新闻/一")
  }

  /// References are a part, too, where other fields are more.
  @Test func listsOfSourcesAmongFields() {
    let list = "- [Page](https://example.org/1)\n- [Issue](https://example.org/2)\n"
    let text = ["Rakes that fold", "Hoes that bend"].map {
      "### \($0)\n\n#### What's new\n\nThey move.\n\n#### Details\n\nAt a hinge.\n\n#### References\n\n\(list)\n"
    }.joined()
    #expect(
      titles("# Garden 139\n\n## Tools\n\n" + text) == ["Tools/Rakes that fold", "Tools/Hoes that bend"])
  }

  /// What holds links is a category, among fields and above them; marks without letters are no fields.
  @Test func piecesAmongFields() {
    let list = "- [一](https://example.org/1)：第一\n- [二](https://example.org/2)：第二\n"
    let among = ["亚洲", "欧洲", "非洲"].map { "## \($0)\n\n### 导语\n\n几句话。\n\n### 新闻\n\n\(list)\n" }.joined()
    #expect(titles("# 甲\n\n" + among).count == 9)
    #expect(titles("# 甲\n\n" + among).prefix(3) == ["亚洲", "亚洲/新闻/一", "亚洲/新闻/二"])
    let above = ["工具", "文章", "游戏"].map { "## \($0)\n\n\(list)\n### 点评\n\n几句话。\n" }.joined(separator: "\n")
    #expect(titles("# 甲\n\n" + above).prefix(3) == ["工具/一", "工具/二", "工具/点评"])
    let marks = "# 甲\n\n## 风\n\n### 🔥\n\n文。\n\n## 火\n\n### 🌲\n\n文。\n\n## 土\n\n### 🪨\n\n文。\n"
    #expect(titles(marks) == ["风/🔥", "火/🌲", "土/🪨"])
  }

  /// One that stands among fields once is a part, too; among more that are none, fields alone are.
  @Test func whatElseStandsAmongThem() {
    let text = """
      # 甲

      ## 风筝

      ### 概要

      飞。

      ### 要点

      轻。

      ### 只此一处

      线。

      ## 灯塔

      ### 概要

      亮。

      ### 要点

      省电。

      ## 合集

      ### 概要

      多。

      ### 子一

      文。

      ### 子二

      文。
      """
    #expect(titles(text) == ["风筝", "灯塔", "合集", "合集/子一", "合集/子二"])
    #expect(entries(text)[0].plainText.contains("只此一处\n线。"))
    #expect(entries(text)[2].kind == .overview)
  }

  /// A file with one piece has no siblings that tell: the files around it do.
  @Test func otherFilesMayTellThem() {
    let text = Self.pieces(["风筝"], ["概要", "要点"])
    #expect(titles(text) == ["类/风筝/概要", "类/风筝/要点"])
    #expect(titles(text, fields: ["概要", "要点"]) == ["类/风筝"])
  }

  @Test func theSourceOfAnEntryWithFields() throws {
    let found = entries(Self.pieces(["风筝", "灯塔"], ["概要", "要点"]))
    // Its bytes end where the next piece begins.
    let text = Self.pieces(["风筝", "灯塔"], ["概要", "要点"])
    let source = String(decoding: Array(text.utf8)[found[0].bytes], as: UTF8.self)
    #expect(source.hasPrefix("### 风筝") && source.contains("#### 要点") && !source.contains("灯塔"))
  }
}
