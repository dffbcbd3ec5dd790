import DigestKit
import Foundation

/// What a reader's configuration says of how a library is to be read.
public struct LibrarySettings: Hashable, Sendable {
  public var pieces: ReadingRule.Pieces
  /// Patterns of files that are left out: `README.md`, `drafts/**`.
  public var ignored: [String]
  public var issues: IssueSettings

  public init(
    pieces: ReadingRule.Pieces = .guessed, ignored: [String] = [], issues: IssueSettings = IssueSettings()
  ) {
    self.pieces = pieces
    self.ignored = ignored
    self.issues = issues
  }

  /// What an index keeps to see that it was made by other settings.
  var written: String {
    let language = issues.language?.tag(withScript: true) ?? ""
    return ([pieces.rawValue, issues.mark.rawValue, issues.order.rawValue, language] + ignored).joined(
      separator: "\n")
  }

  /// Whether the file at `path`, from the root of the library, is left out: a pattern without `/` is the name of a
  /// file or folder anywhere; `*` stands for anything but `/`, `**` for anything.
  func ignores(_ path: String) -> Bool {
    let names = path.split(separator: "/")
    return ignored.contains { pattern in
      let parts = pattern.split(separator: "/")
      guard parts.count > 1 else {
        return names.contains { name in parts.first.map { Self.matches($0, name) } ?? false }
      }
      return Self.matches(parts[...], names[...])
    }
  }

  private static func matches(_ pattern: ArraySlice<Substring>, _ names: ArraySlice<Substring>) -> Bool {
    guard let first = pattern.first else { return names.isEmpty }
    if first == "**" {
      return matches(pattern.dropFirst(), names) || (!names.isEmpty && matches(pattern, names.dropFirst()))
    }
    return names.first.map { matches(first, $0) && matches(pattern.dropFirst(), names.dropFirst()) } ?? false
  }

  private static func matches(_ pattern: Substring, _ name: Substring) -> Bool {
    fnmatch(String(pattern), String(name), 0) == 0
  }
}
