import Foundation
import TestSupport
import Testing

/// Which libraries a command opens, and what is told of that.
@Suite struct LibraryChoiceTests {
  private func makeTwo(_ home: Home) throws {
    try home.write("# 2026 年第 01 周\n\n## 甲类\n\n### 苹果\n\n红的果子。\n", to: "first/2026W01.md")
    try home.write("# 2026 年第 02 周\n\n## 乙类\n\n### 梨\n\n黄的果子。\n", to: "second/2026W02.md")
  }

  @Test func twoLibrariesAnswerTogether() throws {
    let home = try Home()
    try makeTwo(home)
    let both = ["-L", "first", "--library", "second"]
    #expect(try home.run(["list"] + both).output == "2026W01/zh#苹果  苹果\n2026W02/zh#梨  梨\n")
    #expect(try home.run(["search", "果子", "--count"] + both).output == "2\n")
    #expect(try home.run(["search", "黄的"] + both).lines.first == "2026W02/zh#梨  梨")
    #expect(try home.run(["show", "2026W02/zh#梨"] + both).output.contains("黄的果子"))
    #expect(try home.run(["digests"] + both).lines.count == 2)
    #expect(try home.run(["trend", "果子"] + both).lines.count == 3)
    let index = try home.run(["index", "--json"] + both).output
    #expect(index.contains("\"files\":2,\"digests\":2,\"entries\":2"))
    let libraries = try home.run(["list", "--json"] + both).lines.map { String($0.prefix(20)) }
    #expect(libraries == ["{\"library\":\"first\",\"", "{\"library\":\"second\","])
  }

  /// The first library has two digests, so that no number is the same for both.
  @Test func theNumbersOfTwoIndexesAreSums() throws {
    let home = try Home()
    try makeTwo(home)
    try home.write(
      "# 2026 年第 03 周\n\n## 甲类\n\n### 杏\n\n酸的果子。\n\n### 桃\n\n甜的果子。\n", to: "first/2026W03.md")
    let files = ["first/2026W01.md", "first/2026W03.md", "second/2026W02.md"]
    let bytes = try files.reduce(0) { try $0 + Data(contentsOf: home.folder.appending(path: $1)).count }
    let output = try home.run(["index", "--json", "-L", "first", "-L", "second"]).output
    let counts = "\"files\":3,\"digests\":3,\"entries\":4,\"bytes\":\(bytes)"
    #expect(output.hasPrefix("{\(counts),\"added\":3,\"updated\":0,\"removed\":0,"))
  }

  @Test func configuredLibrariesAreOpenedAndNamed() throws {
    let home = try Home()
    try makeTwo(home)
    let folder = home.folder.path
    try home.write(
      "libraries = [\"\(folder)/second\", \"\(folder)/gone\"]\n", to: "config/wenzhai/config.toml")
    let outcome = try home.run(["list"])
    #expect(outcome.output == "2026W02/zh#梨  梨\n")
    #expect(
      outcome.errors
        == "wenzhai: no such file or folder: \(folder)/gone\nwenzhai: opening the configured library \(folder)/second\n"
    )
    // What is named comes before what is configured.
    #expect(try home.run(["list", "-L", "first"]).output == "2026W01/zh#苹果  苹果\n")
  }

  @Test func theCurrentFolderIsOpenedIfItHoldsDigestsAndTheSamplesOtherwise() throws {
    let home = try Home()
    try makeTwo(home)
    let here = try home.shell("cd first && $W list")
    #expect(here.output == "2026W01/zh#苹果  苹果\n")
    #expect(here.errors == "wenzhai: opening the current folder \(home.folder.path)/first\n")
    try home.write("no digest", to: "third/notes.txt")
    let elsewhere = try home.shell("cd third && $W digests")
    #expect(elsewhere.output.hasPrefix("issue-02 "))
    #expect(
      elsewhere.errors
        == "wenzhai: opening the built-in samples; name a path, or use -L, for your own library\n")
  }

  @Test func theConfigurationChoosesTheLanguages() throws {
    let home = try Home()
    try home.write(
      "language = \"zh\"\ncontent-language = \"en\"\nnonsense = 1\n", to: "config/wenzhai/config.toml")
    let screen = try home.run(["screen", Home.samples, "--size", "100x8", "--keys", "l"])
    #expect(screen.output.contains("A Correction"))
    #expect(!screen.output.contains("▌ 更正"))
    #expect(
      screen.errors == "wenzhai: \(home.folder.path)/config/wenzhai/config.toml:3: nonsense：没有这个设置；其余设置照用\n")
    #expect(try home.run(["list", "-L", "/nowhere"]).errors.contains("没有这个文件或文件夹"))
    // What is said on the command line comes first.
    #expect(
      try home.run(["list", "-L", "/nowhere", "--ui-language", "en"]).errors.contains(
        "no such file or folder"))
  }

  @Test func aSingleFileAndAnEmptyFolderAreLibraries() throws {
    let home = try Home()
    try makeTwo(home)
    #expect(try home.run(["list", "-L", "first/2026W01.md"]).output == "2026W01/zh#苹果  苹果\n")
    try FileManager.default.createDirectory(
      at: home.folder.appending(path: "empty"), withIntermediateDirectories: true)
    let outcome = try home.run(["list", "-L", "empty"])
    #expect(outcome.status == 1)
    #expect(outcome.errors == "wenzhai: empty: No digests (.md files) here\n")
  }
}
