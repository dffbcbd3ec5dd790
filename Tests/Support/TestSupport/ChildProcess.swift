import Foundation

/// A program under way, with its output in a pipe: `posix_spawn` and no more.
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
    // No other program that is started meanwhile may hold the ends of this pipe open.
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw Self.failure(command, errno) }
    output = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, errors ?? "/dev/null", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
    // The tests may ignore or block what the program has to hear.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var id = pid_t()
    let error = posix_spawn(&id, command[0], &actions, &attributes, &arguments, &variables)
    guard error == 0 else { throw Self.failure(command, error) }
    self.id = id
  }

  private static func failure(_ command: [String], _ error: Int32) -> Failure {
    Failure(description: "\(command[0]): \(String(cString: strerror(error)))")
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
