import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// `w`: entries as files, and what is said of them.
  @Suite struct SavedFileTests {
    private func bytes(_ name: String, _ home: Home) throws -> Data {
      try Data(contentsOf: home.folder.appending(path: name))
    }

    @Test func whatIsReadIsSavedAsItsNameSays() throws {
      let home = try Home()
      let session = try home.openSamples()
      try session.send("w")
      try session.waitUntil("a book is proposed") { $0.bottomLine.contains("Save this digest as") }
      try session.send("\u{15}~/一期.epub\r")
      try session.waitUntil("it is saved") { $0.bottomLine.contains("entries: ~/一期.epub") }
      #expect(try bytes("一期.epub", home).prefix(2) == Data("PK".utf8))
      try session.send("lw\t\t")
      try session.waitUntil("the entry is proposed") { $0.bottomLine.contains("Save this entry as") }
      try session.send("\u{15}~/a.html\r")
      try session.waitUntil("it is saved") { $0.bottomLine.contains("Saved 1 entry: ~/a.html") }
      let page = String(decoding: try bytes("a.html", home), as: UTF8.self)
      #expect(page.contains("<h1>更正</h1>"))
    }

    @Test func whatCannotBeSavedIsSaidAndNothingIsTouched() throws {
      let home = try Home()
      try home.write("mine", to: "a.md")
      let session = try home.openSamples()
      for (name, words) in [
        ("~/a.md", "There is such a file"), ("~/a.txt", "The name must end in"),
        ("~/no/such/a.md", "can't be written: ~/no/such/a.md"),
      ] {
        try session.send("w\u{15}\(name)\r")
        try session.waitUntil("it is said of \(name)") { $0.bottomLine.contains(words) }
      }
      #expect(try bytes("a.md", home) == Data("mine".utf8))
      #expect(
        try !FileManager.default.contentsOfDirectory(atPath: home.folder.path).contains { $0.hasPrefix(".w") }
      )
      // Whoever leaves at once has the file.
      try session.send("w\u{15}~/last.md\rQ")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(try bytes("last.md", home).count > 100)
    }
  }
}
