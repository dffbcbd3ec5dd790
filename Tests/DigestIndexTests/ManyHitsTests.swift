import DigestIndex
import DigestKit
import Testing

/// A search for a word that more entries hold than are compared: 8,192 with it in the title, and 4,096 others.
@Suite struct ManyHitsTests {
  private static let titled = 8192
  private static let others = 4096

  /// The newer digest has as many titles with 灯 as are compared. The older begins with one more, and goes on with
  /// texts; the last two are past what is compared, and the very last has the word most often of all.
  private static func library() async throws -> (TemporaryLibrary, Library) {
    let titles = String(repeating: "## 灯\n\n光\n\n", count: titled)
    let texts = String(repeating: "## 文\n\n灯\n\n", count: others - 2)
    let last = "## 多\n\n灯，灯，灯。\n\n## 过\n\n灯\n\n## 末\n\n灯，灯，灯，灯，灯。\n"
    let files = try TemporaryLibrary([
      "2026W06.md": "# 2026 年第 06 周\n\n" + titles,
      "2026W05.md": "# 2026 年第 05 周\n\n## 灯\n\n光\n\n" + texts + last,
    ])
    let library = Library(roots: [files.folder.path], cache: nil, state: nil)
    _ = try await library.refresh()
    return (files, library)
  }

  @Test func titlesComeFirstThenTextsByHowOftenThenTheRestByDate() async throws {
    let (files, library) = try await Self.library()
    let hits = try library.rankedSearch(Query("灯"), limit: .max)
    let compared = Self.titled + Self.others
    #expect(hits.count == compared + 2)
    #expect(hits.prefix(Self.titled).allSatisfy { $0.entry.id.digest == "2026W06" })
    #expect(Set(hits.prefix(Self.titled).map(\.score)).count == 1)
    // One title too many counts as a text.
    let rest = hits.dropFirst(Self.titled)
    #expect(rest.prefix(3).map(\.entry.title) == ["多", "灯", "文"])
    #expect(Set(rest.dropFirst().prefix(Self.others - 1).map(\.score)).count == 1)
    #expect(rest.prefix(Self.others).allSatisfy { $0.score > 0 })
    #expect(hits.dropFirst(compared).map(\.entry.title) == ["过", "末"])
    #expect(hits.dropFirst(compared).map(\.score) == [0, 0])
    for limit in [Self.titled + 1, compared + 1] {
      #expect(try library.rankedSearch(Query("灯"), limit: limit) == Array(hits.prefix(limit)))
    }
    withExtendedLifetime(files) {}
  }
}
