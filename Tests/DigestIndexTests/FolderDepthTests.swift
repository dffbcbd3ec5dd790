import DigestIndex
import DigestKit
import Testing

/// How far below a library's root digests are found.
@Suite struct FolderDepthTests {
  private static let week = "# 2026 年第 05 周\n\n## 题\n\n### 一\n\n机器人走路。\n"

  /// A path of so many folders and a file.
  private func path(_ folders: Int, _ name: String) -> String {
    String(repeating: "f/", count: folders) + name
  }

  @Test func digestsBelowSixtyThreeFoldersAreFoundAndNoDeeperOnes() async throws {
    let files = try TemporaryLibrary([
      path(63, "2026W05.md"): Self.week, path(64, "2026W06.md"): Self.week.replacing("05", with: "06"),
    ])
    let library = try await files.opened()
    #expect(try library.entries().map(\.id.digest) == ["2026W05"])
  }

  /// A folder that nobody named is looked through three folders deep.
  @Test(arguments: [(0, true), (3, true), (4, false)])
  func aProbeSeesDigestsNotFarBelow(_ folders: Int, _ isSeen: Bool) throws {
    let files = try TemporaryLibrary([path(folders, "2026W05.md"): Self.week])
    #expect(FolderProbe.holdsIssue(files.folder.path) == isSeen)
  }
}
