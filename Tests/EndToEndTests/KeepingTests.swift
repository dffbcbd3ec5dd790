import Foundation
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
      let (output, status) = try home.run(["search", "is:starred", "-L", Home.samples])
      #expect(status == 0)
      #expect(String(decoding: output, as: UTF8.self).contains("磁带没有死"))
    }

    @Test func thePlaceIsKeptWhenTheProgramIsKilled() throws {
      let home = try Home()
      let session = try home.openTapes()
      let log = home.folder.appending(path: "state/wenzhai/reading.sqlite-wal").path
      let before = Self.size(log)
      try session.send("d")
      let place = try session.waitUntil("the text has moved") { $0.textPane.first != " 磁带没有死" }
      // Another thread writes it: that is seen at the file.
      while Self.size(log) == before { try session.repaint() }
      session.kill(SIGKILL)
      try session.waitForEnd()
      let second = try home.open()
      try second.waitUntil("the place is shown again:\n\(place)\n") { $0.textPane == place.textPane }
    }

    private static func size(_ path: String) -> UInt64 {
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64) ?? 0
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
    }

    @Test func answersThatComeLateAreNotLeftToTheShell() throws {
      let home = try Home()
      try home.index()
      let session = try home.open(setting: [:], answering: false)
      try session.waitUntil("the samples are shown") { $0.contains("▌ 更正") }
      try session.send("Q")
      // The program waits for what it asked; the answers come in pieces.
      for piece in ["\u{1B}]11;rgb:ff", "ff/ffff/ffff\u{1B}\\", "\u{1B}[2;", "2R"] { try session.send(piece) }
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.unreadInput == 0)
      #expect(session.isTerminalRestored)
    }
  }

  /// Standard output and error that are closed, full, or left.
  @Suite struct OutputTests {
    /// Runs a line of shell with `$W` as the program; gives its status, and what went to its standard error.
    private func shell(_ line: String, _ home: Home) throws -> (status: Int32, errors: String) {
      let process = Process()
      let errors = Pipe()
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = ["-c", "set -o pipefail; \(line)"]
      process.environment = home.environment.merging(["W": Home.program, "S": Home.samples]) { $1 }
      process.currentDirectoryURL = home.folder
      process.standardError = errors
      process.standardOutput = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let text = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    @Test(arguments: ["--help", "keys --format man", "list -L $S", "help search", "list -L $S --json"])
    func aReaderThatLeavesEndsItQuietly(arguments: String) throws {
      let (status, errors) = try shell("$W \(arguments) | true", Home())
      #expect(status == 0)
      #expect(errors == "")
    }

    @Test(arguments: ["--help", "keys", "list -L $S", "--version"]) func aFullOrClosedOutputIsTold(
      arguments: String
    ) throws {
      let home = try Home()
      for (target, reason) in [("/dev/full", "No space left on device"), ("&-", "Bad file descriptor")] {
        let (status, errors) = try shell("$W \(arguments) >\(target)", home)
        #expect(status == 2, "\(arguments) >\(target)")
        #expect(errors == "wenzhai: \(reason)\n")
      }
    }

    @Test(arguments: ["&-", "/dev/full"]) func aClosedOrFullErrorOutputEndsNothing(target: String) throws {
      let home = try Home()
      #expect(try shell("$W list -L /nowhere 2>\(target)", home).status == 2)
      #expect(try shell("$W --no-such-option 2>\(target)", home).status == 64)
      #expect(try shell("$W index -L $S 2>\(target) <&-", home).status == 0)
      // No file of ours stood in the place of a closed one.
      #expect(try shell("$W list -L $S >/dev/null", home).status == 0)
    }

    @Test func fewDescriptorsAreEnoughToSayWhatIsWrong() throws {
      for count in [4, 12, 20] {
        let (status, errors) = try shell("ulimit -n \(count); $W list -L $S", Home())
        #expect(status == 2)
        #expect(errors.hasPrefix("wenzhai: only \(count) files may be open at once"))
      }
      // What it asks for is enough, also for the first index.
      let home = try Home()
      let session = try TerminalSession(
        ["/bin/bash", "-c", "ulimit -n 64; exec \"$0\" \"$1\"", Home.program, Home.samples],
        environment: home.environment, folder: home.folder.path, columns: 120, rows: 30)
      try session.waitUntil("the samples are shown") { $0.contains("▌ 更正") && $0.contains("八十克") }
      try session.send("/机器人")
      try session.waitUntil("it finds") { $0.bottomLine.contains("9 in 5 digests") }
    }
  }
}
