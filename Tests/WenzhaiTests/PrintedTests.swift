import Foundation
import TestSupport
import Testing

/// Whole output of every command on the samples, held against files. To make them anew after a change that is
/// meant: `WENZHAI_PRINTS=new swift test --filter PrintedTests`, and look at the difference.
@Suite struct PrintedTests {
  /// Names of files with the arguments whose output they hold.
  private static let commands: [(name: String, arguments: String)] = [
    ("digests", "digests"), ("digests-json", "digests --json"), ("list", "list"),
    ("list-digest", "list --digest 2026W06"), ("list-category", "list --category Robotics --language en"),
    ("list-json", "list --digest issue-02 --json"), ("search", "search 机器人 --limit 4"),
    ("search-date", "search 机器人 --sort date"), ("search-pinyin", "search jiqiren --limit 12"),
    ("search-json", "search 机器人 --limit 2 --json"), ("trend", "trend 机器人"),
    ("trend-json", "trend 机器人 --json"),
    ("align", "align 2026W05"), ("align-json", "align issue-02 --json"), ("check", "check"),
    ("check-json", "check --json"), ("check-twins", "check --twins"),
    ("show", "show 2026W07/zh#toml 2026W07/en#toml --width 60"),
    ("show-ansi", "show 2026W07/zh#rfc-9309robotstxt-终于成了标准 --format ansi --width 40"),
    ("show-markdown", "show issue-02/zh#更正 --format markdown"),
    ("screen", "screen --size 100x14 --keys 3<Enter>"),
    ("screen-ansi", "screen --size 60x8 --keys l --format ansi"),
    ("keys", "keys"), ("keys-zh", "keys --ui-language zh"), ("help", "--help"),
    ("help-search", "search --help"),
  ]

  @Test(arguments: commands.indices) func outputIsAsItWas(index: Int) throws {
    let (name, arguments) = Self.commands[index]
    let words = arguments.split(separator: " ").map(String.init)
    let isOfNoLibrary = name.hasPrefix("keys") || name.hasPrefix("help")
    // The library as a user names it: a path of this machine stands nowhere.
    let home = try Home()
    try FileManager.default.createSymbolicLink(
      at: home.folder.appending(path: "Samples"), withDestinationURL: TestFiles.samples)
    let outcome = try home.run(words + (isOfNoLibrary ? [] : ["-L", "Samples"]))
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
    let file = TestFiles.fixtures.appending(path: "printed/\(name).txt")
    if ProcessInfo.processInfo.environment["WENZHAI_PRINTS"] == "new" {
      try Data(outcome.bytes).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(outcome.output == expected, "\(Self.firstDifference(outcome.output, expected))")
  }

  /// Those of `make docs`.
  private static let pictureKeys = ">>>l}<Enter>"

  /// `make docs` draws it anew.
  @Test func thePictureInTheReadmeIsTheProgramsOwn() throws {
    let outcome = try Home().run(
      ["screen", Home.samples, "--size", "132x32", "--keys", Self.pictureKeys, "--format", "svg"])
    let picture = try String(
      contentsOf: TestFiles.repository.appending(path: "Docs/screen.svg"), encoding: .utf8)
    #expect(outcome.output == picture)
  }

  private static func firstDifference(_ output: String, _ expected: String) -> String {
    func lines(_ text: String) -> [String] { text.components(separatedBy: "\n") + ["<end>"] }
    guard let found = zip(lines(output), lines(expected)).first(where: { $0.0 != $0.1 }) else { return "" }
    return "printed: \(found.0)\nexpected: \(found.1)"
  }
}
