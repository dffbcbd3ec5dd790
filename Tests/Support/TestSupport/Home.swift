import Foundation

/// A user's home for one test: a temporary folder that holds everything the program keeps.
public final class Home {
  public let folder: URL

  public init() throws { folder = try TemporaryFolder.make() }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The samples of the repository.
  public static var samples: String { TestFiles.samples.path }

  /// The program: the one that `WENZHAI_PROGRAM` names, such as a release build, or the one that is built beside
  /// the test bundle.
  public static var program: String {
    if let named = ProcessInfo.processInfo.environment["WENZHAI_PROGRAM"] { return named }
    let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appending(path: "wenzhai").path
  }

  /// A small environment that depends on nobody's settings.
  public var environment: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path,
      "XDG_CACHE_HOME": folder.path + "/cache", "XDG_STATE_HOME": folder.path + "/state",
      "XDG_CONFIG_HOME": folder.path + "/config", "XDG_DATA_HOME": folder.path + "/data",
      // The runtime's own report of a crash would ask questions on the terminal.
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// Writes a file of a digest, or of anything else, below the folder. Gives its path.
  @discardableResult
  public func write(_ text: String, to path: String) throws -> String { try write(Data(text.utf8), to: path) }

  @discardableResult
  public func write(_ data: Data, to path: String) throws -> String {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }

  /// Brings the index up to date, so that the reader starts with everything there.
  public func index(_ library: String = Home.samples) throws { _ = try run(["index", "--library", library]) }

  /// What came of a command.
  public struct Outcome {
    public var bytes: [UInt8]
    public var errors: String
    public var status: Int32

    public var output: String { String(decoding: bytes, as: UTF8.self) }
    public var lines: [Substring] { output.split(separator: "\n") }
  }

  /// Runs the program without a terminal.
  public func run(_ arguments: [String], setting variables: [String: String] = [:]) throws -> Outcome {
    try start([Home.program] + arguments, variables)
  }

  /// Runs a line of bash, in which `$W` is the program and `$S` the samples. Its output is the line's to redirect.
  public func shell(_ line: String, setting variables: [String: String] = [:]) throws -> Outcome {
    let names = ["W": Home.program, "S": Home.samples]
    return try start(["/bin/bash", "-c", "set -o pipefail; \(line)"], names.merging(variables) { $1 })
  }

  private func start(_ command: [String], _ variables: [String: String]) throws -> Outcome {
    try begin(command, variables).ended()
  }

  /// Runs the program likewise, and goes on.
  public func begin(_ arguments: [String], setting variables: [String: String] = [:]) throws -> Running {
    try begin([Home.program] + arguments, variables)
  }

  /// A command under way.
  public struct Running {
    fileprivate var process: ChildProcess
    fileprivate var errors: URL

    public func send(_ signal: Int32) { process.send(signal) }

    /// Waits for its end.
    public func ended() throws -> Outcome {
      let (output, status) = try process.ended()
      let told = try String(contentsOf: errors, encoding: .utf8)
      try FileManager.default.removeItem(at: errors)
      return Outcome(bytes: output, errors: told, status: status)
    }
  }

  private func begin(_ command: [String], _ variables: [String: String]) throws -> Running {
    // Of two pipes one might fill up while the other is read.
    let errors = folder.appending(path: "errors-\(UUID().uuidString)")
    let process = try ChildProcess(
      command, environment: environment.merging(variables) { $1 }, folder: folder.path, errors: errors.path)
    return Running(process: process, errors: errors)
  }
}
