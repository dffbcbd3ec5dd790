import Foundation
import Subprocess

/// A program of the user's: one that is found in `PATH`, with its arguments. Never a shell.
struct Program: Equatable, Sendable {
  /// An absolute path, or one that the user gave.
  var path: String
  var arguments: [String]

  var name: String { (path as NSString).lastPathComponent }

  /// The program that `command` names by its first word; nil if there is none.
  init?(_ command: [String], environment: [String: String]) {
    guard let name = command.first, !name.isEmpty else { return nil }
    let folders =
      name.contains("/") ? [""] : (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" }
    guard let path = folders.lazy.map({ $0 + name }).first(where: Self.isExecutable) else { return nil }
    self.path = path
    arguments = Array(command.dropFirst())
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// Why a program did not do it.
  enum Failure: Error, Equatable { case exited(Int), killed(signal: Int), notStarted, tookTooLong }

  /// Runs it in a session of its own, away from our terminal and its signals, and waits for its end.
  func run(input: String? = nil, limit: Duration? = nil) async throws(Failure) {
    guard let limit else { return try await runToEnd(input: input) }
    let outcome = await withTaskGroup(of: Result<Void, Failure>.self) { group in
      group.addTask { await Self.result { () throws(Failure) in try await runToEnd(input: input) } }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .failure(.tookTooLong)
      }
      let first = await group.next() ?? .failure(.notStarted)
      group.cancelAll()
      return first
    }
    try outcome.get()
  }

  private static func result(_ body: () async throws(Failure) -> Void) async -> Result<Void, Failure> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }

  private func runToEnd(input: String?) async throws(Failure) {
    var platform = PlatformOptions()
    platform.createSession = true
    let status: TerminationStatus
    do {
      let executable = Executable.path(.init(path))
      let arguments = Arguments(arguments)
      if let input {
        status = try await Subprocess.run(
          executable, arguments: arguments, platformOptions: platform, input: .string(input),
          output: .discarded, error: .discarded
        ).terminationStatus
      } else {
        status = try await Subprocess.run(
          executable, arguments: arguments, platformOptions: platform, input: .none, output: .discarded,
          error: .discarded
        ).terminationStatus
      }
    } catch {
      throw .notStarted
    }
    switch status {
    case .exited(0): return
    case .exited(let code): throw .exited(Int(code))
    case .signaled(let signal): throw .killed(signal: Int(signal))
    }
  }
}
