import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// Pictures of pixels: what a terminal that has them is told, and that none of it stays behind.
  @Suite struct PictureTests {
    private static let digest =
      "# 2026 年第 06 周\n\n## 月\n\n### 月亮\n\n月亮的上文。\n\n![月](moon.gif)\n\n下文。"
      + String(repeating: "\n\n又一段。", count: 40) + "\n\n### 无图\n\n没有图。\n"
    private static let kitty = "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;20;10t"
    private static let iTerm = "\u{1B}P>|iTerm2 3.5.0\u{1B}\\\u{1B}[6;20;10t"
    private static let lastResort = "\u{1B}\\\u{1B}_Ga=d,d=A,q=2\u{1B}\\"

    /// The reader on an entry with a picture, in a terminal that says `answers`.
    private func open(
      _ home: Home, saying answers: String, setting variables: [String: String] = [:]
    ) throws -> TerminalSession {
      let library = try home.write(Self.digest, to: "library/2026W06.md")
      try FileManager.default.copyItem(
        at: TestFiles.samples.appending(path: "monthly/images/moon.gif"),
        to: home.folder.appending(path: "library/moon.gif"))
      let folder = (library as NSString).deletingLastPathComponent
      try home.index(folder)
      let session = try home.open(folder, columns: 130, rows: 24, setting: variables)
      try session.waitUntil("the library is shown") { $0.contains("月亮的上文。") && $0.contains("▣ 月") }
      session.knowsCommands = true
      try session.send(answers)
      try session.send("l\r")
      return session
    }

    private func openInKitty(_ home: Home) throws -> TerminalSession {
      let session = try open(home, saying: Self.kitty)
      try session.waitUntilWritten("\u{1B}_Ga=p,")
      return session
    }

    @Test func kittyGetsThePictureOnceAndItsPlaces() throws {
      let home = try Home()
      let session = try openInKitty(home)
      #expect(session.wrote("\u{1B}_Ga=t,f=100,i="))
      let blocks = "▀▄█▌▐▖▗▘▙▚▛▜▝▞▟"
      try session.repaint(until: "no block is left") {
        session.screen.panes.allSatisfy { line in !line.contains { blocks.contains($0) } }
      }
      let offset = session.output.count
      try session.send("jj")
      try session.waitUntilWritten("\u{1B}_Ga=p,", after: offset)
      #expect(!session.wrote("\u{1B}_Ga=t", after: offset))
      try session.send("J")
      try session.waitUntil("the next entry has none") { $0.textPane.first == " 无图" }
      #expect(session.wrote("\u{1B}_Ga=d,d=i,", after: offset))
      #expect(session.bells == 0)
    }

    @Test func whatCoversAPictureTakesItAway() throws {
      let home = try Home()
      let session = try openInKitty(home)
      let offset = session.output.count
      try session.send("?")
      try session.waitUntil("help is shown") { $0.contains("more rows") }
      try session.waitUntilWritten("\u{1B}_Ga=d,d=i,", after: offset)
      let uncovered = session.output.count
      try session.send("\u{1B}")
      try session.waitUntilWritten("\u{1B}_Ga=p,", after: uncovered)
      #expect(!session.wrote("\u{1B}_Ga=t", after: offset))
    }

    @Test func leavingTakesEveryPictureAlong() throws {
      let home = try Home()
      let session = try openInKitty(home)
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.isTerminalRestored)
      let deleted = try #require(session.lastOffset(of: "\u{1B}_Ga=d,d=I,i="))
      let left = try #require(session.lastOffset(of: "\u{1B}[?1049l"))
      #expect(deleted < left && deleted > (session.lastOffset(of: "\u{1B}_Ga=p,") ?? .max))
    }

    @Test func whoSuspendsFindsNoPictureAndGetsItBack() throws {
      let home = try Home()
      let session = try openInKitty(home)
      try session.send("\u{1A}")
      _ = try session.waitForStop(by: SIGTSTP)
      try session.wait(for: "the terminal is left") { session.hasLeftTerminal }
      let deleted = try #require(session.lastOffset(of: "\u{1B}_Ga=d,d=I,i="))
      #expect(deleted < (session.lastOffset(of: "\u{1B}[?1049l") ?? 0))
      let offset = session.output.count
      session.kill(SIGCONT)
      // Another program may have thrown it away.
      try session.waitUntilWritten("\u{1B}_Ga=t,f=100,i=", after: offset)
      try session.waitUntilWritten("\u{1B}_Ga=p,", after: offset)
    }

    @Test func aCrashLeavesNoPicture() throws {
      let home = try Home()
      let session = try openInKitty(home)
      session.kill(SIGSEGV)
      #expect(try session.waitForEnd() == .killed(signal: SIGSEGV))
      #expect(session.isTerminalRestored)
      let last = try #require(session.lastOffset(of: Self.lastResort))
      #expect(last < (session.lastOffset(of: "\u{1B}[?1049l") ?? 0))
    }

    @Test func whereNoPictureWasSentACrashSaysNothingOfThem() throws {
      let home = try Home()
      let session = try open(home, saying: "")
      session.kill(SIGSEGV)
      try session.waitForEnd()
      #expect(!session.wrote("\u{1B}_Ga=") && session.isTerminalRestored)
    }

    @Test func afterAResizeItIsPlacedAgain() throws {
      let home = try Home()
      let session = try openInKitty(home)
      let offset = session.output.count
      session.resize(columns: 90, rows: 22)
      try session.waitUntilWritten("\u{1B}[2J", after: offset)
      try session.waitUntilWritten("\u{1B}_Ga=p,", after: offset)
      let cleared = try #require(session.lastOffset(of: "\u{1B}[2J"))
      #expect(try #require(session.lastOffset(of: "\u{1B}_Ga=d,d=i,")) < cleared)
    }

    @Test func sixelsGoToATerminalThatHasThem() throws {
      let home = try Home()
      let session = try open(home, saying: "\u{1B}[?62;4;22c\u{1B}[6;20;10t")
      try session.waitUntilWritten("\u{1B}P0;1;0q\"1;1;")
      try session.send("J")
      try session.waitUntil("the next entry has none") { $0.textPane.first == " 无图" }
      let offset = session.output.count
      try session.repaint()
      #expect(!session.wrote("\u{1B}P0;1;0q", after: offset))
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      let sequences = ControlSequences(session.output)
      #expect(sequences.faults == [] && !sequences.commands.isEmpty)
      #expect(session.isTerminalRestored && session.bells == 0)
    }

    @Test func rowsGoToITermWithoutMovingAnything() throws {
      let home = try Home()
      let session = try open(home, saying: Self.iTerm)
      try session.waitUntilWritten("\u{1B}]1337;File=inline=1;size=")
      try session.send("J")
      try session.waitUntil("the next entry has none") { $0.textPane.first == " 无图" }
      let offset = session.output.count
      try session.repaint()
      #expect(!session.wrote("\u{1B}]1337", after: offset))
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      let sequences = ControlSequences(session.output)
      #expect(sequences.faults == [] && !sequences.commands.isEmpty)
      #expect(session.isTerminalRestored && session.bells == 0)
    }

    @Test(arguments: [
      "", "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}[6;20;10t", "\u{1B}_Gi=31;EINVAL\u{1B}\\\u{1B}[6;20;10t",
    ])
    func blocksStayWithoutAWholeAnswer(answers: String) throws {
      let home = try Home()
      let session = try open(home, saying: answers)
      try session.waitUntil("blocks are drawn") { screen in
        screen.panes.contains { line in line.contains { "▀▄█▌▐▖▗▘▙▚▛▜▝▞▟".contains($0) } }
      }
      #expect(!session.wrote("\u{1B}_Ga="))
    }

    @Test func insideTmuxNothingIsAskedOrSent() throws {
      let home = try Home()
      let session = try open(home, saying: Self.kitty, setting: ["TMUX": "/tmp/tmux-0/default,1,0"])
      try session.waitUntil("blocks are drawn") { screen in
        screen.panes.contains { line in line.contains { "▀▄█▌▐▖▗▘▙▚▛▜▝▞▟".contains($0) } }
      }
      #expect(!session.wrote("\u{1B}_"))
    }
  }
}
