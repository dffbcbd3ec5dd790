import DigestKit
import Foundation
import GRDB
import ReadingState
import TestSupport
import Testing

/// A store of which a part is gone: it is read as it was, or set aside byte for byte, and that is told.
@Suite struct DamagedStoreTests {
  private static let page = 4096

  /// A store of several pages.
  private final class Case {
    let folder = TemporaryFolder.place()
    let pristine: Data
    let marks: [EntryID: ReadingStore.Flags]
    let queries: [String]

    var path: String { folder.appending(path: "reading.sqlite").path }

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let path = folder.appending(path: "reading.sqlite").path
      let store = ReadingStore(path: path)
      let entries = (0..<40).map { number in
        (
          EntryID(digest: "2026W\(10 + number / 4)", language: "zh", slug: "第-\(number)-条"),
          EntryIdentity(
            title: "第 \(number) 条", line: number, source: "s.example/\(number)", text: Int64(number),
            excerpt: String(repeating: "灯塔一明一暗。", count: 12))
        )
      }
      try store.keep([KeptValue(.read, "")], of: entries, library: "/l")
      _ = try store.toggle(KeptValue(.starred, ""), of: Array(entries.prefix(7)), library: "/l")
      for number in 0..<30 { try store.remember(query: "灯塔 \(number)") }
      marks = try store.flags(library: "/l")
      queries = try store.queries()
      // What SQLite keeps beside the file goes into it.
      let database = try DatabaseQueue(path: path)
      try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try database.close()
      pristine = try Data(contentsOf: URL(filePath: path))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Opens a store that is `data`. True if it was set aside.
    func isSetAside(_ data: Data, _ what: String) throws -> Bool {
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        try FileManager.default.removeItem(at: folder.appending(path: file))
      }
      try data.write(to: URL(filePath: path))
      let store = ReadingStore(path: path)
      let trouble = store.trouble
      if case .setAside(let kept) = trouble {
        #expect(kept == path + ".damaged", "\(what)")
        #expect(try Data(contentsOf: URL(filePath: kept)) == data, "\(what)")
        #expect(try store.flags(library: "/l").isEmpty && store.queries().isEmpty, "\(what)")
      } else {
        #expect(try store.flags(library: "/l") == marks && store.queries() == queries, "\(what)")
      }
      // Either way it goes on, and keeps what comes.
      #expect(!store.isTemporary, "\(what)")
      try store.remember(query: "新")
      #expect(try ReadingStore(path: path).queries().last == "新", "\(what)")
      return trouble != nil
    }
  }

  @Test func aStoreThatIsWholeIsReadAsItWas() throws {
    let own = try Case()
    #expect(own.pristine.count >= 8 * Self.page && own.marks.count == 40 && own.queries.count == 30)
    #expect(try !own.isSetAside(own.pristine, "whole"))
  }

  @Test func anyPageMayBeEmpty() throws {
    let own = try Case()
    for page in 0..<(own.pristine.count / Self.page) {
      var data = own.pristine
      data.replaceSubrange(page * Self.page..<(page + 1) * Self.page, with: Data(count: Self.page))
      #expect(try own.isSetAside(data, "page \(page)"))
    }
  }

  @Test func anyPageMayBeNoise() throws {
    let own = try Case()
    var random = SeededRandom(seed: 20_261_127)
    for page in 0..<(own.pristine.count / Self.page) {
      var data = own.pristine
      let noise = (0..<Self.page).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      data.replaceSubrange(page * Self.page..<(page + 1) * Self.page, with: noise)
      #expect(try own.isSetAside(data, "page \(page)"))
    }
  }

  @Test(arguments: [15, 100, 4095, 4096, 4097, 6000]) func theFileMayBeCutAnywhere(length: Int) throws {
    let own = try Case()
    #expect(try own.isSetAside(own.pristine.prefix(length), "\(length) bytes"))
  }

  @Test func halfOfTheFileMayBeGone() throws {
    let own = try Case()
    let half = own.pristine.count / 2
    #expect(try own.isSetAside(own.pristine.prefix(half), "first half"))
    #expect(try own.isSetAside(own.pristine.prefix(half / Self.page * Self.page), "first pages"))
    #expect(try own.isSetAside(own.pristine.suffix(half), "second half"))
    #expect(try own.isSetAside(own.pristine.prefix(half) + Data(count: half), "zeros behind"))
  }

  @Test func whatWasSetAsideBeforeStaysWhereItIs() throws {
    let own = try Case()
    let path = own.path
    for number in 1...3 {
      try Data("damage \(number)".utf8).write(to: URL(filePath: path))
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      #expect(
        ReadingStore(path: path).trouble == .setAside(path + ".damaged" + (number == 1 ? "" : "-\(number)")))
    }
    for (number, name) in ["", "-2", "-3"].enumerated() {
      #expect(try String(contentsOfFile: path + ".damaged" + name, encoding: .utf8) == "damage \(number + 1)")
    }
  }
}
