import Foundation
import Synchronization
import Testing

@testable import DigestIndex

@Suite struct CancellationTests {
  @Test func workOfACancelledTaskEndsOnEveryCore() async throws {
    let files = try TemporaryLibrary(["2026W05.md": "# 一"])
    let library = try await files.opened()
    let count = Counter()
    let work = Task {
      try library.indexes[0].shared(Array(0..<1_000)) { _ in
        { place -> Int? in
          // Only one of the threads is in the task.
          withUnsafeCurrentTask { $0?.cancel() }
          count.visits.withLock { $0 += 1 }
          usleep(200)
          return place
        }
      }
    }
    await #expect(throws: CancellationError.self) { try await work.value }
    // Without a word from the first, another core would go through its whole half.
    #expect(count.visits.withLock { $0 } < 400)
    withExtendedLifetime(files) {}
  }
}

private final class Counter: Sendable {
  let visits = Mutex(0)
}
