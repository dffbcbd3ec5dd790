import Foundation
import Reader

/// Brings a clone that `add` has made to what its repository holds now, also where history was written anew there.
///
/// What the user has changed in it stays. Nothing is done where that can't be: somebody has committed there, or what came
/// would overwrite a change. Killed at any moment, it leaves what the next one can put in order.
struct RepositorySync: Sendable {
  let path: String
  let url: RepositoryURL
  let git: Git

  /// The commit that was brought last.
  static let synced = "refs/wenzhai/synced"
  /// The one whose files are being written.
  private static let coming = "refs/wenzhai/coming"

  /// The file that keeps everybody else out of a clone.
  static func lock(of path: String) -> String { path + "/.git/wenzhai-sync" }

  private var gitFolder: String { path + "/.git" }

  /// True if something came.
  func run() async throws(LibraryFailure) -> Bool {
    var status = stat()
    guard lstat(gitFolder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw LibraryFailure(.library(.noRepositoryAt(path)))
    }
    guard let lock = FileLock(at: Self.lock(of: path)) else {
      throw LibraryFailure(.library(.beingSynced(path)))
    }
    defer { lock.release() }
    let wasKilled = lock.isBusy
    if wasKilled {
      for left in lockFiles() { unlink(left) }
    } else if let foreign = lockFiles().first {
      throw LibraryFailure(.library(.foreignLock(foreign)))
    }
    lock.setBusy(true)
    do throws(LibraryFailure) {
      if wasKilled { try await finishWhatWasBegun(lock) }
      let changed = try await bring(lock)
      lock.setBusy(false)
      return changed
    } catch {
      // What git left locked, and files half written, are for the next one to put in order.
      let isWhole = try? await git.commit(Self.coming, in: path) == nil
      if isWhole == true && lockFiles().isEmpty { lock.setBusy(false) }
      throw error
    }
  }

  private func bring(_ lock: FileLock) async throws(LibraryFailure) -> Bool {
    guard let head = try await git.commit("HEAD", in: path),
      head == (try await git.commit(Self.synced, in: path))
    else { throw LibraryFailure(.library(.hasCommits(path))) }
    try await git.run(
      [
        "fetch", "--progress", "--depth", "1", "--force", "--no-tags", "--no-recurse-submodules", "--",
        url.text, "HEAD",
      ], in: path, input: lock.descriptor)
    guard let came = try await git.commit("FETCH_HEAD", in: path) else {
      throw LibraryFailure(.library(.noRepositoryAt(url.text)))
    }
    if came == head { return false }
    // It fails where a file was touched and not changed, which is no fault.
    _ = try? await git.run(["update-index", "-q", "--refresh"], in: path, input: lock.descriptor)
    do throws(LibraryFailure) {
      try await git.run(["read-tree", "--dry-run", "-m", "-u", head, came], in: path, input: lock.descriptor)
    } catch {
      guard case .library(.gitFailed(_, let reason)) = error.phrase else { throw error }
      throw LibraryFailure(.library(.wouldOverwrite(path, reason)))
    }
    try await git.run(["update-ref", Self.coming, came], in: path, input: lock.descriptor)
    try await git.run(["reset", "--quiet", "--keep", came], in: path, input: lock.descriptor)
    try await settle(lock, came)
    return true
  }

  private func settle(_ lock: FileLock, _ commit: String) async throws(LibraryFailure) {
    try await git.run(["update-ref", Self.synced, commit], in: path, input: lock.descriptor)
    try await git.run(["update-ref", "-d", Self.coming], in: path, input: lock.descriptor)
  }

  // MARK: Behind one that was killed

  /// Files may be there by halves. They are written again, if all that differs from the last commit is what was being
  /// written: before that began, nothing of the user's stood in its way.
  private func finishWhatWasBegun(_ lock: FileLock) async throws(LibraryFailure) {
    guard let coming = try await git.commit(Self.coming, in: path),
      let head = try await git.commit("HEAD", in: path)
    else { return }
    if head != coming {
      let different = [
        "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules=all",
      ]
      let touched = Set(try await git.run(different + [head, coming], in: path).split(separator: "\0"))
      let changed = Set(try await git.run(different + [head], in: path).split(separator: "\0"))
      if head == (try await git.commit(Self.synced, in: path)), changed.isSubset(of: touched) {
        try await git.run(["reset", "--quiet", "--hard", coming], in: path, input: lock.descriptor)
      } else {
        try await git.run(["update-ref", "-d", Self.coming], in: path, input: lock.descriptor)
        return
      }
    }
    try await settle(lock, coming)
  }

  /// Files by which a git says that it is at work on the index, on HEAD, or on a ref.
  private func lockFiles() -> [String] {
    let manager = FileManager.default
    let top = (try? manager.contentsOfDirectory(atPath: gitFolder)) ?? []
    let refs = manager.enumerator(atPath: gitFolder + "/refs")?.compactMap { $0 as? String } ?? []
    return (top + refs.map { "refs/" + $0 }).filter { $0.hasSuffix(".lock") }.sorted().map {
      gitFolder + "/" + $0
    }
  }
}
