import CSpawn
import Foundation

/// A program under way, with its output in a pipe: `posix_spawn(3)` and no more.
///
/// Foundation's `Process` isn't for hundreds of tests that run beside each other: it reads past the end of what it copies,
/// and ends them all.
public struct ChildProcess {
  public let id: pid_t
  private let output: FileHandle

  /// What could not be started, and the error.
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  /// Starts `command`, whose first word is a path, with nothing to read. `errors`: where its messages go; nil for nowhere.
  public init(
    _ command: [String], environment: [String: String], folder: String? = nil, errors: String? = nil
  ) throws {
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var id = pid_t()
    var end: Int32 = -1
    let error = cspawn_start(arguments, variables, folder, errors ?? "/dev/null", &id, &end)
    guard error == 0 else {
      throw Failure(description: "\(command[0]): \(String(cString: strerror(error)))")
    }
    output = FileHandle(fileDescriptor: end, closeOnDealloc: true)
    self.id = id
  }

  public func send(_ signal: Int32) { kill(id, signal) }

  /// Waits for its end: all that it wrote, and its exit status, or the signal that ended it.
  public func ended() throws -> (output: [UInt8], status: Int32) {
    let written = try output.readToEnd() ?? Data()
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(description: "waitpid: \(String(cString: strerror(errno)))") }
    }
    let signal = status & 0x7F
    return (Array(written), signal == 0 ? status >> 8 & 0xFF : signal)
  }

  /// Runs a program to its end: what it wrote.
  public static func output(
    of command: [String], environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> String {
    String(decoding: try ChildProcess(command, environment: environment).ended().output, as: UTF8.self)
  }
}
