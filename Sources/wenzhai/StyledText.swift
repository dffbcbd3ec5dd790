import Screen
import Writing

extension Style {
  /// The text for a terminal, in this style and plain again behind it.
  func written(_ text: SafeText) -> String {
    self == .plain || text.isEmpty ? text.string : sgr + text.string + "\u{1B}[0m"
  }
}
