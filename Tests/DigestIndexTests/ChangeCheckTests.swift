import Foundation
import GRDB
import Testing

@testable import DigestIndex

/// Whether a library changed, told from times alone.
@Suite struct ChangeCheckTests {
  private static let week = "# 2026 年第 05 周\n\n## 一\n\n机器人走路。\n"

  /// An indexed library whose folders count as long settled.
  private static func settled() async throws -> (TemporaryLibrary, DatabaseQueue) {
    let library = try TemporaryLibrary([
      "a/2026W05.md": week, "a/b/2026W06.md": week.replacing("05", with: "06"), "c/notes.txt": "",
    ])
    _ = try await library.opened()
    let index = try #require(library.indexFiles.first { $0.pathExtension == "sqlite" })
    let database = try DatabaseQueue(path: index.path)
    let walk = FolderWalk(root: library.root)
    #expect(Set(walk.folders.map(\.path)) == ["", "a", "a/b", "c"])
    try await database.write {
      try ChangeCheck.write(ChangeCheck.folders(of: walk, at: .max), in: $0)
    }
    return (library, database)
  }

  private static func sees(_ library: TemporaryLibrary, _ database: DatabaseQueue) async throws
    -> RefreshReport?
  {
    let root = library.root
    return try await database.read { try ChangeCheck(root: root, db: $0).report() }
  }

  @Test func withNothingChangedTheReportIsThatOfAWalk() async throws {
    let (library, database) = try await Self.settled()
    let report = try #require(try await Self.sees(library, database))
    try await database.write { try ChangeCheck.write([:], in: $0) }
    var walked = try await library.open().refresh()
    walked.seconds = 0
    #expect(report == walked)
    #expect((report.files, report.digests, report.entries) == (2, 2, 2))
  }

  static let changes: [(name: String, change: @Sendable (TemporaryLibrary) throws -> Void)] = [
    ("a file written anew", { try $0.write(week + "又一行。\n", to: "a/2026W05.md") }),
    ("a file of the same size", { try $0.write(week.replacing("走路", with: "跑步"), to: "a/2026W05.md") }),
    ("a new file", { try $0.write(week, to: "c/2026W07.md") }),
    ("a new file at the top", { try $0.write(week, to: "2026W07.md") }),
    ("a new folder", { try $0.write(week, to: "d/2026W07.md") }),
    ("a file gone", { try $0.remove("a/b/2026W06.md") }),
    ("a folder gone", { try $0.remove("a/b") }),
    (
      "a file under another name",
      {
        try FileManager.default.moveItem(
          at: $0.folder.appending(path: "a/2026W05.md"), to: $0.folder.appending(path: "a/2026W09.md"))
      }
    ),
    ("a folder that is closed", { chmod($0.folder.appending(path: "c").path, 0o700) }),
  ]

  @Test(arguments: changes.indices)
  func everyChangeIsSeen(_ number: Int) async throws {
    let (library, database) = try await Self.settled()
    #expect(try await Self.sees(library, database) != nil)
    try Self.changes[number].change(library)
    #expect(try await Self.sees(library, database) == nil, "\(Self.changes[number].name)")
  }

  @Test func aFolderThatWasJustChangedIsLookedIntoAgain() async throws {
    let (library, database) = try await Self.settled()
    let walk = FolderWalk(root: library.root)
    let time = (walk.folders.map(\.changed).max() ?? 0) + 1
    try await database.write { try ChangeCheck.write(ChangeCheck.folders(of: walk, at: time), in: $0) }
    #expect(try await Self.sees(library, database) == nil)
  }

  @Test func whatWasLeftOutIsLookedForAgain() throws {
    let library = try TemporaryLibrary(["2026W05.md": Self.week])
    try FileManager.default.createSymbolicLink(
      atPath: library.folder.appending(path: "out.md").path, withDestinationPath: "/etc/passwd")
    #expect(ChangeCheck.folders(of: FolderWalk(root: library.root), at: .max) == [:])
  }
}

extension TemporaryLibrary {
  /// Without symlinks.
  fileprivate var root: String { FileRead.realPath(folder.path) ?? folder.path }
}
