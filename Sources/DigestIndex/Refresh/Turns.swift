import Synchronization

/// Work of which one piece is done at a time, in the order in which it is asked for.
final class Turns: Sendable {
  private let last = Mutex<Task<Void, Never>?>(nil)

  func take<Value>(_ work: () async throws -> Value) async throws -> Value {
    let (turn, end) = AsyncStream<Never>.makeStream()
    let earlier = last.withLock { last in
      defer { last = Task { for await _ in turn {} } }
      return last
    }
    defer { end.finish() }
    await earlier?.value
    try Task.checkCancellation()
    return try await work()
  }
}
