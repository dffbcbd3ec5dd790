import DigestIndex
import DigestKit
import Testing

/// Each thing that makes a hit a better one, alone: an older entry that has it comes before a newer one that hasn't.
@Suite struct RankingBonusTests {
  struct Pair: CustomTestStringConvertible, Sendable {
    var name: String
    /// What the older entry is, and what the newer one is.
    var better: String
    var worse: String
    /// By how much the score of the older is higher.
    var points: Double

    var testDescription: String { name }
  }

  /// For 灯塔. One term alone counts four times.
  static let pairs = [
    Pair(name: "in the title", better: "## 看灯塔的人\n\n有光。", worse: "## 看海的人\n\n灯塔有光。", points: 40),
    Pair(
      name: "at the beginning of the title", better: "## 灯塔守夜\n\n有光。", worse: "## 守灯塔夜\n\n有光。", points: 8),
    Pair(name: "the whole title", better: "## 灯塔\n\n有光。", worse: "## 灯塔守夜\n\n有光。", points: 24),
    Pair(
      name: "in the section", better: "## 说灯塔\n\n### 夜\n\n灯塔有光。", worse: "## 说海\n\n### 夜\n\n灯塔有光。", points: 16
    ),
    Pair(
      name: "in an outer section", better: "## 说灯塔\n\n### 光\n\n#### 夜\n\n灯塔有光。",
      worse: "## 说海\n\n### 光\n\n#### 夜\n\n灯塔有光。", points: 16),
    Pair(name: "in bold text", better: "## 夜\n\n**灯塔**有光。", worse: "## 夜\n\n*灯塔*有光。", points: 12),
    Pair(
      name: "in a note", better: "## 夜\n\n> [!NOTE]\n> 灯塔有光。", worse: "## 夜\n\n> 灯塔有光。", points: 12),
    Pair(name: "in a wikilink", better: "## 夜\n\n[[灯塔]]有光。", worse: "## 夜\n\n灯塔有光。", points: 12),
    Pair(
      name: "in a heading of its text", better: "## 夜\n\n说灯塔\n\n海上有一处光，一明一暗，照了一百年。",
      worse: "## 夜\n\n说灯塔。\n\n海上有一处光，一明一暗，照了一百年。", points: 12),
    Pair(
      name: "twice", better: "## 夜\n\n灯塔有光，又见灯塔。", worse: "## 夜\n\n灯塔有光，又见光。", points: 2.5),
    Pair(
      name: "twelve times", better: "## 夜\n\n" + String(repeating: "灯塔有光，", count: 12),
      worse: "## 夜\n\n" + String(repeating: "灯塔有光，", count: 8), points: 1.5),
    Pair(
      name: "in the section and in bold text", better: "## 说灯塔\n\n### 夜\n\n**灯塔**有光。",
      worse: "## 说海\n\n### 夜\n\n灯塔有光。", points: 28),
  ]

  private static func library(_ older: String, _ newer: String, others: [String] = []) async throws -> (
    TemporaryLibrary, Library
  ) {
    let files = try TemporaryLibrary([
      "2026W07.md": "# 2026 年第 07 周\n\n\(older)\n", "2026W08.md": "# 2026 年第 08 周\n\n\(newer)\n",
    ])
    for (number, other) in others.enumerated() {
      try files.write("# 2025 年第 \(10 + number) 周\n\n\(other)\n", to: "2025W\(10 + number).md")
    }
    return (files, try await files.opened())
  }

  /// Digests of the first two hits, the same for a short list as for the whole.
  private static func order(_ library: Library, _ query: String) throws -> [String] {
    let hits = try library.rankedSearch(Query(query), limit: .max)
    for limit in 1...2 {
      #expect(try library.rankedSearch(Query(query), limit: limit) == Array(hits.prefix(limit)), "\(query)")
    }
    return hits.prefix(2).map(\.entry.id.digest)
  }

  @Test(arguments: pairs) func whatIsBetterComesBeforeWhatIsNewer(_ pair: Pair) async throws {
    let (files, library) = try await Self.library(pair.better, pair.worse)
    #expect(try Self.order(library, "灯塔") == ["2026W07", "2026W08"])
    let scores = try library.rankedSearch(Query("灯塔"), limit: .max).map(\.score)
    #expect(scores.count == 2 && scores[0] - scores[1] == pair.points, "\(scores)")
    withExtendedLifetime(files) {}
  }

  /// What stands in titles says nothing of words that stand together in a text: such an entry is looked at all the
  /// same, though one with a word in its title is good already.
  @Test func wordsThatStandTogetherOftenComeBeforeOneInATitle() async throws {
    let apart = "## 看灯塔的人\n\n" + String(repeating: "海上有一处光，", count: 40) + "也有潮水。"
    let together = "## 夜\n\n" + String(repeating: "灯塔潮水，", count: 12)
    let (files, library) = try await Self.library(together, apart)
    #expect(try Self.order(library, "灯塔 潮水") == ["2026W07", "2026W08"])
    withExtendedLifetime(files) {}
  }

  @Test(arguments: pairs) func whereBothHaveItTheNewerComesFirst(_ pair: Pair) async throws {
    let (files, library) = try await Self.library(pair.better, pair.better)
    #expect(try Self.order(library, "灯塔") == ["2026W08", "2026W07"])
    let scores = try library.rankedSearch(Query("灯塔"), limit: .max).map(\.score)
    #expect(scores.count == 2 && scores[0] == scores[1])
    withExtendedLifetime(files) {}
  }

  @Test(arguments: [(11, 10), (40, 12)]) func aFewMoreHitsAreAsGood(more: Int, fewer: Int) async throws {
    let (files, library) = try await Self.library(
      "## 夜\n\n" + String(repeating: "灯塔有光，", count: more),
      "## 夜\n\n" + String(repeating: "灯塔有光，", count: fewer))
    #expect(try Self.order(library, "灯塔") == ["2026W08", "2026W07"])
    withExtendedLifetime(files) {}
  }

  @Test func twoWordsThatStandTogetherAreBetterThanTwoThatDoNot() async throws {
    let apart = String(repeating: "风吹过来又吹过去。", count: 40)
    let (files, library) = try await Self.library(
      "## 夜\n\n灯塔边有海鸥。\(apart)", "## 夜\n\n灯塔边有光。\(apart)还有海鸥。")
    #expect(try Self.order(library, "灯塔 海鸥") == ["2026W07", "2026W08"])
    #expect(try Self.order(library, "海鸥 灯塔") == ["2026W07", "2026W08"])
    let scores = try library.rankedSearch(Query("灯塔 海鸥"), limit: .max).map(\.score)
    #expect(scores.count == 2 && scores[0] - scores[1] > 3, "\(scores)")
    // One of them alone stands beside nothing.
    #expect(try Self.order(library, "海鸥") == ["2026W08", "2026W07"])
    withExtendedLifetime(files) {}
  }

  @Test func ofTwoWordsTheRareOneSaysMore() async throws {
    let others = (0..<12).map { "## 岸 \($0)\n\n灯塔。" }
    let (files, library) = try await Self.library("## 夜\n\n只有海鸥。", "## 夜\n\n只有灯塔。", others: others)
    #expect(try Self.order(library, "灯塔 OR 海鸥") == ["2026W07", "2026W08"])
    let scores = try library.rankedSearch(Query("灯塔 OR 海鸥"), limit: .max).map(\.score)
    #expect(scores.count == 14 && scores[0] > scores[1] && scores[1] == scores[13], "\(scores)")
    withExtendedLifetime(files) {}
  }

  @Test func whatIsWrittenComesBeforeWhatIsSpelled() async throws {
    let (files, library) = try await Self.library("## 夜\n\n有人写作 dengta。", "## 灯塔\n\n**灯塔**有光。")
    #expect(try Self.order(library, "dengta") == ["2026W07", "2026W08"])
    let hits = try library.rankedSearch(Query("dengta"), limit: .max)
    #expect(hits.map(\.match) == [.literal, .pinyin])
    #expect(hits.count == 2 && hits[0].score < hits[1].score)
    withExtendedLifetime(files) {}
  }

  @Test(arguments: ["灯塔", "dengta"]) func byDateNoneOfItCounts(query: String) async throws {
    let (files, library) = try await Self.library("## 灯塔\n\n**灯塔**有光。", "## 夜\n\n灯塔有光。")
    let hits = try library.rankedSearch(Query(query), limit: .max, order: .date)
    #expect(hits.map(\.entry.id.digest) == ["2026W08", "2026W07"])
    withExtendedLifetime(files) {}
  }
}
