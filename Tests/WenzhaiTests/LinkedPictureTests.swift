import Foundation
import TestSupport
import Testing

/// Pictures that are symbolic links: those that stay inside the library are shown, those that lead out are not.
@Suite struct LinkedPictureTests {
  /// What an entry each refers to.
  static let pictures: [(path: String, isInside: Bool)] = [
    ("pictures/moon.gif", true), ("link.gif", true), ("folder/moon.gif", true), ("twice.gif", true),
    ("whole.gif", true), ("round.gif", true), ("out.gif", false), ("away/moon.gif", false),
    ("via.gif", false), ("broken.gif", false), ("loop.gif", false), ("sub/up.gif", false),
  ]

  /// A library with a digest of an entry for each picture; `other` is outside of it.
  private func makeLibrary() throws -> Home {
    let home = try Home()
    let moon = TestFiles.samples.appending(path: "monthly/images/moon.gif")
    func copy(to path: String) throws {
      let file = home.folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: moon, to: file)
    }
    try copy(to: "library/pictures/moon.gif")
    try copy(to: "other/moon.gif")
    try copy(to: "library-2/moon.gif")
    try FileManager.default.createDirectory(
      at: home.folder.appending(path: "library/sub"), withIntermediateDirectories: true)
    for (path, target) in [
      ("link.gif", "pictures/moon.gif"), ("folder", "pictures"), ("twice.gif", "folder/moon.gif"),
      ("whole.gif", home.folder.path + "/library/pictures/moon.gif"),
      ("round.gif", "../library/pictures/moon.gif"), ("out.gif", "../other/moon.gif"), ("away", "../other"),
      // A folder whose name begins like the library's is another one.
      ("via.gif", "../library-2/moon.gif"), ("broken.gif", "nothing.gif"), ("loop.gif", "loop.gif"),
      ("sub/up.gif", "../../other/moon.gif"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: home.folder.path + "/library/" + path, withDestinationPath: target)
    }
    var text = "# 2026 年第 05 周\n"
    for (number, picture) in Self.pictures.enumerated() {
      text += "\n## 图\(number)\n\n![月亮](\(picture.path))\n\n下文。\n"
    }
    try home.write(text, to: "library/2026W05.md")
    return home
  }

  @Test(arguments: ["library", "door"]) func onlyWhatIsInsideIsShown(library: String) throws {
    let home = try makeLibrary()
    try FileManager.default.createSymbolicLink(
      atPath: home.folder.path + "/door", withDestinationPath: "library")
    func shown(_ number: Int) throws -> [Substring] {
      let outcome = try home.run([
        "show", "2026W05/zh#图\(number)", "--format", "ansi", "--width", "24", "-L", library,
      ])
      #expect(outcome.status == 0 && outcome.errors == "")
      // All but the title.
      return Array(outcome.lines.dropFirst())
    }
    let whole = try shown(0)
    #expect(whole.count > 4 && whole.contains { $0.contains("下文。") })
    let absent = try shown(6)
    #expect(absent.count < whole.count && absent.contains { $0.contains("月亮") })
    for (number, picture) in Self.pictures.enumerated() {
      #expect(try shown(number) == (picture.isInside ? whole : absent), "\(picture.path)")
    }
  }

  @Test func whatLeadsOutIsReported() throws {
    let home = try makeLibrary()
    let lines = try home.run(["check", "-L", "library"]).lines
    let reported = lines.filter { $0.contains("no such picture") }
    let expected = Self.pictures.enumerated().filter { !$0.element.isInside }.map { number, picture in
      "2026W05.md:\(5 + number * 6): warning: no such picture: \(picture.path)"
    }
    #expect(reported.map(String.init) == expected)
  }
}
