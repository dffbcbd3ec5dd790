import Foundation
import TestSupport

/// A user's home for one test: a temporary folder that holds everything the program keeps.
final class Home {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "wenzhai-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The samples of the repository.
  static var samples: String { TestFiles.samples.path }

  /// The program: the one that `WENZHAI_PROGRAM` names, such as a release build, or the one that is built beside
  /// the test bundle.
  static var program: String {
    if let named = ProcessInfo.processInfo.environment["WENZHAI_PROGRAM"] { return named }
    let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appending(path: "wenzhai").path
  }

  /// A small environment that depends on nobody's settings.
  var environment: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path,
      "XDG_CACHE_HOME": folder.path + "/cache", "XDG_STATE_HOME": folder.path + "/state",
      "XDG_CONFIG_HOME": folder.path + "/config",
      // The runtime's own report of a crash would ask questions on the terminal.
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// Opens the reader on `library`.
  func open(
    _ library: String = Home.samples, columns: Int = 120, rows: Int = 30, without variable: String? = nil,
    setting variables: [String: String] = [:], answering: Bool = true
  ) throws -> TerminalSession {
    var environment = environment.merging(variables) { $1 }
    if let variable { environment[variable] = nil }
    return try TerminalSession(
      [Home.program, library], environment: environment, folder: folder.path, columns: columns, rows: rows,
      answering: answering)
  }

  /// Brings the index up to date, so that the reader starts with everything there.
  func index(_ library: String = Home.samples) throws { _ = try run(["index", "--library", library]) }

  /// Runs the program without a terminal; gives what it wrote to standard output, or to standard error instead,
  /// and its status.
  func run(_ arguments: [String], readsErrors: Bool = false) throws -> (output: [UInt8], status: Int32) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: Home.program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = readsErrors ? FileHandle.nullDevice : pipe
    process.standardError = readsErrors ? pipe : FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (Array(output), process.terminationStatus)
  }
}
