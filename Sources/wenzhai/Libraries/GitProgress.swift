import Writing

/// What git says of its work, on the last line of a terminal's standard error; elsewhere nobody looks on.
struct GitProgress: Sendable {
  private static let most = 60

  /// Nil where standard error is no terminal.
  static var shown: (@Sendable (String) -> Void)? {
    guard Output.errorIsTerminal else { return nil }
    return { Output.progress(line($0)) }
  }

  /// The line with what clears the rest of the one before. The server has a say in it.
  static func line(_ text: String) -> String { SafeText(String(text.prefix(most))).string + "\u{1B}[K" }

  static func clear() {
    if Output.errorIsTerminal { ProgressBar.clear() }
  }
}
