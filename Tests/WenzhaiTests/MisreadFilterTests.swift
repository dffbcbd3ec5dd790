import Foundation
import TestSupport
import Testing

/// Words that look like filters and are none: commands say so, and look for them as they stand.
@Suite struct MisreadFilterTests {
  @Test(arguments: [["search"], ["trend"], ["export", "--query"]])
  func commandsSayIt(_ command: [String]) throws {
    let home = try Home()
    try home.write("# 第 05 周\n\n## 类\n\n### 甲\n\n写着 after:20x 的话。\n", to: "library/2026W05.md")
    let outcome = try home.run(command + ["after:20x", "-L", "library"])
    #expect(outcome.status == 0)
    #expect(
      outcome.errors
        == "wenzhai: after:20x is no filter and is looked for as text; it is written after:2026-02-01, after:2026-02, after:2026\n"
    )
    #expect(try home.run(command + ["after:2026", "-L", "library"]).errors == "")
  }
}
