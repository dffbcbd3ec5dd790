import Foundation
import TestSupport
import Testing

/// What is typed at a shell, and all that comes back: output, errors, status. To make the files anew after a change
/// that is meant: `WENZHAI_PRINTS=new swift test --filter TranscriptTests`, and look at the difference.
@Suite struct TranscriptTests {
  private static let commands = [
    "read", "digests", "list", "show", "search", "trend", "align", "index", "check", "screen", "keys",
    "state", "config", "completions", "export",
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
      "settings",
      [
        "config", "config --path", "config --check", "config --default", "config --default --ui-language zh",
        "keys --names",
        "# [keys]\npreset = \"less\"\nnext-entry = \"J\"\nhelp = [\"J\", \"<F1>\"]\nquit = \"<C-c>\"\nstra = \"s\"\n[text]\nwidth = 7\n",
        "config --check", "config --check --ui-language zh", "keys --ui-language zh", "config --edit",
        "# [searches]\n\"灯\" = \"\"\n[panes]\ncuont = 2\nlist = \"auto\"\n[state]\nfolder = \"x\"\n",
        "config --check",
        "# language = \"en\"", "-L Samples list --digest ISSUE-02 --category 卷首",
        "--library=Samples --ui-language zh list --digest nothing",
        "--ui-language zh -L Samples search 没有这样的词 --count", "-L Samples align 2026w06", "-L Samples",
        "trend 没有这样的词 -L Samples/papers", "-L Samples serch x", "stats -L empty", "notes -L empty",
      ]
        + ["digests", "list", "search x", "trend x", "index", "check", "align x", "show x"].map {
          $0 + " -L empty"
        } + ["empty"]
    ),
    (
      "constructs",
      ["digests -L constructs", "list -L constructs", "check -L constructs"]
        + (constructs + ["2026W42/zh#标签的标题"]).flatMap { id in
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
        "check --explain rarities/about.md -L rarities/about.md", "check --explain rarities/2026W20/red.png",
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
        "screen -L constructs --size 50x24 --keys >ljjjjjjjjjjjjjjjj<Enter> --format svg",
        "screen -L Samples --size 80x12 --keys l}<Enter>o", "screen -L Samples --size 80x12 --keys l<Enter>i",
        "screen -L Samples --size 80x12 --keys l<Enter>y",
      ]
    ),
    (
      "rarities",
      ["rarities", "rarities --ui-language zh"]
        + [
          "digests", "digests --json", "list --json", "list --language fr", "list --language zh-Hant --json",
          "list --category 图 --digest 2026W20", "list --category 果子 --language zh", "list --digest SUMMARY",
          "check", "check --json", "align 2026W20", "align 2026W20 --json", "align 2026W21", "align 2026W22",
          "align 2024-05-01-rain", "trend 苹果", "trend 苹果 --json", "trend pingguo", "trend title:梨",
        ].map { "\($0) -L rarities" }
    ),
    ("rarities-explained", rareFiles.map { "check --explain \($0) -L rarities" }),
    (
      "rarities-shown",
      rareEntries.flatMap { id in
        ["text --width 60", "ansi --width 38"].map { "show \(id) -L rarities --format \($0)" }
      } + [
        "show weekly-40/zh#第二件 weekly-40/zh#铅笔 --format markdown -L rarities",
        "show 2026W20/fr#x -L rarities",
      ]
    ),
    (
      "rarities-found",
      [
        "needle", "苹果", "pingguo", "pg", "jyd", "in:果子 梨", "in:Links needle", "-in:Links needle",
        "language:ja",
        "lang:zh 簡體", "has:note", "has:image", "has:table", "has:code needle", "site:paper.example",
        "site:example",
        "site:per.example", "title:苹果", "-title:苹果 苹果", "week:2026W03..2026W05", "after:2026-05-15",
        "after:2026-05-17",
        "before:2026-01-05", "before:2026-01-04", "after:2026-03-01 before:2026-03-02",
        "in:\"pictures and films\"",
        "is:read", "is:unread needle", "第 二", "纸 OR 墨 needle", "\"a second\"", "三种语言", "language", "容器",
        "第一个注",
      ].map { "search --json --limit 3 -L rarities -- \($0)" }
        + [
          "search --sort date --limit 2 -L rarities -- needle", "search --count -L rarities -- pingguo",
          "search --count -L rarities -- 苹果", "search --limit 0 -L rarities -- 苹果",
        ]
    ),
    (
      "two-libraries",
      [
        "digests", "list --category 链接", "search --limit 4 灯", "search --limit 4 --sort date 灯",
        "search --limit 6 一", "search --sort date --limit 3 jiqiren", "search --limit 2 --literal pingguo",
        "search --limit 3 pingguo", "search pingguo", "search --sort date 纸 --json --limit 5", "trend 纸",
        "check", "show about/zh#who issue-02/zh#更正", "align issue-02",
      ].map { "\($0) -L rarities -L Samples" }
    ),
    (
      "configured",
      [
        "# library.reading.pieces = \"headings\"", "list -L rarities/pieces", "search 铅笔 -L rarities/pieces",
        "check --explain rarities/pieces/weekly-40.md -L rarities/pieces",
        "# library.reading.pieces = \"items\"", "list -L rarities/pieces",
        "check --explain rarities/pieces/weekly-40.md -L rarities/pieces",
        "# library.reading.pieces = \"files\"", "list -L rarities/months", "list -L rarities/letters",
        "check --explain rarities/letters/letter-12.md -L rarities/letters",
        "# library.reading.ignore = [\"older\", \"2026W2*/README.md\", \"**/about.md\"]",
        "digests -L rarities",
        "# library.reading.ignore = [\"older/**\", \"i18n/*\", \"*.mdx\"]", "digests -L rarities",
        "# language = \"zh\"", "list --digest nothing -L rarities",
        "list --ui-language en --digest nothing -L rarities",
        "list --digest nothing --ui-language=en -L rarities",
        "# text.ambiguous-width = 2", "digests -L rarities", "trend 苹果 -L rarities", "keys",
        "show 2026W20/zh#各种链接 -L rarities --width 40",
        "show 2026W42/zh#标签的标题 -L constructs --format ansi", "show 2026W20/zh#图与片 -L rarities --format ansi",
        "show 2026W05/zh#一行字在哪里结束 -L Samples --format ansi --width 40",
        "# text.han-latin-space = true", "show 2026W20/zh#纸与墨 -L rarities --width 40",
        "# theme = \"light\"", "screen rarities --keys jjjl<Enter> --size 60x9 --format svg",
        "# text = 1", "digests -L rarities/letters", "# library = 1", "digests -L rarities/letters",
        "# library.reading = 1", "digests -L rarities/letters",
        "# theme = \"auto\"", "screen rarities/letters --size 60x5 --format ansi",
        "# text.ambiguous-width = \"auto\"", "digests -L rarities/letters",
        "# libraries = [\"nowhere\", \"rarities/letters\"]", "digests", "list --json",
        "# libraries = [\"Samples\"]", "check --explain Samples/papers/README.md", "read",
        "rarities constructs",
        "# libraries = [\"nowhere\"]", "list --digest issue-02 --category 卷首",
      ]
    ),
    ("faults-zh", ["check -L faults --ui-language zh", "show x/zh#y -L faults --ui-language zh"]),
  ]

  /// Files of the library of what is rare, by what each is for.
  private static let rareFiles = [
    "SUMMARY.md", "about.md", "dialect.mdx", "2026W20/README.zh-CN.md", "2026W20/README.md",
    "2026W20/README.ja.md", "2026W21/README.zh-CN.md", "2026W21/README.md", "2026W22.zh-Hant.md",
    "drafts/2026W23.md", "letters/letter-12.md", "letters/letter-13.md", "months/2026-08/README.md",
    "months/2026-08/crow.md", "months/2026-08/moss.md", "pieces/weekly-40.md", "blog/2024-05-01-rain.md",
    "i18n/fr/docusaurus-plugin-content-blog/2024-05-01-rain.md",
  ]

  private static let rareEntries = [
    "2026W20/zh#各种链接", "2026W20/zh#图与片", "2026W20/zh#无题的来源", "2026W20/zh#长代码", "2026W20/ja#紙とインク",
    "2026-08/zh#乌鸦", "weekly-40/zh#铅笔", "weekly-40/zh#标签", "weekly-40/zh#第二件", "weekly-40/zh#丙文",
    "weekly-40/zh#也有注的", "about/zh#who", "dialect/zh#第一节", "dialect/zh#第二节", "letter-12/zh#再见",
  ]

  private static let constructs: [String] = ["2026W40", "2026W41", "2026W42"].flatMap { key -> [String] in
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
    for fixture in ["constructs", "frontmatter", "links", "numbered", "rarities"] {
      try FileManager.default.createSymbolicLink(
        at: home.folder.appending(path: fixture),
        withDestinationURL: TestFiles.fixtures.appending(path: fixture))
    }
    try FileManager.default.createSymbolicLink(
      at: home.folder.appending(path: "Samples"), withDestinationURL: TestFiles.samples)
    try home.write("no digest", to: "empty/letter.txt")
    for (path, text) in Self.faults { try home.write(text, to: "faults/\(path)") }
    try Data([0x23, 0x20, 0xC0, 0xAF, 0x0A, 0x0A, 0x23, 0x23, 0x20, 0x61]).write(
      to: home.folder.appending(path: "faults/2026W04.md"))

    var record = ""
    for line in lines {
      // A line of the configuration, which holds until the next one.
      if line.hasPrefix("# ") {
        try home.write(line.dropFirst(2) + "\n", to: "config/wenzhai/config.toml")
        record += line + "\n"
        continue
      }
      let outcome = try home.run(Self.words(line))
      record +=
        "$ wenzhai \(line)\n" + outcome.output
        + (outcome.output.isEmpty || outcome.output.hasSuffix("\n") ? "" : "⏎\n")
      record +=
        outcome.errors.isEmpty
        ? "" : "! " + outcome.errors.trimmingCharacters(in: .newlines).replacing("\n", with: "\n! ") + "\n"
      record += outcome.status == 0 ? "" : "= \(outcome.status)\n"
    }
    // The home is another one each time, and so is the time that it takes.
    record = record.replacing(home.folder.path, with: "~").replacing(/files, [0-9.]+ s/, with: "files, … s")
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
