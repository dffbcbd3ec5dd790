import DigestKit
import Foundation
import TestSupport

enum Fixtures {
  /// A file of the repository.
  static func edition(_ path: String) throws -> Edition {
    try edition(TestFiles.repository.appending(path: path))
  }

  static func edition(_ file: URL) throws -> Edition { Edition(bytes: Array(try Data(contentsOf: file))) }

  static func edition(markdown: String) -> Edition { Edition(bytes: Array(markdown.utf8)) }

  /// Markdown files of the samples, and of real digests where they are.
  static var digestFiles: [URL] { TestFiles.markdown(below: TestFiles.libraries) }
}
