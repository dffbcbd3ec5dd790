import Foundation
import Reader
import SystemPackage
import Writing

/// The user's git, told to do no more than to fetch: no hooks, no submodules, no questions, no protocol that wasn't
/// asked for. It gets an `argv`, never a shell.
struct Git: Sendable {
  /// What its failures are told of: the name of a library.
  let name: String
  private let program: Program
  private let environment: [String: String]
  private let allowsFile: Bool
  private let deadline: ContinuousClock.Instant
  private let progress: (@Sendable (String) -> Void)?

  /// Minutes for all that is done to one repository.
  static let mostMinutes = 10

  /// `variables`: the user's environment. `progress` is given lines for people; what stands in them comes from elsewhere.
  init(
    for name: String, variables: [String: String], allowsFile: Bool,
    progress: (@Sendable (String) -> Void)? = nil
  ) throws(LibraryFailure) {
    guard let program = Program(["git"], environment: variables) else {
      throw LibraryFailure(.library(.noGit))
    }
    self.name = name
    self.program = program
    self.allowsFile = allowsFile
    self.progress = progress
    environment = Self.environment(variables)
    deadline = .now + .seconds(60 * Self.mostMinutes)
  }

  /// How the user reaches hosts, and who is trusted there; nothing else that is said to git elsewhere holds here.
  private static func isKept(_ variable: String) -> Bool {
    !variable.hasPrefix("GIT_") || ["GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT"].contains(variable)
      || variable.hasPrefix("GIT_SSL_")
  }

  private static func environment(_ variables: [String: String]) -> [String: String] {
    variables.filter { isKept($0.key) }.merging([
      // Nobody is asked: not on a terminal, not by a window.
      "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never",
      "GCM_INTERACTIVE": "never",
      // A filter that the repository asks for would fetch from where it likes.
      "GIT_LFS_SKIP_SMUDGE": "1",
      // Who only looks locks nothing.
      "GIT_OPTIONAL_LOCKS": "0",
    ]) { _, ours in ours }
  }

  /// Settings that win over those of the user, the system and the repository.
  private var settings: [String] {
    let file = allowsFile ? "always" : "never"
    return [
      "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.askPass=", "credential.interactive=never",
      "protocol.allow=never", "protocol.https.allow=always", "protocol.ssh.allow=always",
      "protocol.file.allow=\(file)", "protocol.ext.allow=never",
      "submodule.recurse=false", "fetch.recurseSubmodules=false", "fetch.fsckObjects=false",
      "transfer.bundleURI=false", "http.followRedirects=initial",
      // Bytes a second, and seconds of fewer: a server that has fallen asleep.
      "http.lowSpeedLimit=1000", "http.lowSpeedTime=30",
      // What runs on behind us would hold the lock.
      "gc.autoDetach=false", "maintenance.autoDetach=false",
      "filter.lfs.process=", "filter.lfs.smudge=", "filter.lfs.required=false",
      "advice.detachedHead=false",
    ].flatMap { ["-c", $0] }
  }

  // MARK: Running

  /// Runs a command in a repository, whose `.git` is named so that git looks for none elsewhere; gives what it prints.
  @discardableResult
  func run(
    _ arguments: [String], in folder: String? = nil, input: FileDescriptor? = nil
  ) async throws(LibraryFailure) -> String {
    let place = folder.map { ["--git-dir=\($0)/.git", "--work-tree=\($0)"] } ?? []
    var program = program
    program.arguments = settings + place + arguments
    let watched = WatchedProgram(
      program: program, environment: environment, input: input, limit: max(.zero, deadline - .now))
    let heard: (@Sendable (String) -> Void)? = progress.map { tell in
      { @Sendable text in tell(Self.lastLine(text)) }
    }
    let outcome = await watched.run(heard: heard)
    if Task.isCancelled { throw LibraryFailure(.library(.stopped)) }
    if outcome.wroteTooMuch { throw LibraryFailure(.library(.gitWroteTooMuch(name))) }
    switch outcome.failure {
    case nil: return outcome.output
    case .tookTooLong:
      throw LibraryFailure(.library(.gitTookTooLong(name, minutes: Self.mostMinutes)))
    case .notStarted: throw LibraryFailure(.programNotStarted("git"))
    case .exited(let status):
      throw LibraryFailure(.library(.gitFailed(name, Self.reason(outcome.errors) ?? "\(status)")))
    case .killed(let signal): throw LibraryFailure(.programKilled("git", signal))
    }
  }

  /// The commit that a name means; nil if it means none.
  func commit(_ name: String, in folder: String) async throws(LibraryFailure) -> String? {
    do {
      let text = try await run(["rev-parse", "--verify", "--quiet", name + "^{commit}"], in: folder)
      return text.trimmingSpaces().split(separator: "\n").first.map(String.init)
    } catch {
      if Task.isCancelled { throw error }
      return nil
    }
  }

  // MARK: What it says

  /// Longer lines are no help.
  private static let longestReason = 300

  /// The line that says why, without the word that says that it does.
  private static func reason(_ errors: String) -> String? {
    let lines = errors.split(whereSeparator: { $0.isNewline }).filter { !$0.allSatisfy(\.isWhitespace) }
    let line = lines.last { $0.hasPrefix("fatal: ") } ?? lines.last { $0.hasPrefix("error: ") } ?? lines.last
    guard let line else { return nil }
    let words = ["fatal: ", "error: "].first { line.hasPrefix($0) }.map { line.dropFirst($0.count) } ?? line
    return String(words.prefix(longestReason))
  }

  private static func lastLine(_ text: String) -> String {
    text.split(whereSeparator: { $0.isNewline }).last.map(String.init) ?? ""
  }
}
