import Foundation
import TestSupport
import Testing

@testable import wenzhai

/// Command lines that a reader types, and the programs that they name.
@Suite struct ProgramWordsTests {
  @Test(arguments: [
    ("wc -l", ["wc", "-l"]), ("  a   b ", ["a", "b"]), ("a 'b c' d", ["a", "b c", "d"]),
    ("a \"b 'c\" d", ["a", "b 'c", "d"]),
    ("a\\ b c", ["a b", "c"]), ("'it'\"'\"'s'", ["it's"]), ("a ''", ["a", ""]),
    ("a \"x\\\"y\"", ["a", "x\"y"]),
    ("'a\\b'", ["a\\b"]), ("a|b > c; d $(e) `f` *", ["a|b", ">", "c;", "d", "$(e)", "`f`", "*"]), ("", []),
    ("中文 '字 段'", ["中文", "字 段"]),
  ])
  func wordsArePartedAsAShellDoesIt(line: String, words: [String]) {
    #expect(Program.words(of: line) == words)
  }

  @Test(arguments: ["'a", "a \"b", "\"a'"]) func anOpenQuoteIsAFault(line: String) {
    #expect(Program.words(of: line) == nil)
  }

  private func program(_ lines: String) throws -> Program {
    let path = try TemporaryFolder.make().appending(path: "program").path
    try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return try #require(Program([path, "x"], environment: [:]))
  }

  /// Longer than the busiest machine takes: what is waited for ends by itself.
  private static let patient = Duration.seconds(1000)

  @Test func whatAProgramWritesIsTaken() async throws {
    let written = try await program("cat; echo \"$1 behind\" >&2").written(for: "输入\n", limit: Self.patient)
    #expect(written.text == "输入\nx behind\n" && written.failure == nil)
    let failed = try await program("echo so far; exit 3").written(for: "", limit: Self.patient)
    #expect(failed.text == "so far\n" && failed.failure == .exited(3))
    let killed = try await program("kill -9 $$").written(for: "", limit: Self.patient)
    #expect(killed.failure == .killed(signal: 9))
    // Who reads nothing, and writes more than anybody reads.
    let long = try await program("exec head -c 3000000 /dev/zero").written(
      for: String(repeating: "x", count: 1 << 20), limit: Self.patient, most: 1000)
    #expect(long.text.utf8.count == 1000 && long.failure == nil && long.isCut)
    // One that never stops writing is ended, long before the disk is full.
    let endless = try await program("exec yes").written(for: "", limit: Self.patient, most: 1000)
    #expect(endless.isCut && endless.text.hasPrefix("y\ny\n"))
  }

  @Test func aProgramThatNeverEndsIsEnded() async throws {
    let endless = try await program("echo begun; exec sleep 1000").written(for: "", limit: .milliseconds(300))
    #expect(endless.failure == .tookTooLong)
    // Who doesn't wait for it ends it, too.
    let sleeping = try program("exec sleep 1000")
    let task = Task { await sleeping.written(for: "", limit: .seconds(1000)) }
    task.cancel()
    #expect(await task.value.failure != nil)
  }

  /// How each editor is told of the line.
  @Test(arguments: [
    ("vim", ["+7", "f.md"]), ("nano -w", ["-w", "+7", "f.md"]), ("emacsclient -t", ["-t", "+7", "f.md"]),
    ("code --wait", ["--wait", "--goto", "f.md:7"]), ("hx", ["f.md:7"]), ("subl", ["f.md:7"]),
    ("acme", ["f.md"]),
  ])
  func editorsAreToldTheLine(line: String, arguments: [String]) throws {
    let folder = try TemporaryFolder.make()
    let name = line.split(separator: " ")[0]
    let path = folder.appending(path: String(name)).path
    try Data("#!/bin/sh\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let editor = Editor(environment: ["VISUAL": line, "PATH": folder.path])
    #expect(editor.command(opening: "f.md", line: 7) == [path] + arguments)
    let quoted = Editor(environment: ["VISUAL": "'\(path)' -x 'a b'"])
    #expect(quoted.command(opening: "f.md", line: 7)?.prefix(3) == [path, "-x", "a b"])
    #expect(Editor(environment: ["VISUAL": "/nowhere -w"]).missing == .programNotStarted("/nowhere"))
    #expect(Editor(environment: [:]).missing == .kept(.noEditor))
    #expect(Editor(environment: ["PATH": folder.path]).command(opening: "f.md", line: 7) == nil)
    #expect(
      Editor(environment: ["VISUAL": "/nowhere", "EDITOR": line, "PATH": folder.path]).command(
        opening: "f.md", line: 7) != nil)
  }

  @Test(arguments: [
    (["-L", "p", "list"], ["list", "-L", "p"]),
    (
      ["--library=p", "--ui-language", "zh", "search", "x"],
      ["search", "--library=p", "--ui-language", "zh", "x"]
    ),
    (["list", "-L", "p"], ["list", "-L", "p"]), (["-L", "p"], ["-L", "p"]),
    (["-L", "p", "folder"], ["-L", "p", "folder"]),
    (["--json", "list"], ["--json", "list"]), (["-L"], ["-L"]), ([], []),
  ])
  func optionsMayStandBeforeTheCommand(given: [String], settled: [String]) {
    #expect(Array(ArgumentOrder.settled(given[...]) { ["list", "search"].contains($0) }) == settled)
  }
}
