import Foundation
import Reader

extension Environment {
  /// What is wrong with libraries is told as every command tells it.
  func telling(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as LibraryFailure {
      throw CommandFailure(text(failure.phrase))
    }
  }

  /// Waits for work in which programs run. `^C` ends it and them, and then this program.
  func interruptible<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
    defer { GitProgress.clear() }
    return try Interruption.waiting(for: work) { signal in
      GitProgress.clear()
      Output.complain(text(.library(.stopped)))
      Foundation.exit(128 + signal)
    }
  }
}
