import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// Keys without a letter, in every form in which terminals send them: each changes what is seen.
  @Suite struct MovingKeyTests {
    /// Forty entries, the third of which is long.
    private func open(_ home: Home) throws -> TerminalSession {
      var text = "# 2026 年第 05 周\n"
      for number in 11...50 {
        text += "\n## 条目\(number)\n\n"
        let lines = number == 13 ? 11...70 : 11...11
        text += lines.map { "条目\(number)的行\($0)。" }.joined(separator: "\n\n") + "\n"
      }
      try home.write(text, to: "library/2026W05.md")
      let library = home.folder.appending(path: "library").path
      try home.index(library)
      // Eighteen rows between the top line and the bottom line.
      let session = try home.open(library, columns: 120, rows: 20)
      try session.waitUntil("the first entry is shown") {
        $0.hasCursor(at: "条目11") && $0.contains("条目11的行11")
      }
      try session.send("l")
      return session
    }

    private static let up = ["\u{1B}OA", "\u{1B}[A"]
    private static let down = ["\u{1B}OB", "\u{1B}[B"]
    private static let home = ["\u{1B}OH", "\u{1B}[H", "\u{1B}[1~", "\u{1B}[7~"]
    private static let end = ["\u{1B}OF", "\u{1B}[F", "\u{1B}[4~", "\u{1B}[8~"]
    private static let pageUp = ["\u{1B}[5~"]
    private static let pageDown = ["\u{1B}[6~"]

    /// Sends a key and waits for what it is to bring.
    private func press(_ key: String, _ session: TerminalSession, _ isWanted: (TerminalScreen) -> Bool) throws
    {
      try session.send(key)
      try session.waitUntil("\(key.debugDescription) is seen", isWanted)
    }

    /// True if the list is at this entry, and its text is shown.
    private func isAt(_ number: Int) -> (TerminalScreen) -> Bool {
      { $0.hasCursor(at: "条目\(number)") && $0.contains("条目\(number)的行") }
    }

    @Test func inTheList() throws {
      let home = try Home()
      let session = try open(home)
      let ways: [(there: [String], entry: Int, back: [String])] = [
        (Self.down, 12, Self.up), (Self.end, 50, Self.home),
      ]
      // Each form of a key, with the first form of the one that leads back.
      for way in ways {
        for key in way.there {
          try press(key, session, isAt(way.entry))
          try press(way.back[0], session, isAt(11))
        }
        for key in way.back {
          try press(way.there[0], session, isAt(way.entry))
          try press(key, session, isAt(11))
        }
      }
      // No further than the last, nor than the first.
      for number in [28, 45, 50] { try press(Self.pageDown[0], session, isAt(number)) }
      for number in [33, 16, 11] { try press(Self.pageUp[0], session, isAt(number)) }
      #expect(session.screen.contains("1/40"))
    }

    @Test func inTheText() throws {
      let home = try Home()
      let session = try open(home)
      try press("jj\r", session) { screen in
        screen.contains("39 │") && screen.textPane.contains { $0.contains("条目13的行12") }
      }
      func starts(_ text: String) -> (TerminalScreen) -> Bool { { $0.textPane.first == " " + text } }
      let first = session.screen.textPane.first
      #expect(first == " 条目13")
      for key in Self.down {
        try press(key, session) { $0.textPane.first != first }
        try press(Self.up[0], session, starts("条目13"))
      }
      for key in Self.up {
        try press("jj", session, starts("条目13的行11。"))
        try press("jj", session, starts("条目13的行12。"))
        try press(key, session) { $0.textPane.dropFirst().first == " 条目13的行12。" }
        try press(Self.home[0], session, starts("条目13"))
      }
      for key in Self.end {
        try press(key, session) { $0.contains("条目13的行70") && $0.bottomLine.contains("100 %") }
        try press(Self.home[0], session, starts("条目13"))
      }
      for key in Self.home {
        try press(Self.end[0], session) { $0.contains("条目13的行70") }
        try press(key, session, starts("条目13"))
      }
      // A page goes on with the line where the one before ended.
      let last = session.screen.textPane.last
      try press(Self.pageDown[0], session) { $0.textPane.first == last }
      try press(Self.pageUp[0], session, starts("条目13"))
    }

    @Test(arguments: [("\u{1B}OC", "\u{1B}OD"), ("\u{1B}[C", "\u{1B}[D"), ("\t", "\u{1B}[Z")])
    func fromPaneToPane(right: String, left: String) throws {
      let home = try Home()
      let session = try open(home)
      try press("j", session, isAt(12))
      // Into the text: it counts as read, and the keys are the text's.
      try press(right, session) { $0.contains("39 │") }
      try press("j", session) { $0.hasCursor(at: "条目12") }
      try press(left, session) { $0.hasCursor(at: "条目12") }
      try press("j", session, isAt(13))
      // To the weeks, where the key for the end has one week to go to, and back.
      try session.send(left + right)
      try press("j", session, isAt(14))
      // Of the pane on the right only the first entry that was gone into counts as read.
      #expect(session.screen.contains("39 │"))
    }
  }
}
