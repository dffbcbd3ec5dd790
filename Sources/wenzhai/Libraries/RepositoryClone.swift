import DigestIndex
import Foundation
import Reader
import Writing

/// Clones a repository into a folder of ours: beside its place first, so that what stands there is whole.
struct RepositoryClone: Sendable {
  let url: RepositoryURL
  /// Where it is to be; nothing is there yet.
  let path: String
  let git: Git

  private static let prefix = ".adding-"
  private static let lockName = "lock"

  func run() async throws(LibraryFailure) {
    let folder = PathText.folder(of: path)
    guard
      (try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])) != nil
    else { throw LibraryFailure(.commandLine(.cannotWrite(folder))) }
    Self.removeLeftovers(in: folder)
    var template = Array("\(folder)/\(Self.prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw LibraryFailure(.commandLine(.cannotWrite(folder))) }
    let draft = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let lock = FileLock(at: draft + "/" + Self.lockName) else {
      throw LibraryFailure(.commandLine(.cannotWrite(draft)))
    }
    defer {
      try? FileManager.default.removeItem(atPath: draft)
      lock.release()
    }
    let clone = draft + "/clone"
    try await git.run(
      [
        "clone", "--progress", "--depth", "1", "--single-branch", "--no-tags", "--no-recurse-submodules",
        // Whoever has templates of hooks didn't mean this repository.
        "--template=", "--", url.text, clone,
      ], input: lock.descriptor)
    guard FolderProbe.holdsDigest(clone) else { throw LibraryFailure(.library(.noDigestsThere(url.text))) }
    try await git.run(["update-ref", RepositorySync.synced, "HEAD"], in: clone, input: lock.descriptor)
    guard rename(clone, path) == 0 else { throw LibraryFailure(.library(.placeTaken(path))) }
  }

  /// Removes what clones that were killed have left. Where a git still runs, its lock is held.
  static func removeLeftovers(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let draft = folder + "/" + name
      // One without a lock has only just been made, or is empty: this removes no other.
      guard access(draft + "/" + lockName, F_OK) == 0 else {
        rmdir(draft)
        continue
      }
      guard let lock = FileLock(at: draft + "/" + lockName) else { continue }
      try? FileManager.default.removeItem(atPath: draft)
      lock.release()
    }
  }
}
