import Foundation

/// Where files for tests are, told from where this one is.
public enum TestFiles {
  public static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  public static let samples = repository.appending(path: "Samples")
  public static let fixtures = repository.appending(path: "Tests/Fixtures")

  /// Real digests, if there are any on this machine.
  public static var corpus: URL? {
    ProcessInfo.processInfo.environment["WENZHAI_CORPUS"].map { URL(filePath: $0) }
  }

  /// The samples, and real digests where they are.
  public static var libraries: [URL] { [samples] + [corpus].compactMap(\.self) }

  /// Markdown files below the folders, each folder in the order of its paths.
  public static func markdown(below folders: [URL]) -> [URL] {
    folders.flatMap { folder -> [URL] in
      let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      return (walk?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "md" }.sorted {
        $0.path < $1.path
      }
    }
  }
}
