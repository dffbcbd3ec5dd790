import DigestKit
import Foundation

/// How a file was read.
public struct FileExplanation: Sendable {
  /// From the root of its library.
  public var path: String
  /// Digests that it is a part of, as lists show them, the parts of one file in its order.
  public var digests: [DigestSummary]
  public var rule: ReadingRule
  /// True if the configuration says what a piece is.
  public var isForced: Bool
  public var notes: [ReadingNote]
}

extension Library {
  /// What each line of the file at `path`, from the current folder or the root of a library, was taken for.
  public func explanation(of path: String) async throws -> FileExplanation? {
    for index in indexes {
      let relative = relativePath(of: path, in: index)
      guard let relative, let keys = try index.keys(ofFile: relative),
        let file = try? await file(library: index.number, path: relative)
      else { continue }
      let all = try digests().filter { $0.id.library == index.number }
      return FileExplanation(
        path: relative, digests: keys.compactMap { key in all.first { $0.key == key } },
        rule: index.rule(of: relative),
        isForced: index.settings.pieces != .guessed, notes: file.explanation)
    }
    return nil
  }

  private func relativePath(of path: String, in index: RootIndex) -> String? {
    if let real = FileRead.realPath(path) {
      if real == index.root { return (real as NSString).lastPathComponent }
      let prefix = index.root == "/" ? "/" : index.root + "/"
      if real.hasPrefix(prefix) { return String(real.dropFirst(prefix.count)) }
    }
    return (try? FileRead.resolved(path, below: index.root)) == nil ? nil : path
  }
}
