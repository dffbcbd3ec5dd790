import Foundation
import TestSupport
import Testing

/// Libraries that are kept by name: added, opened, listed, removed.
@Suite struct KeptLibraryTests {
  let home: Home
  private var folder: String { home.folder.path }

  init() throws {
    home = try Home()
    try home.write("# 2026 年第 01 周\n\n## 甲类\n\n### 苹果\n\n红的果子。\n", to: "first/2026W01.md")
    try home.write("# 2026 年第 02 周\n\n## 乙类\n\n### 梨\n\n黄的果子。\n", to: "second/2026W02.md")
  }

  @Test func severalOpenTogetherAndOneByItsName() throws {
    #expect(try home.run(["add", "first"]).output == "added first: \(folder)/first\n")
    #expect(try home.run(["add", "second", "--name", "周刊"]).output == "added 周刊: \(folder)/second\n")
    try home.write("", to: "elsewhere/x.txt")
    let all = try home.shell("cd elsewhere && $W list")
    #expect(all.output == "2026W01/zh#苹果  苹果\n2026W02/zh#梨  梨\n")
    #expect(all.errors == "wenzhai: opening \(folder)/first, \(folder)/second\n")
    #expect(try home.shell("cd elsewhere && $W list -L 周刊").output == "2026W02/zh#梨  梨\n")
    #expect(try home.shell("cd elsewhere && $W 周刊").output.hasPrefix("2026W02  2026 年第 02 周\n"))
    let both = try home.shell("cd elsewhere && $W list -L first -L 周刊 --json | cut -c 1-60")
    #expect(both.lines.count == 2)
  }

  @Test func whatIsConfiguredComesFirstAndOpensOnce() throws {
    _ = try home.run(["add", "first"])
    _ = try home.run(["add", "second"])
    try home.write("libraries = [\"\(folder)/second/../second\"]\n", to: "config/wenzhai/config.toml")
    #expect(try home.run(["list"]).output == "2026W02/zh#梨  梨\n2026W01/zh#苹果  苹果\n")
    let rows = try home.run(["libraries"]).lines.map {
      $0.split(separator: "  ").prefix(2).joined(separator: "|")
    }
    #expect(rows == ["second|1 digest, 1 entry", "first|1 digest, 1 entry"])
  }

  @Test func oneThatIsMissingIsSaidAndTheOthersOpen() throws {
    _ = try home.run(["add", "first"])
    _ = try home.run(["add", "second"])
    try FileManager.default.removeItem(atPath: folder + "/first")
    let outcome = try home.run(["list"])
    #expect(outcome.output == "2026W02/zh#梨  梨\n" && outcome.status == 0)
    #expect(outcome.errors.hasPrefix("wenzhai: no such file or folder: \(folder)/first\n"))
    #expect(
      try home.run(["list", "-L", "first"]).errors == "wenzhai: no such file or folder: \(folder)/first\n")
    let rows = try home.run(["libraries", "--json"]).lines
    #expect(
      rows.first
        == "{\"name\":\"first\",\"path\":\"\(folder)/first\",\"url\":null,\"digests\":null,\"entries\":null,\"missing\":true,\"source\":\"kept\"}"
    )
    #expect(rows.last?.contains("\"digests\":1,\"entries\":1,\"missing\":false") == true)
    #expect(try home.run(["libraries", "--ui-language", "zh"]).lines.first == "first  已不在  \(folder)/first")
  }

  /// A command is a command, a path a path, whatever is kept under their names.
  @Test func commandsAndPathsComeBeforeNames() throws {
    #expect(try home.run(["add", "first", "--name", "digests"]).status == 0)
    #expect(try home.run(["digests", "-L", "second"]).output.hasPrefix("2026W02"))
    #expect(try home.run(["add", "first/2026W01.md", "--name", "second"]).status == 0)
    #expect(try home.run(["list", "-L", "second"]).output == "2026W02/zh#梨  梨\n")
    #expect(try home.shell("cd first && $W list -L second").output == "2026W01/zh#苹果  苹果\n")
  }

  @Test func twiceTheSameIsRefused() throws {
    _ = try home.run(["add", "first"])
    let same = try home.run(["add", "first/../first", "--name", "other"])
    #expect(same.errors == "wenzhai: \(folder)/first is kept already, as first\n" && same.status == 2)
    let taken = try home.run(["add", "second", "--name", "first"])
    #expect(
      taken.errors == "wenzhai: first is the name of \(folder)/first: give another with --name\n"
        && taken.status == 2)
    #expect(try home.run(["add", "second", "--name", "a/b"]).errors.contains("“a/b” can't be a name"))
    #expect(try home.run(["libraries"]).lines.count == 1)
  }

  @Test func aFolderWithoutDigestsNearItsTopIsRefused() throws {
    try home.write("x", to: "empty/notes.txt")
    try home.write("# 2026 年第 01 周\n\n## 甲\n\n### 乙\n\n丙。\n", to: "deep/a/b/c/d/e/2026W01.md")
    for name in ["empty", "deep"] {
      let outcome = try home.run(["add", name])
      #expect(outcome.errors == "wenzhai: \(name): no digests (.md files) near its top; not added\n")
      #expect(outcome.status == 2)
    }
    try home.write("# About\n\n## One\n\nText of it.\n", to: "pages/about.md")
    #expect(try home.run(["add", "pages"]).status == 0)
    #expect(try home.run(["add", "nowhere"]).errors == "wenzhai: no such file or folder: nowhere\n")
  }

  @Test func whatIsRemovedStaysOnTheDisk() throws {
    _ = try home.run(["add", "first"])
    let refused = try home.run(["remove", "first", "--delete"])
    #expect(refused.status == 2 && refused.errors.contains("was not cloned by add"))
    let outcome = try home.run(["remove", "first"])
    #expect(outcome.output == "removed first; its files stay in \(folder)/first\n")
    #expect(FileManager.default.fileExists(atPath: folder + "/first/2026W01.md"))
    #expect(try home.run(["libraries"]).status == 1)
    #expect(
      try home.run(["remove", "first"]).errors
        == "wenzhai: no library is called first (wenzhai libraries lists them all)\n")
  }

  @Test func aCloneIsDeletedOnlyWhereNothingOfTheUsersIsInIt() throws {
    try home.write("[sync]\nfile = true\n", to: "config/wenzhai/config.toml")
    let repository = try TestRepository(in: home)
    _ = try home.run(["add", repository.url])
    try repository.write("mine", to: "mine.txt")
    #expect(try home.run(["remove", "weekly", "--delete"]).errors.contains("changes or other files"))
    try home.git("-C", repository.clone, "add", "--all")
    try home.git("-C", repository.clone, "commit", "--quiet", "--message=mine")
    #expect(try home.run(["remove", "weekly", "--delete"]).errors.contains("commits of your own"))
    #expect(try home.run(["libraries"]).lines.count == 1 && repository.text("mine.txt") == "mine")
    try home.git("-C", repository.clone, "reset", "--quiet", "--hard", "refs/wenzhai/synced")
    let outcome = try home.run(["remove", "weekly", "--delete"])
    #expect(outcome.output == "removed weekly, and deleted \(repository.clone)\n")
    #expect(!FileManager.default.fileExists(atPath: repository.clone))
  }

  /// A list that says it may not lead to anything else.
  @Test func nothingOutsideOurFolderIsDeleted() throws {
    try home.git("init", "--quiet", folder + "/first")
    try home.write(
      "[first]\npath = \"\(folder)/first\"\nurl = \"https://example.org/a\"\n",
      to: "config/wenzhai/libraries.toml")
    #expect(try home.run(["remove", "first", "--delete"]).errors.contains("was not cloned by add"))
    try home.write(
      "[first]\npath = \"\(folder)/data/wenzhai/../../first\"\nurl = \"https://example.org/a\"\n",
      to: "config/wenzhai/libraries.toml")
    try FileManager.default.createDirectory(
      atPath: folder + "/data/wenzhai", withIntermediateDirectories: true)
    #expect(try home.run(["remove", "first", "--delete"]).errors.contains("was not cloned by add"))
    #expect(FileManager.default.fileExists(atPath: folder + "/first/2026W01.md"))
  }

  @Test func aDamagedListIsSaidAndTheRestOpens() throws {
    try home.write(
      "[first]\npath = \"\(folder)/first\"\n[second]\npath = 7\n", to: "config/wenzhai/libraries.toml")
    let fault = "\(folder)/config/wenzhai/libraries.toml:3: second: expected [NAME] with path"
    let outcome = try home.run(["list"])
    #expect(outcome.output == "2026W01/zh#苹果  苹果\n" && outcome.errors.contains(fault))
    let check = try home.run(["config", "--check"])
    #expect(check.status == 1 && check.output.hasPrefix(fault))
    let refused = try home.run(["add", "second"])
    #expect(refused.status == 2 && refused.errors.contains("mend or remove that file first"))
  }
}
