import Foundation
import Reader
import TestSupport
import Testing

@testable import wenzhai

/// The file that names libraries.
@Suite struct LibraryListTests {
  private func place() throws -> String { try TemporaryFolder.make().path + "/wenzhai/libraries.toml" }

  private func library(_ name: String, _ path: String, _ url: String? = nil) throws -> KeptLibrary {
    KeptLibrary(name: try #require(LibraryName(name)), path: path, url: url)
  }

  @Test func whatIsWrittenIsReadInItsOrder() throws {
    let path = try place()
    let all = [
      try library("weekly", "/srv/week ly"),
      try library("周刊", "/srv/\"q\" 'a' \\n # [x] = \u{1}\t\n\u{7F}/周"),
      try library("a.b-c_1", "/a", "https://example.org/a.git"), try library("A", "/z"),
    ]
    try LibraryList.change(at: path) { $0 = all }
    #expect(LibraryList(path: path).libraries == all)
    #expect(LibraryList(path: path).faults.isEmpty)
    try LibraryList.change(at: path) { $0.removeFirst() }
    #expect(LibraryList(path: path).libraries == Array(all.dropFirst()))
    #expect(LibraryList(path: path)["A"]?.path == "/z")
    #expect(LibraryList(path: path)["weekly"] == nil)
  }

  @Test func theFileIsTheUsersAloneAndNothingIsLeftBesideIt() throws {
    let path = try place()
    try LibraryList.change(at: path) { $0 = [try library("a", "/a")] }
    let folder = (path as NSString).deletingLastPathComponent
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["libraries.toml"])
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(rights == 0o600)
  }

  @Test(arguments: [
    ("[a\npath = \"/a\"\n", ":1: "), ("[a]\npath = \"/a\"\n[b]\npath = 3\n", ":3: b: "),
    ("[a]\npath = \"relative\"\n", ":1: a: "), ("[a]\nurl = \"https://example.org/a\"\n", ":1: a: "),
    ("[a]\npath = \"/a\"\nurl = 1\n", ":1: a: "),
    ("[a]\npath = \"/a\"\n[\"x/y\"]\npath = \"/b\"\n", ":3: x/y: "),
    ("a = 1\n", ":1: a: "), ("[a]\npath = \"/a\"\ncolour = \"red\"\n", ":1: a: "),
  ])
  func aDamagedFileIsToldByLineAndLeftAsItIs(text: String, place fault: String) throws {
    let path = try place()
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
    let told = LibraryList(path: path).faults.map { $0.text(.english) }
    #expect(told.count == 1 && told[0].hasPrefix(path + fault), "\(told)")
    #expect(throws: LibraryFailure.self) {
      try LibraryList.change(at: path) { $0.append(try library("new", "/new")) }
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(text.utf8))
  }

  @Test(arguments: [Data("[a]\npath = \"/a\"\n\0\n[b]\npath = \"/b\"\n".utf8), Data([0x23, 0xFF, 0x0A])])
  func aFileThatIsNoTextIsSaidAndLeftAsItIs(_ data: Data) throws {
    let path = try place()
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try data.write(to: URL(filePath: path))
    #expect(LibraryList(path: path).faults == [.library(.listUnreadable(path))])
    #expect(throws: LibraryFailure.self) { try LibraryList.change(at: path) { $0 = [] } }
    #expect(try Data(contentsOf: URL(filePath: path)) == data)
  }

  @Test func theRestOfADamagedFileHolds() throws {
    let path = try place()
    try LibraryList.change(at: path) { $0 = [try library("a", "/a"), try library("b", "/b")] }
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing("\"/a\"", with: "1")
    try Data(text.utf8).write(to: URL(filePath: path))
    #expect(LibraryList(path: path).libraries.map(\.name.text) == ["b"])
  }

  @Test(arguments: [
    ("weekly", true), ("周刊", true), ("a-b_c.1", true), ("7", true), ("", false), (".a", false), ("-a", false),
    ("a/b", false), ("a b", false), ("a\nb", false), ("..", false), ("é", false), ("a\u{301}", false),
    ("\u{202E}a", false), ("😀", false),
  ])
  func namesAreWords(text: String, isOne: Bool) {
    #expect((LibraryName(text) != nil) == isOne)
  }

  @Test(arguments: [
    ("my digests", "my-digests"), (".hidden", "hidden"), ("--x", "x"), ("周刊（一）", "周刊-一-"), ("a%20b", "a-20b"),
  ])
  func aNameIsMadeOfAFolders(text: String, name: String) {
    #expect(LibraryName(near: text)?.text == name)
    #expect(LibraryName(near: "...") == nil)
  }
}
