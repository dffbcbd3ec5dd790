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

  @Test func oneStoryIsToldFromWeekToWeek() throws {
    let home = try Home()
    for (number, title) in [(1, "HyperTape 发布"), (2, "HyperTape：更快"), (3, "再见 HyperTape")] {
      let filler = (1...20).map { "### 闲谈 \(number)-\($0)\n\n天气不错。\n" }.joined(separator: "\n")
      try home.write(
        "# 2026 年第 0\(number) 周\n\n## 题\n\n### \(title)\n\n磁带。\n\n\(filler)", to: "library/2026W0\(number).md"
      )
    }
    let lines = try home.run(["show", "2026W02/zh#hypertape更快", "-L", "library"]).lines
    #expect(
      lines.prefix(3) == [
        "HyperTape：更快", "Earlier: 2026W01 · HyperTape 发布", "Later: 2026W03 · 再见 HyperTape",
      ])
  }
}
