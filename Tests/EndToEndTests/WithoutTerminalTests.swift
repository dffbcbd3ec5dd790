import TestSupport
import Testing

extension ProgramTests {
  @Suite struct WithoutTerminalTests {
    @Test(arguments: [nil, "", "dumb"])
    func unusableTerminalGetsOneLineAndStatus2(type: String?) throws {
      let home = try Home()
      let session = try home.open(
        without: type == nil ? "TERM" : nil, setting: type.map { ["TERM": $0] } ?? [:])
      #expect(try session.waitForEnd() == .exited(2))
      let text = String(decoding: session.output, as: UTF8.self)
      #expect(text.split(whereSeparator: \.isNewline).count == 1)
      #expect(text.hasPrefix("wenzhai: "))
      #expect(!session.output.contains(0x1B))
      #expect(session.modesAtEnd.map(session.hasSameModes) == true)
    }

    @Test func unknownTerminalIsTakenForAUsualOne() throws {
      let home = try Home()
      try home.index()
      let session = try home.open(setting: ["TERM": "no-such-terminal"])
      try session.waitUntil("it reads, and says so") { screen in
        screen.hasCursor(at: "更正") && screen.bottomLine.contains("no-such-terminal")
      }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.isTerminalRestored)
    }

    @Test func fewOpenFilesAreEnough() throws {
      // As many as it asks for, also for the first index.
      let home = try Home()
      let session = try TerminalSession(
        ["/bin/bash", "-c", "ulimit -n 64; exec \"$0\" \"$1\"", Home.program, Home.samples],
        environment: home.environment, folder: home.folder.path, columns: 120, rows: 30)
      try session.waitUntil("the samples are shown") { $0.hasCursor(at: "更正") && $0.contains("八十克") }
      try session.send("/机器人")
      try session.waitUntil("it finds") { $0.bottomLine.contains("10 in 5 digests") }
    }
  }
}
