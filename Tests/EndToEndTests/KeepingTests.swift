import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// What the reader did is kept at once, whatever happens to the program.
  @Suite struct KeepingTests {
    @Test func theStarThatIsShownIsKept() throws {
      let home = try Home()
      let session = try home.openTapes()
      try session.send("*")
      // At this very moment: what is acknowledged is on the disk.
      try session.waitUntil("the star is acknowledged") { $0.bottomLine.contains("Starred") }
      session.kill(SIGKILL)
      try session.waitForEnd()
      let outcome = try home.run(["search", "is:starred", "-L", Home.samples])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("磁带没有死"))
    }

    @Test func thePlaceIsKeptWhenTheProgramIsKilled() throws {
      let home = try Home()
      let session = try home.openTapes()
      try session.send("d")
      let place = try session.waitUntil("the text has moved") { $0.textPane.first != " 磁带没有死" }
      // As long as the design gives it.
      let start = ContinuousClock.now
      try session.repaint(until: "a second has passed") { .now > start + .seconds(1) }
      session.kill(SIGKILL)
      try session.waitForEnd()
      let second = try home.open()
      try second.waitUntil("the place is shown again:\n\(place)\n") { $0.textPane == place.textPane }
    }

    /// Keys that keep something, what the screen says then, and what is to be found afterwards.
    private static func act(_ number: Int) -> (keys: String, says: String, finds: (Home) throws -> Bool) {
      let note = "灯塔第\(number)号"
      let letter = Character(UnicodeScalar(UInt8(97 + number % 26)))
      func finds(_ word: String) -> (Home) throws -> Bool {
        { home in try home.run(["notes", "-L", Home.samples]).output.contains(word) }
      }
      switch number % 4 {
      case 0: return ("a\(note)\r", "Note kept", finds(note))
      case 1:
        return (
          "m\(letter)", "Marked \(letter)",
          { home in
            try home.run(["state", "export"]).output.contains("\"kind\":\"bookmark\",\"language\":\"zh\"")
          }
        )
      case 2: return ("vH", "Remark", finds("> "))
      default:
        return (
          "\rx", "Marked unread",
          { home in try home.run(["search", "is:read", "title:磁带", "-L", Home.samples]).status == 1 }
        )
      }
    }

    /// Killed at the moment at which the screen says that it is kept, in the middle of whatever comes next.
    @Test(arguments: 0..<8) func whatWasAcknowledgedOutlivesAKill(round: Int) throws {
      let home = try Home()
      let session = try home.openTapes()
      var done: [(Home) throws -> Bool] = []
      for number in 0...(round % 4) {
        let act = Self.act(number)
        try session.send(act.keys)
        try session.waitUntil("it is acknowledged: \(act.says)") { $0.bottomLine.contains(act.says) }
        done.append(act.finds)
      }
      // Further work is under way when the end comes.
      try session.send(["*", "\u{1B}q>", "jjjj", "/灯"][round % 4])
      session.kill(SIGKILL)
      try session.waitForEnd()
      for finds in done { #expect(try finds(home)) }
    }

    @Test func twoReadersBothKeepTheirs() throws {
      let home = try Home()
      let first = try home.openSamples()
      let second = try home.openSamples()
      for session in [first, second] {
        try session.send("3")
        try session.waitUntil("the third category is shown") { $0.hasCursor(at: "磁带没有死") }
      }
      for (number, session) in [first, second, first, second].enumerated() {
        try session.send("a")
        try session.waitUntil("a line or a list") {
          $0.bottomLine.contains("Note ") || $0.panes.contains { $0.contains("New note") }
        }
        if number > 1 { try session.send("\r") }
        try session.send("同时的注记\(number)\r")
        try session.waitUntil("note \(number) is kept") { $0.bottomLine.contains("Note kept") }
      }
      for session in [first, second] {
        try session.send("Q")
        try session.waitForEnd()
      }
      let notes = try home.run(["notes", "-L", Home.samples]).output
      for number in 0..<4 { #expect(notes.contains("同时的注记\(number)")) }
    }

    /// What each key says, on a screen of 60 by 20, in both languages.
    private static let words: [(keys: String, english: String, chinese: String)] = [
      ("*", "Starred", "已加星"), ("x", "Marked", "标为"), ("m", "Mark: a–z", "记号：a–z"),
      ("q", "Marked q", "已记为 q"), ("a", "Note ", "注记 "), ("灯\r", "Note kept", "注记已存"),
      ("Z", "Taken back: note", "已撤回：注记"), ("v", "Y quote", "Y 引用"), ("jH", "Remark", "批注"),
      ("好\r", "Passage kept", "已摘录"), ("X", "is hidden", "不显示"), ("X", "is shown", "也显示"),
      ("A", "marked read", "标为已读"), ("\u{0E}", "Nowhere", "前面没有"),
    ]

    @Test(arguments: ["en", "zh"]) func everyKeySaysWhatItDidOnASmallScreen(language: String) throws {
      let home = try Home()
      try home.write("language = \"\(language)\"\n", to: "config/wenzhai/config.toml")
      try home.index()
      let session = try home.open(columns: 60, rows: 20)
      try session.waitUntil("the digests and their categories are shown") { screen in
        screen.panes.contains { $0.contains("4 生活") }
      }
      try session.send("3")
      try session.waitUntil("the third category is shown") { $0.hasCursor(at: "磁带没有死") }
      try session.send("\r")
      try session.waitUntil("the text is shown") { screen in screen.panes.contains { $0.contains("问一个年轻人") } }
      for (keys, english, chinese) in Self.words {
        let words = language == "zh" ? chinese : english
        try session.send(keys)
        try session.waitUntil("\(keys) says: \(words)") { $0.bottomLine.contains(words) }
      }
      // The letter is in the list, and leads back.
      try session.send("q'")
      try session.waitUntil("the list of letters is shown") { screen in
        screen.panes.contains { $0.contains("q ") }
      }
      try session.send("q")
      try session.waitUntil("the text is shown again") { screen in screen.panes.contains { $0.contains("磁带") }
      }
      // What was starred and kept stands above the digests.
      try session.send("qq")
      let names = language == "zh" ? ["加星", "注记与摘录"] : ["Starred", "Notes and passages"]
      try session.waitUntil("the shelves are shown") { screen in
        names.allSatisfy { name in screen.panes.contains { $0.contains(name) } }
      }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.bells == 0 && session.isTerminalRestored)
    }

    @Test func anEditorWritesALongNote() throws {
      let home = try Home()
      let editor = home.folder.appending(path: "editor")
      try Data("#!/bin/sh\nprintf '第一行\n\n第二行\n' >> \"$1\"\n".utf8).write(to: editor)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: editor.path)
      let session = try home.openTapes(setting: ["VISUAL": editor.path])
      try session.send("a起头\u{18}\u{05}")
      try session.waitUntil("the note is kept") { $0.bottomLine.contains("Note kept") }
      try session.send("Q")
      try session.waitForEnd()
      let notes = try home.run(["notes", "-L", Home.samples]).output
      #expect(notes.contains("起头第一行\n\n第二行"))
    }

    @Test func whatCannotBeKeptIsNotShownAsKept() throws {
      let home = try Home()
      let session = try home.openTapes()
      try session.forbidWriting()
      let before = session.screen
      try session.send("*")
      let screen = try session.waitUntil("the fault is told") { $0.bottomLine.contains("Not kept: ") }
      #expect(screen.panes == before.panes)
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func aSignalEndsTheProgramThoughNobodyReadsItsOutput(signal: Int32)
      throws
    {
      let home = try Home()
      let session = try home.openTapes()
      // Repaints, none of which is read, until there is room for no more.
      let page = String(repeating: "\u{0C}", count: 4_000)
      session.sendWithoutReading(page)
      session.kill(signal)
      try session.waitForEndWithoutReading()
      #expect(session.ending == .exited(128 + signal))
      #expect(session.modesAtEnd.map(session.hasSameModes) == true)
      // What could still be written are the words that give the screen back.
      try session.readRest()
      #expect(session.hasLeftTerminal)
    }

    @Test func answersThatComeLateAreNotLeftToTheShell() throws {
      let home = try Home()
      try home.index()
      let session = try home.open(setting: [:], answering: false)
      try session.waitUntil("the samples are shown") { $0.hasCursor(at: "更正") }
      try session.send("Q")
      // The program waits for what it asked; the answers come in pieces.
      for piece in ["\u{1B}]11;rgb:ff", "ff/ffff/ffff\u{1B}\\", "\u{1B}[2;", "2R"] { try session.send(piece) }
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.unreadInput == 0)
      #expect(session.isTerminalRestored)
    }
  }
}
