import Foundation
import TestSupport
import Testing

/// A repository of digests that a test makes, and a home whose program may clone it.
struct TestRepository {
  let home: Home
  let path: String

  var url: String { "file://" + path }

  init(in home: Home, named name: String = "weekly") throws {
    self.home = home
    path = home.folder.path + "/" + name
    try home.git("init", "--quiet", "--initial-branch=main", path)
    try commit(["2026W01.md": TestRepository.week(1, ["苹果"])])
  }

  /// A week with entries of one category.
  static func week(_ number: Int, _ titles: [String], category: String = "果子") -> String {
    let mark = number < 10 ? "0\(number)" : "\(number)"
    let entries = titles.map { "### \($0)\n\n\($0)是一种果子。\n" }.joined(separator: "\n")
    return "# 2026 年第 \(mark) 周\n\n## \(category)\n\n\(entries)"
  }

  /// Writes files, removes those without a text, and commits.
  func commit(_ files: [String: String?], amending: Bool = false) throws {
    for (name, text) in files {
      if let text {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
      } else {
        try FileManager.default.removeItem(atPath: path + "/" + name)
      }
    }
    try home.git("-C", path, "add", "--all")
    try home.git(
      "-C", path, "commit", "--quiet", "--message=x", "--allow-empty", amending ? "--amend" : "--quiet")
  }

  /// The clone that `add` has made.
  var clone: String { home.folder.path + "/data/wenzhai/" + (path as NSString).lastPathComponent }

  func text(_ name: String) -> String? { try? String(contentsOfFile: clone + "/" + name, encoding: .utf8) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: clone + "/" + name))
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: clone + "/" + name) }
}

extension Home {
  static func allowingFiles() throws -> Home {
    let home = try Home()
    try home.write("[sync]\nfile = true\n", to: "config/wenzhai/config.toml")
    return home
  }

  /// The system's git, with nobody's settings.
  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let settings = [
      "user.name=a", "user.email=a@example.org", "protocol.file.allow=always", "commit.gpgSign=false",
      "core.hooksPath=/dev/null",
    ]
    let words = (settings.flatMap { ["-c", $0] } + arguments).map { "'\($0)'" }.joined(separator: " ")
    let outcome = try shell("/usr/bin/git \(words)")
    #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
    return outcome.output
  }

  /// Puts a program of this name before all others. Gives the variables with which it is found.
  func programFirst(_ name: String, _ script: String) throws -> [String: String] {
    let path = try write("#!/bin/bash\n\(script)\n", to: "first/\(name)")
    chmod(path, 0o755)
    return ["PATH": "\(folder.path)/first:/usr/bin:/bin"]
  }
}

/// A git that stops before one of its commands until the test lets it go, or ends it.
struct HeldGit {
  let variables: [String: String]
  private let ready: String

  /// `command`: the one to stop at; `before`: what it does before it stops.
  init(_ home: Home, at command: String, before: String = ":") throws {
    let gate = home.folder.path + "/gate"
    ready = home.folder.path + "/ready"
    for pipe in [gate, ready] { #expect(mkfifo(pipe, 0o600) == 0) }
    variables = try home.programFirst(
      "git",
      """
      for word in "$@"; do
        if [ "$word" = \(command) ]; then
          \(before)
          echo $$ > \(ready)
          read < \(gate)
        fi
      done
      exec /usr/bin/git "$@"
      """)
  }

  /// Waits until it stands there; gives its process.
  func standing() throws -> pid_t {
    let data = try FileHandle(forReadingFrom: URL(filePath: ready)).readToEnd()
    let text = String(decoding: data ?? Data(), as: UTF8.self)
    return try #require(pid_t(text.trimmingCharacters(in: .newlines)))
  }

  /// Ends it, and waits until it has let go of the lock.
  static func end(_ process: pid_t, holding lock: String) {
    kill(process, SIGKILL)
    let file = open(lock, O_RDWR)
    flock(file, LOCK_EX)
    close(file)
  }
}
