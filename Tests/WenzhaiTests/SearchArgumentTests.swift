import TestSupport
import Testing

@testable import wenzhai

/// Nearly every search is taken apart without ArgumentParser, to the same.
@Suite struct SearchArgumentTests {
  private static let pieces = [
    "机器人", "VLA", "week:2026W05", "-L", "--library", "/tmp/一", "--limit", "3", "-3", "0x3", " 3", "--limit=3",
    "--count", "--literal", "--json", "--sort", "date", "relevance", "age", "--", "-", "-机器", "", "help",
    "-h",
    "--help", "--version", "--ui-language", "zh", "--counts", "-L/tmp", "--generate-completion-script",
  ]

  @Test func asArgumentParserTakesThemApart() throws {
    var random = SeededRandom(seed: 20_261_125)
    var plain = 0
    for _ in 0..<3_000 {
      let arguments = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? ""
      }
      guard let search = SearchRun(plainly: arguments) else { continue }
      plain += 1
      let command = try #require(
        try? Wenzhai.parseAsRoot(["search"] + arguments) as? SearchCommand, "\(arguments)")
      #expect(command.search == search, "\(arguments)")
    }
    #expect(plain > 300)
  }

  @Test func takesWhatIsTypedMost() {
    #expect(SearchRun(plainly: ["机器人", "VLA"])?.terms == ["机器人", "VLA"])
    let all = [
      "--limit", "20", "-L", "a", "机器人", "--library", "b", "--json", "--literal", "--sort", "date", "--count",
    ]
    #expect(
      SearchRun(plainly: all)
        == SearchRun(
          terms: ["机器人"], limit: 20, count: true, literal: true, sort: .date, json: true,
          libraries: ["a", "b"]))
    #expect(SearchRun(plainly: ["--", "-机器"]) == nil)
    #expect(SearchRun(plainly: ["--count"]) == nil)
  }
}
