import Foundation
import TestSupport
import Testing

extension ProgramTests {
  @Suite struct HostileDigestTests {
    /// What a text might hold to steer the terminal: each on its own, then as entities.
    static let attacks = [
      "\u{1B}]52;c;ZXZpbA==\u{07}", "\u{1B}]0;owned\u{07}", "\u{1B}]0;owned",
      "\u{1B}]8;;https://evil.example\u{1B}\\", "\u{9B}6n", "\u{9D}0;owned\u{9C}",
      "\u{202E}txet", "\u{2066}x", "\u{200F}", "\u{E0041}", "\u{07}", "\u{7F}",
      "\u{1B}[6n", "\u{1B}[2J", "\u{1B}c", "\u{1B}P$q\u{1B}\\", "\u{1B}_x\u{1B}\\",
      "\u{08}\u{08}\u{0B}\u{0C}", "&#27;]0;owned&#7;", "&#x9b;6n", "&#x202e;", "&#127;",
    ]

    /// A library whose every part is hostile: titles, text, links, code, tables, and a file's name.
    private func makeLibrary(in home: Home) throws -> String {
      let folder = home.folder.appending(path: "evil\u{1B}]0;owned\u{07}\u{202E}")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      var text = "# 2026W01 \(Self.attacks[1])\u{202E}\n\n## Section \u{1B}[6n\u{9B}6n\n"
      for (number, attack) in Self.attacks.enumerated() {
        text += """

          ### Kind \(number) \(attack)

          #### Title \(number) \(attack) end

          [link \(attack)](https://example.com/\(attack)) and `code \(attack)` and **bold \(attack)**

          > [!NOTE]
          > \(attack)

          ```swift
          \(attack)
          ```

          | a \(attack) | b |
          |---|---|
          | \(attack) | ![alt \(attack)](x\(attack).png) |

          <b title="\(attack)">\(attack)</b> [[wiki \(attack)]] $x \(attack)$

          Last \(number)

          """
      }
      try Data(text.utf8).write(to: folder.appending(path: "2026W01\u{1B}[6n\u{9B}6n.md"))
      return folder.path
    }

    @Test func nothingOfAHostileDigestReachesTheTerminal() throws {
      let home = try Home()
      let library = try makeLibrary(in: home)
      try home.index(library)
      let session = try home.open(library, columns: 140, rows: 50)
      try session.waitUntil("the first entry is shown") {
        $0.hasCursor(at: "Title 0 ") && $0.contains("Last 0")
      }
      try session.send("\t\r")
      for number in Self.attacks.indices.dropFirst() {
        try session.send("J")
        try session.waitUntil("entry \(number) is shown") { screen in
          screen.hasCursor(at: "Title \(number) ") && screen.contains("Last \(number)")
        }
        let offset = session.output.count
        try session.send("y")
        try session.waitUntilWritten("\u{1B}]52;c;", after: offset)
      }
      // Marks are shown when they are kept, a moment after the text.
      try session.waitUntil("all is read") { $0.unread == nil }
      try openOverlays(of: session)
      try pasteAttacks(into: session)
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      let sequences = ControlSequences(session.output)
      #expect(sequences.faults == [])
      // One copy an entry, and none of the digest's own.
      #expect(sequences.commands.count == Self.attacks.count - 1)
      #expect(!sequences.commands.contains("52;c;ZXZpbA=="))
      #expect(session.titleChanges == 0)
      #expect(session.bells == 0)
      #expect(session.isTerminalRestored)
    }

    /// Help, palette, outline and categories show what the digest says as well.
    private func openOverlays(of session: TerminalSession) throws {
      for key in ["?", ":", "t", "c"] {
        let before = session.screen
        try session.send(key)
        try session.waitUntil("\(key) shows something") { $0 != before }
        try session.send("\u{1B}")
        try session.waitUntil("\(key) is closed") { $0.panes == before.panes }
      }
    }

    private func pasteAttacks(into session: TerminalSession) throws {
      try session.send("/")
      try session.waitUntil("the filter is open") { $0.bottomLine.hasPrefix("/") }
      try session.paste(Self.attacks.joined() + " END")
      try session.waitUntil("the paste is shown") { $0.bottomLine.contains("END") }
      try session.send("\r")
      try session.waitUntil("the filter is kept") { !$0.bottomLine.hasPrefix("/") }
    }

    @Test func pipeGetsNothingOfAHostileDigest() throws {
      let home = try Home()
      let library = try makeLibrary(in: home)
      let outcome = try home.run([library])
      #expect(outcome.status == 0)
      #expect(!outcome.bytes.contains(0x1B))
      #expect(ControlSequences(outcome.bytes).faults == [])
    }

    @Test func checkerFindsWhatIsNotOnTheList() {
      for attack in Self.attacks where !attack.hasPrefix("&") && attack != "\u{1B}[2J" {
        #expect(!ControlSequences(Array(attack.utf8)).faults.isEmpty, "\(attack.debugDescription)")
      }
      #expect(ControlSequences(Array("\u{1B}]52;c;eA==\u{1B}\\\u{1B}[1;31m漢\u{1B}[K".utf8)).faults == [])
    }
  }
}
