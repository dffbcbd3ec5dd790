import TestSupport
import Testing

/// What `search` prints of what was found in other ways than as it was typed, and where nothing was.
@Suite struct ForgivingSearchTests {
  private static func home() throws -> Home {
    let home = try Home()
    try home.write(
      "# 2026W05\n\n## 一\n\nMany agents.\n\n## 二\n\nOne agent.\n\n## 三\n\n**机器人**。\n",
      to: "library/2026W05.md")
    try home.write("# 2026W06\n\n## 长\n\n\(String(repeating: "ab", count: 2_000))\n", to: "evil/2026W06.md")
    return home
  }

  @Test func formsStandBelowAndSayWhatTheyAre() throws {
    let home = try Self.home()
    let rows = try home.run(["search", "agents", "-L", "library"]).lines.filter { !$0.hasPrefix("  ") }
    #expect(rows == ["2026W05/zh#一  一", "~ 2026W05/zh#二  二"])
    let json = try home.run(["search", "agents", "--json", "-L", "library"]).lines
    #expect(
      json.count == 2 && json[0].contains(#""match":"literal""#) && json[1].contains(#""match":"form""#))
    #expect(json[1].contains(#""ranges":[[4,5]]"#))
    for plainly in [["--literal"], ["--count"]] {
      let output = try home.run(["search", "agents", "-L", "library"] + plainly).output
      #expect(!output.contains("~") && (plainly == ["--literal"] || output == "1\n"))
    }
    #expect(try home.run(["search", "\"agents\"", "-L", "library"]).lines.count == 2)
  }

  @Test(arguments: [
    ("agnets", "agents"), ("机七人", "机器人"), ("没有这样的词", nil), ("\"agnets\"", nil), ("--literal agnets", nil),
    ("--count agnets", nil),
  ])
  func whatMayHaveBeenMeantIsNamed(_ arguments: String, _ meant: String?) throws {
    let home = try Self.home()
    let outcome = try home.run(
      ["search"] + arguments.split(separator: " ").map(String.init) + ["-L", "library"])
    #expect(outcome.status == 1 && (outcome.output == "" || outcome.output == "0\n"))
    #expect(outcome.errors == (meant.map { "wenzhai: Nothing found. Did you mean \($0)?\n" } ?? ""))
  }

  @Test func anExpressionThatWasGivenUpIsTold() throws {
    let home = try Self.home()
    let evil = try home.run(["search", #"re:^(\w+\w+)+\1!?\d$"#, "-L", "evil"])
    #expect(evil.status == 1 && evil.errors.contains("gave up on 1, which took too long"))
    let plain = try home.run(["search", #"re:agents?\b"#, "-L", "library"])
    #expect(plain.status == 0 && plain.errors == "" && plain.lines.count == 4)
  }
}
