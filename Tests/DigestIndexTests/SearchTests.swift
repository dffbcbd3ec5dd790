import DigestIndex
import DigestKit
import Foundation
import TestSupport
import Testing

/// Search against a plain scan.
@Suite struct SearchTests {
  private static func ids(_ library: Library, _ query: String) throws -> Set<String> {
    Set(
      try library.search(Query(query), limit: .max).entries.filter { $0.kind != .introduction }
        .map(\.id.description))
  }

  private static func library(_ root: String) async throws -> Library {
    try await Indexed.shared.library(root)
  }

  @Test(arguments: TestLibraries.roots)
  func findsExactlyWhatAPlainScanFinds(_ root: String) async throws {
    let library = try await Self.library(root)
    let scan = try await Scans.shared.scan(root)
    var random = SeededRandom(seed: 20_260_126)
    // A plain scan of real digests takes its time; the samples are small.
    let count = root.hasSuffix("Samples") ? 1000 : 200
    var tried = 0
    while tried < count {
      let text = scan.texts.randomElement(using: &random)
      guard let folded = text?.folded, folded.count > 6 else { continue }
      let length = Int.random(in: 1...6, using: &random)
      let start = Int.random(in: 0...(folded.count - length), using: &random)
      var pattern = ""
      for scalar in folded[start..<(start + length)] {
        if let scalar = Unicode.Scalar(scalar.value) { pattern.unicodeScalars.append(scalar) }
      }
      // Quotes make it one phrase, whatever it holds. White space at its ends is none of it.
      guard !pattern.contains("\""), !pattern.contains("“"), !pattern.contains("”"), !pattern.isEmpty,
        pattern.first?.isWhitespace == false, pattern.last?.isWhitespace == false
      else { continue }
      tried += 1
      let differing = try Self.ids(library, "\"\(pattern)\"").symmetricDifference(scan.ids(pattern))
      #expect(differing.isEmpty, "\(pattern)")
      if !differing.isEmpty { break }
    }
  }

  @Test(arguments: TestLibraries.roots, ["机器人", "机", "模型", "VLA", "VLA模型", "\"强化学习\"", "機器人", "ｖｌａ", "gpt"])
  func findsTheWordsOfTheContract(_ root: String, _ query: String) async throws {
    let library = try await Self.library(root)
    let scan = try await Scans.shared.scan(root)
    #expect(try Self.ids(library, query) == scan.ids(query.replacing("\"", with: "")))
  }

  @Test(arguments: TestLibraries.roots)
  func termsAreAnded(_ root: String) async throws {
    let library = try await Self.library(root)
    let scan = try await Scans.shared.scan(root)
    #expect(try Self.ids(library, "VLA 模型") == scan.ids("VLA").intersection(scan.ids("模型")))
    #expect(try Self.ids(library, "机器人 -VLA") == scan.ids("机器人").subtracting(scan.ids("VLA")))
    #expect(try Self.ids(library, "灯塔 OR 机器人") == scan.ids("灯塔").union(scan.ids("机器人")))
  }

  @Test func noQueryIsAnError() async throws {
    let library = try await Self.library(TestLibraries.roots[0])
    for query in [
      "", "\"", "*", "NEAR", "NEAR(", "a AND b", "^x", "-", "--", "()", "🙂", "\u{301}", "…", ":", "in:",
      "week:x",
      String(repeating: "的 ", count: 1000), String(repeating: "长", count: 10_000), "\0",
      "'; DROP TABLE entry; --",
    ] {
      let found = try library.search(Query(query), limit: 10)
      #expect(found.entries.count == min(10, found.total), "\(query.prefix(20).debugDescription)")
    }
    // What isn't a filter or an operator is text.
    let scan = try await Scans.shared.scan(TestLibraries.roots[0])
    for (query, terms) in [
      ("*", ["*"]), ("a AND b", ["a", "AND", "b"]), ("NEAR", ["NEAR"]), ("^x", ["^x"]),
      ("week:x", ["week:x"]),
      ("…", ["…"]), ("🙂", ["🙂"]), ("/etc/", ["/etc/"]), ("f(x)", ["f(x)"]), ("https://", ["https://"]),
    ] {
      let expected = terms.dropFirst().reduce(scan.ids(terms[0])) { $0.intersection(scan.ids($1)) }
      #expect(try Self.ids(library, query) == expected, "\(query)")
    }
  }

  @Test func countsAreOfAllAndEntriesOfTheFirst() async throws {
    let library = try await Self.library(TestLibraries.roots[0])
    let all = try library.search(Query("的"), limit: .max)
    let some = try library.search(Query("的"), limit: 3)
    #expect(some.entries == Array(all.entries.prefix(3)))
    #expect(some.total == all.entries.count)
    #expect(some.counts.reduce(0) { $0 + $1.entries } == some.total)
  }

  @Test(arguments: TestLibraries.roots)
  func extractsShowTheirHits(_ root: String) async throws {
    let library = try await Self.library(root)
    for query in ["机", "。", "的"] {
      for hit in try library.rankedSearch(Query(query), limit: .max) {
        #expect(!hit.extract.ranges.isEmpty, "\(query) in \(hit.entry.id)")
      }
    }
    for hit in try library.rankedSearch(Query("机器人"), limit: .max, widens: false) {
      let scalars = Array(hit.extract.text.unicodeScalars)
      for range in hit.extract.ranges {
        var text = ""
        for scalar in scalars[range] { text.unicodeScalars.append(scalar) }
        #expect(["机器人", "機器人"].contains(text))
      }
      #expect(!hit.extract.ranges.isEmpty)
    }
  }

  /// More texts than may be read between two keys.
  private static func large() throws -> TemporaryLibrary {
    // Five letters: too long to be told by groups of letters alone.
    let entries = (0..<2_400).map { "## 第 \($0) 条\n\n东南西北中，还有\($0 % 3 == 0 ? "东南西、北中" : "别的")。\n" }
    return try TemporaryLibrary(["2026W05.md": "# 2026 年第 05 周\n\n" + entries.joined(separator: "\n")])
  }

  @Test(arguments: [nil, 40])
  func aFirstPageComesBeforeAllIsKnown(_ extractLength: Int?) async throws {
    let files = try Self.large()
    let library = try await files.opened()
    var glances: [SearchResults] = []
    let results = try library.search(
      Query("东南西北中"), limit: 200, widens: true, extractLength: extractLength, batch: 100
    ) { glances.append($0) }
    #expect(results.isComplete && results.total == 2_400 && results.entries.count == 200)
    let glance = try #require(glances.first)
    #expect(glances.count == 1 && !glance.isComplete && glance.total == 100)
    #expect(glance.entries == Array(results.entries.prefix(100)))
    #expect(glance.extracts.count == (extractLength == nil ? 0 : 100))
    #expect(results.extracts.count == (extractLength == nil ? 0 : 200))
    for (id, extract) in glance.extracts { #expect(results.extracts[id] == extract) }
    // What look-ups tell needs no glance.
    glances = []
    _ = try library.search(Query("东南"), limit: 200, batch: 100) { glances.append($0) }
    _ = try library.search(Query("东南西"), limit: 200, batch: 100) { glances.append($0) }
    #expect(glances.isEmpty)
    withExtendedLifetime(files) {}
  }

  @Test func literalHitsNeedNotWaitForWhatTheQuerySpells() async throws {
    let files = try Self.large()
    let literal = (0..<150).map { "## 第 \($0) 个\n\nYou may type dongnanxibeizhong.\n" }
    // A title is a word of the library.
    try files.write(
      "# 2026 年第 06 周\n\n## 东南西北中\n\n中。\n\n" + literal.joined(separator: "\n"), to: "2026W06.md")
    let library = try await files.opened()
    var glances: [SearchResults] = []
    let results = try library.search(Query("dongnanxibeizhong"), limit: 200, widens: true, batch: 100) {
      glances.append($0)
    }
    #expect(results.tiers.first == .init(.literal, entries: 150) && results.total == 150 + 2_401)
    let glance = try #require(glances.first)
    #expect(glance.entries == Array(results.entries.prefix(100)))
    #expect(glance.entries.allSatisfy { $0.title.hasSuffix("个") })
    withExtendedLifetime(files) {}
  }

  /// In a library of hundreds of thousands of entries, what the query says is shown before what else it may mean is
  /// looked for; what comes then stands below it.
  @Test(arguments: [("agents", SearchMatch.literal, 3), ("zhiyuan", .pinyin, 2), ("nothing", .literal, 0)])
  func whatIsSurestIsShownFirst(_ text: String, _ match: SearchMatch, _ entries: Int) async throws {
    let literal = (0..<3).map { "## Title \($0)\n\nMany agents.\n" }
    let form = (0..<4).map { "## Heading \($0)\n\nOne agent.\n" }
    let spelled = "## 纸鸢\n\n飞。\n\n## 别的\n\n纸鸢。\n\n## zhiyuans\n\nA word.\n"
    let week = "# 2026 年第 05 周\n\n" + (form + literal).joined(separator: "\n") + "\n" + spelled
    let files = try TemporaryLibrary(["2026W05.md": week])
    _ = try await files.opened()
    let index = try #require(files.indexFiles.first { $0.pathExtension == "sqlite" }).path
    func glances() throws -> (first: [SearchResults], all: SearchResults) {
      var first: [SearchResults] = []
      let query = Query(text == "zhiyuan" ? "zhiyuan -zhiyuans" : text)
      let all = try files.open().search(query, limit: 200, widens: true, batch: 100) { first.append($0) }
      return (first, all)
    }
    let (none, small) = try glances()
    #expect(none.isEmpty)
    // As if so many had been there before.
    try TemporaryLibrary.execute("UPDATE generation SET next_entry = 200000", on: index)
    try files.write(week + "\n", to: "2026W05.md")
    _ = try await files.opened()
    let (first, all) = try glances()
    #expect(all == small)
    #expect(first.count == (entries > 0 ? 1 : 0))
    guard let glance = first.first else { return }
    #expect(glance.tiers == [.init(match, entries: entries)] && glance.total == entries && !glance.isComplete)
    #expect(glance.entries == Array(all.entries.prefix(entries)))
    #expect(all.isComplete && all.total >= entries)
    withExtendedLifetime(files) {}
  }

  @Test func lessThanNoHitsAreNone() async throws {
    let files = try TemporaryLibrary(["2026W05.md": "# 一\n\n## 二\n\n机器人"])
    let library = try await files.opened()
    #expect(try library.rankedSearch(Query("机器人"), limit: 1).count == 1)
    #expect(try library.rankedSearch(Query("机器人"), limit: -1).isEmpty)
    withExtendedLifetime(files) {}
  }

  @Test func aLongRankedListIsTheSameOnOneCoreAndOnMany() async throws {
    let files = try Self.large()
    let library = try await files.opened()
    let whole = try library.rankedSearch(Query("东南西北中"), limit: .max)
    #expect(whole.count == 2_400)
    #expect(try library.rankedSearch(Query("东南西北中"), limit: 50) == Array(whole.prefix(50)))
    #expect(Set(whole.map(\.entry.id)).count == 2_400)
    #expect(whole.allSatisfy { $0.extract.text.contains("东南西北中") })
    withExtendedLifetime(files) {}
  }
}
