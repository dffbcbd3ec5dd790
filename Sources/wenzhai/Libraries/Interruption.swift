import Foundation
import Synchronization

/// Work that `^C`, or a polite end from outside, cancels instead of cutting off: programs that it has started run in
/// sessions of their own, and would run on; and what was begun is put in order.
final class Interruption: Sendable {
  private let received = Mutex<Int32?>(nil)

  /// Waits for the work. After such a signal `ended` is called with its number, once the work has come to its end.
  static func waiting<Value: Sendable>(
    for work: @escaping @Sendable () async throws -> Value, ended: (Int32) -> Void
  ) throws -> Value {
    let interruption = Interruption()
    let task = Task.detached { try await work() }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      // What is ignored would be ignored by the programs, too; a handler that does nothing isn't handed on.
      signal(number) { _ in }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        interruption.received.withLock { $0 = $0 ?? number }
        task.cancel()
      }
      source.resume()
      return (number, source)
    }
    defer {
      for (number, source) in sources {
        source.cancel()
        signal(number, SIG_DFL)
      }
    }
    let outcome = try blocking { await task.result }
    if let number = interruption.received.withLock({ $0 }) { ended(number) }
    return try outcome.get()
  }
}
