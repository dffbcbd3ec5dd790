import CStatfs
import Foundation
import Glibc
import Synchronization
import Writing

/// Hears when something changes in folders, by inotify(7); where that can't be heard, it has them looked at now and
/// then.
///
/// A thread of its own waits: the tasks of the program share as many as there are processors, and none may stand still.
public final class FolderWatch: Sendable {
  private let inotify: Int32
  /// The end of a pipe: a byte in it wakes the thread, and its being closed ends it.
  private let wake: Int32
  private let watched: Watched
  private let onChange: @Sendable () -> Void

  /// The folders that are listened to, shared with the thread.
  private final class Watched: Sendable {
    struct Folders {
      var numbers: [String: Int32] = [:]
      /// True where a folder can't be listened to.
      var isPartial = false
    }
    let folders = Mutex(Folders())
  }

  /// What is written to the end, comes, goes, or has other rights.
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF
      | IN_MOVE_SELF | IN_ONLYDIR)

  /// `onChange` is called on the thread of the watch, once for all changes that come together. `interval`: how often it
  /// is looked where not everything can be heard.
  public init(interval: Duration = .seconds(3), onChange: @escaping @Sendable () -> Void) {
    self.onChange = onChange
    inotify = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    var ends: [Int32] = [-1, -1]
    let isListening = pipe(&ends) == 0
    for end in ends where end >= 0 {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wake = ends[1]
    watched = Watched()
    guard isListening else { return }
    let thread = Thread { [weak self, watched, inotify, end = ends[0]] in
      Self.listen(inotify, end, watched, interval: Int32(interval / .milliseconds(1))) { self?.onChange() }
      close(end)
      if inotify >= 0 { close(inotify) }
    }
    thread.name = "wenzhai: folders"
    thread.start()
  }

  deinit { if wake >= 0 { close(wake) } }

  /// Listens to these folders, by their absolute paths, and to no others. True if any of them is new.
  @discardableResult
  public func follow(_ paths: [String]) -> Bool {
    let isNew = watched.folders.withLock { folders in
      var numbers: [String: Int32] = [:]
      var isPartial = inotify < 0 || paths.contains { !Self.hearsAll($0) }
      // Asked for again, a folder keeps its number; another one at its place gets a new one.
      for path in Set(paths) {
        let number = PathText.withBytes(path) { inotify_add_watch(inotify, $0, Self.events) }
        // The system gives no more of them, or the folder isn't there now.
        if number >= 0 { numbers[path] = number } else { isPartial = true }
      }
      // One folder may have two paths, by a link.
      for number in Set(folders.numbers.values).subtracting(numbers.values) {
        inotify_rm_watch(inotify, number)
      }
      let isNew = numbers.contains { folders.numbers[$0.key] != $0.value }
      folders = Watched.Folders(numbers: numbers, isPartial: isPartial)
      return isNew
    }
    // The thread is to see how long it may wait.
    var byte: UInt8 = 0
    _ = write(wake, &byte, 1)
    return isNew
  }

  /// File systems that other machines write to, of which nothing is heard here. Numbers from statfs(2): NFS, SMB, CIFS,
  /// SMB2, FUSE, 9P, AFS, Coda, Ceph.
  private static let networks: Set<UInt32> = [
    0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x5346_414F, 0x7375_7245, 0x00C3_6400,
  ]

  private static func hearsAll(_ path: String) -> Bool {
    var about = statfs()
    guard PathText.withBytes(path, { statfs($0, &about) }) == 0 else { return false }
    return !networks.contains(UInt32(truncatingIfNeeded: about.f_type))
  }

  /// Waits until the other end of `end` is closed. `interval`: milliseconds.
  private static func listen(
    _ inotify: Int32, _ end: Int32, _ watched: Watched, interval: Int32, onChange: () -> Void
  ) {
    var burst = ChangeBurst()
    var nextLook = ContinuousClock.now
    while true {
      var descriptors = [
        pollfd(fd: inotify, events: Int16(POLLIN), revents: 0),
        pollfd(fd: end, events: Int16(POLLIN), revents: 0),
      ]
      let isPartial = watched.folders.withLock { $0.isPartial }
      let wait = burst.wait(at: .now)
      // One more than the whole milliseconds, so that the time has come when it wakes up.
      let timeout = wait.map { Int32($0 / .milliseconds(1)) + 1 } ?? (isPartial ? interval : -1)
      _ = poll(&descriptors, 2, timeout)
      if descriptors[1].revents & Int16(POLLHUP) != 0 { return }
      if descriptors[1].revents != 0 {
        var bytes = [UInt8](repeating: 0, count: 64)
        _ = Glibc.read(end, &bytes, bytes.count)
        nextLook = .now + .milliseconds(Int(interval))
      }
      if descriptors[0].revents != 0 { read(inotify, watched, into: &burst) }
      let isTimeToLook = isPartial && wait == nil && nextLook <= .now
      if burst.wait(at: .now) == .zero || isTimeToLook {
        burst = ChangeBurst()
        nextLook = .now + .milliseconds(Int(interval))
        onChange()
      }
    }
  }

  /// Takes what is there, but for hidden files, such as those that editors keep for themselves.
  private static func read(_ inotify: Int32, _ watched: Watched, into burst: inout ChangeBurst) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let header = MemoryLayout<inotify_event>.size
    while true {
      let count = Glibc.read(inotify, &buffer, buffer.count)
      guard count > 0 else { return }
      var offset = 0
      while offset + header <= count {
        let event = buffer.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        }
        let end = min(offset + header + Int(event.len), count)
        let name = Array(buffer[offset + header..<end].prefix { $0 != 0 })
        offset = end
        if event.mask & UInt32(IN_IGNORED) != 0 {
          // The folder is gone; should it come again, it is another one.
          watched.folders.withLock { $0.numbers = $0.numbers.filter { $0.value != event.wd } }
        } else if name.first != UInt8(ascii: ".") {
          burst.hear(name, at: .now)
        }
      }
    }
  }
}
