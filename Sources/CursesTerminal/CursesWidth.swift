import Screen
import Synchronization
import Writing

/// ncurses asks `wcwidth` how many cells a character takes. The C library's answer is years old and knows
/// nothing of ambiguous width, so the program brings its own: see `linkerSettings` in Package.swift.
enum CursesWidth {
  private static let ambiguousCells = Atomic(AmbiguousWidth.narrow.rawValue)

  static var ambiguous: AmbiguousWidth {
    get { AmbiguousWidth(rawValue: ambiguousCells.load(ordering: .relaxed)) ?? .narrow }
    set { ambiguousCells.store(newValue.rawValue, ordering: .relaxed) }
  }

  /// The width as POSIX defines `wcwidth`: -1 for what can't be printed.
  static func cells(of value: UInt32) -> Int32 {
    guard value != 0 else { return 0 }
    guard value >= 0x20, !(0x7F...0x9F).contains(value), let scalar = Unicode.Scalar(value) else { return -1 }
    return Int32(scalar.cells(ambiguous: ambiguous))
  }
}

@_cdecl("wcwidth")
public func wenzhaiCharacterWidth(_ character: UInt32) -> Int32 { CursesWidth.cells(of: character) }
