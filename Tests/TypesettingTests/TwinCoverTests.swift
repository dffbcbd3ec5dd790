import DigestKit
import Testing
import Typesetting

/// The twin's text, hidden and uncovered sentence by sentence.
@Suite struct TwinCoverTests {
  private func galley(_ arrangement: Galley.Arrangement) -> Galley {
    func entry(_ markdown: String) -> Entry { Edition(bytes: Array("## 题\n\n\(markdown)\n".utf8)).entries[0] }
    let own = entry("一。二。\n\n三。\n\n```\ncode\n```")
    let twin = entry("One *is* 数字。Two is 两。\n\nThree.\n\n```\ncode\n```")
    let pairs = own.blocks.indices.map { index in
      AlignedPair(left: index..<(index + 1), right: index..<(index + 1), score: 1, isDoubtful: false)
    }
    return Galley(
      own, options: TypesettingOptions(width: 24),
      twin: Galley.Twin(twin, resources: EntryResources(), pairs: pairs), arrangement: arrangement)
  }

  /// The rows of the twin below the title.
  private func twin(_ galley: Galley) -> [String] {
    var galley = galley
    return galley.lines(from: Galley.Position(block: 0, line: 0), count: 40)
      .compactMap { $0.isTwin ? $0.line.text : $0.beside?.text }.filter { !$0.isEmpty }
  }

  @Test(arguments: [Galley.Arrangement.beside, .belowAll])
  func sentencesAreUncoveredOneByOne(_ arrangement: Galley.Arrangement) {
    var galley = galley(arrangement)
    let whole = twin(galley)
    #expect(whole == ["One is 数字。Two is 两。", "Three.", "code"] || whole.joined().contains("Two is 两"))
    let start = Galley.Position(block: 0, line: 0)
    let none = galley.firstHidden(from: start, count: 40)
    #expect(none == nil)
    galley.cover = TwinCover()
    // Shades are as wide as what they hide; spaces and code stay.
    #expect(twin(galley).joined(separator: "\n").filter { !"░ \n".contains($0) } == "code")
    #expect(
      twin(galley).map { $0.count } == whole.map { $0.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } })
    var seen: [String] = []
    while let sentence = galley.firstHidden(from: start, count: 40), seen.count < 9 {
      galley.cover?.uncover(sentence)
      seen.append(twin(galley).joined(separator: "\n").filter { !"░ \n".contains($0) })
    }
    #expect(seen == ["Oneis数字。code", "Oneis数字。Twois两。code", "Oneis数字。Twois两。Three.code"])
    #expect(twin(galley) == whole)
  }

  /// Only what is in the rows that are asked for.
  @Test func whatIsOutOfSightWaits() throws {
    var galley = galley(.beside)
    galley.cover = TwinCover()
    let third = galley.position(block: 1, offset: 0)
    let found = galley.firstHidden(from: third, count: 1)
    let sentence = try #require(found)
    #expect(sentence.block == 1)
    galley.cover?.uncover(sentence)
    let below = galley.firstHidden(from: third, count: 10)
    #expect(below == nil)
    let above = galley.firstHidden(from: Galley.Position(block: 0, line: 0), count: 3)
    #expect(above?.block == 0)
  }
}
