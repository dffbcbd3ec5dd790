import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// Digests that change while they are read.
  @Suite struct EditedLibraryTests {
    /// A digest of three entries; the text of the second is longer than a screen.
    private static func week(_ number: String, second: [String] = lines, third: String? = "丙") -> String {
      var text = "# 2026 年第 \(number) 周\n\n## 类\n\n### 甲\n\n甲的话。\n\n### 乙\n\n"
      text += second.map { $0 + "\n\n" }.joined()
      if let third { text += "### \(third)\n\n\(third)的话。\n" }
      return text
    }

    private static let lines = (1...40).map { "第 \($0) 段，说的是一只纸鸢。" }

    private func open(_ home: Home) throws -> TerminalSession {
      try home.write(Self.week("05"), to: "library/2026W05.md")
      try home.write(Self.week("06"), to: "library/2026W06.md")
      let library = home.folder.appending(path: "library").path
      try home.index(library)
      let session = try home.open(library, columns: 120, rows: 20)
      try session.waitUntil("the newest week is shown") { $0.hasCursor(at: "甲") && $0.contains("甲的话。") }
      return session
    }

    /// With the second entry of the newest week in the text pane, its ninth paragraph on top.
    private func openSecond(_ home: Home) throws -> TerminalSession {
      let session = try open(home)
      try session.send("lj\r")
      try session.waitUntil("the second entry is read") { screen in
        screen.contains("▏ 乙") && screen.textPane.contains { $0.contains("第 1 段") }
      }
      for line in 1...9 {
        try session.send("jj")
        try session.waitUntil("the text has moved") { $0.textPane.first?.contains("第 \(line) 段") == true }
      }
      return session
    }

    private func remove(_ week: String, _ home: Home) throws {
      try FileManager.default.removeItem(at: home.folder.appending(path: "library/\(week).md"))
    }

    /// The file of the open digest goes, and the list is read again.
    private func loseTheDigestBeingRead(_ session: TerminalSession, _ home: Home) throws {
      try remove("2026W06", home)
      try session.send("r")
      try session.waitUntil("it is told") {
        $0.contains("The file is gone: 2026W06.md") && $0.contains("No entries")
      }
    }

    @Test func aChangedTextIsReadAgainAndThePlaceStays() throws {
      let home = try Home()
      let session = try openSecond(home)
      var lines = Self.lines
      lines[10] = "第 11 段，改说一座灯塔。"
      try home.write(Self.week("06", second: lines + ["最后一段。"]), to: "library/2026W06.md")
      try session.send("r")
      try session.waitUntil("the new text is shown at the same place") { screen in
        screen.textPane.first?.contains("第 9 段") == true && screen.contains("第 11 段，改说一座灯塔。")
      }
      try session.send("G")
      try session.waitUntil("its end is new as well") { $0.contains("最后一段。") }
    }

    @Test func aNewEntryAndANewDigestAreListed() throws {
      let home = try Home()
      let session = try openSecond(home)
      let place = session.screen.textPane.first
      try home.write(Self.week("06") + "\n### 丁\n\n丁的话。\n", to: "library/2026W06.md")
      try home.write(Self.week("07"), to: "library/2026W07.md")
      try session.send("r")
      let screen = try session.waitUntil("both are listed") {
        $0.contains("2026W07") && $0.contains("丁") && !$0.contains("Indexing")
      }
      #expect(screen.hasCursor(at: "乙") && screen.textPane.first == place)
      try session.send("JJ")
      try session.waitUntil("the new entry can be read") { $0.hasCursor(at: "丁") && $0.contains("丁的话。") }
    }

    @Test func anEntryThatIsGoneLeavesTheList() throws {
      let home = try Home()
      let session = try openSecond(home)
      try home.write(
        "# 2026 年第 06 周\n\n## 类\n\n### 甲\n\n甲的话。\n\n### 丙\n\n丙的话。\n", to: "library/2026W06.md")
      try session.send("r")
      try session.waitUntil("it is gone, and that is said") {
        !$0.contains("乙") && !$0.contains("Indexing") && $0.contains("丙")
          && $0.contains("The entry isn't in 2026W06.md any more")
      }
      try session.send("J")
      try session.waitUntil("the next one is read") { $0.hasCursor(at: "丙") && $0.contains("丙的话。") }
    }

    @Test func aDigestThatIsGoneLeavesTheList() throws {
      let home = try Home()
      let session = try openSecond(home)
      try remove("2026W06", home)
      try session.send("hhr")
      try session.waitUntil("the other one is chosen") { screen in
        !screen.contains("2026W06") && screen.hasCursor(at: "甲") && screen.contains("甲的话。")
      }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
    }

    @Test(arguments: ["j", "k", "g"]) func fromADigestThatIsGoneOneGetsToAnother(key: String) throws {
      let home = try Home()
      let session = try openSecond(home)
      try loseTheDigestBeingRead(session, home)
      try session.send("hh" + key)
      try session.waitUntil("the other one is chosen") { $0.hasCursor(at: "甲") && $0.contains("甲的话。") }
    }

    @Test func theTextOfADigestThatIsGoneIsTold() throws {
      let home = try Home()
      let session = try openSecond(home)
      try loseTheDigestBeingRead(session, home)
      // No key finds what isn't there, and none of them ends the program.
      try session.send("jkdugGJK[]nN{}*xyYf=Ui()z\u{0F}o\r")
      let told = "The file is gone: 2026W06.md"
      let screen = try session.waitUntil("it is told") { $0.contains(told) }
      #expect(screen.contains(told) && !screen.contains("Loading"))
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
    }

    @Test func anEmptyLibraryIsNoFault() throws {
      let home = try Home()
      let session = try openSecond(home)
      for week in ["2026W05", "2026W06"] {
        try remove(week, home)
      }
      try session.send("hhr")
      try session.waitUntil("all is gone") { !$0.contains("2026W05") && !$0.contains("Indexing") }
      try session.send("jkJKG\rhlhhCs/")
      try session.waitUntil("it goes on") { $0.bottomLine.hasPrefix("/") }
      try home.write(Self.week("08"), to: "library/2026W08.md")
      try session.send("\u{1B}")
      try session.waitUntil("the search is closed") { !$0.bottomLine.hasPrefix("/") }
      try session.send("hhr")
      try session.waitUntil("what is new is shown") { $0.contains("2026W08") && $0.hasCursor(at: "甲") }
    }

    @Test func hitsOfASearchAreLookedForAnew() throws {
      let home = try Home()
      let session = try open(home)
      try session.send("/纸鸢\r")
      try session.waitUntil("both are found") { $0.hasCursor(at: "乙") && $0.contains("2 in 2 digests") }
      try home.write(Self.week("05", second: ["再没有了。"]), to: "library/2026W05.md")
      try session.send("r")
      try session.waitUntil("one is left") { $0.hasCursor(at: "乙") && $0.contains("1 in 1 digest") }
    }

    @Test func whatIsGoneBeforeItIsReadIsTold() throws {
      let home = try Home()
      let session = try open(home)
      try remove("2026W06", home)
      try session.send("lj")
      try session.waitUntil("it is told") { $0.contains("The file is gone: 2026W06.md") }
      // The other week is still there.
      try session.send(">")
      try session.waitUntil("the other one is shown") { $0.hasCursor(at: "甲") && $0.contains("甲的话。") }
    }
  }
}
