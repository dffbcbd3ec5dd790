import DigestKit
import Foundation

/// What a reader's configuration says of how a library is to be read.
public struct LibrarySettings: Hashable, Sendable {
  public var pieces: ReadingRule.Pieces
  /// Patterns of files that are left out: `README.md`, `drafts/**`.
  public var ignored: [String]

  public init(pieces: ReadingRule.Pieces = .guessed, ignored: [String] = []) {
    self.pieces = pieces
    self.ignored = ignored
  }

  /// What an index keeps to see that it was made by other settings.
  var written: String { ([pieces.rawValue] + ignored).joined(separator: "\n") }

  /// Whether the file at `path`, from the root of the library, is left out: a pattern without `/` is the name of a
  /// file or folder anywhere; `*` stands for anything but `/`, `**` for anything.
  func ignores(_ path: String) -> Bool {
    ignored.contains { pattern in
      let pattern = pattern.hasSuffix("/") ? String(pattern.dropLast()) : pattern
      guard pattern.contains("/") else {
        return path.split(separator: "/").contains { fnmatch(pattern, String($0), 0) == 0 }
      }
      guard pattern.contains("**") else { return fnmatch(pattern, path, FNM_PATHNAME) == 0 }
      return fnmatch(pattern, path, 0) == 0 || fnmatch(pattern.replacing("**/", with: ""), path, 0) == 0
    }
  }
}
