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
  public mutating func start() async {
    run(state.initialEffects)
    await settle()
  }

  public mutating func press(_ keys: some Sequence<Key>) async {
    for key in keys where !state.isFinished { await send(.input(.key(key))) }
  }

  public mutating func send(_ message: Message) async {
    run(state.update(message))
    await settle()
  }

  private func run(_ effects: [Effect]) {
    for effect in effects {
      if case .terminal = effect { continue }
      runner.run(effect, mailbox: mailbox)
    }
  }

  /// Waits for all work, and for the work that its results ask for.
  private mutating func settle() async {
    while true {
      let isIdle = runner.isIdle
      let messages = mailbox.drain()
      for message in messages { run(state.update(message)) }
      if isIdle && messages.isEmpty { return }
      // Work runs on the threads that this may be one of: they must not be held.
      if messages.isEmpty { try? await Task.sleep(for: .milliseconds(1)) }
    }
  }
}
