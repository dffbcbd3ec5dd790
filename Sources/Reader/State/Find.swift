import Screen
import Writing

/// Words that are looked for in the text alone; the search over all entries stays as it is behind them.
public struct Find: Equatable, Sendable {
  public var line = InputLine()
  /// True until it is known whether there is any.
  var awaitsCount = false
  /// True while letters go into it.
  public var isEditing = true
  /// The block, and the character in it, from which on it is looked for, and to which Esc leads back.
  let block: Int
  let offset: Int
  /// What was looked for last, for an empty line.
  let last: String

  init(from origin: (block: Int, offset: Int), last: String) {
    (block, offset) = origin
    self.last = last
  }

  public var text: String { line.text }

  /// Nil for a line with nothing to look for. Unlike in the search, a match may begin within a word.
  var pattern: TextPattern? { TextPattern(line.text, startsAnywhere: true) }
}
