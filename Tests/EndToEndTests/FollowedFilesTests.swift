import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// Files that change while they are read.
  @Suite struct FollowedFilesTests {
    private func week(_ number: Int, _ text: String = "一句话。") -> String {
      "# 2026 年第 \(number) 周\n\n## 甲\n\n\(text)\n\n"
        + (1...40).map { "第 \($0) 段，没有别的。\n\n" }.joined() + "## 乙\n\n第二条。\n"
    }

    private func open(_ home: Home, rows: Int = 20) throws -> TerminalSession {
      try home.write(week(5), to: "library/2026W05.md")
      try home.write(week(6), to: "library/2026W06.md")
      let session = try home.open(home.folder.appending(path: "library").path, columns: 120, rows: rows)
      try session.waitUntil("the newest week is shown") { $0.contains("▌2026W06") && $0.contains("一句话") }
      return session
    }

    /// With the first entry of the newest week in the text pane.
    private func openText(_ home: Home) throws -> TerminalSession {
      let session = try open(home)
      try session.send("\r\r")
      try session.waitUntil("the text is there") { screen in
        screen.contains("▏ 甲") && screen.textPane.contains { $0.contains("段，没有别的") }
      }
      return session
    }

    @Test func aSavedFileIsOnThePageWhichStaysWhereItIs() throws {
      let home = try Home()
      let session = try openText(home)
      try session.send("dd")
      let place = try session.waitUntil("the text is read") { screen in
        screen.contains("▏ 甲") && screen.textPane.contains { $0.contains("第 14 段") }
      }.textPane
      try home.write(week(6, "另外一句，长得多，也在前面。"), to: "library/2026W06.md")
      try home.write(week(7), to: "library/2026W07.md")
      let after = try session.waitUntil("the new week has come") { $0.contains("new · 2026W07") }
      #expect(after.textPane == place)
      try session.send("g")
      try session.waitUntil("the change is on the page") { $0.contains("另外一句") }
      // What was looked at is new no more.
      try session.send("qq<")
      try session.waitUntil("it is chosen") { $0.contains("▌2026W07") && !$0.contains("new ·") }
    }

    @Test func aFileThatIsSavedAllTheTimeLeavesThePageWhereItIs() throws {
      let home = try Home()
      let session = try openText(home)
      try session.send("d")
      let place = try session.waitUntil("the text has moved") { screen in
        !screen.textPane.contains { $0.contains("一句话") } && screen.textPane.contains { $0.contains("第 9 段") }
      }.textPane
      let open = session.openDescriptors
      for number in 1...60 {
        try home.write(week(6, "第 \(number) 稿。"), to: "library/2026W06.md")
        try session.repaint()
        #expect(session.screen.textPane == place)
      }
      try session.send("g")
      try session.waitUntil("the last of them is on the page") {
        $0.textPane.contains { $0.contains("第 60 稿。") }
      }
      // The index may have been opened a few times more, for readers at once; not once for each of 60 saves.
      #expect(session.openDescriptors <= open + 16)
    }

    /// Nor does one that nobody uses, in any pane, take the processor's time.
    @Test(arguments: ["", "\r\r", "/句", "?"]) func whoDoesNothingCostsNothing(keys: String) throws {
      let home = try Home()
      let session = try open(home)
      try session.send(keys)
      try session.repaint()
      // What was begun by the last key ends, such as keeping the place.
      sleep(2)
      let before = session.ticks
      sleep(3)
      #expect(before > 0)
      #expect((before...before + 1).contains(session.ticks))
      #expect(session.ending == nil)
    }

    /// A reader is left open for days while the library is written to: what one refresh took, the next gives back.
    @Test func manyRefreshesTakeNoMoreMemory() throws {
      let home = try Home()
      let session = try openText(home)
      let text = (1...400).map { "第 \($0) 段，一点也不短，有风筝 \($0) 只。\n\n" }.joined()
      func save(_ number: Int) throws {
        try home.write(week(6, "第 \(number) 稿。\n\n" + text), to: "library/2026W06.md")
        try session.waitUntil("it is on the page") { screen in
          screen.textPane.contains { $0.contains("第 \(number) 稿。") }
        }
      }
      // Caches fill, and memory that was given back is kept by the C library for a while.
      for number in 1...20 { try save(number) }
      let before = session.ownMemory
      for number in 21...60 { try save(number) }
      #expect(before > 1_000)
      #expect(session.ownMemory < before + 4_000)
    }

    @Test func anEntryOfAnotherTitleStaysOnThePage() throws {
      let home = try Home()
      let session = try openText(home)
      let text = week(6).replacing("## 甲", with: "## 改名")
      try home.write(text.replacing("一句话", with: "改过的话"), to: "library/2026W06.md")
      try session.waitUntil("it goes on under its new title") { screen in
        screen.contains("▏ 改名") && screen.textPane.contains { $0.contains("改过的话") }
      }
      #expect(!session.screen.contains("any more"))
    }

    @Test func aLibraryThatIsPutBackIsFollowedOn() throws {
      let home = try Home()
      let session = try open(home)
      let library = home.folder.appending(path: "library"), aside = home.folder.appending(path: "aside")
      try FileManager.default.moveItem(at: library, to: aside)
      try session.waitUntil("it is gone") { !$0.contains("2026W05") }
      try FileManager.default.moveItem(at: aside, to: library)
      try session.waitUntil("it is back") { $0.contains("2026W05") && $0.contains("2026W06") }
      try home.write(week(7), to: "library/2026W07.md")
      try session.waitUntil("it is heard of as before") { $0.contains("2026W07") }
    }

    @Test func newFoldersAndManyFilesAreFollowed() throws {
      let home = try Home()
      let session = try open(home, rows: 50)
      for number in 10...40 { try home.write(week(number), to: "library/more/2026W\(number).md") }
      try session.waitUntil("the newest of them is there") { $0.contains("2026W40") }
      try home.write(week(41), to: "library/more/2026W41.md")
      try session.waitUntil("a file in the new folder is heard of") { $0.contains("2026W41") }
      try FileManager.default.removeItem(at: home.folder.appending(path: "library/more"))
      try session.waitUntil("all of them are gone") { !$0.contains("2026W41") && $0.contains("2026W06") }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
    }
  }
}
