import DigestKit
import Foundation
import Testing

@testable import DigestIndex

/// Letters of frequent categories: once given, they stay.
@Suite struct CategoryLetterTests {
  /// A week with so many entries in each category.
  private static func week(_ counts: [(String, Int)]) -> String {
    "# 期\n\n"
      + counts.map { name, count in
        "## \(name)\n\n" + (0..<count).map { "### \(name)之\($0)\n\n文字\($0)。\n\n" }.joined()
      }.joined()
  }

  private func letters(_ library: Library) throws -> [String: Character] {
    let categories = try library.lettered(try library.categories(language: nil))
    return Dictionary(
      uniqueKeysWithValues: categories.compactMap { category in category.letter.map { (category.name, $0) } })
  }

  @Test func aLetterStaysWhateverIsAdded() async throws {
    let folder = try TemporaryLibrary(["2026W01.md": Self.week([("甲", 5), ("乙", 4), ("丙", 3)])])
    let library = folder.open()
    _ = try await library.refresh()
    #expect(try letters(library) == ["甲": "a", "乙": "b", "丙": "c"])
    // Now others are more frequent.
    try folder.write(Self.week([("丁", 9), ("丙", 6)]), to: "2026W02.md")
    _ = try await library.refresh()
    #expect(try letters(library) == ["甲": "a", "乙": "b", "丙": "c", "丁": "d"])
    #expect(try library.categories(language: nil).map(\.name) == ["丁", "丙", "甲", "乙"])
    // The letter of one that is gone waits for it.
    try folder.write(Self.week([("甲", 5), ("戊", 4)]), to: "2026W01.md")
    _ = try await library.refresh()
    #expect(try letters(library) == ["甲": "a", "丙": "c", "丁": "d", "戊": "e"])
    try folder.write(Self.week([("甲", 5), ("乙", 1)]), to: "2026W01.md")
    _ = try await library.refresh()
    #expect(try letters(library)["乙"] == "b" && letters(library)["戊"] == nil)
  }

  @Test func twentyHaveOne() async throws {
    let names = (0..<30).map { "第\($0)类" }
    let folder = try TemporaryLibrary(["2026W01.md": Self.week(names.enumerated().map { ($1, 40 - $0) })])
    let library = folder.open()
    _ = try await library.refresh()
    let letters = try letters(library)
    #expect(
      letters.count == 20 && letters["第0类"] == "a" && letters["第16类"] == "r" && letters["第19类"] == "u"
        && letters["第20类"] == nil)
    // When all are given, a new one gets none, however frequent it is.
    try folder.write(Self.week([("新", 90)]), to: "2026W02.md")
    _ = try await library.refresh()
    #expect(try self.letters(library) == letters)
  }

  @Test func aCategoryHasOneLetterInBothLanguages() async throws {
    let library = try TemporaryLibrary().open()
    func letters(_ names: [[String]]) throws -> [Character?] {
      let categories = names.map {
        CategorySummary(name: $0[0], otherNames: Array($0.dropFirst()), entries: 1)
      }
      return try library.lettered(categories).map(\.letter)
    }
    #expect(try letters([["纸", "Paper"], ["墨"]]) == ["a", "b"])
    #expect(try letters([["Ink", "墨"], ["Paper", "纸"]]) == ["b", "a"])
    // The name that it has got since is known, too.
    #expect(try letters([["Ink"], ["纸"]]) == ["b", "a"])
  }
}
