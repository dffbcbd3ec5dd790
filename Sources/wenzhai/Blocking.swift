import Foundation
import Synchronization

/// Asynchronous work under way, to be waited for from the main thread.
///
/// The work must not touch the main actor: its thread is the one that waits.
final class Background<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () async throws -> Value) {
    Task.detached { [self] in
      let result: Result<Value, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      outcome.withLock { $0 = result }
      done.signal()
    }
  }

  /// Waits until it is done, once.
  func value() throws -> Value {
    done.wait()
    guard let result = outcome.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }
}

/// Waits for asynchronous work from the main thread.
func blocking<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
  try Background(work).value()
}
