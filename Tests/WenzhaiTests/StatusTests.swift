import Foundation
import TestSupport
import Testing

/// Exit status and standard error: 0 done, 1 nothing found or faults found, 2 could not do it, 64 wrong usage.
@Suite struct StatusTests {
  @Test(arguments: [
    ("search 机器人", 0), ("search 没有这样的词", 1), ("search 没有这样的词 --count", 1), ("search 机器人 --count", 0),
    ("search 没有这样的词 --json", 1), ("list", 0), ("list --category 没有这类", 1), ("list --language fr", 1),
    ("digests", 0), ("trend 机器人", 0), ("trend 没有这样的词", 1), ("check", 0), ("index", 0), ("align 2026W05", 0),
    ("show issue-02/zh#更正", 0), ("vocabulary", 0), ("vocabulary 机器人", 0), ("vocabulary 没有这样的词", 1),
    ("vocabulary --looked-up", 1), ("rising 2026W05", 0), ("rising 2025-09-08", 1),
  ])
  func whatWasFoundIsTold(arguments: String, status: Int32) throws {
    let outcome = try Home().run(arguments.split(separator: " ").map(String.init) + ["-L", Home.samples])
    #expect(outcome.status == status)
    // A chart without bars may be one of a few hits: that there are none is said.
    #expect(outcome.errors == (arguments.hasPrefix("trend") && status == 1 ? "wenzhai: Nothing found\n" : ""))
    #expect(
      (status == 0) != outcome.bytes.isEmpty || arguments.contains("--count") || arguments.hasPrefix("trend"))
  }

  @Test(arguments: [
    ("show nothing/zh#here", "wenzhai: no such entry: nothing/zh#here (wenzhai list shows them all)"),
    ("list --digest 2020W01", "wenzhai: no such digest: 2020W01 (wenzhai digests shows them all)"),
    ("align 2020W01", "wenzhai: no such digest: 2020W01 (wenzhai digests shows them all)"),
    ("rising 2020W01", "wenzhai: no such digest: 2020W01 (wenzhai digests shows them all)"),
  ])
  func whatCannotBeDoneIsTold(arguments: String, error: String) throws {
    let outcome = try Home().run(arguments.split(separator: " ").map(String.init) + ["-L", Home.samples])
    #expect(outcome.status == 2)
    #expect(outcome.errors == error + "\n")
    #expect(outcome.bytes.isEmpty)
  }

  /// How many files came, changed and left since the last time, in words of both languages and in JSON.
  @Test func whatHasChangedIsTold() throws {
    let home = try Home()
    func write(_ weeks: ClosedRange<Int>, _ text: String) throws {
      for week in weeks {
        try home.write("# 2026W0\(week)\n\n## 题\n\n\(text)\n", to: "library/2026W0\(week).md")
      }
    }
    let index = ["index", "-L", home.folder.path + "/library"]
    try write(1...3, "旧的正文。")
    let first = try home.run(index + ["--ui-language", "en"])
    #expect(first.lines[0].hasPrefix("3 digests, 3 entries in 3 files, "))
    #expect(first.lines[1] == "3 added, 0 updated, 0 removed")
    try write(2...3, "新的正文，比旧的长。")
    try write(4...7, "又一篇。")
    try FileManager.default.removeItem(at: home.folder.appending(path: "library/2026W01.md"))
    let second = try home.run(index + ["--ui-language", "zh"])
    #expect(second.lines[0].hasPrefix("6 期，6 条，6 个文件，"))
    #expect(second.lines[1] == "新增 4，更新 2，移除 1")
    try write(3...4, "最新的正文，比新的还要长。")
    try write(8...8, "再一篇。")
    let third = try home.run(index + ["--json"]).output
    #expect(third.contains("\"files\":7,\"digests\":7,\"entries\":7,"))
    #expect(third.contains("\"added\":1,\"updated\":2,\"removed\":0,"))
    #expect(try home.run(index + ["--ui-language", "en"]).lines[1] == "0 added, 0 updated, 0 removed")
  }

  @Test func aMissingLibraryIsTold() throws {
    for command in ["list", "digests", "index", "check", "screen", "trend x", "search x"] {
      let outcome = try Home().run(command.split(separator: " ").map(String.init) + ["-L", "/nowhere"])
      #expect(outcome.status == 2, "\(command)")
      #expect(outcome.errors == "wenzhai: no such file or folder: /nowhere\n", "\(command)")
    }
  }

  @Test(arguments: [
    "search", "list --nope", "search x --limit y", "show", "keys --format html", "screen --size 3",
    "screen --keys <Nope>",
    "serch x", "list --ui-language fr", "digests extra",
  ])
  func wrongUsageIs64(arguments: String) throws {
    let outcome = try Home().run(arguments.split(separator: " ").map(String.init))
    #expect(outcome.status == 64)
    #expect(outcome.bytes.isEmpty)
    #expect(outcome.errors.hasPrefix("Error: "))
  }

  @Test func limitsAndCountsHold() throws {
    let home = try Home()
    func run(_ arguments: String...) throws -> Home.Outcome {
      try home.run(arguments + ["-L", Home.samples])
    }
    #expect(try run("search", "机器人", "--count").output == "9\n")
    for limit in [1, 3, 9, 20] {
      #expect(
        try run("search", "机器人", "--limit", "\(limit)", "--literal").lines.count == 2 * min(limit, 9))
    }
    // What its editions translate it by counts as nothing literal.
    #expect(try run("search", "机器人", "--limit", "20").lines.count > 2 * 9)
    // Pinyin counts as nothing literal.
    #expect(try run("search", "jiqiren", "--count").output == "0\n")
    #expect(try run("search", "jiqiren", "--literal").status == 1)
    #expect(try run("search", "jiqiren", "--limit", "2").lines.first?.hasPrefix("~ ") == true)
    // Behind the dashes stands what is searched, even if it looks like an option.
    #expect(try home.run(["search", "-L", Home.samples, "--", "-英文", "机器人"]).status == 0)
  }

  @Test func faultsInDigestsAreOne() throws {
    let home = try Home()
    try home.write("# 2026W01\n\n## 题\n\n[没有](nothing.md)\n", to: "library/2026W01.md")
    let warned = try home.run(["check", "-L", "library"])
    #expect(warned.status == 0)
    #expect(warned.output.contains("2026W01.md:5: warning: links to what isn't in the library: nothing.md"))
    try Data([0x00, 0x01, 0x00, 0x41, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00]).write(
      to: home.folder.appending(path: "library/2026W02.md"))
    let failed = try home.run(["check", "-L", "library"])
    #expect(failed.status == 1)
    #expect(failed.lines.contains { $0.hasPrefix("2026W02.md:1: error: ") })
  }

  @Test func whereThereIsNothingNothingIsFound() throws {
    let home = try Home()
    try home.write("not Markdown", to: "empty/notes.txt")
    for command in ["digests", "list", "search x"] {
      let outcome = try home.run(command.split(separator: " ").map(String.init) + ["-L", "empty"])
      #expect(outcome.status == 1, "\(command)")
      #expect(outcome.errors == "wenzhai: empty: No digests (.md files) here\n", "\(command)")
      #expect(outcome.bytes.isEmpty, "\(command)")
    }
  }

  /// Without a place for the index everything works, but for longer each time.
  @Test func anIndexInMemoryIsTold() throws {
    let home = try Home()
    let outcome = try home.run(
      ["list", "--digest", "issue-02", "--language", "zh", "-L", Home.samples],
      setting: ["XDG_CACHE_HOME": "/dev/null/cache"])
    #expect(outcome.status == 0 && outcome.lines.count == 6)
    #expect(outcome.errors == "wenzhai: the index can't be written to the disk; it is in memory for now\n")
  }

  /// The last of the numbers is the background, where a terminal says it.
  @Test(arguments: [("0;15", true), ("0;default;7", true), ("15;7;0", false), ("15", true), ("", false)])
  func lightTerminalsHaveLightScreens(_ colors: String, _ isLight: Bool) throws {
    let home = try Home()
    try home.write("# 2026W01\n\n## 题\n\n文。\n", to: "library/2026W01.md")
    let screen = ["screen", "library", "--size", "30x4", "--format", "svg"]
    let told = try home.run(screen, setting: ["COLORFGBG": colors]).output
    for theme in ["light", "dark"] {
      try home.write("theme = \"\(theme)\"\n", to: "config/wenzhai/config.toml")
      #expect((told == (try home.run(screen).output)) == (isLight == (theme == "light")), "\(theme)")
    }
  }
}
