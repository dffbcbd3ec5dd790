import Glibc
import TestSupport
import Testing

extension ProgramTests {
  /// Whatever a terminal sends that is no key of ours: the reader lives, and shows what it showed.
  @Suite struct StrayInputTests {
    /// Keys that lead from the samples to each mode, and what is seen there.
    static let modes: [(keys: [String], sign: String)] = [
      ([], "更正"), (["l"], "▌ 更正"), (["3", "\r"], "问一个年轻人磁带是什么"), (["/"], "/"),
      (["/", "机器"], " digests"), ([":"], "Command"), ([":", "机"], "机器人为什么怕玻璃"),
      (["c"], "a 技术与互联网"),
      (["c", "/", "a"], "Category:  a"), (["?"], "Keys among"), (["3", "\r", "="], "The sums"),
      (["t"], "Outline"),
      (["3", "\r", "f"], "问一个年轻人"), (["/", "机器人", "\r", "T"], "2026W0"),
    ]

    private func open(_ mode: Int) throws -> (Home, TerminalSession) {
      let home = try Home()
      let session = try home.openSamples()
      for key in Self.modes[mode].keys { try session.send(key) }
      try session.waitUntil("mode \(mode) is entered") { $0.contains(Self.modes[mode].sign) }
      // Until all that was asked for has come.
      var last: TerminalScreen
      repeat {
        last = session.screen
        try session.repaint()
      } while session.screen != last
      return (home, session)
    }

    /// What must stay: all but messages on the last line. A prompt there stays, too.
    private func kept(_ screen: TerminalScreen) -> [String] {
      let prompt = screen.bottomLine.hasPrefix("/") ? String(screen.bottomLine.prefix { $0 != " " }) : ""
      return Array(screen.lines.dropLast()) + [prompt]
    }

    private func expectUnmoved(_ session: TerminalSession, _ before: TerminalScreen, by what: String) throws {
      try session.repaint()
      try session.waitUntil("the screen is as before \(what):\n\(before)\n") { kept($0) == kept(before) }
    }

    /// Keys without a meaning, late answers, and what else a terminal may say.
    static let strays = [
      "\u{1B}OP", "\u{1B}[15~", "\u{1B}[24~", "\u{1B}[2~", "\u{1B}[1;2A", "\u{1B}[1;5D", "\u{1B}[1;5H",
      "\u{0}",
      "\u{1B}]10;rgb:0/0/0\u{07}", "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}[2;2R", "\u{1B}[I", "\u{1B}[O",
      "\u{1B}[M !!", "\u{1B}[<0;10;5M", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_G\u{1B}\\", "\u{1B}[?1;2c",
      "\u{1B}[[A",
      "\u{1B}[2$", "\u{1B}[57358u", "\u{1B}[97;9u", "\u{1B}z", "\u{1B}\u{1B}[B", "\u{1B}[200~\u{1B}[201~",
      "\u{9B}7x",
    ]

    @Test(arguments: modes.indices) func strayKeysChangeNothing(mode: Int) throws {
      let (_, session) = try open(mode)
      let before = session.screen
      for stray in Self.strays {
        let isCaret = stray == "\u{1B}[1;5D" || stray == "\u{1B}[1;5H"
        if isCaret && session.isCursorVisible { continue }
        try session.send(stray)
        try expectUnmoved(session, before, by: stray.debugDescription)
        // The beginnings of it, each broken off as it would be on a bad line.
        for length in 2..<max(2, stray.utf8.count) {
          let part = Array(stray.utf8.prefix(length))
          // Of two escapes the first is a key.
          if !part.starts(with: [0x1B, 0x1B]) { try session.send(part + [0x18]) }
        }
        try expectUnmoved(session, before, by: "a part of \(stray.debugDescription)")
      }
      try session.send([0xFF, 0xE6, 0x9C, 0x00, 0xC3, 0x00])
      try expectUnmoved(session, before, by: "bytes that are no text")
    }

    @Test(arguments: modes.indices) func tenThousandRandomStringsChangeNothing(mode: Int) throws {
      let (_, session) = try open(mode)
      let before = session.screen
      var random = SeededRandom(seed: UInt64(1_000 + mode))
      for part in 0..<4 {
        let bytes = (0..<2_500).flatMap { _ in Self.randomString(&random) }
        try session.send(bytes)
        try expectUnmoved(session, before, by: "random strings, seed \(1_000 + mode), part \(part)")
      }
    }

    /// A string that holds no key of the table, and leaves nothing open.
    private static func randomString(_ random: inout SeededRandom) -> [UInt8] {
      func digits(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in "\(Int.random(in: 0...120, using: &random))" }
          .joined(separator: ";")
      }
      func text(_ random: inout SeededRandom) -> String {
        String(
          (0..<Int.random(in: 0...20, using: &random)).compactMap { _ in
            "aqQ机;?:1/é".randomElement(using: &random)
          })
      }
      switch Int.random(in: 0..<9, using: &random) {
      case 0:
        return Array(
          "\u{1B}[\("<>?=".randomElement(using: &random) ?? "?")\(digits(&random))\("mchqntyJ".randomElement(using: &random) ?? "m")"
            .utf8)
      case 1:
        return Array(
          "\u{1B}[\(digits(&random))\("cnxyGJKLNTUVWXfg".randomElement(using: &random) ?? "c")".utf8)
      case 2:
        let kind = "PX^_".randomElement(using: &random) ?? "P"
        return Array("\u{1B}\(kind)\(text(&random))\u{1B}\\".utf8)
      case 3: return Array("\u{1B}]\(Int.random(in: 12...99, using: &random));\(text(&random))\u{07}".utf8)
      case 4:
        return Array(
          "\u{1B}[\([15, 17, 20, 24, 28, 34, 2].randomElement(using: &random) ?? 2);\(Int.random(in: 2...8, using: &random))~"
            .utf8)
      case 5:
        return Array(
          "\u{1B}[1;\(Int.random(in: 2...4, using: &random))\("ABHF".randomElement(using: &random) ?? "A")"
            .utf8)
      case 6: return [[0x80, 0xBF, 0xC0, 0xC1, 0xF5, 0xFF].randomElement(using: &random) ?? 0xFF, 0x00]
      case 7: return [0xE6, 0x9C, 0x1C]
      default: return Array("\u{1B}\("acegijkmprtwxz,.;'".randomElement(using: &random) ?? "a")".utf8)
      }
    }

    @Test func aCharacterMayArriveInPieces() throws {
      let home = try Home()
      let session = try home.openSamples()
      try session.send("/")
      try session.waitUntil("the filter is open") { $0.bottomLine.hasPrefix("/") }
      for byte in "机器".utf8 {
        try session.send([byte])
        try session.repaint()
      }
      try session.waitUntil("it is whole") { $0.bottomLine.hasPrefix("/机器 ") }
    }

    @Test func anAnswerMayArriveInPieces() throws {
      let home = try Home()
      let session = try home.openSamples()
      let before = session.screen
      let offset = session.output.count
      for piece in ["\u{1B}", "]11;rgb:ff", "ff/ffff/ff", "ff\u{1B}", "\\"] {
        try session.send(piece)
        if piece != "\u{1B}" { try session.repaint() }
      }
      try session.waitUntilWritten("\u{1B}[38;5;242m", after: offset)
      #expect(session.screen == before)
    }
  }
}
