import Foundation
import Synchronization
import TestSupport
import Testing

@testable import DigestIndex

/// Changes of folders are heard, each batch of them once.
@Suite struct FolderWatchTests {
  private final class Listener: Sendable {
    private let count = Mutex(0)
    let changes: AsyncStream<Int>
    private let heard: AsyncStream<Int>.Continuation

    init() { (changes, heard) = AsyncStream.makeStream(of: Int.self) }

    func hear() {
      heard.yield(
        count.withLock {
          $0 += 1; return $0
        })
    }
    var times: Int { count.withLock { $0 } }
  }

  /// A folder, what watches it, and what is heard.
  private func watched() throws -> (URL, FolderWatch, Listener) {
    let folder = try TemporaryFolder.make()
    let listener = Listener()
    let watch = FolderWatch { listener.hear() }
    watch.follow([folder.path])
    return (folder, watch, listener)
  }

  private func next(_ listener: Listener) async -> Int? { await listener.changes.first { _ in true } }

  @Test func whatIsWrittenIsHeard() async throws {
    let (folder, watch, listener) = try watched()
    try Data("一".utf8).write(to: folder.appending(path: "a.md"))
    #expect(await next(listener) == 1)
    try Data("二".utf8).write(to: folder.appending(path: "a.md"), options: .atomic)
    #expect(await next(listener) == 2)
    try FileManager.default.removeItem(at: folder.appending(path: "a.md"))
    #expect(await next(listener) == 3)
    withExtendedLifetime(watch) {}
  }

  @Test func manyChangesAreHeardOnce() async throws {
    let (folder, watch, listener) = try watched()
    for number in 0..<1_000 { try Data("x".utf8).write(to: folder.appending(path: "\(number).md")) }
    #expect(await next(listener) == 1)
    // However long writing took, it was told a few times at most.
    try Data("x".utf8).write(to: folder.appending(path: "last.md"))
    _ = await next(listener)
    #expect(listener.times <= 5)
    withExtendedLifetime(watch) {}
  }

  @Test func hiddenFilesOfEditorsAreNoNews() async throws {
    let (folder, watch, listener) = try watched()
    let other = try TemporaryFolder.make()
    let otherListener = Listener()
    let otherWatch = FolderWatch { otherListener.hear() }
    otherWatch.follow([other.path])
    for number in 0..<20 { try Data("x".utf8).write(to: folder.appending(path: ".swap-\(number)")) }
    // By the time that this is heard, those would have been.
    try Data("x".utf8).write(to: other.appending(path: "a.md"))
    #expect(await next(otherListener) == 1)
    try Data("x".utf8).write(to: other.appending(path: "a.md"))
    #expect(await next(otherListener) == 2)
    #expect(listener.times == 0)
    withExtendedLifetime(otherWatch) {}
    withExtendedLifetime(watch) {}
  }

  @Test func whatCannotBeHeardIsLookedAtNowAndThen() async throws {
    let listener = Listener()
    let watch = FolderWatch(interval: .milliseconds(20)) { listener.hear() }
    watch.follow(["/nowhere/at/all"])
    #expect(await next(listener) == 1)
    #expect(await next(listener) == 2)
    withExtendedLifetime(watch) {}
  }

  @Test func aFolderThatTookTheOthersPlaceIsFollowed() async throws {
    let (folder, watch, listener) = try watched()
    let manager = FileManager.default
    let inner = folder.appending(path: "a"), aside = folder.appending(path: "b"),
      new = folder.appending(path: "c")
    for place in [inner, new] { try manager.createDirectory(at: place, withIntermediateDirectories: true) }
    watch.follow([folder.path, inner.path])
    try manager.moveItem(at: inner, to: aside)
    try manager.moveItem(at: new, to: inner)
    #expect(await next(listener) != nil)
    #expect(watch.follow([folder.path, inner.path]))
    let times = listener.times
    try Data("x".utf8).write(to: inner.appending(path: "x.md"))
    while await next(listener) ?? 0 <= times {}
    #expect(listener.times > times)
  }

  @Test func newFoldersAreFollowedAndOldOnesLeft() async throws {
    let (folder, watch, listener) = try watched()
    let inner = folder.appending(path: "内层")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    #expect(await next(listener) == 1)
    #expect(watch.follow([folder.path, inner.path]))
    #expect(!watch.follow([folder.path, inner.path]))
    try Data("x".utf8).write(to: inner.appending(path: "a.md"))
    #expect(await next(listener) == 2)
    watch.follow([folder.path])
    try Data("x".utf8).write(to: inner.appending(path: "b.md"))
    try Data("x".utf8).write(to: folder.appending(path: "c.md"))
    #expect(await next(listener) == 3)
    #expect(!watch.follow([folder.path, "/nowhere/at/all"]))
  }
}
