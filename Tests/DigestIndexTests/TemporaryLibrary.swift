import DigestIndex
import Foundation
import GRDB
import TestSupport

/// A folder of digests that goes when the test is over.
final class TemporaryLibrary {
  let folder: URL
  let cache: URL

  init(_ files: [String: String] = [:]) throws {
    let base = TemporaryFolder.place()
    folder = base.appending(path: "library")
    cache = base.appending(path: "cache")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  func write(_ data: Data, to path: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: folder.appending(path: path)) }

  var statePath: String { cache.deletingLastPathComponent().appending(path: "state/reading.sqlite").path }

  func open() -> Library { Library(roots: [folder.path], cache: cache.path, state: statePath) }

  func opened() async throws -> Library {
    let library = open()
    _ = try await library.refresh()
    return library
  }

  /// Runs a statement on a database of ours, as a fault would.
  static func execute(_ statement: String, on path: String) throws {
    let database = try DatabaseQueue(path: path)
    try database.write { try $0.execute(sql: statement) }
    try database.close()
  }

  /// What a query of one column finds in a database of ours.
  static func strings(_ query: String, in path: String) throws -> [String] {
    let database = try DatabaseQueue(path: path)
    defer { try? database.close() }
    return try database.read { try String.fetchAll($0, sql: query) }
  }

  /// The files of the index.
  var indexFiles: [URL] {
    ((try? FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil)) ?? [])
  }
}

/// Indexes in memory, one for each library.
actor Indexed {
  static let shared = Indexed()
  private var libraries: [String: Task<Library, any Error>] = [:]

  func library(_ root: String) async throws -> Library {
    let task =
      libraries[root]
      ?? Task {
        let library = Library(roots: [root], cache: nil, state: nil)
        _ = try await library.refresh()
        return library
      }
    libraries[root] = task
    return try await task.value
  }
}

/// Libraries to test with: the samples, and real digests where they are.
enum TestLibraries {
  static var roots: [String] {
    let corpus = TestFiles.corpus?.appending(path: "today-i-learned")
    return ([TestFiles.samples] + [corpus].compactMap(\.self)).map(\.path).filter {
      FileManager.default.fileExists(atPath: $0)
    }
  }
}
