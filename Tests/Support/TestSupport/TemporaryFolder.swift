import Foundation

/// Where tests put their files: one folder for the whole process.
///
/// Each test removes its own folder, but what it has let go of may write once more after that: a store of the reading
/// state, say, which is made when it is first asked for. So all of it goes again when the process ends.
public enum TemporaryFolder {
  private static let all: URL = {
    // Short, as the path of a socket must be.
    let name = "wenzhai-\(UUID().uuidString.prefix(8))"
    let folder = FileManager.default.temporaryDirectory.appending(path: name)
    atexit { try? FileManager.default.removeItem(at: TemporaryFolder.all) }
    return folder
  }()

  /// A place for a folder that nobody else has; it isn't there yet.
  public static func place() -> URL { all.appending(path: UUID().uuidString) }

  /// A new folder, which is empty.
  public static func make() throws -> URL {
    let folder = place()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
