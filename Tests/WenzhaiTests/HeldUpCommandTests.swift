import Foundation
import TestSupport
import Testing

/// Commands while another program is at what they need.
@Suite struct HeldUpCommandTests {
  private static let week = "# 2026W05\n\n## 甲\n\n纸鸢。\n\n"

  /// Holds what SQLite holds while it writes: byte 120 of the file beside a write-ahead log, and byte 128 for as long as
  /// it has the database open. See "WAL-mode File Format" in its documentation.
  private func lock(_ index: String, isOpen: Bool = true) throws -> Int32 {
    let file = open(index + "-shm", O_RDWR | O_CLOEXEC)
    try #require(file >= 0)
    for (type, byte) in [(F_WRLCK, 120)] + (isOpen ? [(F_RDLCK, 128)] : []) {
      var lock = flock()
      lock.l_type = Int16(type)
      lock.l_whence = Int16(SEEK_SET)
      lock.l_start = byte
      lock.l_len = 1
      try #require(fcntl(file, F_SETLK, &lock) == 0)
    }
    return file
  }

  @Test(arguments: [["list"], ["search", "纸鸢"], ["digests"]])
  func whatTheIndexHeldBeforeIsShownAndThatIsSaid(command: [String]) throws {
    let home = try Home()
    try home.write(Self.week, to: "library/2026W05.md")
    try home.index("library")
    let before = try home.run(command + ["-L", "library"])
    let cache = home.folder.appending(path: "cache/wenzhai")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: cache.path).first { $0.hasSuffix(".sqlite") })
    try home.write(Self.week + "## 乙\n\n也是纸鸢。\n", to: "library/2026W05.md")
    let file = try lock(cache.appending(path: name).path)
    let held = try home.run(command + ["-L", "library"])
    close(file)
    #expect(held.status == 0 && held.output == before.output)
    #expect(held.errors.contains("another program writes the index"))
    let after = try home.run(command + ["-L", "library"])
    #expect(after.errors.isEmpty && after.output != before.output)
  }

  /// Who comes while another looks through the log can't read yet. Nothing is wrong with the index for that.
  @Test func anIndexThatIsBeingRecoveredIsNotReplaced() throws {
    let home = try Home()
    try home.write(Self.week, to: "library/2026W05.md")
    let before = try home.run(["list", "-L", "library"])
    let cache = home.folder.appending(path: "cache/wenzhai")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: cache.path).first { $0.hasSuffix(".sqlite") })
    let index = cache.appending(path: name).path
    func number() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: index)[.systemFileNumber] as? Int
    }
    // While it is open here, no other file gets its number.
    let handle = try FileHandle(forReadingFrom: URL(filePath: index))
    let known = try number()
    let file = try lock(index, isOpen: false)
    let held = try home.run(["list", "-L", "library"])
    close(file)
    #expect(held.status == 0 && held.output == before.output)
    #expect(held.errors.contains("the index can't be written to the disk"))
    #expect(try known != nil && number() == known)
    try handle.close()
    #expect(try home.run(["list", "-L", "library"]).errors.isEmpty)
  }

  /// Marks of a newer program aren't taken for none, and aren't touched.
  @Test(arguments: [["list"], ["search", "is:starred"], ["digests"]])
  func aNewerStateIsLeftWhereItIsAndThatIsSaid(command: [String]) throws {
    let home = try Home()
    try home.write(Self.week, to: "library/2026W05.md")
    _ = try home.run(["list", "-L", "library"])
    let url = home.folder.appending(path: "state/wenzhai/reading.sqlite")
    var store = try Data(contentsOf: url)
    // The version that SQLite keeps for its user, in the header of the file.
    store[63] = 9
    try store.write(to: url)
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: url.path + suffix) }
    let outcome = try home.run(command + ["-L", "library"])
    #expect(outcome.errors.contains("was written by a newer version and stays as it is at \(url.path)"))
    #expect(try Data(contentsOf: url) == store)
  }
}
