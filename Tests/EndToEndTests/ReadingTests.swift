import TestSupport
import Testing

extension ProgramTests {
  @Suite struct ReadingTests {
    @Test func firstStartIndexesTheSamplesAndShowsThem() throws {
      let home = try Home()
      let session = try home.open()
      let screen = try session.waitUntil("the digests are listed") { screen in
        ["issue-01", "issue-02", "2026W05", "2026W06", "2026W07"].allSatisfy(screen.contains)
          && !screen.contains("Indexing")
      }
      #expect(screen.topLine.hasPrefix(" Samples"))
      #expect(session.isAlternateScreen)
      #expect(!session.isCursorVisible)
    }

    @Test func leavingGivesTheTerminalBack() throws {
      let home = try Home()
      let session = try home.openTapes()
      // From the text to the entries to the digests and out.
      try session.send("qqq")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.isTerminalRestored)
    }

    /// Each character has a stroke of its own; what parts two words has none.
    @Test func whatIsStruckOutIsStruckLetterByLetter() throws {
      let home = try Home()
      let library = try home.write("# 2026W05\n\n## 甲\n\n~~ab cd~~ 后文。\n", to: "library/2026W05.md")
      try home.index(library)
      let session = try home.open(library)
      try session.waitUntil("the text is shown") { $0.textPane.contains { $0.contains("后文。") } }
      #expect(session.wrote("a\u{336}b\u{336} c\u{336}d\u{336}", after: 0))
    }

    /// Four marks stay with a letter; a flag is two letters, and of what is joined to one picture the first is drawn.
    @Test func clustersAreDrawnAsFarAsTerminalsAgree() throws {
      let home = try Home()
      let marks = "\u{301}\u{302}\u{303}\u{304}"
      let text = "q\(marks) x\(marks)\u{305} 🇨🇳 👨\u{200D}👩\u{200D}👧 👍🏽 ❤\u{FE0F} 1\u{FE0F}\u{20E3} 后文。"
      let library = try home.write("# 2026W05\n\n## 甲\n\n\(text)\n", to: "library/2026W05.md")
      try home.index(library)
      let session = try home.open(library)
      try session.waitUntil("the text is shown") { $0.textPane.contains { $0.contains("后文。") } }
      for drawn in ["q\(marks)", "x\(marks)", "🇨🇳", "👨", "👍", "❤"] {
        #expect(session.wrote(drawn, after: 0), "\(drawn)")
      }
      for left in ["\u{305}", "👩", "👧", "🏽", "\u{200D}", "\u{FE0F}", "\u{20E3}"] {
        #expect(!session.wrote(left, after: 0), "\(left.debugDescription)")
      }
    }

    @Test func keysBehindTheOneThatLeavesDoNothing() throws {
      let home = try Home()
      let session = try home.openSamples()
      try session.send("Ql*x")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(
        try home.run(["search", "is:read OR is:starred", "--count", "-L", Home.samples]).output == "0\n")
    }

    @Test func leavingAtOnceGivesTheTerminalBack() throws {
      let home = try Home()
      let session = try home.openSamples()
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.isTerminalRestored)
    }

    @Test func typingIntoTheFilterFindsAndEscapeRestores() throws {
      let home = try Home()
      let session = try home.openSamples()
      // What is said on the first day goes with the first key.
      try session.send("\u{1B}")
      let before = try session.waitUntil("nothing is said") {
        $0.hasCursor(at: "更正") && !$0.bottomLine.contains("helps") && $0.bottomLine.contains("1/6")
      }
      try session.send("/机器")
      try session.waitUntil("the letters are typed") { $0.bottomLine.hasPrefix("/机器") }
      #expect(session.isCursorVisible)
      try session.send("人")
      // Nine hold it; a tenth says "robot arm" where its twin has another word.
      try session.waitUntil("hits are listed") { screen in
        screen.bottomLine.hasPrefix("/机器人") && screen.bottomLine.contains("10 in 5 digests")
          && screen.hasCursor(at: "狗、机器人与一块饼干") && screen.contains("机器人为什么怕玻璃")
      }
      try session.send("\u{1B}")
      try session.waitUntil("the screen is as before:\n\(before)\n") { $0 == before }
      #expect(!session.isCursorVisible)
    }

    @Test func numbersJumpToCategories() throws {
      let home = try Home()
      let session = try home.openSamples()
      for (number, title) in [(3, "磁带没有死"), (4, "狗、机器人与一块饼干"), (2, "候鸟的日历"), (1, "更正")] {
        try session.send("\(number)")
        try session.waitUntil("category \(number) is shown") { $0.hasCursor(at: title) }
      }
    }

    @Test func theOtherLanguageShowsTheTwin() throws {
      let home = try Home()
      let session = try home.openTapes()
      try session.send("L")
      try session.waitUntil("the entry is English") { screen in
        screen.hasCursor(at: "Tape Is Not Dead") && screen.textPane.first == " Tape Is Not Dead"
      }
      try session.send("L")
      try session.waitUntil("the entry is Chinese") { screen in
        screen.hasCursor(at: "磁带没有死") && screen.textPane.first == " 磁带没有死"
      }
    }

    @Test func theNextStartComesBackToThePlace() throws {
      let home = try Home()
      let session = try home.openTapes()
      try session.send("jjj")
      let place = try session.waitUntil("the text has moved") { $0.textPane.first?.contains("最大的几家") == true }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))

      let second = try home.open()
      try second.waitUntil("the place is shown again:\n\(place)\n") { screen in
        screen.hasCursor(at: "磁带没有死") && screen.textPane == place.textPane
      }
    }

    @Test func pastedLinesBecomeOneLineOfTheFilter() throws {
      let home = try Home()
      let session = try home.openSamples()
      try session.send("/")
      try session.waitUntil("the filter is open") { $0.bottomLine.hasPrefix("/") }
      try session.paste("机器人\r饼干\nq\r\n")
      try session.waitUntil("the paste is one line") { $0.bottomLine.hasPrefix("/机器人 饼干 q") }
      // No line end of the paste was an Enter: the filter is still open.
      try session.send("z")
      try session.waitUntil("letters go on behind it") { $0.bottomLine.hasPrefix("/机器人 饼干 qz") }
    }
  }
}
