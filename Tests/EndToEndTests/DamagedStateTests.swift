import Foundation
import TestSupport
import Testing

extension ProgramTests {
  @Suite struct DamagedStateTests {
    /// A star that is kept, then a store whose middle is overwritten.
    private func damaged(_ home: Home) throws -> (path: String, data: Data) {
      let session = try home.openTapes()
      try session.send("*")
      try session.waitUntil("the star is acknowledged") { $0.bottomLine.contains("Starred") }
      try session.send("Q")
      try session.waitForEnd()
      let path = home.folder.appending(path: "state/wenzhai/reading.sqlite")
      var data = try Data(contentsOf: path)
      #expect(data.count > 3 * 4096)
      data.replaceSubrange(4096..<data.count, with: Data(repeating: 0xAB, count: data.count - 4096))
      try data.write(to: path)
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path.path + suffix) }
      return (path.path, data)
    }

    @Test func aDamagedStoreIsSetAsideAndThatIsSaid() throws {
      let home = try Home()
      let (path, data) = try damaged(home)
      let session = try home.open(columns: 200)
      try session.waitUntil("it is told where the damaged store is kept") { screen in
        screen.bottomLine.contains("The reading state was damaged") && screen.bottomLine.contains(".damaged")
          && screen.hasCursor(at: "更正")
      }
      #expect(try Data(contentsOf: URL(filePath: path + ".damaged")) == data)
      // What is read from now on is kept.
      try session.send("l*")
      try session.waitUntil("a star is acknowledged") { $0.bottomLine.contains("Starred") }
      try session.send("Q")
      try session.waitForEnd()
      #expect(try home.run(["search", "is:starred", "--count", "-L", Home.samples]).output == "2\n")
    }
  }
}
