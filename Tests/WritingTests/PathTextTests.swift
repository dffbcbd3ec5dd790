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
}
