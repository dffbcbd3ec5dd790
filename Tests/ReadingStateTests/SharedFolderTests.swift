import DigestKit
import Foundation
import ReadingState
import TestSupport
import Testing

/// Several machines that share a folder, and copies of a store by day.
@Suite struct SharedFolderTests {
  private let folder: URL

  init() throws {
    folder = TemporaryFolder.place()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func identified(_ slug: String) -> ReadingStore.Identified {
    (
      EntryID(digest: "w", language: "zh", slug: slug),
      EntryIdentity(title: slug, line: 1, source: nil, text: 1, excerpt: "")
    )
  }

  private func starred(_ store: ReadingStore) throws -> [String] {
    try store.flags(library: "/l").filter(\.value.isStarred).map(\.key.slug).sorted()
  }

  @Test func eachReadsWhatTheOthersKeep() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let shared = folder.appending(path: "shared").path
    let stores = (0..<3).map { _ in ReadingStore(path: nil) }
    let folders = (0..<3).map { _ in SharedFolder(path: shared) }
    for (number, store) in stores.enumerated() {
      try store.keep([KeptValue(.starred, "")], of: [identified("s\(number)")], library: "/l")
      try folders[number].give(from: store)
    }
    for (store, folder) in zip(stores, folders) {
      #expect(try folder.take(into: store) == 2)
      #expect(try starred(store) == ["s0", "s1", "s2"])
      // Nothing has changed since.
      #expect(try folder.take(into: store) == 0)
    }
    try stores[1].keep([KeptValue(.starred, nil)], of: [identified("s0")], library: "/l")
    try folders[1].give(from: stores[1])
    #expect(try folders[2].take(into: stores[2]) == 1)
    #expect(try starred(stores[2]) == ["s1", "s2"])
    let files = try FileManager.default.contentsOfDirectory(atPath: shared)
    #expect(files.count == 3 && files.allSatisfy { $0.hasSuffix(".jsonl") })
    for file in files {
      let rights =
        try FileManager.default.attributesOfItem(atPath: "\(shared)/\(file)")[.posixPermissions] as? Int
      #expect(rights == 0o600)
    }
  }

  @Test func aFileThatIsHalfThereIsTakenAsFarAsItGoes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (near, far) = (ReadingStore(path: nil), ReadingStore(path: nil))
    for slug in ["a", "b", "c"] {
      try far.keep([KeptValue(.starred, "")], of: [identified(slug)], library: "/l")
    }
    let whole = Data(try far.exportedFile().utf8)
    let file = folder.appending(path: "wenzhai-far.jsonl")
    let shared = SharedFolder(path: folder.path)
    for length in [0, 10, whole.count / 2, whole.count - 5] {
      try whole.prefix(length).write(to: file)
      _ = try shared.take(into: near)
    }
    #expect(try starred(near) == ["a", "b"])
    try Data("{\"wenzhaiState\":99,\"machine\":\"x\"}\n{}\n".utf8).write(
      to: folder.appending(path: "z.jsonl"))
    try whole.write(to: file)
    #expect(try shared.take(into: near) == 1)
    #expect(try starred(near) == ["a", "b", "c"])
  }

  @Test func theLastSevenDaysAreKept() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "reading.sqlite").path
    let store = ReadingStore(path: path)
    try store.backUp(day: "2026-11-01")
    func copies() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("backup") }
        .sorted()
    }
    // Of nothing there is no copy.
    #expect(try copies().isEmpty)
    for day in 1...9 {
      try store.keep([KeptValue(.starred, "")], of: [identified("s\(day)")], library: "/l")
      try store.backUp(day: "2026-11-0\(day)")
      try store.backUp(day: "2026-11-0\(day)")
    }
    #expect(try copies() == (3...9).map { "reading.sqlite.backup-2026-11-0\($0)" })
    let copy = folder.appending(path: "reading.sqlite.backup-2026-11-05").path
    #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
    #expect(try starred(ReadingStore(path: copy)) == ["s1", "s2", "s3", "s4", "s5"])
  }
}
