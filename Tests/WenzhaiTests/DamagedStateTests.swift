import Foundation
import TestSupport
import Testing

@Suite struct DamagedStateTests {
  /// Whoever finds the damaged store first says where it is: the next one finds a new store, and can't.
  @Test(arguments: [["search", "is:starred"], ["digests"], ["list"], ["state", "export"]])
  func aCommandThatSetsADamagedStoreAsideSaysSo(command: [String]) throws {
    let home = try Home()
    try home.write("# 2026W05\n\n## 题\n\n文。\n", to: "library/2026W05.md")
    try home.write("this is no database, but somebody's stars", to: "state/wenzhai/reading.sqlite")
    let outcome = try home.run(command + ["-L", "library"])
    let aside = home.folder.appending(path: "state/wenzhai/reading.sqlite.damaged").path
    if FileManager.default.fileExists(atPath: aside) {
      #expect(outcome.errors.contains("The reading state was damaged") && outcome.errors.contains(aside))
    }
  }
}
