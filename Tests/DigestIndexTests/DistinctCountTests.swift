import DigestIndex
import DigestKit
import Testing

/// How many entries there are, and match, whatever the number of their editions.
@Suite struct DistinctCountTests {
  /// An issue in three languages. The third piece is in one of them, the second in two.
  private static func text(_ language: String, _ pieces: [(title: String, url: String, word: String)])
    -> String
  {
    let bodies = pieces.map { piece in
      "### \(piece.title)\n\n[source](https://desk.example/\(piece.url))\n\n\(piece.word) 1950 FoldBot.\n"
    }
    return "# 2026W06 \(language)\n\nshelf 1950.\n\n## A\n\n" + bodies.joined(separator: "\n")
  }

  private static let files = [
    "2026W06.md": text(
      "zh", [("走路的桌子", "1", "桌子 shelf"), ("叠衣服", "2", "衣服"), ("黄的纸", "3", "纸 shelf")]),
    "2026W06.en.md": text(
      "en", [("A walking desk", "1", "desk shelf"), ("Folding shirts", "2", "shirt shelf")]),
    "2026W06.fr.md": text("fr", [("Un bureau marche", "1", "bureau shelf")]),
    "2026W07.md": "# 2026W07\n\n## B\n\n### 独\n\nshelf\n\n### 二\n\n无\n",
  ]

  private func counts(_ library: Library, _ query: String) throws -> [String: [Int]] {
    let results = try library.search(Query(query), limit: 0, countsOnce: true)
    return Dictionary(uniqueKeysWithValues: results.counts.map { ($0.id.key, [$0.entries, $0.distinct]) })
  }

  @Test func aDigestHasEachEntryOnce() async throws {
    let library = try await TemporaryLibrary(Self.files).opened()
    let digests = try library.digests()
    #expect(digests.map(\.key) == ["2026W07", "2026W06"])
    #expect(digests.map(\.entries) == [2, 3])
    #expect(digests.last?.editions.map(\.entries) == [3, 2, 1])
  }

  @Test func anEntryMatchesOnceWhateverItsLanguages() async throws {
    let library = try await TemporaryLibrary(Self.files).opened()
    // The introductions of three editions are found besides, and are no entries.
    #expect(try counts(library, "shelf") == ["2026W06": [8, 3], "2026W07": [1, 1]])
    // In the second language alone, or in the third alone.
    #expect(try counts(library, "shirt") == ["2026W06": [1, 1]])
    #expect(try counts(library, "bureau") == ["2026W06": [1, 1]])
    #expect(try counts(library, "桌子 OR bureau OR shirt") == ["2026W06": [3, 2]])
  }

  /// The index of a library that has grown knows the twins of what is new.
  @Test func countsFollowTheFiles() async throws {
    let files = try TemporaryLibrary(Self.files)
    let library = try await files.opened()
    #expect(try counts(library, "shirt OR 衣服") == ["2026W06": [2, 1]])
    try files.write(Self.text("zh", [("走路的桌子", "1", "桌子 shelf")]), to: "2026W06.md")
    _ = try await library.refresh()
    #expect(try library.digests().map(\.entries) == [2, 2])
    #expect(try counts(library, "shirt OR 衣服") == ["2026W06": [1, 1]])
    #expect(try counts(library, "shelf") == ["2026W06": [7, 2], "2026W07": [1, 1]])
  }
}
