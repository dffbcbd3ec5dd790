import Reader
import Synchronization

/// Work of which only the latest is wanted: what was asked for before is cancelled.
enum EffectLane: Hashable, Sendable {
  case digests, entries, search, content, twin, categories, titles, completions

  init?(_ effect: Effect) {
    switch effect {
    case .loadDigests: self = .digests
    case .loadEntries: self = .entries
    case .search: self = .search
    case .loadContent: self = .content
    case .loadTwin: self = .twin
    case .loadCategories: self = .categories
    case .loadTitles: self = .titles
    case .loadCompletions: self = .completions
    default: return nil
    }
  }
}

/// A job that runs once at a time. Asked for again while it runs, it runs once more afterwards.
final class SingleJob: Sendable {
  private struct State {
    var task: Task<Void, Never>?
    var isWantedAgain = false
  }

  private let state = Mutex(State())

  /// Starts `work` unless it runs; `finished` is told once nothing of it is left to do.
  func start(_ work: @escaping @Sendable () async -> Void, finished: @escaping @Sendable () -> Void) {
    let isRunning = state.withLock { state in
      if state.task != nil {
        state.isWantedAgain = true
        return true
      }
      state.task = Task.detached { [self] in
        repeat { await work() } while isWantedAgain()
        finished()
      }
      return false
    }
    if isRunning { finished() }
  }

  /// Cancels it, and what was asked for meanwhile.
  func cancel() {
    state.withLock { state in
      state.task?.cancel()
      state.isWantedAgain = false
    }
  }

  private func isWantedAgain() -> Bool {
    state.withLock { state in
      let isWanted = state.isWantedAgain && state.task?.isCancelled == false
      state.isWantedAgain = false
      if !isWanted { state.task = nil }
      return isWanted
    }
  }
}
