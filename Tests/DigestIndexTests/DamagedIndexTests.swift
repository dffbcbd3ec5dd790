import DigestIndex
import DigestKit
import Foundation
import TestSupport
import Testing

/// An index of which some pages are gone, as after a fault of the disk: what is asked is answered as by a fresh one.
@Suite struct DamagedIndexTests {
  private static let page = 4096

  /// A library whose index has pages of every kind, and what a fresh index says of it.
  private final class Case {
    let files: TemporaryLibrary
    let index: URL
    let pristine: Data
    let answers: [String]

    init() async throws {
      var texts: [String: String] = [:]
      for week in 10..<20 {
        var text = "# 2026 年第 \(week) 周\n\n## 天上\n"
        for number in 0..<8 {
          text += """

            ### 第 \(week * 10 + number) 只\(number % 2 == 0 ? "纸鸢" : "风筝")

            [源](https://s\(number).example/\(week))

            \(number % 3 == 0 ? "机器人" : "Kites")在第 \(number) 天飞过了\(week)座山，**线**断了。

            """
        }
        texts["2026W\(week).md"] = text
      }
      files = try TemporaryLibrary(texts)
      answers = try DamagedIndexTests.ask(try await files.opened())
      // What SQLite keeps beside the file goes into it when the last connection is closed.
      index = try #require(files.indexFiles.first { $0.pathExtension == "sqlite" })
      try TemporaryLibrary.execute("PRAGMA user_version", on: index.path)
      for file in files.indexFiles where file != index { try FileManager.default.removeItem(at: file) }
      pristine = try Data(contentsOf: index)
    }

    var pages: Range<Int> { 0..<(pristine.count / DamagedIndexTests.page) }

    /// What the library says when its index is `data`, as commands ask it: damage that is found while asking makes
    /// the index anew.
    func answers(with data: Data) async throws -> [String] {
      for file in files.indexFiles { try FileManager.default.removeItem(at: file) }
      try data.write(to: index)
      let library = files.open()
      _ = try await library.refresh()
      // Another one takes its place on the disk.
      defer { #expect(!library.isTemporary) }
      do {
        return try DamagedIndexTests.ask(library)
      } catch is IndexDamaged {
        _ = try await library.refresh()
        return try DamagedIndexTests.ask(library)
      }
    }
  }

  private static func ask(_ library: Library) throws -> [String] {
    let entries = try library.entries()
    let queries = [
      "机器人", "纸鸢 -kites", "kite OR 风筝飞", "site:s3.example", "title:风筝 week:2026W12", "fengzheng",
    ]
    return try entries.map { "\($0.id) \($0.title) \($0.sources) \($0.sections)" }
      + library.digests().map { "\($0.key) \($0.editions.map(\.entries))" }
      + queries.flatMap { query in
        try library.rankedSearch(Query(query), limit: .max).map {
          "\(query): \($0.entry.id) \($0.extract.text)"
        }
          + ["\(query): \(try library.search(Query(query), limit: 0).total)"]
      }
  }

  @Test func anIndexThatIsWholeIsNotMadeAnew() async throws {
    let own = try await Case()
    #expect(own.pages.count > 20 && own.answers.count > 200)
    #expect(try await own.files.open().refresh().added == 0)
    #expect(try await own.answers(with: own.pristine) == own.answers)
  }

  @Test func anyPageMayBeEmpty() async throws {
    let own = try await Case()
    for page in own.pages {
      var data = own.pristine
      data.replaceSubrange(page * Self.page..<(page + 1) * Self.page, with: Data(count: Self.page))
      #expect(try await own.answers(with: data) == own.answers, "page \(page)")
    }
  }

  @Test func anyPageMayBeNoise() async throws {
    let own = try await Case()
    var random = SeededRandom(seed: 20_261_126)
    for page in own.pages where page % 3 == 1 {
      var data = own.pristine
      let noise = (0..<Self.page).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      data.replaceSubrange(page * Self.page..<(page + 1) * Self.page, with: noise)
      #expect(try await own.answers(with: data) == own.answers, "page \(page)")
    }
  }

  @Test(arguments: [0, 1, 50, 100, 4096, 4097, 6000]) func theFileMayBeCutAnywhere(length: Int) async throws {
    let own = try await Case()
    #expect(try await own.answers(with: own.pristine.prefix(length)) == own.answers)
  }

  @Test func halfOfTheFileMayBeGone() async throws {
    let own = try await Case()
    let half = own.pristine.count / 2
    #expect(try await own.answers(with: own.pristine.prefix(half)) == own.answers)
    #expect(try await own.answers(with: own.pristine.prefix(half / Self.page * Self.page)) == own.answers)
    #expect(try await own.answers(with: own.pristine.suffix(half)) == own.answers)
    #expect(try await own.answers(with: own.pristine.prefix(half) + Data(count: half)) == own.answers)
  }
}
