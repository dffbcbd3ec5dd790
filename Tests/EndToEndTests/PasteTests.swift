import Foundation
import TestSupport
import Testing

extension ProgramTests {
  @Suite struct PasteTests {
    /// Every word is a command if it is taken for keys: the reader would be left at once.
    private static let text = String(repeating: "Q q\r\n机器人 \u{03} ", count: 200_000 / 20)

    private func openFilter(_ home: Home) throws -> TerminalSession {
      let session = try home.openSamples()
      try session.send("/")
      try session.waitUntil("the filter is open") { $0.bottomLine.hasPrefix("/") }
      return session
    }

    /// Sends the text in pieces of that many bytes between the marks of a paste.
    private func paste(_ pieces: Int, into session: TerminalSession) throws {
      let bytes = Array("\u{1B}[200~\(Self.text)\u{1B}[201~".utf8)
      for start in stride(from: 0, to: bytes.count, by: pieces) {
        try session.send(Array(bytes[start..<min(bytes.count, start + pieces)]))
      }
    }

    @Test(arguments: [1, 7, 4_096]) func aLongPasteArrivesWhole(pieces: Int) throws {
      let home = try Home()
      let session = try openFilter(home)
      try paste(pieces, into: session)
      // A line takes so much; how much was too much is told, so that all of it has been counted.
      let line = Self.text.split(whereSeparator: \.isNewline).joined(separator: " ").utf8.count
      try session.waitUntil("what was too long is told") { screen in
        let told = screen.bottomLine.split { !$0.isNumber }.compactMap { Int($0) }
        return screen.bottomLine.contains("bytes are left out")
          && told.contains { (line - 2_000...line - 1_990).contains($0) }
      }
      #expect(session.ending == nil)
    }

    @Test func aPasteThatStallsIsStillAPaste() throws {
      let home = try Home()
      let session = try openFilter(home)
      try session.send("\u{1B}[200~Qq")
      try session.waitUntil("the stall is told, with the way out") {
        $0.bottomLine.contains("2 bytes so far") && $0.bottomLine.contains("^C")
      }
      try session.send("jj\rx\u{1B}[201~")
      try session.waitUntil("it is one line") { $0.bottomLine.hasPrefix("/Qqjj x") }
    }

    @Test func aPasteWithoutAnEndIsEndedByControlC() throws {
      let home = try Home()
      let session = try openFilter(home)
      try session.send("\u{1B}[200~机器")
      try session.waitUntil("the stall is told") { $0.bottomLine.contains("6 bytes so far") }
      try session.send("\u{03}")
      try session.waitUntil("what came is there") { $0.bottomLine.hasPrefix("/机器 ") }
      try session.send("人")
      try session.waitUntil("keys are keys again") { $0.bottomLine.hasPrefix("/机器人 ") }
    }

    @Test func aPasteGoesIntoThePaletteAndNowhereElse() throws {
      let home = try Home()
      let session = try home.openSamples()
      let before = session.screen
      try session.paste("Qqq\r:")
      try session.waitUntil("it is told that nothing takes it") {
        $0.bottomLine.contains("Nothing takes a paste")
      }
      #expect(session.screen.panes.elementsEqual(before.panes))
      try session.send(":")
      try session.waitUntil("the palette is open") { $0.contains("Command, digest or entry") }
      try session.paste("磁带\r")
      try session.waitUntil("it is typed, and finds") { screen in
        screen.contains("entry:  磁带") && screen.contains("磁带没有死")
      }
    }
  }
}
