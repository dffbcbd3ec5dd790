/// A screen with a keyboard. Used from one thread.
public protocol Terminal: AnyObject {
  var size: Size { get }

  /// Waits for input, or until a byte can be read from `wake`, and returns what came.
  ///
  /// An empty result means that `wake` has something.
  func waitForInput(wake: Int32) -> [InputEvent]

  /// Shows a frame.
  func draw(_ frame: Frame)

  /// Draws everything anew at the next frame, whatever the terminal was believed to show.
  func invalidate()

  /// Puts text on the clipboard of the terminal, if it can (OSC 52).
  func copy(_ text: String)

  /// Gives the terminal back and stops the process until it is continued.
  func suspend()

  /// Gives the terminal to a program until it has ended. `command` is its path and its arguments.
  func run(_ command: [String]) -> ProgramEnding
}

/// How a program ended that had the terminal.
public enum ProgramEnding: Hashable, Sendable {
  /// The program left by itself, with this status.
  case exited(Int)
  /// The program was ended by a signal.
  case killed(signal: Int)
  /// It could not be started, for this `errno`.
  case notStarted(Int)
}
