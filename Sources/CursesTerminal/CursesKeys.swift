import CNcurses
import Screen

/// What terminfo says of the terminal that ncurses has opened.
enum CursesKeys {
  /// The keys that terminfo knows of this terminal.
  static var sequences: KeySequences { KeySequences { string($0).map { Array($0.utf8) } } }

  /// The value of a capability; nil if the description has none.
  static func string(_ capability: String) -> String? {
    cn_string(capability).map { String(cString: $0) }
  }
}
