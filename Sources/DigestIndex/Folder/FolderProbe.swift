import DigestKit
import Foundation

/// A quick look at a folder that nobody named.
public enum FolderProbe {
  /// Files that are looked at before we give up: the current folder may be a home with anything in it.
  private static let mostFiles = 200

  /// True if a digest with a week, a number or a date lies in the folder or not far below.
  public static func holdsIssue(_ folder: String) -> Bool {
    guard let root = FileRead.realPath(folder) else { return false }
    let files = FolderWalk(root: root, deepest: 4, most: 2_000).files
    let name = FileRead.rootName(root)
    return files.prefix(mostFiles).contains { file in
      guard let path = try? FileRead.resolved(file.path, below: root),
        let bytes = try? FileRead.bytes(at: path)
      else {
        return false
      }
      let edition = Edition(bytes: bytes)
      let facts = EditionFacts(path: file.path, edition: edition)
      return EditionPairing.pair([facts], rootName: name).contains { $0.issue.isKnown }
    }
  }
}
