import Foundation
import TestSupport
import Testing

@testable import Remix

@Suite struct SourceTests {
  static let digest = """
    # A week

    before everything

    ## 目录

    - [专题](#专题) and so on, long enough to be an entry if it weren't the list of contents

    ## 专题

    ### 机器人

    #### 小车：会[认路]的*机器*

    [Source](https://example.org/path)

    这是第 12 句，机器人在房间里走来走去，没有人知道它要去什么地方。Robots learn slowly.

    ```sh
    #### not a heading: leave alone 12345 everything
    ```

    1. item of `Inline code` and $\\frac{numbers}{12}$ here

    #### 第二篇

    文字文字文字文字文字文字文字文字文字文字文字文字，到这里就结束了。
    """

  static let source = Source(digests: [Array(digest.utf8)])

  static func texts(_ kind: Piece.Kind, of entry: Int) -> [String] {
    source.pieces[source.entries[entry].pieces].filter { $0.kind == kind }.map {
      String(decoding: source.text[Int($0.start)..<Int($0.start + $0.count)], as: UTF8.self)
    }
  }

  @Test func entriesStandUnderTheirHeadings() {
    #expect(Self.source.entries.map(\.rest) == ["会认路的*机器*", "第二篇"])
    #expect(Self.source.entries.map { Self.source.sections[$0.section] } == ["专题", "专题"])
    #expect(Self.source.entries.map { Self.source.categories[$0.category] } == ["机器人", "机器人"])
  }

  @Test func piecesCoverTheirEntryInOrder() {
    for entry in Self.source.entries {
      var at = Self.source.bytes(of: entry).lowerBound
      for piece in Self.source.pieces[entry.pieces] {
        #expect(Int(piece.start) == at)
        at += Int(piece.count)
      }
      #expect(at == Self.source.bytes(of: entry).upperBound)
    }
  }

  @Test func codeFormulasAndItemsAreLeftAlone() {
    #expect(Self.texts(.latin, of: 0) == ["Source", "Robots", "learn", "slowly"])
    #expect(Self.texts(.number, of: 0) == ["12"])
    #expect(Self.texts(.address, of: 0) == ["https://example.org/path"])
    #expect(Self.texts(.han, of: 0).first == "这是第")
  }

  @Test func anchorsAreGitHubs() {
    #expect(Slugs.slug("Sora 2：是 a-b，`C_d`！") == "sora-2是-a-bc_d")
    #expect(Slugs.slug("a\u{A0}b & c") == "ab--c")
    var slugs = Slugs()
    #expect(["x", "x", "y", "x"].map { slugs.unique($0) } == ["x", "x-1", "y", "x-2"])
  }

  @Test func pairsAndWordsAreCountedOnce() {
    var survey = Survey()
    survey.add(Array("机器人，机器；help Help of a https://example.org/path (help)".utf8)[...])
    #expect(survey.hanPairs == 2)
    // One letter is no word, and neither is an address.
    #expect(survey.latinWords == 2)
  }
}

@Suite struct CoiningTests {
  @Test func numbersAreTheOnesThatSplitMixGives() {
    var random = SplitMix(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
  }

  @Test func noTwoNumbersAreSpeltAlike() {
    let alphabet = Alphabet(usual: "山川林木云石河海星月风雨田园春秋金玉文安".map { Array(String($0).utf8) })
    var words: Set<[UInt8]> = []
    // The first ones, and those on either side of where Chinese names take to further characters.
    let numbers = Array(0..<20_000) + Array(140_000..<160_000)
    for number in numbers {
      var word: [UInt8] = []
      Spelling.latin(number, seed: 7, to: &word)
      words.insert(word)
      word = []
      Spelling.han(number, of: alphabet, seed: 7, to: &word)
      words.insert(word)
    }
    #expect(words.count == 2 * numbers.count)
  }

  @Test func subjectsArePairsThatComeOnce() {
    let rewriter = Rewriter(source: SourceTests.source, seed: 1)
    let pairs = (0..<20_000).map { rewriter.subject($0) }
    #expect(Set(pairs.map { [$0.latin, $0.han] }).count == 20_000)
    #expect(pairs.allSatisfy { $0.latin >= 0 && $0.han >= 0 && $0.latin + $0.han < 200 })
  }

  @Test func aStockGrowsAsAPowerOfTheText() {
    var random = SplitMix(seed: 3)
    var stock = Stock(base: 1000) { _, text in text.append(0x61) }
    var sizes: [Int] = []
    var text: [UInt8] = []
    for growth in [1.0, 100, 400] {
      stock.begin(at: growth, subject: 0, &random)
      for _ in 0..<40_000 { stock.append(to: &text, &random) }
      sizes.append(stock.minted)
    }
    #expect(sizes == [100, 11_589, 25_985])
  }
}

@Suite struct AddressTests {
  private func own(_ text: String, _ serial: Int) -> String {
    String(decoding: Addresses.own(Array(text.utf8)[...], serial: serial), as: UTF8.self)
  }

  @Test func pagesGetAddressesOfTheirOwn() {
    #expect(own("https://example.org", 40) == "https://example.org/14")
    #expect(own("https://example.org/a/#b", 40) == "https://example.org/a-14")
    #expect(own("https://example.org/a.html?utm_source=x", 40) == "https://example.org/a-14.html")
    #expect(own("https://example.org/watch?v=a&t=3", 40) == "https://example.org/watch?v=a-14&t=3")
  }

  @Test func papersGetNumbersOfTheirOwn() {
    let papers = Set((0..<5000).map { own("https://arxiv.org/pdf/2607.24653.pdf", $0) })
    #expect(papers.count == 5000)
    #expect(papers.allSatisfy { $0.wholeMatch(of: /https:\/\/arxiv\.org\/pdf\/\d{4}\.\d{5}\.pdf/) != nil })
  }

  @Test func variantsLeadToTheSamePaper() {
    var random = SplitMix(seed: 1)
    for _ in 0..<50 {
      let variant = Addresses.variant(of: Array("https://arxiv.org/abs/2607.24653".utf8), &random)
      #expect(String(decoding: variant, as: UTF8.self).contains("/2607.24653"))
    }
  }
}

@Suite struct LibraryTests {
  private func library(seed: UInt64, _ body: (URL, Library) throws -> Void) throws {
    let folder = TemporaryFolder.place()
    defer { try? FileManager.default.removeItem(at: folder) }
    let order = Order(source: "", target: folder.path, bytes: 2_000_000, seed: seed)
    var library = Library(source: SourceTests.source, order: order)
    try library.write()
    try body(folder, library)
  }

  private func texts(_ folder: URL) throws -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try Dictionary(
      uniqueKeysWithValues: names.filter { $0.hasSuffix(".md") }.map {
        ($0, try Data(contentsOf: folder.appending(path: $0)))
      })
  }

  @Test func theSameSeedGivesTheSameLibrary() throws {
    var libraries: [[String: Data]] = []
    for seed: UInt64 in [1, 1, 2] {
      try library(seed: seed) { folder, _ in libraries.append(try texts(folder)) }
    }
    #expect(libraries[0] == libraries[1])
    #expect(libraries[0] != libraries[2])
  }

  @Test func digestsAreWholeAndTitlesUnique() throws {
    try library(seed: 5) { folder, library in
      let texts = try texts(folder)
      #expect(texts.count == library.files)
      #expect(texts.values.reduce(0) { $0 + $1.count } == library.bytes)
      #expect(abs(library.bytes - 2_000_000) < 300_000)
      #expect(library.marks.count == 3)
      #expect(texts["weekly/2026/2026W40/README.zh-CN.md"] != nil)
      let lines = texts.values.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
      let titles = lines.filter { $0.hasPrefix("#### ") && !$0.contains("not a heading") }
      #expect(titles.count > 1000)
      #expect(Set(titles).count == titles.count)
      #expect(lines.contains("#### not a heading: leave alone 12345 everything"))
    }
  }

  @Test func aTargetWithFilesIsRefused() throws {
    try library(seed: 1) { folder, _ in
      let order = Order(source: "", target: folder.path, bytes: 1)
      var second = Library(source: SourceTests.source, order: order)
      #expect(throws: Complaint.self) { try second.write() }
    }
  }

  @Test func weeksGoBackOverTheEndsOfYears() throws {
    var week = try #require(Week(year: 2021, week: 1))
    #expect(week.isoDates == "2021-01-04 to 2021-01-10")
    week.goBack()
    #expect(week.name == "2020W53")
    #expect(week.chineseDates == "12 月 28 日至 1 月 3 日")
    for _ in 0..<53 * 220 { week.goBack() }
    #expect(week.year == 1797)
  }
}
