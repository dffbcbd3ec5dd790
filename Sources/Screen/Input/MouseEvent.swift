/// What a mouse did over a cell, as terminals report it in the modes 1002 and 1006 of xterm.
public struct MouseEvent: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    /// The first button went down, moved while it was down, or was let go.
    case press, drag, release
    case wheelUp, wheelDown
  }

  public var action: Action
  /// Counted from 0, at the top left.
  public var row: Int
  public var column: Int

  public init(_ action: Action, row: Int, column: Int) {
    self.action = action
    self.row = row
    self.column = column
  }

  /// From xterm's numbers: button with modifiers, column and row from 1. Nil for other buttons, and for what is pressed
  /// together with a key, which is the terminal's own.
  init?(xterm button: Int, column: Int, row: Int, isRelease: Bool) {
    guard column > 0, row > 0 else { return nil }
    let action: Action
    switch button {
    case 0: action = isRelease ? .release : .press
    case 32: action = isRelease ? .release : .drag
    case 64: action = .wheelUp
    case 65: action = .wheelDown
    default: return nil
    }
    self.init(action, row: row - 1, column: column - 1)
  }
}
