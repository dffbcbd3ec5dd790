import Glibc
import Screen

/// A terminal that types from a list and remembers what it was shown.
public final class FakeTerminal: Terminal {
  public private(set) var size: Size
  public private(set) var frames: [Frame] = []
  public private(set) var copied: [String] = []
  public private(set) var suspensions = 0
  public private(set) var invalidations = 0
  public private(set) var commands: [[String]] = []
  private var events: [InputEvent]
  /// What comes in one piece with the last event.
  private let rest: [InputEvent]
  /// How every program ends.
  private let ending: ProgramEnding

  public init(
    size: Size, events: [InputEvent], rest: [InputEvent] = [], ending: ProgramEnding = .exited(0)
  ) {
    self.size = size
    self.events = events
    self.rest = rest
    self.ending = ending
  }

  /// One event at a time; between two of them, whatever work has finished is let in first.
  public func waitForInput(wake: Int32) -> [InputEvent] {
    var waiting = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
    if poll(&waiting, 1, 200) > 0 { return [] }
    guard !events.isEmpty else { return [.hangUp] }
    let event = events.removeFirst()
    if case .resize(let size) = event { self.size = size }
    return events.isEmpty ? [event] + rest : [event]
  }

  public func draw(_ frame: Frame) { frames.append(frame) }
  public func invalidate() { invalidations += 1 }
  public func copy(_ text: String) { copied.append(text) }
  public func suspend() { suspensions += 1 }

  public func run(_ command: [String]) -> ProgramEnding {
    commands.append(command)
    return ending
  }
}
