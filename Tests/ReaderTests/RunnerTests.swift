import DigestIndex
import DigestKit
import Foundation
@testable import Reader
import Screen
import TestSupport
import Testing

@testable import wenzhai

/// What the reader is told by the real runner when things aren't as they should be.
@Suite struct RunnerTests {
  private static let week = "# 2026 年第 05 周\n\n## 题\n\n### 苹果\n\n红的果子。\n\n### 梨\n\n黄的果子。\n"

  /// A library with a reading state, in a folder of its own.
  private final class Place {
    let folder: URL
    var state: String { folder.appending(path: "reading.sqlite").path }
    var file: URL { folder.appending(path: "library/2026W05.md") }

    init() throws {
      folder = try TemporaryFolder.make()
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(RunnerTests.week.utf8).write(to: file)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func library(state: String? = nil) -> Library {
      Library(
        roots: [folder.appending(path: "library").path], cache: folder.appending(path: "cache").path,
        state: state ?? self.state)
    }

    func reader(_ keys: String = "", state: String? = nil) async -> HeadlessReader {
      await SmallLibrary.reader(
        keys, size: Size(columns: 80, rows: 12), runner: LibraryRunner(library: library(state: state)))
    }
  }

  /// Once, and not again with each refresh.
  @Test func whoeverReadsIsToldWhereMarksAreKept() async throws {
    let place = try Place()
    var reader = await place.reader()
    #expect(reader.state.message == nil)
    reader = await place.reader(state: "/dev/null/reading.sqlite")
    #expect(reader.state.message == .stateTemporary)
    await reader.press(Key.sequence("r"))
    #expect(reader.state.message == nil)

    let damaged = place.folder.appending(path: "damaged.sqlite").path
    try Data("no database".utf8).write(to: URL(filePath: damaged))
    reader = await place.reader(state: damaged)
    guard case .stateSetAside(let aside) = reader.state.message else {
      Issue.record("\(String(describing: reader.state.message))")
      return
    }
    #expect(aside.hasPrefix(damaged) && FileManager.default.fileExists(atPath: aside))
    #expect(await place.reader(state: damaged).state.message == nil)
  }

  @Test func marksOfWhatIsGoneAreCountedOnce() async throws {
    let place = try Place()
    _ = await place.reader("l*")
    try Data(Self.week.replacing("### 苹果\n\n红的果子。\n\n", with: "").utf8).write(to: place.file)
    var reader = await place.reader()
    #expect(reader.state.message == .stateMissing(1))
    await reader.press(Key.sequence("r"))
    #expect(reader.state.message == nil)
  }

  @Test func aFileThatIsGoneOrNoneIsTold() async throws {
    let place = try Place()
    var reader = await place.reader("l")
    try FileManager.default.removeItem(at: place.file)
    await reader.press(Key.sequence("j"))
    #expect(reader.state.browse.page?.failure == .fileGone("2026W05.md"))
    try FileManager.default.createDirectory(at: place.file, withIntermediateDirectories: true)
    await reader.press(Key.sequence("k"))
    #expect(reader.state.browse.page?.failure == .fileUnreadable("2026W05.md"))
  }

  /// The last place is written at once when the reader is left, however short it was shown.
  @Test func theLastPlaceIsKeptAtTheEnd() async throws {
    let place = try Place()
    let library = place.library()
    _ = try await library.refresh()
    let runner = LibraryRunner(library: library)
    let entry = EntryID(digest: "2026W05", language: "zh", slug: "梨")
    let places = [true, false].map { DigestKit.Place(entry: entry, block: 0, offset: 1, isReading: $0) }
    for place in places { runner.run(.savePlace(place), mailbox: Mailbox()) }
    runner.finish()
    #expect(try place.library().lastPlace() == places[1])
  }
}
