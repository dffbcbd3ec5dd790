import Dispatch
import Glibc
import Synchronization

/// Signals as something to wait for: each is written to a pipe by a Dispatch source.
final class TerminalSignals {
  /// A descriptor that `poll(2)` can wait on: it is readable when a signal came.
  let descriptor: Int32
  private let writer: Int32
  private let sources: [any DispatchSourceSignal]

  private static let watched = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP]

  private static let asksToLeave = [SIGTERM, SIGHUP, SIGINT]
  /// What an orderly end may take.
  private static let longestLeave = DispatchTimeInterval.milliseconds(800)

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    writer = ends[1]
    let target = ends[1]
    let queue = DispatchQueue(label: "wenzhai.signals")
    sources = Self.watched.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { @Sendable in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(target, &byte, 1)
        guard Self.asksToLeave.contains(number) else { return }
        TerminalRescue.passOn(number)
        // The thread that reads this may wait for a terminal that nobody reads.
        queue.asyncAfter(deadline: .now() + Self.longestLeave) { TerminalRescue.exit(for: number) }
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    close(descriptor)
    close(writer)
  }

  /// Signals that came, each once, in order.
  func drain() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    var found: [Int32] = []
    while true {
      let count = read(descriptor, &bytes, bytes.count)
      if count <= 0 { break }
      for byte in bytes.prefix(count) where !found.contains(Int32(byte)) { found.append(Int32(byte)) }
    }
    return found
  }

  /// Stops the process group with SIGTSTP's own action, and returns when it is continued.
  func stopProcess() {
    // Dispatch has a handler of its own, to be put back for the next time.
    var handler = sigaction()
    var own = sigaction()
    own.__sigaction_handler.sa_handler = SIG_IGN
    sigaction(SIGTSTP, &own, &handler)
    Self.mask(SIG_UNBLOCK, [SIGTSTP])
    // The others of the group first. One sent to this process as a whole Dispatch might read before it stops us: the
    // one that does is for this thread alone.
    kill(0, SIGTSTP)
    own.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(SIGTSTP, &own, nil)
    pthread_kill(pthread_self(), SIGTSTP)
    Self.mask(SIG_BLOCK, [SIGTSTP])
    sigaction(SIGTSTP, &handler, nil)
  }

  /// Holds back, from now on and on the threads that this one starts, the signals that ask us to go or to stop: they
  /// wait until Dispatch reads them, and none is lost before it does.
  static func hold() { mask(SIG_BLOCK, asksToLeave + [SIGTSTP]) }

  /// Blocks signals on this thread, or lets them through.
  private static func mask(_ how: Int32, _ signals: [Int32]) {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    pthread_sigmask(how, &set, nil)
  }
}
