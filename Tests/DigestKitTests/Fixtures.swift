import DigestKit
import Foundation

/// Where test files are, told from where this one is.
enum Fixtures {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func edition(_ path: String) throws -> Edition {
    Edition(bytes: Array(try Data(contentsOf: repository.appending(path: path))))
  }

  static func edition(markdown: String) -> Edition { Edition(bytes: Array(markdown.utf8)) }

  /// Real digests, if there are any on this machine.
  static var corpus: URL? {
    ProcessInfo.processInfo.environment["WENZHAI_CORPUS"].map { URL(filePath: $0) }
  }

  /// Markdown files of the samples, and of the corpus where it is.
  static var digestFiles: [URL] {
    ([repository.appending(path: "Samples"), corpus].compactMap(\.self)).flatMap { root -> [URL] in
      let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      return (walk?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "md" }.sorted {
        $0.path < $1.path
      }
    }
  }
}
