import DigestKit
import Foundation

/// A quick look at a folder that nobody named, or that is named for the first time.
public enum FolderProbe {
  /// Files that are looked at before we give up: the current folder may be a home with anything in it.
  private static let mostFiles = 200

  /// True if a digest with a week, a number or a date lies in the folder or not far below.
  public static func holdsIssue(_ folder: String) -> Bool {
    guard let root = FileRead.realPath(folder) else { return false }
    let name = FileRead.rootName(root)
    return holds(root) { path, edition in
      let facts = EditionFacts(path: path, edition: edition)
      return EditionPairing.pair([facts], rootName: name).contains { $0.issue.isKnown }
    }
  }

  /// True if any digest lies there, also one without such a mark.
  public static func holdsDigest(_ folder: String) -> Bool {
    guard let root = FileRead.realPath(folder) else { return false }
    return holds(root) { _, edition in !edition.entries.isEmpty || edition.wholeText != nil }
  }

  private static func holds(_ root: String, _ isWanted: (String, Edition) -> Bool) -> Bool {
    let files = FolderWalk(root: root, deepest: 4, most: 2_000).files
    return files.prefix(mostFiles).contains { file in
      guard let path = try? FileRead.resolved(file.path, below: root),
        let bytes = try? FileRead.bytes(at: path)
      else {
        return false
      }
      return isWanted(file.path, Edition(bytes: bytes))
    }
  }
}
