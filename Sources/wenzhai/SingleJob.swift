import Synchronization

/// A job that runs once at a time. Asked for again while it runs, it runs once more afterwards.
final class SingleJob: Sendable {
  private struct State {
    var task: Task<Void, Never>?
    var isWantedAgain = false
  }

  private let state = Mutex(State())

  /// Starts the work, or has it done once more when what runs has ended.
  func start(_ work: @escaping @Sendable () async -> Void) {
    state.withLock { state in
      if state.task == nil { state.task = run(work) } else { state.isWantedAgain = true }
    }
  }

  /// Cancels what runs, and what was asked for meanwhile.
  func cancel() {
    state.withLock { state in
      state.task?.cancel()
      state.isWantedAgain = false
    }
  }

  var isIdle: Bool { state.withLock { $0.task == nil } }

  private func run(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
    Task.detached { [self] in
      await work()
      state.withLock { state in
        state.task = state.isWantedAgain ? run(work) : nil
        state.isWantedAgain = false
      }
    }
  }
}
