import Foundation
import Synchronization

/// A folder that several machines share, by Syncthing, git or a disk: each writes a file of its own there and reads
/// those of the others, so that nothing is ever written by two.
public final class SharedFolder: Sendable {
  private let path: String
  /// Files of others as they were taken: size and time of change.
  private let taken = Mutex<[String: String]>([:])

  public init(path: String) { self.path = path }

  /// Takes over what other machines have kept since the last time. Gives how many values are new. A file that is
  /// only half there, as while it is being copied, is taken as far as it goes.
  public func take(into store: ReadingStore) throws -> Int {
    let own = Self.name(of: try store.machine())
    let names: [String]
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw ReadingStore.Failure(description: "\(path): \(error.localizedDescription)")
    }
    var count = 0
    for name in names.sorted() where name.hasSuffix(".jsonl") && name != own {
      let file = "\(path)/\(name)"
      guard let stamp = Self.stamp(of: file), taken.withLock({ $0[name] != stamp }),
        let data = FileManager.default.contents(atPath: file)
      else { continue }
      count += try store.merge(StateFile.readableLines(String(decoding: data, as: UTF8.self)))
      taken.withLock { $0[name] = stamp }
    }
    return count
  }

  /// Writes what this machine knows; the file is whole at any moment.
  public func give(from store: ReadingStore) throws {
    // What isn't kept here isn't given away as if it were.
    guard !store.isTemporary else { return }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let file = "\(path)/\(Self.name(of: try store.machine()))"
    let text = try store.exportedFile()
    if FileManager.default.contents(atPath: file) == Data(text.utf8) { return }
    let draft = file + ".new"
    guard
      FileManager.default.createFile(
        atPath: draft, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]),
      rename(draft, file) == 0
    else { throw ReadingStore.Failure(description: "\(file): \(String(cString: strerror(errno)))") }
  }

  private static func name(of machine: String) -> String { "wenzhai-\(machine).jsonl" }

  private static func stamp(of file: String) -> String? {
    var status = stat()
    guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(status.st_ino)"
  }
}
