import DigestKit
import Testing

/// Which words of an issue may be told to have risen.
@Suite struct IssueWordsTests {
  private func words(_ entries: [[String]]) -> [String] {
    IssueWords(entries).words.map { "\($0.spellings[0]) \($0.entries) \($0.titles)" }.sorted()
  }

  /// Of what always stands together only the whole is told; an English plural is the same word.
  @Test func phrasesStandForTheirParts() {
    let entries = [
      ["Lamp Fish at sea\nThe lamp fish glow."], ["Two lamp fishes\nNight is dark."], ["Sea\nOne lamp fish."],
      ["Nothing\nAt all."], ["Empty\nSo dark."],
    ]
    #expect(words(entries).contains("lamp fish 3 2"))
    #expect(!words(entries).contains { $0.hasPrefix("lamp ") && !$0.hasPrefix("lamp fish") })
  }

  /// A word that is also written without the others of a phrase in titles is a word of its own.
  @Test func aWordIsToldIfItStandsAlone() {
    let entries = (1...3).map { ["彗星来了 \($0)\n彗星在东边。彗星很亮。"] } + [["别的\n不是。"], ["空\n没有。"]]
    #expect(words(entries).contains("彗星 3 3"))
  }

  /// The editions of an entry are one, and each says what it says in its language.
  @Test func editionsAreOneEntry() {
    let entries = [["灯笼鱼发光\n灯笼鱼。", "Lanternfish\nLanternfish."], ["又见灯笼鱼\n灯笼鱼。"], ["别的\n不是。"]]
    #expect(words(entries).contains { $0.hasSuffix(" 2 2") })
    #expect(!words(entries).contains { $0.contains("Lanternfish") })
  }

  /// What no title names is spoken of by the way; what heads lines in most entries, as labels do, is no subject.
  @Test func titlesTellSubjectsFromLabels() {
    let entries = [
      ["Comet seen\nVerdict\nGood comet, says Bob."], ["Comet lost\nVerdict\nBad, says Bob."],
      ["Verdict on rain\nVerdict\nFine."], ["Moon\nFair."], ["Sun\nHot."],
    ]
    #expect(words(entries) == ["Comet 2 2"])
  }

  /// Neither ends of a phrase nor words alone are what most entries have.
  @Test func whatMostHaveIsNoNews() {
    let entries =
      (1...12).map { ["The day \($0)\nThe day was long."] } + [["The comet\nA comet."], ["The comet\nGone."]]
    #expect(words(entries) == ["comet 2 2"])
  }

  @Test func nothingComesOfNothing() {
    #expect(IssueWords([]).words.isEmpty)
    #expect(IssueWords([[], [""], ["\n\n"], ["12 34\n56"], ["。\n"]]).words.isEmpty)
  }
}
