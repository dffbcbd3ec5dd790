import TestSupport
import Testing

/// Where escape sequences may stand, and where never.
@Suite struct EscapeSequenceTests {
  private static let entry = "2026W07/zh#rfc-9309robotstxt-终于成了标准"

  @Test(arguments: [
    "list", "digests", "search 机器人", "trend 机器人", "align 2026W05", "check", "index", "keys", "show \(entry)",
    "show \(entry) --format markdown", "screen", "list --json", "search 机器人 --json", "--help",
    "keys --format man",
  ])
  func noneGoesIntoAPipe(arguments: String) throws {
    let words = arguments.split(separator: " ").map(String.init)
    let isOfNoLibrary = ["keys", "--help"].contains(words[0])
    let outcome = try Home().run(words + (isOfNoLibrary ? [] : ["-L", Home.samples]))
    #expect(outcome.status == 0)
    #expect(!outcome.bytes.contains(0x1B) && !outcome.errors.utf8.contains(0x1B))
  }

  @Test func hyperlinksStandInStyledEntriesAlone() throws {
    let home = try Home()
    let id = "2026W05/zh#一行字在哪里结束"
    let styled = try home.run(["show", id, "--format", "ansi", "-L", Home.samples]).output
    #expect(styled.contains("\u{1B}]8;;https://www.unicode.org/reports/tr14/\u{1B}\\"))
    #expect(
      styled.components(separatedBy: "\u{1B}]8;;\u{1B}\\").count
        == styled.components(separatedBy: "\u{1B}]8;;h").count)
    let screen = try home.run(["screen", "--keys", "j2<Enter>", "--format", "ansi", "-L", Home.samples])
      .output
    #expect(screen.contains("\u{1B}[") && !screen.contains("\u{1B}]8"))
    let picture = try home.run(["screen", "--format", "svg", "-L", Home.samples]).output
    #expect(picture.hasPrefix("<svg") && !picture.contains("\u{1B}"))
  }

  @Test func noColourMeansNone() throws {
    let home = try Home()
    let arguments = ["show", Self.entry, "--format", "ansi", "-L", Home.samples]
    func colours(_ text: String) -> Bool {
      text.components(separatedBy: "\u{1B}[").dropFirst().contains { part in
        let codes = part.prefix { $0 != "m" }.split(separator: ";")
        return codes.contains {
          $0 == "38" || $0 == "48" || (30...37).contains(Int($0) ?? 0) || (90...97).contains(Int($0) ?? 0)
        }
      }
    }
    #expect(colours(try home.run(arguments).output))
    #expect(!colours(try home.run(arguments, setting: ["NO_COLOR": "1"]).output))
    // An empty one says nothing.
    #expect(colours(try home.run(arguments, setting: ["NO_COLOR": ""]).output))
  }

  @Test func theOutlineGoesIntoAPipe() throws {
    let outcome = try Home().run([Home.samples])
    #expect(outcome.status == 0)
    #expect(!outcome.bytes.contains(0x1B))
    #expect(outcome.lines.first == "issue-02  文摘月刊 第 2 期")
    #expect(outcome.lines.contains("    - 磁带没有死"))
  }
}
