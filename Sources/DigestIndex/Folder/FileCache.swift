import DigestKit
import Foundation
import Writing

/// Files read last, taken apart: moving through a digest parses it once.
actor FileCache {
  private struct Stamp: Equatable {
    var size: Int
    var modified: Int64
  }

  private var files: [(path: String, rule: ReadingRule, stamp: Stamp, file: DigestFile)] = []
  private let capacity = 6

  /// The file at `path` below `root`, as it is now.
  func file(at path: String, below root: String, rule: ReadingRule) throws(FileRead.Failure) -> DigestFile {
    let full = try FileRead.resolved(path, below: root)
    var info = stat()
    guard PathText.withBytes(full, { stat($0, &info) }) == 0 else { throw .missing }
    let stamp = Stamp(size: Int(info.st_size), modified: info.changed)
    if let index = files.firstIndex(where: { $0.path == full }) {
      let found = files.remove(at: index)
      if found.stamp == stamp && found.rule == rule {
        files.append(found)
        return found.file
      }
    }
    let name = EditionPairing.key(ofPath: path, rootName: FileRead.rootName(root))
    let file = DigestFile(bytes: try FileRead.bytes(at: full), name: name, rule: rule)
    if files.count >= capacity { files.removeFirst() }
    files.append((full, rule, stamp, file))
    return file
  }
}
