import Foundation
import SystemPackage

/// A file that one process at a time has locked: this one, or a program that was given the descriptor. So the lock of a
/// repository is held as long as its git runs, also when we are killed before.
///
/// Its content says whether somebody was at work: who is killed leaves it behind.
struct FileLock: Sendable {
  let descriptor: FileDescriptor

  /// Nil if somebody else has it, or no file can be made there.
  init?(at path: String) {
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard opened >= 0 else { return nil }
    descriptor = FileDescriptor(rawValue: opened)
    var status = stat()
    // Who removes leftovers may have been faster: a lock on a file that is gone keeps nobody out.
    guard flock(opened, LOCK_EX | LOCK_NB) == 0, fstat(opened, &status) == 0, status.st_nlink > 0 else {
      close(opened)
      return nil
    }
  }

  /// True while somebody is at work, or if whoever was didn't come to an end.
  var isBusy: Bool { Program.size(of: descriptor) > 0 }

  func setBusy(_ isBusy: Bool) {
    ftruncate(descriptor.rawValue, 0)
    if isBusy { _ = try? descriptor.writeAll(toAbsoluteOffset: 0, "busy\n".utf8) }
  }

  func release() { try? descriptor.close() }
}
