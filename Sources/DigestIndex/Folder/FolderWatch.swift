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
  /// A byte in it ends the thread.
  private let stop: (read: Int32, write: Int32)
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

  /// How often it is looked, in milliseconds, where not everything can be heard.
  private static let interval: Int32 = 3_000

  /// What is written to the end, comes, goes, or has other rights.
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF
      | IN_MOVE_SELF | IN_ONLYDIR)

  /// `onChange` is called on the thread of the watch, once for all changes that come together.
  public init(onChange: @escaping @Sendable () -> Void) {
    self.onChange = onChange
    inotify = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    stop = (ends[0], ends[1])
    watched = Watched()
    if inotify < 0 { watched.folders.withLock { $0.isPartial = true } }
    let thread = Thread { [weak self, watched, inotify, stopRead = ends[0]] in
      Self.listen(inotify, stopRead, watched) { self?.onChange() }
      close(stopRead)
      if inotify >= 0 { close(inotify) }
    }
    thread.name = "wenzhai: folders"
    thread.start()
  }

  deinit { close(stop.write) }

  /// Listens to these folders, by their absolute paths, and to no others. True if any of them is new.
  @discardableResult
  public func follow(_ paths: [String]) -> Bool {
    watched.folders.withLock { folders in
      guard inotify >= 0 else { return false }
      let wanted = Set(paths)
      // One folder may have two paths, by a link.
      let kept = Set(folders.numbers.filter { wanted.contains($0.key) }.values)
      for (path, number) in folders.numbers where !wanted.contains(path) {
        folders.numbers[path] = nil
        if kept.contains(number) { continue }
        inotify_rm_watch(inotify, number)
      }
      var isNew = false
      folders.isPartial = wanted.contains { !Self.hearsAll($0) }
      for path in wanted where folders.numbers[path] == nil {
        let number = PathText.withBytes(path) { inotify_add_watch(inotify, $0, Self.events) }
        if number >= 0 {
          folders.numbers[path] = number
          isNew = true
        } else {
          // The system gives no more of them, or the folder isn't there now.
          folders.isPartial = true
        }
      }
      return isNew
    }
  }

  /// False for folders that other machines write to: of that nothing is heard here. Numbers from statfs(2).
  private static func hearsAll(_ path: String) -> Bool {
    var about = statfs()
    guard PathText.withBytes(path, { statfs($0, &about) }) == 0 else { return false }
    let kind = UInt32(truncatingIfNeeded: about.f_type)
    let networks: [UInt32] = [
      0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x5346_414F, 0x7375_7245,
      0x00C3_6400,
    ]
    return !networks.contains(kind)
  }

  /// Waits until the other end of `stop` is closed.
  private static func listen(_ inotify: Int32, _ stop: Int32, _ watched: Watched, onChange: () -> Void) {
    var burst = ChangeBurst()
    while true {
      var descriptors = [
        pollfd(fd: inotify, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
      ]
      let wait = burst.wait(at: .now)
      let isPartial = watched.folders.withLock { $0.isPartial }
      // One more than the whole milliseconds, so that the time has come when it wakes up.
      let timeout = wait.map { Int32($0 / .milliseconds(1)) + 1 } ?? (isPartial ? interval : -1)
      let ready = poll(&descriptors, 2, timeout)
      if descriptors[1].revents != 0 { return }
      if descriptors[0].revents != 0 { read(inotify, watched, into: &burst) }
      if burst.wait(at: .now) == .zero || (wait == nil && ready == 0) {
        burst = ChangeBurst()
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
