import Foundation
import Writing

/// Files of a library: read whole, never mapped, never outside the root.
public enum FileRead {
  /// What the root of a library is called: a folder's name, or that of a file without its suffix.
  static func rootName(_ root: String) -> String {
    var isFolder: ObjCBool = false
    let name = (root as NSString).lastPathComponent
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), !isFolder.boolValue else {
      return name
    }
    return (name as NSString).deletingPathExtension
  }

  /// Larger files of a library are left out.
  public static let largest = 64 << 20

  public enum Failure: Error, Equatable {
    case missing, unreadable, notRegular, tooLarge, outside
  }

  /// The bytes of a regular file of at most `largest`; only the first `prefix` of them if that is given.
  public static func bytes(
    at path: String, prefix: Int? = nil, largest: Int = largest
  ) throws(Failure) -> [UInt8] {
    // O_NONBLOCK: a FIFO must not hold us; it is refused once we know what it is.
    let file = PathText.withBytes(path) { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
    guard file >= 0 else { throw [ENOENT, ENOTDIR].contains(errno) ? .missing : .unreadable }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw .unreadable }
    guard info.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    guard info.st_size <= largest else { throw .tooLarge }
    var bytes = [UInt8](repeating: 0, count: min(prefix ?? .max, Int(info.st_size) + 1))
    var count = 0
    while true {
      let got = bytes.withUnsafeMutableBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return read(file, base + count, buffer.count - count)
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw .unreadable }
      if got == 0 { break }
      count += got
      if count > largest { throw .tooLarge }
      if count == prefix { break }
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: 1 << 16)) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// The file at `path` below `root`, symlinks resolved; fails if it isn't inside. A root that is a file is
  /// itself the only one below it.
  public static func resolved(_ path: String, below root: String) throws(Failure) -> String {
    if !isFolder(root) && (root as NSString).lastPathComponent == path { return root }
    guard let real = realPath(root + "/" + path) else { throw .missing }
    guard real == root || real.hasPrefix(root == "/" ? "/" : root + "/") else { throw .outside }
    return real
  }

  public static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return PathText.withBytes(path) { stat($0, &info) } == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// An absolute path without symlinks; nil if there is nothing.
  public static func realPath(_ path: String) -> String? {
    guard let found = PathText.withBytes(path, { realpath($0, nil) }) else { return nil }
    defer { free(found) }
    return PathText.text(of: found)
  }
}
