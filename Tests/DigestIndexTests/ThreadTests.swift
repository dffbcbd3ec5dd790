import DigestIndex
import DigestKit
import Testing

/// What came before an entry and after it on the same story.
@Suite struct ThreadTests {
  private static func week(_ number: Int, _ pieces: [String]) -> String {
    let filler = (1...20).map { "## 闲谈 \(number)-\($0)\n\n天气不错，HTTP 也不错。\n" }
    return "# 2026W0\(number)\n\n" + (filler + pieces).joined(separator: "\n")
  }

  private static let files = [
    "2026W01/README.md": week(1, ["## HyperTape 发布\n\n磁带又回来了。\n"]),
    "2026W02/README.md": week(
      2, ["## HyperTape：跑得更快\n\n快了一倍。\n", "## HyperTape：又一篇\n\n同一周的另一篇。\n", "## 用 HTTP 传磁带\n\n不难。\n"]),
    "2026W03/README.md": week(3, ["## HyperTape 停产\n\n停了。\n", "## 收音机：听到 HyperTape\n\n只是提到。\n"]),
    "2026W03/README.en.md": "# 2026W03\n\n## HyperTape is no more\n\nIt stopped.\n",
    "2026W04/README.md": week(4, ["## hypertape 是谁\n\n小写的是别的东西。\n", "## HTTP 的脾气\n\n慢。\n"]),
  ]

  private static func episodes(of title: String, in library: Library) throws -> [[String]] {
    let entry = try #require(try library.newestEntries(200).first { $0.title == title })
    let found = try library.episodes(of: entry)
    return [found.earlier.map(\.title), found.later.map(\.title)]
  }

  @Test func namesThatTitlesBeginWithTell() async throws {
    let files = try TemporaryLibrary(Self.files)
    let library = try await files.opened()
    // One of each digest, in the entry's language, and none of its own.
    #expect(try Self.episodes(of: "HyperTape：跑得更快", in: library) == [["HyperTape 发布"], ["HyperTape 停产"]])
    #expect(try Self.episodes(of: "HyperTape 停产", in: library) == [["HyperTape：跑得更快", "HyperTape 发布"], []])
    #expect(try Self.episodes(of: "HyperTape is no more", in: library) == [[], []])
    // What is said of something else, what is written otherwise, and what every text has, is no story.
    #expect(try Self.episodes(of: "收音机：听到 HyperTape", in: library) == [[], []])
    #expect(try Self.episodes(of: "hypertape 是谁", in: library) == [[], []])
    #expect(try Self.episodes(of: "HTTP 的脾气", in: library) == [[], []])
    withExtendedLifetime(files) {}
  }
}
