import Testing
import Writing

@Suite struct PathTextTests {
  @Test(arguments: [
    ("/a/b.md", "/a"), ("/a", "/"), ("/", "/"), ("a/b", "a"), ("a", "."), ("字", "."), ("", "."), ("a/", "a"),
    ("/a/b/c", "/a/b"),
  ])
  func theFolderOfAPathIsWhatStandsBeforeItsName(_ path: String, _ folder: String) {
    #expect(PathText.folder(of: path) == folder)
  }

  @Test func aLongPathIsAbridged() {
    let name = String(repeating: "甲", count: 60)
    let path = (1...50).map { "\(name)\($0)" }.joined(separator: "/") + "/week.md"
    let abridged = PathText.abridged(path)
    #expect(abridged.count <= 201 && abridged.hasPrefix("甲甲") && abridged.hasSuffix("/week.md"))
    #expect(abridged.contains("…"))
    #expect(PathText.abridged("a/b.md") == "a/b.md")
  }
}
