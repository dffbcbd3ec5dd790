import TestSupport
import Testing

/// Where the source of an entry was before, as `show` names it.
@Suite struct EarlierTests {
  private static func week(_ number: Int, _ title: String) -> String {
    "# 2026 年第 0\(number) 周\n\n## 题\n\n### \(title)\n\n[论文](https://arxiv.org/abs/2501.01234)\n\n第 \(number) 次说到它。\n"
  }

  @Test func anEarlierEntryIsNamedByItsTitleAsItIsWritten() throws {
    let home = try Home()
    try home.write(Self.week(1, "Why *Bees* Dance: A Study!"), to: "library/2026W01.md")
    try home.write(Self.week(2, "再见"), to: "library/2026W02.md")
    let lines = try home.run(["show", "2026W02/zh#再见", "-L", "library"]).lines
    #expect(lines.prefix(2) == ["再见", "Seen in 2026W01 · Why Bees Dance: A Study!"])
  }
}
