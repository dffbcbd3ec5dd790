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
        screen.contains("▌ 更正") && screen.bottomLine.contains("no-such-terminal")
      }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.isTerminalRestored)
    }

    @Test func pipeGetsTheOutlineWithoutAnyEscape() throws {
      let home = try Home()
      let (output, status) = try home.run([Home.samples])
      let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
      #expect(status == 0)
      #expect(!output.contains(0x1B))
      #expect(lines.first == "issue-02  文摘月刊 第 2 期")
      #expect(lines.contains("    - 磁带没有死"))
    }
  }
}
