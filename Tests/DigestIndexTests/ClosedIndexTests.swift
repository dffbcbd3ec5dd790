import DigestKit
import Foundation
import Testing

@testable import DigestIndex

@Suite struct ClosedIndexTests {
  /// A search that finds the index damaged puts an empty one in its place, while a refresh may still be at work on the
  /// old one. What that refresh saw is written nowhere: else the empty index would pass for up to date.
  @Test func anIndexThatWasReplacedIsNotWrittenToByWhoHadTheOldOne() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": "# 2026W05\n\n## 甲\n\n纸鸢。\n"])
    _ = try await folder.opened()
    let path = try #require(folder.indexFiles.first { $0.pathExtension == "sqlite" }).path
    let old = IndexDatabase(path: path)
    #expect(try old.read { try ReadingOrder.generation($0) } > 0)
    old.close()
    IndexDatabase.remove(at: path)
    _ = IndexDatabase(path: path)
    let root = try #require(FileRead.realPath(folder.folder.path))
    // As at the end of a refresh that had nothing to write before.
    _ = try? await old.writer().write {
      try ChangeCheck.write(ChangeCheck.folders(of: FolderWalk(root: root), at: .max), in: $0)
    }
    #expect(try await folder.open().refresh().entries == 1)
  }
}
