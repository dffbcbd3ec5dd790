import DigestKit
import Screen

/// Runs effects: does the work, and posts what comes of it.
public protocol EffectRunner: Sendable {
  /// Returns at once; outcomes come to the mailbox.
  func run(_ effect: Effect, mailbox: Mailbox)

  /// A key was pressed while an entry was read in the text pane, or none was.
  func keyPressed(reading entry: EntrySummary?)

  /// True if no work is under way.
  var isIdle: Bool { get }

  /// Waits until what must not be lost is done, such as saving the place.
  func finish()
}

extension EffectRunner {
  public func keyPressed(reading entry: EntrySummary?) {}
}

/// Keys and results in, frames out, on the thread that calls `run`.
public struct ReaderLoop {
  private let terminal: any Terminal
  private let runner: any EffectRunner
  private let mailbox = Mailbox()

  public init(terminal: any Terminal, runner: any EffectRunner) {
    self.terminal = terminal
    self.runner = runner
  }

  /// Runs until the reader leaves. Returns the last state.
  @discardableResult
  public func run(_ initial: State) -> State {
    var state = initial
    start(state.initialEffects)
    terminal.draw(state.render())
    while !state.isFinished {
      let events = terminal.waitForInput(wake: mailbox.descriptor)
      // Keys behind the one that leaves are no longer ours.
      let read = state.browse.focus == .text ? state.browse.page?.entry : nil
      if events.contains(where: { if case .key = $0 { true } else { false } }) {
        runner.keyPressed(reading: read)
      }
      for message in events.map(Message.input) + mailbox.drain() where !state.isFinished {
        start(state.update(message))
      }
      if !state.isFinished { terminal.draw(state.render()) }
    }
    runner.keyPressed(reading: nil)
    runner.finish()
    return state
  }

  private func start(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .terminal(.redraw): terminal.invalidate()
      case .terminal(.suspend): terminal.suspend()
      case .terminal(.copy(let text)): terminal.copy(text)
      case .terminal(.run(let command, let purpose)):
        mailbox.post(.programEnded(command, terminal.run(command), purpose))
      default: runner.run(effect, mailbox: mailbox)
      }
    }
  }
}
