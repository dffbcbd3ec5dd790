import DigestKit
import Synchronization

/// Files as they were parsed, for the vocabulary, which looks at those again that stand in several languages. No more of
/// them are kept than a few megabytes, and the newest first: what isn't here is read again.
final class ParsedEditions: Sendable {
  private struct Kept: Sendable {
    var hash: Int64
    var rule: ReadingRule
    var editions: [Edition]
    var size: Int
  }

  /// Bytes of files that are kept; parsed they take several times that.
  private static let mostBytes = 4_000_000

  private let rootName: String
  /// What files are called that may be editions of one digest.
  private let shared: Set<String>
  private let kept = Mutex<(files: [String: Kept], bytes: Int)>(([:], 0))

  /// A file that is so many times smaller than its twin says that there is none, and nothing is learnt from it.
  private static let stub = 8

  /// Of these `files`.
  init(of files: some Sequence<FoundFile>, rootName: String) {
    self.rootName = rootName
    let sizes = Dictionary(grouping: files) { EditionPairing.key(ofPath: $0.path, rootName: rootName) }
      .mapValues { $0.map(\.size).sorted(by: >) }
    shared = Set(sizes.filter { $0.value.count > 1 && $0.value[1] * Self.stub > $0.value[0] }.keys)
  }

  /// Keeps a file that may have a twin, if there is room.
  func keep(_ editions: [Edition], of file: FoundFile, hash: Int64, rule: ReadingRule) {
    guard shared.contains(EditionPairing.key(ofPath: file.path, rootName: rootName)) else { return }
    kept.withLock { kept in
      if let old = kept.files.removeValue(forKey: file.path) { kept.bytes -= old.size }
      guard kept.bytes + file.size <= Self.mostBytes else { return }
      kept.bytes += file.size
      kept.files[file.path] = Kept(hash: hash, rule: rule, editions: editions, size: file.size)
    }
  }

  /// Nil for a file that isn't kept, or was read otherwise.
  func editions(of file: FoundFile, hash: Int64, rule: ReadingRule) -> [Edition]? {
    let found = kept.withLock { $0.files[file.path] }
    return found?.hash == hash && found?.rule == rule ? found?.editions : nil
  }
}
