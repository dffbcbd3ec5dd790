import Foundation
import TestSupport
import Testing

/// What is typed at a shell, and all that comes back: output, errors, status. To make the files anew after a change
/// that is meant: `WENZHAI_PRINTS=new swift test --filter TranscriptTests`, and look at the difference.
@Suite struct TranscriptTests {
  private static let commands = [
    "read", "digests", "list", "show", "search", "trend", "align", "index", "check", "screen", "keys",
    "state",
  ]

  /// Wrong in each way that the parser, or a command, knows.
  private static let wrong = [
    "search", "show", "trend", "align", "list --nope", "list --digset x", "list --digest",
    "search x --limit y",
    "search x --sort y", "show x --format y", "keys --format html", "screen --size 3", "screen --size 0x9",
    "screen --format png", "screen --keys <Nope>", "digests a", "digests a b", "list --ui-language fr",
    "serch x",
    "list --json=yes", "show x --width y", "nothing-like-it", "state forget", "search x --limit -1", "-x",
  ]

  private static let transcripts: [(name: String, lines: [String])] = [
    ("help", commands.map { "\($0) --help" }),
    ("help-zh", (["--help"] + commands.map { "\($0) --help" }).map { $0 + " --ui-language zh" }),
    ("usage", wrong),
    ("usage-zh", wrong.filter { !$0.contains("ui-language") }.map { $0 + " --ui-language zh" }),
    (
      "constructs",
      ["digests -L constructs", "list -L constructs", "check -L constructs"]
        + constructs.flatMap { id in
          ["text --width 80", "ansi --width 34", "markdown"].map { "show \(id) -L constructs --format \($0)" }
        }
    ),
    (
      "shapes",
      ["frontmatter", "links", "numbered"].flatMap { library in
        [
          "digests -L \(library)", "digests -L \(library) --json", "list -L \(library) --json",
          "check -L \(library)", "check -L \(library) --json",
        ]
      }
    ),
    (
      "explained",
      [
        "check --explain Samples/garden/garden-7.md -L Samples",
        "check --explain Samples/letters/letter-21.md",
        "check --explain Samples/papers/README.md --ui-language zh",
        "check --explain papers/README.en.md -L Samples",
        "check --explain Samples/daily/2025-09-08/kite.md -L Samples/daily",
        "check --explain Samples/weekly/2026W06/README.zh-CN.md --json",
        "check --explain Samples/nothing.md", "check --explain Samples/garden/garden-7.md -L Samples/papers",
      ]
    ),
    (
      "queries",
      [
        "机器人 OR 灯塔", "-机器人 灯塔", "\"机器人 饼干\"", "in:机器人", "-in:机器人 机器", "week:2026W05 灯",
        "week:2026W06..2026W07 灯",
        "after:2026-02-09 灯", "before:2026-02-01 灯", "language:en robot", "lang:zh has:code", "has:table",
        "has:math",
        "has:image", "has:note", "is:unread title:灯", "is:starred", "site:example.org", "site:example.edu",
        "title:灯 -language:zh",
        "after:x", "OR", "a OR", "\"unclosed words", "ＶＬＡ", "機器人 language:zh", "jqr", "dengta", "vla模型",
      ].map { "search --limit 4 -L Samples -- \($0)" }
    ),
    (
      "counts",
      [
        "search 灯 --count -L Samples", "search 灯 --sort date --limit 3 -L Samples",
        "search 灯 --json --limit 2 -L Samples",
        "trend 灯 -L Samples", "trend 灯 --json -L Samples", "trend nothing-at-all -L Samples",
        "align 2026W07 -L Samples", "align 2026W07 --json -L Samples", "index -L Samples", "keys",
        "keys --ui-language zh", "keys --format markdown", "list --category 机器人 -L Samples",
        "list --language en --digest 2026W05 --json -L Samples", "digests --json -L Samples",
      ]
    ),
    ("faults", ["check -L faults", "check -L faults --json", "digests -L faults", "list -L faults"]),
    (
      "pictures",
      [
        "screen -L Samples --size 60x16 --keys /灯<Enter>T --format svg",
        "screen -L constructs --size 50x24 --keys ljjjjjjjjjjjjjjjj<Enter> --format svg",
        "screen -L Samples --size 80x12 --keys l}<Enter>o", "screen -L Samples --size 80x12 --keys l<Enter>i",
        "screen -L Samples --size 80x12 --keys l<Enter>y",
      ]
    ),
    ("faults-zh", ["check -L faults --ui-language zh", "show x/zh#y -L faults --ui-language zh"]),
  ]

  private static let constructs: [String] = ["2026W40", "2026W41"].flatMap { key -> [String] in
    let file = TestFiles.fixtures.appending(path: "constructs/\(key).md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { line in
      let slug = line.dropFirst(4).replacing(" ", with: "-").replacing("HTML", with: "html")
      return "\(key)/zh#\(slug)"
    }
  }

  /// A digest for each thing that `check` finds.
  private static let faults = [
    "2026W01.md": """
    # 2026 年第 01 周

    ## 链接

    [没有的文件](nothing.md)，[没有的小标题](2026W02.md#nowhere)，[[没有的条目]]，[外面的](../../outside.md)。

    [有的](2026W02.md)、[也有](2026W02.md#有)、[[有]]、[网上](https://example.org/)、[怪](javascript:alert(1))。

    ![没有的图](nothing.png) ![坏图](broken.png)

    ### 有标题

    ### 有标题

    没有写完的围栏：

    ```
    一直到底
    """,
    "2026W02.md": "---\ntitle: 没有结束的开头\n\n# 2026 年第 02 周\n\n## 类\n\n### 有\n\n文字[^1]。\n\n### 空的\n",
    "2026W03.md": "# 2026 年第 03 周\n\n## 类\n\n",
    "broken.png": "not a picture",
  ]

  @Test(arguments: transcripts.indices)
  func whatComesBackIsAsItWas(_ index: Int) throws {
    let (name, lines) = Self.transcripts[index]
    let home = try Home()
    for fixture in ["constructs", "frontmatter", "links", "numbered"] {
      try FileManager.default.createSymbolicLink(
        at: home.folder.appending(path: fixture),
        withDestinationURL: TestFiles.fixtures.appending(path: fixture))
    }
    try FileManager.default.createSymbolicLink(
      at: home.folder.appending(path: "Samples"), withDestinationURL: TestFiles.samples)
    for (path, text) in Self.faults { try home.write(text, to: "faults/\(path)") }
    try Data([0x23, 0x20, 0xC0, 0xAF, 0x0A, 0x0A, 0x23, 0x23, 0x20, 0x61]).write(
      to: home.folder.appending(path: "faults/2026W04.md"))

    var record = ""
    for line in lines {
      let outcome = try home.run(Self.words(line))
      record +=
        "$ wenzhai \(line)\n" + outcome.output
        + (outcome.output.isEmpty || outcome.output.hasSuffix("\n") ? "" : "⏎\n")
      record +=
        outcome.errors.isEmpty
        ? "" : "! " + outcome.errors.trimmingCharacters(in: .newlines).replacing("\n", with: "\n! ") + "\n"
      record += outcome.status == 0 ? "" : "= \(outcome.status)\n"
    }
    let file = TestFiles.fixtures.appending(path: "transcripts/\(name).txt")
    if ProcessInfo.processInfo.environment["WENZHAI_PRINTS"] == "new" {
      try Data(record.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let pairs = zip(record.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    let difference = pairs.first { $0.0 != $0.1 }
    #expect(record == expected, "now: \(difference?.0 ?? "longer")\nexpected: \(difference?.1 ?? "shorter")")
  }

  /// By spaces; what stands behind `--` is one query.
  private static func words(_ line: String) -> [String] {
    guard let dashes = line.firstRange(of: " -- ") else { return line.split(separator: " ").map(String.init) }
    return line[..<dashes.lowerBound].split(separator: " ").map(String.init) + [
      "--", String(line[dashes.upperBound...]),
    ]
  }
}
