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
