import DigestIndex
import DigestKit
import Testing

/// Words that are new in an issue, or have risen against those before it.
@Suite struct RisingTests {
  /// Twelve weeks of six pieces each. The comet comes in the last one, in both languages; the lighthouse was in the first two
  /// weeks, of which the first is out of sight of the last.
  private static func files() -> [String: String] {
    var files: [String: String] = [:]
    for week in 1...12 {
      let name = "2026W" + (week < 10 ? "0" : "") + "\(week)"
      var pieces = (1...6).map { "## 闲谈 \($0)\n\n今天的天气不错，大家出门走走。\n" }
      if week < 3 { pieces += (1...3).map { "## 灯塔 \($0)\n\n灯塔还亮着。\n" } }
      if week == 12 {
        pieces += (1...3).map { "## 彗星来了 \($0)\n\n彗星（comet）在东边，每晚都看得到彗星（comet）。\n" }
        pieces += (1...6).map { "## 灯塔 \($0)\n\n灯塔又亮了。\n" }
        pieces += ["## 赞助\n\n### 彗星牌牙膏\n\n彗星牌牙膏。\n"]
      }
      files["\(name)/README.md"] = "# \(name)\n\n" + pieces.joined(separator: "\n")
    }
    files["2026W12/README.en.md"] =
      "# 2026W12\n\n"
      + (1...3).map { "## The comet is here \($0)\n\nThe comet stands in the east.\n" }.joined(
        separator: "\n")
    files["about/notes.md"] = "# 说明\n\n## 彗星\n\n彗星彗星。\n\n## 彗星的彗星\n\n彗星。\n"
    return files
  }

  private static func rising(_ key: String, in library: Library) throws -> [RisingWord] {
    let digest = try #require(try library.digests().first { $0.key == key })
    return try library.rising(in: digest, limit: 20)
  }

  @Test func whatIsNewStandsFirstWithItsCourse() async throws {
    let files = try TemporaryLibrary(Self.files())
    let library = try await files.opened()
    let words = try Self.rising("2026W12", in: library)
    let comet = try #require(words.first { $0.word == "彗星" })
    #expect(words.first?.word == "彗星")
    #expect(comet.translations == ["comet"])
    #expect(comet.counts.count == 11)
    // The advertisement has the word, too, and is found by it; but no word has risen that it alone has.
    #expect(comet.entries == comet.counts.last && comet.before == 0)
    #expect(!words.contains { $0.word.contains("牙膏") || $0.word.contains("天气") })
    // The second week is the oldest of the ten before; the first isn't one of them.
    let lighthouse = try #require(words.first { $0.word == "灯塔" })
    #expect(lighthouse.counts == [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6])
    withExtendedLifetime(files) {}
  }

  /// What Enter looks for finds what is counted.
  @Test func theQueryFindsWhatIsCounted() async throws {
    let files = try TemporaryLibrary(Self.files())
    let library = try await files.opened()
    let words = try Self.rising("2026W12", in: library)
    #expect(!words.isEmpty)
    for word in words {
      let results = try library.search(Query(word.query), limit: 0, countsOnce: true)
      #expect(results.counts.first { $0.id.key == "2026W12" }?.distinct == word.entries)
    }
    withExtendedLifetime(files) {}
  }

  /// An issue with none before it, and a page, have nothing to rise against.
  @Test func withoutIssuesBeforeNothingRises() async throws {
    let files = try TemporaryLibrary(Self.files())
    let library = try await files.opened()
    #expect(try Self.rising("2026W01", in: library).isEmpty)
    #expect(try Self.rising("notes", in: library).isEmpty)
    let digest = try #require(try library.digests().first { $0.key == "2026W12" })
    #expect(try library.rising(in: digest, limit: 0).isEmpty)
    #expect(try library.rising(in: digest, limit: 1).count == 1)
    withExtendedLifetime(files) {}
  }
}
