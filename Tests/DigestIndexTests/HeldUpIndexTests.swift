import DigestIndex
import DigestKit
import Foundation
import GRDB
import Testing

/// Another program is at the index, or something else stands in its place.
@Suite struct HeldUpIndexTests {
  private static func week(_ titles: String...) -> String {
    "# 2026W05\n\n" + titles.map { "## \($0)\n\n纸鸢飞过\($0)。\n\n" }.joined()
  }

  private func index(of folder: TemporaryLibrary) throws -> String {
    try #require(folder.indexFiles.first { $0.pathExtension == "sqlite" }).path
  }

  /// A connection of another program, which may leave a transaction open.
  private func holder(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// As while a large library is read by another, or by one that was stopped with a key.
  @Test func whatItHeldBeforeIsServedWhileAnotherWrites() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week("甲", "乙")])
    _ = try await folder.opened()
    let other = try holder(index(of: folder))
    try await other.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
    try folder.write(Self.week("甲", "乙", "丙"), to: "2026W05.md")
    let library = folder.open()
    let held = try await library.refresh()
    #expect(held.isHeldUp && held.digests == 1 && held.entries == 2)
    #expect(!library.isTemporary)
    #expect(try library.entries().map(\.title) == ["甲", "乙"])
    #expect(try library.search(Query("纸鸢"), limit: 9).total == 2)
    try await other.writeWithoutTransaction { try $0.rollback() }
    let report = try await library.refresh()
    #expect(!report.isHeldUp && report.entries == 3)
    #expect(try library.entries().map(\.title) == ["甲", "乙", "丙"])
  }

  /// An index that another program has made by half says of most entries that they are gone. What is kept of them stays
  /// as it is until it is whole.
  @Test func whatIsKeptWaitsForAWholeIndex() async throws {
    let files = [
      "2026W05.md": Self.week("甲", "乙"), "2026W06.md": Self.week("甲", "乙").replacing("W05", with: "W06"),
    ]
    let folder = try TemporaryLibrary(files)
    let first = try await folder.opened()
    let starred = try #require(try first.entries().first { $0.id.digest == "2026W06" })
    _ = try first.toggleStarred(starred)
    // By half: one of the weeks isn't there yet.
    for file in folder.indexFiles { try FileManager.default.removeItem(at: file) }
    try folder.remove("2026W06.md")
    let half = Library(roots: [folder.folder.path], cache: folder.cache.path, state: nil)
    _ = try await half.refresh()
    try folder.write(files["2026W06.md"] ?? "", to: "2026W06.md")
    let other = try holder(try index(of: folder))
    try await other.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
    let library = folder.open()
    #expect(try await library.refresh().isHeldUp)
    #expect(try library.digests().count == 1 && library.missing().isEmpty)
    try await other.writeWithoutTransaction { try $0.rollback() }
    _ = try await library.refresh()
    #expect(try library.entries().filter(\.isStarred).map(\.id) == [starred.id])
    #expect(try library.missing().isEmpty)
  }

  /// A pipe would be waited for until somebody writes into it.
  @Test(.timeLimit(.minutes(10)), arguments: ["", "-wal", "-journal"])
  func aPipeInItsPlaceIsReplaced(suffix: String) async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week("甲", "乙")])
    _ = try await folder.opened()
    let path = try index(of: folder)
    unlink(path + suffix)
    #expect(mkfifo(path + suffix, 0o600) == 0)
    let library = folder.open()
    _ = try await library.refresh()
    #expect(try library.entries().count == 2)
    #expect(!library.isTemporary)
    #expect(try await folder.open().refresh().changed == false)
  }
}
