/// What a piece of code is, for a theme to colour.
public enum CodeToken: Hashable, Sendable, CaseIterable {
  case plain, comment, string, number, keyword
  /// Something named: a function, a type, a key, a variable, a heading of settings.
  case name
  /// Lines of a diff.
  case added, removed
}
