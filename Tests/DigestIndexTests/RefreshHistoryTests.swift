import DigestIndex
import DigestKit
import Foundation
import TestSupport
import Testing

/// However a library came to be as it is, it is read as one that was there from the beginning.
@Suite struct RefreshHistoryTests {
  private static func piece(_ title: String, _ fields: [String]) -> String {
    "# \(title)\n\n" + fields.map { "## \($0)\n\n\(title)的\($0)。\n\n" }.joined()
  }

  /// Files that tell each other how they are read, and what may be written into them.
  private static let texts: [(path: String, texts: [String])] = [
    ("2026-03-01/a.md", [piece("日记", ["概要", "影响"]), piece("风筝", ["概要", "影响"]), "# 日记\n\n没有小标题。\n"]),
    ("2026-03-01/b.md", [piece("日记", ["概要", "影响"]), "# 周报 第 7 期\n\n## 题\n\n文。\n"]),
    ("2026-03-01/a.en.md", [piece("Diary", ["Summary", "Impact"])]),
    ("2026-03-01/README.md", ["# 三月一日\n\n今天几篇。\n\n## 日记\n\n附言。\n"]),
    (
      "2026-03-02/c.md",
      [piece("日记", ["概要"]), "# 列表\n\n## 链接\n\n- [甲](https://a.example)\n- [乙](https://b.example)\n"]
    ),
    ("notes/one.md", ["# 甲\n\n## 风筝\n\n### 概要\n\n文。\n\n### 要点\n\n文。\n"]),
    ("notes/two.md", ["# 乙\n\n## 灯塔\n\n### 概要\n\n文。\n\n### 要点\n\n文。\n", "# 乙\n\n## 灯塔\n\n### 别的\n\n文。\n"]),
    (
      "notes/three.md",
      [
        "# 丙\n\n## A\n\n### 概要\n\n#### 概要\n\n文。\n\n## B\n\n### 概要\n\n#### 概要\n\n文。\n\n## C\n\n### 概要\n\n#### 概要\n\n文。\n"
      ]
    ),
    (
      "all/README.md",
      [
        "# 全部\n\n## 第 2 期\n\n见[^a]。\n\n## 第 1 期\n\n### 乙\n\n文。\n\n[^a]: 注。\n",
        "# 全部\n\n## 往期\n\n- [一](1.md)\n",
      ]
    ),
  ]

  private static let settings = [
    LibrarySettings(), LibrarySettings(), LibrarySettings(pieces: .headings), LibrarySettings(pieces: .items),
    LibrarySettings(pieces: .files), LibrarySettings(ignored: ["README.md"]),
  ]

  private func lines(_ library: Library) throws -> [String] {
    try library.digests().map { "\($0.key) \($0.label) \($0.issue) \($0.editions)" }
      + library.entries().map {
        "\($0.id) \($0.line) \($0.path) \($0.sections) \($0.twin?.description ?? "-")"
      }
  }

  @Test(arguments: 1...8) func aLibraryIsReadAsItIs(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryLibrary()
    for _ in 0..<12 {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let (path, texts) = Self.texts[Int.random(in: 0..<Self.texts.count, using: &random)]
        let url = folder.folder.appending(path: path)
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where FileManager.default.fileExists(atPath: url.path): try folder.remove(path)
        case 1 where FileManager.default.fileExists(atPath: url.path):
          try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: url.path)
        default: try folder.write(texts[Int.random(in: 0..<texts.count, using: &random)], to: path)
        }
      }
      let settings = Self.settings[Int.random(in: 0..<Self.settings.count, using: &random)]
      let root = folder.folder.path
      let grown = Library(roots: [root], cache: folder.cache.path, state: nil, settings: { _ in settings })
      let fresh = Library(roots: [root], cache: nil, state: nil, settings: { _ in settings })
      let report = try await grown.refresh()
      _ = try await fresh.refresh()
      let (mine, theirs) = (try lines(grown), try lines(fresh))
      #expect(mine == theirs)
      #expect(report.entries == (try fresh.entries().count) || report.entries > 0)
      #expect(try await grown.refresh().changed == false)
      // Every id that is listed leads to its text.
      for entry in try grown.entries() {
        let content = try await grown.content(of: entry)
        #expect(content.title == entry.title && content.line == entry.line)
      }
    }
  }

  /// A checkout touches files that it doesn't change.
  @Test func touchedNeighboursAreNoReasonNotToDecide() async throws {
    let folder = try TemporaryLibrary()
    for name in "abcdefghi" {
      try folder.write(Self.piece("篇\(name)", ["概要", "影响"]), to: "2026-03-01/\(name).md")
    }
    let library = try await folder.opened()
    #expect(try library.digests().count == 1)
    for number in 1...4 {
      try folder.write("# 第 \(number) 期\n\n## 题\n\n文。\n", to: "2026-03-01/z\(number).md")
    }
    for name in "abcdefghi" {
      try folder.write(Self.piece("篇\(name)", ["概要", "影响"]), to: "2026-03-01/\(name).md")
    }
    _ = try await library.refresh()
    #expect(try library.digests().count == 13)
  }

  @Test func whatLeadsToOthersIsFoundAndCounted() async throws {
    let folder = try TemporaryLibrary([
      "README.md": "# 周报\n\n一份介绍。\n\n## 往期\n\n- [十二](2024/12.md)\n- [十一](2024/11.md)\n",
      "2024/12.md": "# 第 12 期\n\n## 题\n\n文。\n",
    ])
    let library = try await folder.opened()
    #expect(try library.search(Query("介绍"), limit: 9).total == 1)
    #expect(try library.search(Query("十一"), limit: 9).total == 1)
    #expect(try library.entries().map(\.title) == ["题"])
  }
}
