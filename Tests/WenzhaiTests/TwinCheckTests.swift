import Foundation
import TestSupport
import Testing

/// `check --twins` says what two editions don't share, and nothing else.
@Suite struct TwinCheckTests {
  private func home() throws -> Home {
    let home = try Home()
    try home.write(
      """
      # 2026 年第 06 周

      ## 风筝

      ### K-77 线轴

      Ostrava 的线轴，1974 年造，卖 300 万欧元。

      用 Zylon 5501 编成，由 Ingrid Halvorsen 在三月检验。

      见[图纸](https://kites.example/reel)，也见[别处](nowhere.md)。

      ### 只有中文

      这一条没有译。
      """, to: "lib/2026W06.md")
    try home.write(
      """
      # Week 06 of 2026

      ## Kites

      ### The K-77 reel

      A reel of Ostrava, made in 1974 and sold for 3 billion euros.

      It is braided of Zylon 5501, and was inspected in March.

      See the [drawing](https://kites.example/reels), and [elsewhere](nowhere.md).
      """, to: "lib/2026W06.en.md")
    return home
  }

  @Test func saysWhatEditionsDoNotShare() throws {
    let outcome = try home().run(["check", "--twins", "-L", "lib", "--ui-language", "en"])
    #expect(outcome.status == 0)
    #expect(
      outcome.lines == [
        "2026W06.md:7: warning: “300 万欧元” here, “3 billion euros” in 2026W06.en.md:7",
        "2026W06.md:9: note: nothing in 2026W06.en.md:9 says “Ingrid Halvorsen”",
        "2026W06.md:11: warning: “https://kites.example/reel” here, “https://kites.example/reels” in 2026W06.en.md:11",
        "2026W06.md:13: note: “只有中文” isn't in the other edition",
      ])
  }

  @Test func saysItInChineseAndAsJSON() throws {
    let home = try home()
    let chinese = try home.run(["check", "--twins", "-L", "lib", "--ui-language", "zh"])
    #expect(
      chinese.lines.prefix(2) == [
        "2026W06.md:7: warning: 这里是 “300 万欧元”，2026W06.en.md:7 是 “3 billion euros”",
        "2026W06.md:9: note: “Ingrid Halvorsen” 在 2026W06.en.md:9 没有对应",
      ])
    let lines = try home.run(["check", "--twins", "--json", "-L", "lib"]).lines
    #expect(lines.count == 4)
    #expect(lines.first?.contains(#""severity":"warning","code":"figure-mismatch""#) == true)
  }

  /// Each is mended by itself, so that no line stands for all.
  @Test func eachIsTold() throws {
    let home = try Home()
    func text(_ title: String, _ line: (Int) -> String) -> String {
      "# \(title)\n\n## A\n\n"
        + (0..<15).map { "### K-\(100 + $0)\n\nOstrava K-\(100 + $0), Zylon \(5501 + $0).\n\n\(line($0))\n" }
        .joined(separator: "\n")
    }
    try home.write(text("2026 年第 06 周") { "卖了 \(200 + $0) 万份。" }, to: "lib/2026W06.md")
    try home.write(text("Week 06 of 2026") { "It sold \(200 + $0) million copies." }, to: "lib/2026W06.en.md")
    let outcome = try home.run(["check", "--twins", "-L", "lib", "--ui-language", "en"])
    #expect(outcome.lines.count == 15)
    #expect(outcome.lines.allSatisfy { $0.contains(": warning: ") })
  }
}
