import DigestKit
import GRDB
import TestSupport
import Testing
import Writing

@testable import DigestIndex

/// Which rows hold which tokens, against a dictionary of sets.
@Suite struct PostingsTests {
  private static func token(_ random: inout SeededRandom) -> [UInt8] {
    let length = Int.random(in: 1...12, using: &random)
    // Few letters, so that many tokens begin alike.
    return (0..<length).map { _ in [0x61, 0x62, 0xE6, 0x9C, 0xFE].randomElement(using: &random) ?? 0x61 }
  }

  private static func add(_ token: [UInt8], _ row: UInt32, to builder: inout PostingBuilder) {
    token.withUnsafeBytes { builder.add($0, row: row) }
  }

  @Test func termsComeInOrderWithTheirRows() throws {
    var random = SeededRandom(seed: 7)
    var builder = PostingBuilder()
    var expected: [[UInt8]: Set<UInt32>] = [:]
    for row in 1...400 as ClosedRange<UInt32> {
      for _ in 0..<60 {
        let token = Self.token(&random)
        expected[token, default: []].insert(row)
        Self.add(token, row, to: &builder)
      }
    }
    #expect(builder.count == expected.values.reduce(0) { $0 + $1.count })
    var terms: [[UInt8]] = []
    try builder.forEachTerm { term, rows in
      terms.append(Array(term))
      #expect(Array(rows) == expected[Array(term)]?.sorted())
    }
    #expect(terms == expected.keys.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func rowsThatComeAgainOutOfOrderAreSorted() throws {
    var builder = PostingBuilder()
    for row in [5, 9, 2, 9, 70_000, 3] as [UInt32] { Self.add([0x61], row, to: &builder) }
    try builder.forEachTerm { _, rows in #expect(Array(rows) == [2, 3, 5, 9, 70_000]) }
  }

  @Test func groupsOfLettersThatManyRowsHoldAreTerms() throws {
    var random = SeededRandom(seed: 11)
    var builder = PostingBuilder()
    var expected: [String: Set<UInt32>] = [:]
    for row in 1...300 as ClosedRange<UInt32> {
      let text = String((0..<60).map { _ in "机器人，a".randomElement(using: &random) ?? "机" })
      builder.add(
        SearchTokens.Text(text, in: .text), SearchTokens.Text("", in: .head), row: row)
      let letters = Array(text)
      for length in 3...4 {
        for start in 0...(letters.count - length) {
          let group = letters[start..<(start + length)]
          if !group.contains("，") && !group.contains("a") { expected[String(group), default: []].insert(row) }
        }
      }
    }
    expected = expected.filter { $0.value.count >= CommonGrams.fewest }
    var found: [String: Set<UInt32>] = [:]
    try builder.commonGrams().forEachTerm { term, rows in
      found[String(decoding: term, as: UTF8.self)] = Set(rows)
    }
    #expect(!expected.isEmpty && found == expected)
  }

  /// Segments with different terms, whose blocks begin at different ones: a term, and all that begin with one, are
  /// found in each.
  @Test func everySegmentIsLookedIntoWhereverItsBlocksBegin() throws {
    var random = SeededRandom(seed: 13)
    let letters = Array("山水火木土日月人口手足目耳心刀弓矢石竹米羊虫犬牛雨田禾天地草花叶根春夏秋冬南北左右大小高低长短")
    let endings = (0..<300).map { "keyword\($0)" }
    var expected: [String: Set<Int64>] = [:]
    let database = try DatabaseQueue()
    try database.write { db in
      try db.execute(sql: Postings.schema)
      for segment in 0..<8 as Range<UInt32> {
        var builder = PostingBuilder()
        for row in (segment * 50)..<(segment * 50 + 50) {
          let pairs = (0..<20).compactMap { _ -> String? in
            let first = letters[(Int(segment) * 6)...].randomElement(using: &random)
            return first.flatMap { first in letters.randomElement(using: &random).map { "\(first)\($0)" } }
          }
          let words = pairs + [endings[Int.random(in: 0..<300, using: &random)]]
          for word in words { expected[word, default: []].insert(Int64(row)) }
          expected["keyword", default: []].insert(Int64(row))
          builder.add(
            SearchTokens.Text(words.joined(separator: "，"), in: .text), SearchTokens.Text("", in: .head),
            row: row)
        }
        try Postings.write(builder, .tokens, in: db)
      }
    }
    try database.read { db in
      let blocks = try Int.fetchOne(db, sql: "SELECT count(*) FROM posting_block") ?? 0
      #expect(blocks >= 16)
      let reader = PostingReader(db, end: 400)
      for (word, rows) in expected {
        // `keyword1` begins what `keyword12` is.
        let all = expected.filter { $0.key.hasPrefix(word) }.values.reduce(into: rows) { $0.formUnion($1) }
        let found = try reader.rows(of: try #require(TextPattern(word)))
        #expect((0..<400).filter { found?.contains($0) == true } == all.sorted(), "\(word)")
      }
    }
  }

  @Test func aBlockGivesBackWhatWasPutIn() {
    var block = PostingBlock()
    let terms: [([UInt8], [UInt32])] = [
      ([0x61], [1]), ([0x61, 0x62], [1, 2, 300, 70_000, .max]), ([0xE6, 0x9C, 0xBA], Array(1...500)),
    ]
    for (term, rows) in terms { term.withUnsafeBytes { block.append($0, rows[...]) } }
    var found: [([UInt8], [UInt32])] = []
    func read(_ data: [UInt8]) {
      found = []
      data.withUnsafeBufferPointer { data in
        PostingBlock.forEachTerm(in: data) { term, list in
          var rows: [UInt32] = []
          PostingBlock.forEachRow(in: list) { rows.append($0) }
          found.append((term, rows))
          return true
        }
      }
    }
    read(block.data)
    #expect(found.map(\.0) == terms.map(\.0) && found.map(\.1) == terms.map(\.1))
    // Whatever is cut off or changed, nothing traps.
    for end in block.data.indices { read(Array(block.data[..<end])) }
    for index in block.data.indices.prefix(40) {
      for byte in [0, 0x7F, 0x80, 0xFF] as [UInt8] {
        var data = block.data
        data[index] = byte
        read(data)
      }
    }
  }

  @Test func manySmallSegmentsBecomeOneWithoutRowsThatAreGone() async throws {
    let library = try TemporaryLibrary()
    for number in 1...20 {
      try library.write("# 2026 年第 \(number) 周\n\n## 一\n\n机器人\(number)号。\n", to: "2026W\(number + 10).md")
      _ = try await library.open().refresh()
    }
    try library.write("# 2026 年第 5 周\n\n## 一\n\n纸鸢。\n", to: "2026W15.md")
    _ = try await library.opened()
    let index = try #require(library.indexFiles.first { $0.pathExtension == "sqlite" })
    let database = try DatabaseQueue(path: index.path)
    let segments = try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM segment") }
    #expect(segments ?? .max <= 13)
    let found = try library.open().search(Query("机器人"), limit: .max).entries
    #expect(found.count == 19)
    #expect(try library.open().search(Query("纸鸢"), limit: 1).total == 1)
  }

  @Test func aFileWhoseTokensWereNotWrittenIsReadAgain() async throws {
    let library = try TemporaryLibrary(["2026W05.md": "# 2026 年第 5 周\n\n## 一\n\n机器人。\n"])
    _ = try await library.opened()
    let index = try #require(library.indexFiles.first { $0.pathExtension == "sqlite" })
    try TemporaryLibrary.execute(
      "DELETE FROM segment; DELETE FROM posting_block; UPDATE file SET is_searchable = 0", on: index.path)
    #expect(try library.open().search(Query("机器人"), limit: 1).total == 0)
    #expect(try await library.opened().search(Query("机器人"), limit: 1).total == 1)
  }
}
