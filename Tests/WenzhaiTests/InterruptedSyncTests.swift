import Foundation
import TestSupport
import Testing

/// Syncs that were killed, and locks that somebody left behind.
@Suite struct InterruptedSyncTests {
  let home: Home
  let repository: TestRepository
  private var lock: String { repository.clone + "/.git/wenzhai-sync" }

  init() throws {
    home = try Home.allowingFiles()
    repository = try TestRepository(in: home)
    #expect(try home.run(["add", repository.url]).status == 0)
    try repository.commit([
      "2026W01.md": TestRepository.week(1, ["苹果", "梨"]), "2026W02.md": TestRepository.week(2, ["桃"]),
    ])
  }

  private func expectWhole() throws {
    #expect(repository.text("2026W01.md") == TestRepository.week(1, ["苹果", "梨"]))
    #expect(repository.text("2026W02.md") == TestRepository.week(2, ["桃"]))
    #expect(try home.git("-C", repository.clone, "status", "--porcelain") == "")
    let head = try home.git("-C", repository.clone, "rev-parse", "HEAD")
    #expect(head == (try home.git("-C", repository.path, "rev-parse", "HEAD")))
    #expect(try Data(contentsOf: URL(filePath: lock)).isEmpty)
    #expect(try home.run(["sync"]).output == "weekly: nothing new\n")
  }

  @Test func locksOfASyncThatWasKilledAreRemoved() throws {
    try repository.write("busy\n", to: ".git/wenzhai-sync")
    for name in [
      "index.lock", "HEAD.lock", "shallow.lock", "refs/heads/main.lock", "refs/wenzhai/synced.lock",
    ] {
      try repository.write("", to: ".git/" + name)
    }
    #expect(try home.run(["sync"]).output == "weekly: 1 digest, 2 entries\n")
    try expectWhole()
  }

  @Test(arguments: ["index.lock", "refs/heads/main.lock"])
  func aLockOfSomebodyElseIsSaidAndStays(_ name: String) throws {
    try repository.write("", to: ".git/" + name)
    for _ in 0..<2 {
      let outcome = try home.run(["sync"])
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix("wenzhai: locked by another program: \(repository.clone)/.git/\(name);"))
    }
    #expect(repository.exists(".git/" + name) && !repository.exists("2026W02.md"))
    try FileManager.default.removeItem(atPath: repository.clone + "/.git/" + name)
    #expect(try home.run(["sync"]).status == 0)
    try expectWhole()
  }

  @Test func aSyncThatIsUnderWayKeepsOthersOut() throws {
    let git = try HeldGit(home, at: "fetch")
    let running = try home.begin(["sync"], setting: git.variables)
    let process = try git.standing()
    let other = try home.run(["sync"])
    #expect(other.status == 2 && other.errors.contains("another wenzhai, or its git, is at it"))
    #expect(try home.run(["remove", "weekly", "--delete"]).status == 2)
    running.send(SIGINT)
    #expect(try running.ended().status == 130)
    #expect(kill(process, 0) == -1 && errno == ESRCH)
    #expect(try home.run(["sync"]).status == 0)
    try expectWhole()
  }

  @Test func aKillWhileItFetchesIsMadeGood() throws {
    let git = try HeldGit(home, at: "fetch", before: "touch \(repository.clone)/.git/shallow.lock")
    let running = try home.begin(["sync"], setting: git.variables)
    let process = try git.standing()
    running.send(SIGKILL)
    _ = try running.ended()
    // Its git lives, and holds the lock.
    #expect(try home.run(["sync"]).errors.contains("another wenzhai, or its git, is at it"))
    #expect(repository.exists(".git/shallow.lock"))
    HeldGit.end(process, holding: lock)
    #expect(try home.run(["sync"]).output == "weekly: 1 digest, 2 entries\n")
    try expectWhole()
  }

  /// As if git had been killed with one file written by half, one as a whole, and neither the index nor HEAD.
  private func killAmongFiles(alsoWriting more: String = ":") throws {
    let git = try HeldGit(
      home, at: "reset",
      before: """
        cd \(repository.clone); touch .git/index.lock
        /usr/bin/git show FETCH_HEAD:2026W02.md > 2026W02.md
        /usr/bin/git show FETCH_HEAD:2026W01.md | head -c 40 > 2026W01.md; \(more)
        """)
    let running = try home.begin(["sync"], setting: git.variables)
    let process = try git.standing()
    running.send(SIGKILL)
    _ = try running.ended()
    HeldGit.end(process, holding: lock)
    #expect(repository.text("2026W01.md")?.utf8.count ?? 0 <= 40)
  }

  @Test func aKillWhileFilesAreWrittenIsMadeGood() throws {
    try killAmongFiles()
    #expect(try home.run(["sync"]).status == 0)
    try expectWhole()
  }

  @Test func aChangeOfTheUsersOutlivesSuchAKill() throws {
    try repository.commit(["2026W03.md": TestRepository.week(3, ["杏"])])
    #expect(try home.run(["sync"]).status == 0)
    try repository.commit(["2026W01.md": TestRepository.week(1, ["枣"]), "2026W02.md": nil])
    try killAmongFiles(alsoWriting: "echo mine > 2026W03.md")
    let outcome = try home.run(["sync"])
    #expect(outcome.status == 2 && outcome.errors.contains("would overwrite changes of yours"))
    #expect(repository.text("2026W03.md") == "mine\n")
  }
}
