import Glibc
import Screen

/// The reader without a terminal, one input at a time: each is followed until nothing more happens.
public struct HeadlessReader {
  public private(set) var state: State
  private let runner: any EffectRunner
  private let mailbox = Mailbox()

  public init(state: State, runner: any EffectRunner) {
    self.state = state
    self.runner = runner
  }

  /// Runs what the reader does before the first key.
  public mutating func start() {
    run(state.initialEffects)
    settle()
  }

  public mutating func press(_ keys: some Sequence<Key>) {
    for key in keys where !state.isFinished { send(.input(.key(key))) }
  }

  public mutating func send(_ message: Message) {
    run(state.update(message))
    settle()
  }

  private func run(_ effects: [Effect]) {
    for effect in effects {
      if case .terminal = effect { continue }
      runner.run(effect, mailbox: mailbox)
    }
  }

  /// Waits for all work, and for the work that its results ask for.
  private mutating func settle() {
    while true {
      let isIdle = runner.isIdle
      let messages = mailbox.drain()
      for message in messages { run(state.update(message)) }
      if isIdle && messages.isEmpty { return }
      if messages.isEmpty {
        var waiting = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, 5)
      }
    }
  }
}
