import Foundation
import TestSupport
import Testing
import Writing

extension ProgramTests {
  /// What a terminal says of itself, and characters that terminals disagree on.
  @Suite struct TerminalAnswerTests {
    @Test func lightBackgroundGetsTheLightTheme() throws {
      let home = try Home()
      let session = try home.openSamples()
      let before = session.screen
      #expect(session.wrote("\u{1B}]11;?\u{1B}\\"))
      let offset = session.output.count
      try session.send("\u{1B}]11;rgb:ffff/fafa/f0f0\u{1B}\\")
      // The grays of secondary text on light ground.
      try session.waitUntilWritten("\u{1B}[38;5;242m", after: offset)
      #expect(session.screen == before)
    }

    /// Without colours hits are told by reverse and a line below, also where a light background is told.
    @Test func aTerminalWithoutColoursGetsWeights() throws {
      let home = try Home()
      let session = try home.open(setting: ["TERM": "vt100"])
      try session.waitUntil("the samples are shown") { $0.contains("2026W05") }
      try session.send("\u{1B}]11;rgb:ffff/fafa/f0f0\u{1B}\\")
      try session.send("/灯塔")
      try session.waitUntilWritten("\u{1B}[0;4;7m", after: 0)
      for color in 30...37 { #expect(!session.wrote("\u{1B}[\(color)m")) }
    }

    /// Eight colours: hues stay, and nothing is asked of the terminal that it hasn't.
    @Test func aTerminalWithFewColoursGetsTheirHues() throws {
      let home = try Home()
      let session = try home.open(setting: ["TERM": "xterm"])
      try session.waitUntilWritten("\u{1B}[36m", after: 0)
      try session.waitUntilWritten("\u{1B}[33m", after: 0)
      #expect(!session.wrote("\u{1B}[38;5;"))
    }

    @Test func wideAmbiguousCharactersGetSignsOfASCII() throws {
      let home = try Home()
      let session = try home.openSamples()
      try session.waitUntil("there are rules") { $0.contains("│") }
      try session.send("\u{1B}[2;3R")
      try session.waitUntil("the rules are of ASCII") { screen in
        screen.panes.allSatisfy { !$0.contains("│") } && screen.contains(" |")
      }
    }

    @Test func anAnswerThatNobodyAskedForChangesNothing() throws {
      let home = try Home()
      try home.write("theme = \"dark\"\n", to: "config/wenzhai/config.toml")
      let session = try home.openSamples()
      #expect(!session.wrote("\u{1B}]11;?"))
      let offset = session.output.count
      try session.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\")
      try session.repaint()
      #expect(!session.wrote("\u{1B}[38;5;242m", after: offset))
    }

    @Test func shiftF3IsNoAnswer() throws {
      let home = try Home()
      let session = try home.openSamples()
      let before = session.screen
      try session.send("\u{1B}[1;2R?")
      try session.waitUntil("help is shown") { $0.contains("more rows") }
      try session.send("\u{1B}")
      try session.waitUntil("the screen is as before") { $0.panes == before.panes }
    }

    @Test func charactersOfOddWidthMoveNothing() throws {
      let home = try Home()
      let folder = home.folder.appending(path: "odd")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let odd = ["👩‍🚀 joined", "🇯🇵 flag", "❤️ heart", "G̶o̶o̶g̶l̶e̶", "ｶﾞ", "각 한글", "😀 face", "①“…”—·"]
      var text = "# 2026W01\n\n## 题\n"
      for number in 0..<60 {
        text += "\n### \(odd[number % odd.count]) \(number)\n\n\(odd.joined(separator: "，"))。\n"
      }
      try Data(text.utf8).write(to: folder.appending(path: "2026W01.md"))
      let session = try home.open(folder.path, columns: 130, rows: 30)
      try session.waitUntil("entries are shown") { $0.contains("joined 0") }
      try session.send("l" + String(repeating: "j", count: 45) + "dduuk\u{0C}")
      try session.waitUntil("the cursor has come to rest") {
        $0.contains("▌") && $0.bottomLine.contains("/60")
      }
      let rules = session.screen.panes.map { line in
        line.split(separator: "│", omittingEmptySubsequences: false).dropLast().map { cells(in: $0) }
      }
      #expect(Set(rules).count == 1, "\(Set(rules)) \(session.screen)")
    }

    /// Cells as libvterm has them, which shows the first of joined emoji alone.
    private func cells(in text: Substring) -> Int { text.reduce(0) { $0 + $1.cells(ambiguous: .narrow) } }
  }
}
