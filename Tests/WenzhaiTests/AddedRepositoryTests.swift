import Foundation
import TestSupport
import Testing

@testable import wenzhai

/// Repositories that are added: which of them, and what git may do then.
@Suite struct AddedRepositoryTests {
  @Test(arguments: [
    "ext::sh -c touch% x", "-u/bin/sh", "--upload-pack=/bin/sh", "http://example.org/a",
    "git://example.org/a",
    "https://me:secret@example.org/a", "https://example.org/a%0ab", "https://example.org/a\nb",
    "git@-oProxyCommand=x:a", "git@example.org:-x", "file:///srv/weekly", "fd::17", "nowhere/weekly",
  ])
  func whatIsRefusedStartsNoProcess(_ address: String) throws {
    let home = try Home()
    let variables = try home.programFirst("git", "touch \(home.folder.path)/started")
    let outcome = try home.run(["add", "--", address], setting: variables)
    #expect(outcome.status == 2)
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
    #expect(!files.contains("started") && !files.contains("data"))
    #expect(try home.run(["libraries"]).status == 1)
  }

  /// The same address may come into the list by hand, or be allowed no more.
  @Test func whatIsRefusedIsNotSyncedEither() throws {
    let home = try Home.allowingFiles()
    let repository = try TestRepository(in: home)
    #expect(try home.run(["add", repository.url]).status == 0)
    let variables = try home.programFirst("git", "touch \(home.folder.path)/started")
    try home.write("", to: "config/wenzhai/config.toml")
    #expect(try home.run(["sync"], setting: variables).status == 2)
    let list = "[weekly]\npath = \"\(repository.clone)\"\nurl = \"ext::sh\"\n"
    try home.write(list, to: "config/wenzhai/libraries.toml")
    let outcome = try home.run(["sync"], setting: variables)
    #expect(outcome.errors == "wenzhai: ext::sh: helpers such as ext:: are not used\n")
    #expect(!FileManager.default.fileExists(atPath: home.folder.path + "/started"))
  }

  @Test func aRepositoryOfThisMachineIsAddedWhereThatIsAllowed() throws {
    let home = try Home.allowingFiles()
    let repository = try TestRepository(in: home)
    let outcome = try home.run(["add", repository.url])
    #expect(outcome.output == "added weekly: \(repository.clone)\nweekly: 1 digest, 1 entry\n")
    #expect(outcome.errors == "" && outcome.status == 0)
    #expect(try home.run(["list", "-L", "weekly"]).output == "2026W01/zh#苹果  苹果\n")
    #expect(try home.git("-C", repository.clone, "rev-list", "--all").split(separator: "\n").count == 1)
    let rows = try home.run(["libraries", "--json"]).output
    #expect(
      rows
        == "{\"name\":\"weekly\",\"path\":\"\(repository.clone)\",\"url\":\"\(repository.url)\",\"digests\":1,\"entries\":1,"
        + "\"missing\":false,\"source\":\"kept\"}\n")
    let again = try home.run(["add", repository.url])
    #expect(again.status == 2 && again.errors.contains("is kept already, as weekly"))
    #expect(try home.run(["add", repository.url, "--name", "other"]).status == 0)
  }

  @Test func aRepositoryWithoutDigestsIsNotKept() throws {
    let home = try Home.allowingFiles()
    let repository = try TestRepository(in: home)
    try repository.commit(["2026W01.md": nil, "notes.txt": "x"])
    let outcome = try home.run(["add", repository.url])
    #expect(outcome.status == 2)
    #expect(outcome.errors == "wenzhai: \(repository.url): no digests (.md files) near its top; not added\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path + "/data/wenzhai") == [])
  }

  @Test func neitherHooksNorSubmodulesNorFiltersOfAClonesRun() throws {
    let home = try Home.allowingFiles()
    let inner = try TestRepository(in: home, named: "inner")
    let repository = try TestRepository(in: home)
    try home.git("-C", repository.path, "submodule", "--quiet", "add", inner.url, "within")
    try repository.commit([".gitattributes": "*.md filter=mine\n"])
    let hook = try home.write("#!/bin/bash\ntouch \(home.folder.path)/hooked\n", to: "hooks/post-checkout")
    chmod(hook, 0o755)
    for name in ["reference-transaction", "post-merge", "post-index-change", "pre-auto-gc", "post-rewrite"] {
      try FileManager.default.copyItem(atPath: hook, toPath: home.folder.path + "/hooks/" + name)
    }
    try home.write(
      "[core]\n  hooksPath = \(home.folder.path)/hooks\n[submodule]\n  recurse = true\n", to: ".gitconfig")
    #expect(try home.run(["add", repository.url]).status == 0)
    try FileManager.default.copyItem(
      atPath: home.folder.path + "/hooks", toPath: repository.clone + "/.git/hooks")
    try repository.commit(["2026W02.md": TestRepository.week(2, ["梨"])])
    #expect(try home.run(["sync"]).output == "weekly: 1 digest, 1 entry\n")
    #expect(!FileManager.default.fileExists(atPath: home.folder.path + "/hooked"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: repository.clone + "/within") == [])
    #expect(!repository.exists(".git/modules"))
  }

  /// Questions would wait for an answer that nobody can give; and a variable could lead git elsewhere.
  @Test func gitFindsNobodyToAskAndNoVariablesOfOthers() throws {
    let home = try Home.allowingFiles()
    let variables = try home.programFirst(
      "git",
      """
      env > \(home.folder.path)/environment
      printf '%s\\n' "$@" > \(home.folder.path)/arguments
      [ -t 0 ] || (exec < /dev/tty) 2> /dev/null && touch \(home.folder.path)/terminal
      exit 1
      """)
    let stray = [
      "GIT_DIR": "/x", "GIT_CONFIG_COUNT": "1", "GIT_SSH_COMMAND": "ssh -4", "GIT_ALLOW_PROTOCOL": "ext",
    ]
    _ = try home.run(
      ["add", "git@example.org:weekly.git"], setting: variables.merging(stray) { first, _ in first })
    let lines = Set(
      try String(contentsOfFile: home.folder.path + "/environment", encoding: .utf8).split(separator: "\n")
        .map(String.init))
    #expect(lines.isSuperset(of: ["GIT_TERMINAL_PROMPT=0", "SSH_ASKPASS_REQUIRE=never", "GIT_ASKPASS="]))
    #expect(lines.contains("GIT_SSH_COMMAND=ssh -4"))
    #expect(
      !lines.contains { $0.hasPrefix("GIT_DIR") || $0.hasPrefix("GIT_CONFIG") || $0.hasPrefix("GIT_ALLOW") })
    #expect(!FileManager.default.fileExists(atPath: home.folder.path + "/terminal"))
    let words = try String(contentsOfFile: home.folder.path + "/arguments", encoding: .utf8).split(
      separator: "\n")
    #expect(words.contains("protocol.allow=never") && words.contains("core.hooksPath=/dev/null"))
    #expect(words.dropLast().last == "git@example.org:weekly.git" && words.dropLast(2).last == "--")
  }

  @Test func whatAServerSaysReachesTheTerminalFiltered() throws {
    let home = try Home()
    let variables = try home.programFirst(
      "git", "printf 'remote: \\033]0;x\\007\\nfatal: gone \\033[2J\\302\\233 away\\n' >&2; exit 128")
    let outcome = try home.run(["add", "git@example.org:weekly.git"], setting: variables)
    #expect(outcome.status == 2 && outcome.errors.hasPrefix("wenzhai: weekly: git: gone "))
    #expect(!outcome.errors.unicodeScalars.contains { $0.value != 10 && $0.value < 32 || $0.value == 0x9B })
    #expect(
      !GitProgress.line("remote: \u{1B}]0;x\u{7}\u{9B}2J").unicodeScalars.contains {
        $0.value == 7 || $0.value == 0x9B
      })
  }

  @Test func withoutGitThatIsSaid() throws {
    let home = try Home()
    let outcome = try home.run(["add", "git@example.org:weekly.git"], setting: ["PATH": home.folder.path])
    #expect(outcome.errors == "wenzhai: git is not installed\n" && outcome.status == 2)
  }

  /// Its git is held, so that what it has begun is there while somebody else looks.
  @Test func aKilledCloneIsClearedAwayOnceItsGitHasEnded() throws {
    let home = try Home.allowingFiles()
    let repository = try TestRepository(in: home)
    let git = try HeldGit(home, at: "clone")
    let running = try home.begin(["add", repository.url], setting: git.variables)
    let process = try git.standing()
    running.send(SIGKILL)
    _ = try running.ended()
    let data = home.folder.path + "/data/wenzhai"
    let left = try FileManager.default.contentsOfDirectory(atPath: data)
    #expect(left.count == 1)
    _ = try home.run(["sync"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: data) == left)
    HeldGit.end(process, holding: "\(data)/\(left[0])/lock")
    #expect(try home.run(["add", repository.url]).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: data) == ["weekly"])
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func aSignalEndsGitAndClearsUp(_ signal: Int32, _ status: Int32) throws {
    let home = try Home.allowingFiles()
    let repository = try TestRepository(in: home)
    let git = try HeldGit(home, at: "clone")
    let running = try home.begin(["add", repository.url], setting: git.variables)
    let process = try git.standing()
    running.send(signal)
    let outcome = try running.ended()
    #expect(outcome.status == status && outcome.errors == "wenzhai: stopped\n")
    #expect(kill(process, 0) == -1 && errno == ESRCH)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path + "/data/wenzhai") == [])
    #expect(try home.run(["libraries"]).status == 1)
  }
}
