import Foundation
import Reader

/// Looks now and then whether the configuration has changed.
struct ConfigurationWatch: Sendable {
  let path: String
  /// Reads it.
  let read: @Sendable () -> (Preferences, faults: [Phrase])

  private static let interval = Duration.milliseconds(500)

  /// What of a file tells that it was written: an editor may put another one in its place.
  private struct Stamp: Equatable {
    var inode: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      (inode, size) = (UInt64(status.st_ino), Int64(status.st_size))
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
  }

  /// Goes on for as long as the program does.
  func watch(post: (Message) -> Void) async {
    var last = Stamp(path)
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.interval)
      let now = Stamp(path)
      guard now != last else { continue }
      last = now
      let (preferences, faults) = read()
      post(.configured(preferences, faults: faults))
    }
  }
}
