/// What comes from a terminal.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  case resize(Size)
  case paste(Paste)
  /// A paste has begun, and for a while nothing has come: its size so far, in bytes. `^C` ends it now.
  case pasteStalls(bytes: Int)
  /// What the terminal says to a question.
  case answer(TerminalAnswer)
  /// The terminal is gone, or a signal asks us to go.
  case hangUp
}

/// Text that was pasted in one piece.
public struct Paste: Hashable, Sendable {
  public var text: String
  /// Bytes behind the text that were too many to be kept.
  public var bytesLeftOut: Int

  public init(_ text: String, bytesLeftOut: Int = 0) {
    self.text = text
    self.bytesLeftOut = bytesLeftOut
  }
}
