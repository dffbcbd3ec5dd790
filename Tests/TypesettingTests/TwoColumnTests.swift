import DigestKit
import Testing
import Typesetting

/// Which rows an entry and its twin share where they stand beside each other.
@Suite struct TwoColumnTests {
  private func entry(_ markdown: String) -> Entry {
    Edition(bytes: Array("## 题\n\n\(markdown)\n".utf8)).entries[0]
  }

  /// Rows of both below their titles, each block beside the one at the same place.
  private func rows(_ own: String, _ other: String, _ arrangement: Galley.Arrangement) -> [String] {
    let (entry, twin) = (entry(own), entry(other))
    let pairs = entry.blocks.indices.map { index in
      AlignedPair(left: index..<(index + 1), right: index..<(index + 1), score: 1, isDoubtful: false)
    }
    var galley = Galley(
      entry, options: TypesettingOptions(width: 12),
      twin: Galley.Twin(twin, resources: EntryResources(), pairs: pairs), arrangement: arrangement)
    let lines = galley.lines(from: Galley.Position(block: 0, line: 0), count: 40)
    // The first is the blank one below the titles.
    return lines.dropFirst().map { line in
      (line.isTwin ? "+ " : "") + line.line.text + (line.beside.map { " | " + $0.text } ?? "")
    }
  }

  /// Paragraphs inside items stand on the same rows as those of the twin if there are as many of them; or else items do,
  /// or else the whole.
  @Test func partsThatSayTheSameBeginOnOneRow() {
    #expect(
      rows("- 一\n\n  二三四五六七八\n\n- 九", "- one two three\n\n  four\n\n- nine", .beside) == [
        "• 一 | • one two", " |   three", " | ", "  二三四五六 |   four", "  七八 | ", "", "• 九 | • nine",
      ])
    #expect(
      rows("- 一\n\n  二三四五六七八\n\n- 九", "- one\n- nine", .beside) == [
        "• 一 | • one", "", "  二三四五六", "  七八", "", "• 九 | • nine",
      ])
    #expect(
      rows("- 一\n- 二三四五六七八", "- one two three", .beside) == ["• 一 | • one two", "• 二三四五六 |   three", "  七八"])
    #expect(
      rows("> 一\n>\n> 二三四五六七八", "> one two three\n>\n> four", .beside) == [
        "▏ 一 | ▏ one two", "▏ | ▏ three", " | ▏", "▏ 二三四五六 | ▏ four", "▏ 七八",
      ])
  }

  @Test func betweenTheLinesItemsHaveTheirTwinsBelow() {
    #expect(
      rows("- 一\n\n  二三四五六七八\n\n- 九", "- one two three\n\n  four\n\n- nine", .belowAll) == [
        "• 一", "", "  二三四五六", "  七八", "", "+ ", "+ • one two", "+   three", "+ ", "+   four", "+ ", "• 九",
        "+ • nine",
      ])
    #expect(rows("- 一\n- 二", "- one", .belowAll) == ["• 一", "• 二", "+ ", "+ • one"])
  }
}
