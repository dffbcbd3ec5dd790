import Foundation

/// The folder that holds an index for each library that was ever opened.
public struct IndexFolder: Sendable {
  private let path: String

  public init(_ path: String) { self.path = path }

  /// Days after which nobody is likely to come back to a library.
  public static let patience = 90

  private static let secondsOfADay = 86_400

  /// What was removed: indexes, and the bytes of their files.
  public struct Pruned: Equatable, Sendable {
    public var indexes = 0
    public var bytes = 0

    public init() {}
  }

  /// Removes the indexes of libraries that weren't opened for so many days. One that a program has open stays.
  ///
  /// This process must have none open: who closes a file gives up all locks of its process on it.
  public func prune(days: Int = patience) -> Pruned {
    var pruned = Pruned()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where name.hasSuffix(".sqlite") {
      let index = path + "/" + name
      guard let age = Self.secondsSinceOpened(index), age > days * Self.secondsOfADay, !Self.isOpen(index)
      else { continue }
      pruned.bytes += IndexDatabase.suffixes.reduce(0) { $0 + (Self.status(index + $1)?.size ?? 0) }
      pruned.indexes += 1
      IndexDatabase.remove(at: index)
    }
    return pruned
  }

  /// Remembers that an index was opened: by the time of its file, and once a day, since that is a write.
  static func touch(_ index: String) {
    guard let age = secondsSinceOpened(index), age > secondsOfADay else { return }
    utimensat(AT_FDCWD, index, nil, 0)
  }

  private static func secondsSinceOpened(_ index: String) -> Int? {
    guard let status = status(index) else { return nil }
    return time(nil) - status.modified
  }

  private static func status(_ file: String) -> (size: Int, modified: Int)? {
    var status = stat()
    guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (Int(status.st_size), status.st_mtim.tv_sec)
  }

  /// SQLite holds a lock on the shared memory of a write-ahead log for as long as it has the database open.
  private static func isOpen(_ index: String) -> Bool {
    let file = open(index + "-shm", O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    return fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }
}
