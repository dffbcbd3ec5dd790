import DigestIndex
import Foundation
import TestSupport
import Testing

/// `wenzhai sync`, with all that may have happened to a repository and its clone meanwhile.
@Suite struct SyncTests {
  let home: Home
  let repository: TestRepository

  init() throws {
    home = try Home.allowingFiles()
    repository = try TestRepository(in: home)
    #expect(try home.run(["add", repository.url]).status == 0)
  }

  private func sync(_ names: String...) throws -> Home.Outcome { try home.run(["sync"] + names) }

  @Test func newCommitsComeAndAreSummedUp() throws {
    #expect(try sync().output == "weekly: nothing new\n")
    try repository.commit(["2026W02.md": TestRepository.week(2, ["梨"])])
    try repository.commit(["2026W03.md": TestRepository.week(3, ["桃", "杏"])])
    let outcome = try sync("weekly")
    #expect(outcome.output == "weekly: 2 digests, 3 entries\n" && outcome.errors == "" && outcome.status == 0)
    #expect(try home.run(["list", "-L", "weekly"]).lines.count == 4)
    try repository.commit(["2026W03.md": TestRepository.week(3, ["桃", "杏"]) + "\n又及。\n"])
    #expect(try sync().output == "weekly: entries were edited, none is new\n")
    #expect(try sync().output == "weekly: nothing new\n")
  }

  @Test func entriesOfCategoriesThatOneReadsAreCounted() async throws {
    let library = Library(
      roots: [repository.clone], cache: home.folder.path + "/cache/wenzhai",
      state: home.folder.path + "/state/wenzhai/reading.sqlite")
    _ = try await library.refresh()
    try library.setRead(true, try #require(try library.entries().first), day: "2026-01-02")
    try repository.commit([
      "2026W02.md": TestRepository.week(2, ["梨", "李"]),
      "2026W03.md": TestRepository.week(3, ["锤"], category: "工具"),
    ])
    #expect(try sync().output == "weekly: 2 digests, 3 entries, 2 of categories you read\n")
    try repository.commit(["2026W04.md": TestRepository.week(4, ["枣"])])
    #expect(try home.run(["sync", "--ui-language", "zh"]).output == "weekly：1 期，1 条，其中 1 条属于你读的分类\n")
  }

  /// A piece that comes in two languages is one.
  @Test func anEntryIsCountedOnceWhateverItsLanguages() throws {
    try repository.commit([
      "2026W02.md": "# 2026 年第 02 周\n\n## 果子\n\n### 梨\n\n黄的。见 [梨](https://example.org/pear)。\n",
      "2026W02.en.md":
        "# Week 2, 2026\n\n## Fruit\n\n### Pear\n\nYellow. See [pear](https://example.org/pear).\n",
    ])
    #expect(try sync().output == "weekly: 1 digest, 1 entry\n")
  }

  @Test func aHistoryThatWasWrittenAnewComes() throws {
    try repository.commit(["2026W02.md": TestRepository.week(2, ["梨"])])
    #expect(try sync().status == 0)
    try repository.commit(
      ["2026W01.md": nil, "2026W02.md": nil, "2026W05.md": TestRepository.week(5, ["枣"])], amending: true)
    #expect(try sync().output == "weekly: 1 digest, 1 entry\n")
    #expect(try home.run(["list", "-L", "weekly"]).output == "2026W05/zh#枣  枣\n")
    #expect(try home.git("-C", repository.clone, "status", "--porcelain") == "")
  }

  @Test func aChangeOfTheUsersStaysWhereNothingComesInItsWay() throws {
    try repository.write(TestRepository.week(1, ["苹果", "我的"]), to: "2026W01.md")
    try repository.write("mine", to: "mine.txt")
    try repository.commit(["2026W02.md": TestRepository.week(2, ["梨"])])
    let outcome = try sync()
    // What the user has written is no news.
    #expect(outcome.output == "weekly: 1 digest, 1 entry\n" && outcome.status == 0)
    #expect(repository.text("2026W01.md")?.contains("我的") == true && repository.text("mine.txt") == "mine")
  }

  @Test(arguments: ["2026W01.md", "2026W02.md"])
  func nothingIsDoneWhereAChangeOfTheUsersWouldBeLost(_ file: String) throws {
    try repository.write("mine", to: file)
    try repository.commit([
      "2026W01.md": TestRepository.week(1, ["苹果", "梨"]), "2026W02.md": TestRepository.week(2, ["桃"]),
    ])
    let before = try home.git("-C", repository.clone, "rev-parse", "HEAD")
    for _ in 0..<2 {
      let outcome = try sync()
      #expect(outcome.status == 2 && outcome.output == "")
      #expect(
        outcome.errors.hasPrefix("wenzhai: \(repository.clone): what came would overwrite changes of yours"))
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
    #expect(repository.text(file) == "mine")
    #expect(try home.git("-C", repository.clone, "rev-parse", "HEAD") == before)
    let other = ["2026W01.md", "2026W02.md"].first { $0 != file } ?? ""
    #expect(repository.text(other)?.contains("桃") != true && repository.text(other)?.contains("梨") != true)
  }

  @Test func commitsOfTheUsersAreLeftAlone() throws {
    try repository.write("mine", to: "mine.md")
    try home.git("-C", repository.clone, "add", "--all")
    try home.git("-C", repository.clone, "commit", "--quiet", "--message=mine")
    let mine = try home.git("-C", repository.clone, "rev-parse", "HEAD")
    try repository.commit(["2026W02.md": TestRepository.week(2, ["梨"])])
    let outcome = try sync()
    #expect(outcome.status == 2 && outcome.errors.contains("commits of your own in \(repository.clone)"))
    #expect(try home.git("-C", repository.clone, "rev-parse", "HEAD") == mine)
  }

  @Test func oneThatFailsStopsNoOther() throws {
    let other = try TestRepository(in: home, named: "aaa")
    #expect(try home.run(["add", other.url]).status == 0)
    try FileManager.default.removeItem(atPath: repository.path)
    try other.commit(["2026W02.md": TestRepository.week(2, ["梨"])])
    let outcome = try sync()
    #expect(outcome.output == "aaa: 1 digest, 1 entry\n" && outcome.status == 2)
    #expect(outcome.errors.hasPrefix("wenzhai: weekly: git: "))
    #expect(try sync("aaa").status == 0)
  }

  @Test func onlyRepositoriesAreSynced() throws {
    try home.write(TestRepository.week(1, ["x"]), to: "folder/2026W01.md")
    #expect(try home.run(["add", "folder"]).status == 0)
    #expect(try sync("folder").errors == "wenzhai: folder is no repository; there is nothing to sync\n")
    #expect(
      try sync("nothing").errors
        == "wenzhai: no library is called nothing (wenzhai libraries lists them all)\n")
    #expect(try home.run(["remove", "weekly"]).status == 0)
    #expect(try sync().status == 1)
  }

  /// Of the libraries that are kept, and of their names, no command runs git unasked.
  @Test func nothingElseStartsGit() throws {
    let variables = try home.programFirst("git", "touch \(home.folder.path)/started")
    for command in [["list"], ["weekly"], ["index"], ["libraries"], ["search", "苹果"], ["check"]] {
      #expect(try home.run(command, setting: variables).status == 0)
    }
    #expect(!FileManager.default.fileExists(atPath: home.folder.path + "/started"))
  }
}
