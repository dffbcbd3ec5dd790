import Foundation
import TestSupport
import Testing

/// Files that aren't there as they should be are named where a reader looks, not only by `check`.
@Suite struct UnreadFileTests {
  private func home(unread: Int, recoded: Int) throws -> Home {
    let home = try Home()
    try home.write("# 园艺周报\n\n## 甲\n\n文。\n", to: "lib/2026W05.md")
    for number in 0..<unread { try home.write(Data(repeating: 0, count: 100), to: "lib/bad\(number).md") }
    for number in 0..<recoded {
      // 国标, 甲, 中文 in GB 18030.
      let bytes: [UInt8] = [
        0x23, 0x20, 0xB9, 0xFA, 0xB1, 0xEA, 0x0A, 0x0A, 0x23, 0x23, 0x20, 0xBC, 0xD7, 0x0A, 0x0A, 0xD6, 0xD0,
        0xCE, 0xC4, 0x0A,
      ]
      try home.write(Data(bytes), to: "lib/old\(number).md")
    }
    return home
  }

  @Test func listsNameThem() throws {
    let home = try home(unread: 1, recoded: 1)
    let expected = """
      wenzhai: bad0.md:1: not a text file; left out
      wenzhai: old0.md:1: read as GB18030; better convert it to UTF-8

      """
    for command in ["list", "digests"] {
      let outcome = try home.shell("$W \(command) -L \(home.folder.path)/lib")
      #expect(outcome.status == 0)
      #expect(outcome.errors == expected)
    }
    #expect(try home.shell("$W list -L \(home.folder.path)/lib").output.contains("old0/zh#甲  甲\n"))
    #expect(try home.shell("$W search 中文 -L \(home.folder.path)/lib").errors == "")
  }

  @Test func manyAreCounted() throws {
    let home = try home(unread: 7, recoded: 4)
    let outcome = try home.shell("$W list -L \(home.folder.path)/lib")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(
      lines.suffix(2) == [
        "wenzhai: 2 files not read: wenzhai check", "wenzhai: 4 files not in UTF-8: wenzhai check",
      ])
  }

  /// The last rows of the first pane say it, and take their room from the digests.
  @Test(arguments: [
    (1, 0, "130x12", [" 1 file not read:       │", " wenzhai check          │"]),
    (3, 2, "130x12", [" 3 not read, 2 not UTF… │", " wenzhai check          │"]),
    (0, 2, "130x12", [" 2 files not in UTF-8:  │", " wenzhai check          │"]),
    (3, 0, "60x12", ["", " 3 files not read: wenzhai check"]),
    (0, 0, "130x12", ["                        │", "                        │"]),
  ])
  func theFirstPaneSaysIt(_ unread: Int, _ recoded: Int, _ size: String, _ expected: [String]) throws {
    let home = try home(unread: unread, recoded: recoded)
    let outcome = try home.shell("$W screen \(home.folder.path)/lib --size \(size) --ui-language en --keys j")
    let rows = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[9].hasPrefix(expected[0]) && rows[10].hasPrefix(expected[1]), "\(outcome.output)")
  }

  @Test func theCurrentDigestStaysInSight() throws {
    let home = try home(unread: 1, recoded: 0)
    for week in 10..<30 { try home.write("# 周\n\n## 甲\n\n文。\n", to: "lib/2025W\(week).md") }
    let outcome = try home.shell(
      "$W screen \(home.folder.path)/lib --size 130x12 --ui-language en --keys '\(String(repeating: "j", count: 20))'"
    )
    let rows = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[8].hasPrefix("▌2025W10"), "\(outcome.output)")
    #expect(rows[9].hasPrefix(" 1 file not read"), "\(outcome.output)")
  }
}
