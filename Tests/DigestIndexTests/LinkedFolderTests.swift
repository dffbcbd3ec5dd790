import DigestIndex
import Foundation
import TestSupport
import Testing

/// Links inside a library lead nowhere outside of it, not even next door.
@Suite struct LinkedFolderTests {
  @Test(arguments: ["library-2", "librar", "other"])
  func aNeighbourWithASimilarNameIsOutside(_ neighbour: String) async throws {
    let folder = try TemporaryLibrary(["2026W05.md": "# 2026W05\n\n## 甲\n\n文。\n"])
    let base = folder.folder.deletingLastPathComponent()
    let other = base.appending(path: neighbour)
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    try Data("# 2026W06\n\n## 外\n\n不该读到。\n".utf8).write(to: other.appending(path: "2026W06.md"))
    try FileManager.default.createSymbolicLink(
      at: folder.folder.appending(path: "2026W06.md"), withDestinationURL: other.appending(path: "2026W06.md")
    )
    try FileManager.default.createSymbolicLink(
      at: folder.folder.appending(path: "more"), withDestinationURL: other)
    let library = try await folder.opened()
    #expect(try library.entries().map(\.title) == ["甲"])
    #expect(!library.exists(library: 0, path: "2026W06.md"))
    #expect(!library.exists(library: 0, path: "more/2026W06.md"))
    #expect(library.exists(library: 0, path: "2026W05.md"))
  }

  /// Which of the names is the other's copy can't be told.
  @Test func aFileWithTwoNamesIsTwoDigests() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": "## 甲\n\n文。\n"])
    let file = folder.folder.appending(path: "2026W05.md")
    try FileManager.default.linkItem(at: file, to: folder.folder.appending(path: "2026W06.md"))
    let library = try await folder.opened()
    #expect(try library.entries().map(\.id.digest) == ["2026W06", "2026W05"])
  }

  /// A file that has a name of its own in the library isn't found again through a link to it; one that has none there
  /// is found once, whatever the order in which a folder is read.
  @Test func aLinkToAFileIsFoundOnceAtMost() async throws {
    let folder = try TemporaryLibrary()
    // Among so many names some links are read before what they lead to, and some behind it.
    for number in 10..<40 {
      try folder.write("# 第 \(number) 期\n\n文。\n", to: "issues/\(number).md")
      for name in ["a", "z"] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.folder.appending(path: "issues/\(name)\(number).md").path,
          withDestinationPath: "\(number).md")
      }
    }
    try folder.write("# 第 9 期\n\n文。\n", to: ".hidden/9.md")
    for name in ["a9.md", "b9.md"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.folder.appending(path: name).path, withDestinationPath: ".hidden/9.md")
    }
    let library = folder.open()
    #expect(try await library.refresh().files == 31)
    #expect(try library.digests().map(\.editions[0].path).contains("a9.md"))
  }
}
