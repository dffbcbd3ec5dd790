import Foundation
import Subprocess
import SystemPackage

/// A program whose outputs are read while it runs, in an environment that is made for it. It runs in a session of its
/// own, so that nothing below it finds a terminal to ask questions on.
struct WatchedProgram: Sendable {
  var program: Program
  /// All of it: nothing is inherited.
  var environment: [String: String]
  /// What it gets to read; nothing if nil. The program keeps what is locked by this descriptor locked, even if we are
  /// killed before it ends.
  var input: FileDescriptor?
  var limit: Duration
  /// Bytes that it may write to either output. What it says may be a stranger's.
  var most = 1 << 20

  /// What it wrote, and why it failed if it did.
  struct Outcome: Sendable {
    var output = ""
    var errors = ""
    var failure: Program.Failure?
    var wroteTooMuch = false
  }

  /// Time for it to put its own files in order when it is to end; then it is killed, with all that it has started.
  private static let grace = Duration.seconds(2)
  private static let look = Duration.milliseconds(50)

  /// Runs it to its end, to the limit, or until the task is cancelled. `heard` is given what it has written to standard
  /// error since the last time.
  func run(heard: (@Sendable (String) -> Void)? = nil) async -> Outcome {
    guard let output = try? Program.file(holding: "") else { return Outcome(failure: .notStarted) }
    defer { try? output.close() }
    guard let errors = try? Program.file(holding: "") else { return Outcome(failure: .notStarted) }
    defer { try? errors.close() }
    var outcome = Outcome()
    enum End: Sendable { case ended(Program.Failure?), tookTooLong, wroteTooMuch }
    await withTaskGroup(of: End.self) { group in
      group.addTask { .ended(await end(output, errors)) }
      group.addTask { await watch(output, errors, heard) ? .wroteTooMuch : .tookTooLong }
      let first = await group.next() ?? .ended(.notStarted)
      group.cancelAll()
      await group.waitForAll()
      switch first {
      case .ended(let failure): outcome.failure = failure
      case .tookTooLong: outcome.failure = .tookTooLong
      case .wroteTooMuch: outcome.wroteTooMuch = true
      }
    }
    outcome.output = Self.text(of: output, from: 0, most: most)
    outcome.errors = Self.text(of: errors, from: 0, most: most)
    return outcome
  }

  /// Gives what comes until the limit is reached. True if it is too much.
  private func watch(
    _ output: FileDescriptor, _ errors: FileDescriptor, _ heard: (@Sendable (String) -> Void)?
  ) async -> Bool {
    let end = ContinuousClock.now + limit
    var known = 0
    while ContinuousClock.now < end, !Task.isCancelled {
      try? await Task.sleep(for: Self.look)
      let size = Program.size(of: errors)
      if max(size, Program.size(of: output)) > most { return true }
      guard let heard, size > known else { continue }
      heard(Self.text(of: errors, from: known, most: size - known))
      known = size
    }
    return false
  }

  /// Nil if it did what it should.
  private func end(_ output: FileDescriptor, _ errors: FileDescriptor) async -> Program.Failure? {
    var platform = PlatformOptions()
    platform.createSession = true
    platform.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: Self.grace)
    ]
    do {
      let file = try input ?? FileDescriptor.open("/dev/null", .readOnly)
      let variables = environment.map { (Subprocess.Environment.Key(stringLiteral: $0.key), $0.value) }
      let status = try await Subprocess.run(
        .path(.init(program.path)), arguments: Arguments(program.arguments),
        environment: .custom(Dictionary(variables) { first, _ in first }), platformOptions: platform,
        input: .fileDescriptor(file, closeAfterSpawningProcess: input == nil),
        output: .fileDescriptor(output, closeAfterSpawningProcess: false),
        error: .fileDescriptor(errors, closeAfterSpawningProcess: false)
      ).terminationStatus
      return switch status {
      case .exited(0): nil
      case .exited(let code): .exited(Int(code))
      case .signaled(let signal): .killed(signal: Int(signal))
      }
    } catch {
      return .notStarted
    }
  }

  private static func text(of file: FileDescriptor, from start: Int, most: Int) -> String {
    var bytes = [UInt8](repeating: 0, count: most)
    let count = pread(file.rawValue, &bytes, most, off_t(start))
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
