import Glibc
import TestSupport
import Testing

extension ProgramTests {
  @Suite struct SignalTests {
    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func signalsToLeaveGiveTheTerminalBack(signal: Int32) throws {
      let home = try Home()
      let session = try home.openTapes()
      session.kill(signal)
      #expect(try session.waitForEnd() == .exited(128 + signal))
      #expect(session.isTerminalRestored)
    }

    /// At any moment of its start: a signal that comes before anybody listens isn't lost.
    @Test func signalsAtTheStartEndIt() throws {
      let home = try Home()
      try home.index()
      for wait in 0..<60 {
        let session = try home.open()
        let start = ContinuousClock.now
        while ContinuousClock.now < start + .microseconds(wait * 500) {}
        session.kill(SIGTERM)
        let ending = try session.waitForEnd()
        #expect(ending == .exited(128 + SIGTERM) || ending == .killed(signal: SIGTERM), "\(wait)")
      }
    }

    @Test func placeIsKeptWhenASignalEndsTheProgram() throws {
      let home = try Home()
      let session = try home.openTapes()
      session.kill(SIGHUP)
      try session.waitForEnd()

      let second = try home.open()
      try second.waitUntil("the entry is shown again") { $0.textPane.first == " 磁带没有死" }
    }

    @Test func programEndsWhenTheTerminalGoesAway() throws {
      let home = try Home()
      let session = try home.openTapes()
      session.hangUp()
      // That it ends is what counts: nobody is left to read a status.
      try session.waitForEnd()
      #expect(session.ending != nil)
    }

    @Test func suspendingGivesTheTerminalBackUntilTheProgramGoesOn() throws {
      let home = try Home()
      let session = try home.openTapes()
      let before = session.screen
      for _ in 0..<2 {
        try session.send("\u{1A}")
        let modes = try session.waitForStop(by: SIGTSTP)
        #expect(session.hasSameModes(modes))
        try session.wait(for: "the terminal is left") { session.hasLeftTerminal }
        let offset = session.output.count
        session.kill(SIGCONT)
        try session.waitUntilWritten("\u{1B}[?1049h", after: offset)
        try session.waitUntilWritten("\u{1B}[?2004h", after: offset)
        try session.waitUntil("the screen is as before:\n\(before)\n") { $0 == before }
        #expect(session.isAlternateScreen)
      }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.isTerminalRestored)
    }

    @Test func programStoppedFromOutsideGoesOn() throws {
      let home = try Home()
      let session = try home.openTapes()
      let before = session.screen
      for _ in 0..<2 {
        session.kill(SIGTSTP)
        let modes = try session.waitForStop(by: SIGTSTP)
        #expect(session.hasSameModes(modes))
        // The size changes while nobody can be told.
        session.resize(columns: 60, rows: 20)
        session.kill(SIGCONT)
        try session.waitUntil("the small screen is shown") { screen in
          session.isAlternateScreen && screen.isComplete(rules: 0) && screen.lines[1] == " 磁带没有死"
        }
        session.resize(columns: 120, rows: 30)
        try session.waitUntil("the screen is as before:\n\(before)\n") { $0 == before }
      }
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL])
    func crashGivesTheTerminalBackAndSaysSo(signal: Int32) throws {
      let home = try Home()
      let session = try home.openTapes()
      session.kill(signal)
      #expect(try session.waitForEnd() == .killed(signal: signal))
      #expect(session.isTerminalRestored)
      #expect(session.screen.contains("wenzhai: "))
    }
  }
}
