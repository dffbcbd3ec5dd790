import Glibc
import Synchronization

/// Messages from other threads to the loop. A byte in a pipe wakes the thread that waits with `poll(2)`.
public final class Mailbox: Sendable {
  private let messages = Mutex<[Message]>([])
  /// A descriptor that `poll(2)` can wait on: it is readable while there are messages.
  public let descriptor: Int32
  private let writer: Int32

  public init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { ends = [-1, -1] }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    writer = ends[1]
  }

  deinit {
    close(descriptor)
    close(writer)
  }

  public func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    var byte: UInt8 = 1
    // A full pipe is fine: the loop is to wake up anyway.
    _ = write(writer, &byte, 1)
  }

  /// Everything that was posted, in order.
  public func drain() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    return messages.withLock { messages in
      defer { messages.removeAll(keepingCapacity: true) }
      return messages
    }
  }
}
