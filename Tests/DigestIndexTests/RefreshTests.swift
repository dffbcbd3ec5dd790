import DigestIndex
import DigestKit
import Foundation
import Testing

@Suite struct RefreshTests {
  private static let week = "# 2026 年第 05 周\n\n## 一\n\n机器人走路。\n\n## 二\n\n纸鸢飞天。\n"

  private func found(_ library: Library, _ query: String) throws -> [String] {
    try library.search(Query(query), limit: .max).entries.map(\.id.description)
  }

  @Test func onlyWhatChangedIsReadAgain() async throws {
    let folder = try TemporaryLibrary([
      "a/2026W05.md": Self.week, "b/2026W06.md": Self.week.replacing("05", with: "06"),
    ])
    let first = try await folder.open().refresh()
    #expect(first.changes == [2, 0, 0])
    #expect((first.files, first.digests, first.entries) == (2, 2, 4))
    #expect(first.bytes == Self.week.utf8.count * 2)
    let second = try await folder.open().refresh()
    #expect(second.changes == [0, 0, 0])

    try folder.write(Self.week.replacing("纸鸢", with: "风筝"), to: "a/2026W05.md")
    let third = try await folder.open().refresh()
    #expect(third.changes == [0, 1, 0])
    let library = folder.open()
    #expect(try found(library, "风筝") == ["2026W05/zh#二"])
    #expect(try found(library, "纸鸢") == ["2026W06/zh#二"])

    try folder.remove("b/2026W06.md")
    let fourth = try await folder.open().refresh()
    #expect(fourth.changes == [0, 0, 1])
    #expect(fourth.entries == 2)
    #expect(try found(folder.open(), "纸鸢") == [])
  }

  @Test func aTouchedFileIsNotReadAgain() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week])
    _ = try await folder.opened()
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)],
      ofItemAtPath: folder.folder.appending(path: "2026W05.md").path)
    #expect(try await folder.open().refresh().updated == 0)
  }

  @Test(arguments: [
    Data(repeating: 0, count: 8192), Data("this is no database at all, only text".utf8), Data(),
  ])
  func aDamagedIndexIsMadeAnew(_ damage: Data) async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week])
    _ = try await folder.opened()
    for file in folder.indexFiles { try damage.write(to: file) }
    let library = folder.open()
    #expect(try await library.refresh().entries == 2)
    #expect(try found(library, "机器人") == ["2026W05/zh#一"])
  }

  @Test func anIndexInTheMiddleOfWhichPagesAreGoneIsMadeAnew() async throws {
    var files: [String: String] = [:]
    for number in 10..<40 { files["2026W\(number).md"] = Self.week.replacing("05", with: "\(number)") }
    let folder = try TemporaryLibrary(files)
    _ = try await folder.opened()
    for file in folder.indexFiles where file.pathExtension == "sqlite" {
      var data = try Data(contentsOf: file)
      for offset in stride(from: 4096, to: data.count, by: 4096) {
        data.replaceSubrange(
          offset..<min(offset + 600, data.count),
          with: Data(repeating: 0xAB, count: min(600, data.count - offset)))
      }
      try data.write(to: file)
    }
    let library = folder.open()
    #expect(try await library.refresh().entries == 60)
    #expect(try found(library, "机器人").count == 30)
  }

  @Test func anIndexWithATableMissingIsMadeAnew() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week])
    _ = try await folder.opened()
    for file in folder.indexFiles where file.pathExtension == "sqlite" {
      try TemporaryLibrary.execute("DROP TABLE entry", on: file.path)
    }
    #expect(try await folder.open().refresh().entries == 2)
  }

  @Test func anIndexOfAnotherVersionIsMadeAnew() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week])
    _ = try await folder.opened()
    for file in folder.indexFiles where file.pathExtension == "sqlite" {
      // The user version stands at offset 60 of the header (SQLite file format §1.3).
      var data = try Data(contentsOf: file)
      data.replaceSubrange(60..<64, with: [0, 0, 0x7F, 0xFF])
      try data.write(to: file)
    }
    #expect(try await folder.open().refresh().added == 1)
  }

  @Test func manyProgramsAtOnceDoNotDisturbEachOther() async throws {
    var files: [String: String] = [:]
    for number in 10..<30 { files["2026W\(number).md"] = Self.week.replacing("05", with: "\(number)") }
    let folder = try TemporaryLibrary(files)
    let libraries = (0..<4).map { _ in folder.open() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for library in libraries { group.addTask { _ = try await library.refresh() } }
      try await group.waitForAll()
    }
    for library in libraries {
      #expect(try library.entries().count == 40)
      #expect(try found(library, "机器人").count == 20)
    }
  }

  @Test(arguments: [1, 7, 20]) func aCancelledRefreshEndsAndCanGoOn(after: Int) async throws {
    var files: [String: String] = [:]
    for week in 10...49 { files["2026W\(week).md"] = Self.week.replacing("05", with: "\(week)") }
    let folder = try TemporaryLibrary(files)
    let library = folder.open()
    await #expect(throws: CancellationError.self) {
      try await library.refresh { progress in
        if progress.done >= after { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    // It did not come to its end, and what it wrote is no damage.
    #expect(try library.entries().count < 80)
    let report = try await library.refresh()
    #expect(report.entries == 80 && report.changed)
    #expect(try library.search(Query("机器人"), limit: 0).total == 40)
  }

  /// A program may end at any moment: what it had written by then is made use of, not taken for all.
  @Test func aRefreshThatWasCutShortIsFinishedByTheNext() async throws {
    let folder = try TemporaryLibrary([
      "2026W05.md": Self.week, "2026W06.md": Self.week.replacing("05", with: "06"),
    ])
    _ = try await folder.opened()
    let index = try #require(folder.indexFiles.first { $0.pathExtension == "sqlite" })
    // As if it had ended after the last file, before digests were put together.
    try TemporaryLibrary.execute(
      """
      DELETE FROM digest WHERE key = '2026W05'; 
      UPDATE part SET digest = NULL WHERE file = (SELECT id FROM file WHERE path = '2026W05.md');
      UPDATE generation SET is_unsettled = 1
      """, on: index.path)
    #expect(try folder.open().search(Query("机器人"), limit: 9).total == 1)
    let library = folder.open()
    let report = try await library.refresh()
    #expect(report.digests == 2 && report.entries == 4 && report.changed)
    #expect(try found(library, "机器人").count == 2)
  }

  @Test func anEditThatHidesItsTimeIsSeen() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week])
    let path = folder.folder.appending(path: "2026W05.md").path
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    _ = try await folder.opened()
    try folder.write(Self.week.replacing("走路", with: "跑步"), to: "2026W05.md")
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    #expect(try await found(folder.opened(), "机器人跑步").count == 1)
  }

  @Test func badFilesAreToldAndTheRestIsThere() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week, "empty.md": "", ".hidden/x.md": Self.week])
    try folder.write(Data([0xFF, 0xFE, 0x41, 0x00]), to: "utf16.md")
    try folder.write(Data(repeating: 0, count: 100), to: "binary.md")
    try FileManager.default.createDirectory(
      at: folder.folder.appending(path: "folder.md"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.folder.appending(path: "out.md").path, withDestinationPath: "/etc/passwd")
    try FileManager.default.createSymbolicLink(
      atPath: folder.folder.appending(path: "loop").path, withDestinationPath: folder.folder.path)
    mkfifo(folder.folder.appending(path: "pipe.md").path, 0o600)
    let library = try await folder.opened()
    #expect(try library.entries().map(\.id.digest) == ["2026W05", "2026W05", "utf16"])
    #expect(try library.digests().map(\.key) == ["2026W05", "utf16"])
    let faults = try await library.check()
    #expect(
      faults.map { "\($0.path) \($0.fault.code.rawValue)" } == [
        "binary.md binary", "empty.md empty", "out.md outside-library", "utf16.md no-headings",
        "utf16.md other-encoding",
      ])
  }

  /// Names, contents, rights, owners and times of all that is there, links as they are.
  private func look(at folder: URL) throws -> [String] {
    let walk = FileManager.default.enumerator(atPath: folder.path)
    return try (["."] + (walk?.allObjects as? [String] ?? []).sorted()).map { name in
      let path = folder.appending(path: name).path
      var info = stat()
      #expect(lstat(path, &info) == 0)
      let isFile = info.st_mode & S_IFMT == S_IFREG
      let content = isFile ? try Data(contentsOf: URL(filePath: path)).base64EncodedString() : ""
      return
        "\(name) \(info.st_mode) \(info.st_uid) \(info.st_size) \(info.st_mtim.tv_sec).\(info.st_mtim.tv_nsec) \(info.st_ctim.tv_sec).\(info.st_ctim.tv_nsec) \(content)"
    }
  }

  @Test func theLibraryIsNeverWrittenTo() async throws {
    let folder = try TemporaryLibrary([
      "2026W05.md": Self.week, "a/2026W06.md": Self.week, "a/x.png": "no picture",
    ])
    let before = try look(at: folder.folder)
    #expect(before.count == 5)
    let library = try await folder.opened()
    let entry = try #require(try library.entries().first)
    _ = try library.search(Query("机器人"), limit: 5)
    _ = try await library.content(of: entry)
    _ = try await library.check()
    try library.setRead(true, entry)
    _ = try library.toggleStarred(entry)
    try library.setPlace(Place(entry: entry.id))
    _ = try await folder.opened()
    #expect(try look(at: folder.folder) == before)
  }

  @Test func withoutAPlaceForTheIndexItLivesInMemory() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": Self.week])
    let library = Library(roots: [folder.folder.path], cache: "/dev/null/cache", state: "/dev/null/state")
    #expect(try await library.refresh().entries == 2)
    #expect(library.reading.isTemporary)
  }
}

extension RefreshReport {
  /// Files added, updated and removed.
  fileprivate var changes: [Int] { [added, updated, removed] }
}
