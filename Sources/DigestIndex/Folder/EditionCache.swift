import DigestKit
import Foundation

/// Files read last, taken apart: moving through a digest parses it once.
actor EditionCache {
  private struct Stamp: Equatable {
    var size: Int
    var modified: Int64
  }

  private var editions: [(path: String, stamp: Stamp, edition: Edition)] = []
  private let capacity = 6

  /// The file at `path` below `root`, as it is now.
  func edition(at path: String, below root: String) throws(FileRead.Failure) -> Edition {
    let full = try FileRead.resolved(path, below: root)
    var info = stat()
    guard stat(full, &info) == 0 else { throw .missing }
    let stamp = Stamp(size: Int(info.st_size), modified: info.changed)
    if let index = editions.firstIndex(where: { $0.path == full }) {
      let found = editions.remove(at: index)
      if found.stamp == stamp {
        editions.append(found)
        return found.edition
      }
    }
    let name = EditionPairing.key(ofPath: path, rootName: (root as NSString).lastPathComponent)
    let edition = Edition(bytes: try FileRead.bytes(at: full), name: name)
    if editions.count >= capacity { editions.removeFirst() }
    editions.append((full, stamp, edition))
    return edition
  }
}
