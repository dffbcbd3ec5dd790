import Writing

/// What comes from a terminal.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  case resize(Size)
  /// Text pasted in one piece.
  case paste(String)
  /// What the terminal says when it was asked at the start.
  case answer(TerminalAnswer)
  /// The terminal is gone, or a signal asks us to go.
  case hangUp
}

/// What a terminal may be asked. The first frame doesn't wait for the answer, which may never come.
public enum TerminalQuestion: Hashable, Sendable {
  /// Whether its background is light or dark (OSC 11).
  case background
  /// How many cells it gives to characters of ambiguous width (a cursor position report).
  case ambiguousWidth
}

public enum TerminalAnswer: Hashable, Sendable {
  case background(isLight: Bool)
  case ambiguousWidth(AmbiguousWidth)
}

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
}
