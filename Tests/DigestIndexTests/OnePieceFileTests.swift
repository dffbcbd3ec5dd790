import DigestIndex
import DigestKit
import Foundation
import TestSupport
import Testing

/// Files that are a piece each: how a library finds out, and what follows from it.
@Suite struct OnePieceFileTests {
  private static func piece(_ title: String, _ text: String = "") -> String {
    "# \(title)\n\n## 概要\n\n\(title)的概要。\(text)\n\n## 影响\n\n\(title)的影响。\n"
  }

  private static func english(_ title: String) -> String {
    "# \(title)\n\n## Summary\n\nA summary of the \(title).\n\n## Impact\n\nAn impact of the \(title).\n"
  }

  private static let day = "2026-03-01"

  private func ids(_ library: Library) throws -> [String] { try library.entries().map(\.id.description) }

  @Test func aSecondPieceMakesTheFolderADigest() async throws {
    let folder = try TemporaryLibrary(["\(Self.day)/风筝.md": Self.piece("风筝")])
    let library = try await folder.opened()
    #expect(try ids(library) == ["风筝/zh#概要", "风筝/zh#影响"])
    try folder.write(Self.piece("灯塔"), to: "\(Self.day)/灯塔.md")
    let report = try await library.refresh()
    #expect(report.digests == 1 && report.entries == 2)
    #expect(try ids(library) == ["\(Self.day)/zh#灯塔", "\(Self.day)/zh#风筝"])
    #expect(try library.entries().map(\.path) == ["\(Self.day)/灯塔.md", "\(Self.day)/风筝.md"])
    #expect(try library.search(Query("影响"), limit: 9).entries.map(\.title) == ["灯塔", "风筝"])
    let entry = try #require(try library.entries().last)
    let content = try await library.content(of: entry)
    #expect(content.plainText == "风筝\n概要\n风筝的概要。\n影响\n风筝的影响。")
    // And back, when it is alone again.
    try folder.remove("\(Self.day)/灯塔.md")
    _ = try await library.refresh()
    #expect(try ids(library) == ["风筝/zh#概要", "风筝/zh#影响"])
  }

  @Test func aNewFileIsReadAndNoOther() async throws {
    let folder = try TemporaryLibrary([
      "\(Self.day)/风筝.md": Self.piece("风筝"), "\(Self.day)/灯塔.md": Self.piece("灯塔"),
      "2026W05.md": "# 2026 年第 05 周\n\n## 类\n\n### 题\n\n文。\n",
    ])
    let library = try await folder.opened()
    let before = try rows(folder)
    try folder.write(Self.piece("磁带"), to: "\(Self.day)/磁带.md")
    let report = try await library.refresh()
    #expect(report.added == 1 && report.updated == 0)
    #expect(try ids(library).count == 4)
    // Rows of entries are made anew where a file is read again, and kept where not.
    let after = try rows(folder)
    #expect(before.isSubset(of: after))
    #expect(try await library.refresh().changed == false)
  }

  private func rows(_ folder: TemporaryLibrary) throws -> Set<String> {
    let index = try #require(folder.indexFiles.first { $0.pathExtension == "sqlite" })
    return Set(try TemporaryLibrary.strings("SELECT id || ' ' || title FROM entry", in: index.path))
  }

  @Test func sameTitlesOfADayAreToldApart() async throws {
    let folder = try TemporaryLibrary([
      "\(Self.day)/a.md": Self.piece("日记", "早上。"), "\(Self.day)/b.md": Self.piece("日记", "晚上。"),
      "\(Self.day)/c.md": Self.piece("日记", "夜里。"),
    ])
    let library = try await folder.opened()
    #expect(try ids(library) == ["\(Self.day)/zh#日记", "\(Self.day)/zh#日记-1", "\(Self.day)/zh#日记-2"])
    let second = try #require(try library.entry(named: "\(Self.day)/zh#日记-1"))
    #expect(try await library.content(of: second).plainText.contains("晚上"))
    // Without the first the second has its name.
    try folder.remove("\(Self.day)/a.md")
    _ = try await library.refresh()
    #expect(try ids(library) == ["\(Self.day)/zh#日记", "\(Self.day)/zh#日记-1"])
    let first = try #require(try library.entry(named: "\(Self.day)/zh#日记"))
    #expect(try await library.content(of: first).plainText.contains("晚上"))
  }

  /// Nor does a title that is another's with a number behind it stand for two.
  @Test func titlesWithNumbersAreToldApartFromNumberedOnes() async throws {
    let titles = ["日记", "日记", "日记 1", "日记-1", "日记", "日记 1"]
    let folder = try TemporaryLibrary(
      Dictionary(
        uniqueKeysWithValues: zip("abcdef", titles.enumerated()).map { name, piece in
          ("\(Self.day)/\(name).md", Self.piece(piece.element, "第 \(piece.offset) 篇。"))
        }))
    let library = try await folder.opened()
    let found = try library.entries()
    #expect(
      found.map(\.id.slug) == ["日记", "日记-1", "日记-1-1", "日记-1-2", "日记-2", "日记-1-3"])
    for (number, entry) in found.enumerated() {
      let named = try #require(try library.entry(named: entry.id.description))
      #expect(try await library.content(of: named).plainText.contains("第 \(number) 篇"))
    }
  }

  @Test func starsFollowTheDecision() async throws {
    let folder = try TemporaryLibrary([
      "\(Self.day)/风筝.md": "# 风筝\n\n风筝飞得很高，线也很长，一直放到了傍晚。\n",
      "other.md": "# 别处\n\n## 一\n\n### 甲\n\n文。\n",
    ])
    let library = try await folder.opened()
    let kite = try #require(try library.entries().first { $0.title == "风筝" })
    #expect(kite.id.description == "风筝/zh#风筝")
    _ = try library.toggleStarred(kite)
    try folder.write("# 灯塔\n\n灯塔换了灯，船都看得见了，守塔的人也走了。\n", to: "\(Self.day)/灯塔.md")
    _ = try await library.refresh()
    let starred = try library.entries().filter(\.isStarred).map(\.id.description)
    #expect(starred == ["\(Self.day)/zh#风筝"])
  }

  @Test func twinsOfAPieceAreThoseOfItsFile() async throws {
    let folder = try TemporaryLibrary([
      "\(Self.day)/a.md": Self.piece("风筝"), "\(Self.day)/a.en.md": Self.english("kite"),
      "\(Self.day)/b.md": Self.piece("灯塔"), "\(Self.day)/b.en.md": Self.english("lamp"),
    ])
    let library = try await folder.opened()
    let twins = try library.entries(language: "zh").map { "\($0.title) \($0.twin?.slug ?? "-")" }
    #expect(twins == ["风筝 kite", "灯塔 lamp"])
    #expect(try library.digests().map { $0.editions.map(\.entries) } == [[2, 2]])
  }

  @Test func settingsDecideAndAreFollowed() async throws {
    let folder = try TemporaryLibrary([
      "2026W05.md":
        "# 2026 年第 05 周\n\n## 类\n\n一段很长的话，比下面的链接长得多，所以这是一篇文章，不是一个列表。\n\n- [甲](https://example.org/1)\n",
      "drafts/x.md": "# 稿\n\n文。", "README.md": "# 说明\n\n文。",
    ])
    func entries(_ settings: LibrarySettings) async throws -> [String] {
      let library = Library(
        roots: [folder.folder.path], cache: folder.cache.path, state: nil, settings: { _ in settings })
      _ = try await library.refresh()
      return try library.entries().map(\.title)
    }
    let guessed = try await entries(LibrarySettings())
    #expect(guessed == ["类", "说明", "稿"])
    #expect(
      try await entries(LibrarySettings(pieces: .items, ignored: ["README.md", "drafts/**"])) == ["类", "甲"])
    #expect(try await entries(LibrarySettings(pieces: .headings, ignored: ["drafts"])) == ["类", "说明"])
    #expect(try await entries(LibrarySettings()) == guessed)
  }

  @Test(arguments: [
    ("README.md", "README.md", true), ("README.md", "a/README.md", true),
    ("README.md", "a/README.en.md", false),
    ("drafts", "drafts/a.md", true), ("drafts/", "a/drafts/b.md", true), ("drafts/**", "drafts/a/b.md", true),
    ("drafts/*", "drafts/a.md", true), ("drafts/*.md", "drafts/a/b.md", false), ("**/x.md", "x.md", true),
    ("**/x.md", "a/b/x.md", true), ("*.en.md", "a/b.en.md", true), ("draft", "drafts/a.md", false),
    ("a/**/x*.md", "a/b/c/xy.md", true), ("a/**/x*.md", "a/x/b.md", false), ("a/**", "b/a/c.md", false),
  ])
  func patternsOfFiles(_ pattern: String, _ path: String, _ isIgnored: Bool) async throws {
    let folder = try TemporaryLibrary([path: "# 题\n\n文。\n"])
    let library = Library(
      roots: [folder.folder.path], cache: nil, state: nil,
      settings: { _ in LibrarySettings(ignored: [pattern]) })
    #expect(try await library.refresh().files == (isIgnored ? 0 : 1))
  }
}
