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

  /// As while a large library is read by another, or by one that was stopped with a key.
  @Test func whatItHeldBeforeIsServedWhileAnotherWrites() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week("甲", "乙")])
    _ = try await folder.opened()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: index(of: folder), configuration: configuration)
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

  /// A pipe would be waited for until somebody writes into it.
  @Test(.timeLimit(.minutes(1)), arguments: ["", "-wal", "-journal"])
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
