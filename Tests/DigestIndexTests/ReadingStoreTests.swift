import DigestIndex
import DigestKit
import Foundation
import Testing

@Suite struct ReadingStoreTests {
  private func folder() throws -> TemporaryLibrary {
    try TemporaryLibrary([
      "2026W05.md": "## 一\n\n[源](https://s.example)\n\n甲。\n\n## 二\n\n乙。\n",
      "2026W05.en.md": "## One\n\n[source](https://s.example)\n\nA.\n\n## Two\n\nB.\n",
    ])
  }

  @Test func whatIsReadStaysReadInBothLanguages() async throws {
    let folder = try folder()
    let library = try await folder.opened()
    let first = try library.entries(language: "zh")[0]
    #expect(first.twin?.description == "2026W05/en#one")
    try library.setRead(true, first)
    _ = try library.toggleStarred(first)
    try library.setPlace(Place(entry: first.id, block: 1, offset: 3))

    let again = try await folder.opened()
    #expect(try again.entries().map(\.isRead) == [true, false, true, false])
    #expect(try again.entries().map(\.isStarred) == [true, false, true, false])
    #expect(try again.digests()[0].editions.map(\.unread) == [1, 1])
    #expect(try again.lastPlace() == Place(entry: first.id, block: 1, offset: 3))
    #expect(try again.search(Query("is:unread"), limit: 9).entries.map(\.title) == ["二", "Two"])
  }

  @Test func whatIsInOneLanguageAloneIsCountedThere() async throws {
    let folder = try TemporaryLibrary([
      "2026W05.md": "## 一\n\n[源](https://s.example)\n\n甲。\n",
      "2026W05.en.md": "## One\n\n[source](https://s.example)\n\nA.\n\n## Two\n\nB has 17 legs.\n",
    ])
    let library = try await folder.opened()
    let alone = try #require(try library.entries(language: "en").first { $0.title == "Two" })
    #expect(alone.twin == nil)
    try library.setRead(true, alone)
    #expect(try library.digests()[0].editions.map(\.read) == [0, 1])
  }

  @Test func aRebuiltIndexLosesNothing() async throws {
    let folder = try folder()
    let library = try await folder.opened()
    try library.setRead(true, try library.entries()[0])
    for file in folder.indexFiles { try FileManager.default.removeItem(at: file) }
    let again = try await folder.opened()
    #expect(try again.entries().count { $0.isRead } == 2)
  }

  @Test func aDamagedStoreIsSetAsideNotDeleted() async throws {
    let folder = try folder()
    let library = try await folder.opened()
    try library.setRead(true, try library.entries()[0])
    try Data("not a database".utf8).write(to: URL(filePath: folder.statePath))
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: folder.statePath + suffix) }
    let again = folder.open()
    let kept = folder.statePath + ".damaged"
    #expect(again.reading.trouble == .setAside(kept))
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == "not a database")
    #expect(!again.reading.isTemporary)
  }

  @Test func aStoreWithATableMissingIsSetAside() async throws {
    let folder = try folder()
    let first = try await folder.opened()
    try first.setRead(true, try first.entries()[0])
    try TemporaryLibrary.execute("DROP TABLE kept_entry", on: folder.statePath)
    let library = folder.open()
    #expect(library.reading.trouble == .setAside(folder.statePath + ".damaged"))
    _ = try await library.refresh()
    try library.setRead(true, try library.entries()[0])
    #expect(try library.entries()[0].isRead)
  }
}
