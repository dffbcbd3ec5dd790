import DigestIndex
import Foundation
import TestSupport
import Testing

/// Indexes of libraries that nobody opens any more.
@Suite struct IndexPruningTests {
  private let home: Home
  private let cache: String

  init() throws {
    home = try Home()
    cache = home.folder.path + "/cache/wenzhai"
    for (number, name) in ["old", "new"].enumerated() {
      try home.write(
        "# 2026 年第 0\(number + 1) 周\n\n## 甲\n\n### 乙\n\n丙。\n", to: "\(name)/2026W0\(number + 1).md")
      try home.index(name)
    }
  }

  private func files(_ prefix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: cache).filter { $0.hasPrefix(prefix) }
  }

  private func index(_ name: String) throws -> String {
    cache + "/" + (try #require(try files(name).first { $0.hasSuffix(".sqlite") }))
  }

  private func age(_ name: String, days: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date.now - days * 86_400], ofItemAtPath: try index(name))
  }

  @Test func thoseThatWereNotOpenedForNinetyDaysGo() throws {
    try age("old", days: 91)
    try age("new", days: 89)
    try home.write("x", to: "cache/wenzhai/other.txt")
    let bytes = try files("old").reduce(0) { sum, name in
      sum + (try Data(contentsOf: URL(filePath: cache + "/" + name)).count)
    }
    #expect(bytes > 0)
    #expect(try home.run(["index", "--prune"]).output == "1 index removed, \(bytes) bytes\n")
    #expect(try files("old") == [] && files("new").isEmpty == false && files("other") == ["other.txt"])
    #expect(try home.run(["index", "--prune", "--json"]).output == "{\"removed\":0,\"bytes\":0}\n")
    #expect(try home.run(["list", "-L", "old"]).lines.count == 1)
  }

  @Test func openingOneIsRememberedOnceADay() throws {
    try age("old", days: 200)
    #expect(try home.run(["list", "-L", "old"]).status == 0)
    #expect(try home.run(["index", "--prune"]).output == "0 indexes removed, 0 bytes\n")
    try age("old", days: 0.5)
    let before = try FileManager.default.attributesOfItem(atPath: index("old"))[.modificationDate] as? Date
    #expect(try home.run(["list", "-L", "old"]).status == 0)
    let after = try FileManager.default.attributesOfItem(atPath: index("old"))[.modificationDate] as? Date
    #expect(before == after)
  }

  /// A reader may stay open for a season.
  @Test func oneThatIsOpenStays() throws {
    let library = Library(roots: [home.folder.path + "/old"], cache: cache, state: nil)
    #expect(try library.digests().count == 1)
    try age("old", days: 200)
    let pruned = try withExtendedLifetime(library) { try home.run(["index", "--prune"]).output }
    #expect(pruned == "0 indexes removed, 0 bytes\n")
  }
}
