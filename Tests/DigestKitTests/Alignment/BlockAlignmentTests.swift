import Markdown
import DigestKit
import TestSupport
import Testing

@Suite("Alignment of blocks") struct BlockAlignmentTests {
  @Test func aPairIsAsSureFromEitherSide() {
    for isDoubtful in [true, false] {
      let pair = AlignedPair(left: 0..<1, right: 2..<4, score: 0.5, isDoubtful: isDoubtful)
      #expect(pair.flipped == AlignedPair(left: 2..<4, right: 0..<1, score: 0.5, isDoubtful: isDoubtful))
      #expect(pair.flipped.flipped == pair)
    }
  }

  private func blocks(_ text: String) -> [Block] {
    Edition(bytes: Array(("# D\n\n## S\n\n### E\n\n" + text).utf8)).entries.first?.blocks ?? []
  }

  private func checkCover(_ pairs: [AlignedPair], _ left: [Block], _ right: [Block]) {
    #expect(pairs.flatMap { Array($0.left) } == Array(left.indices))
    #expect(pairs.flatMap { Array($0.right) } == Array(right.indices))
    #expect(pairs.allSatisfy { $0.left.count <= 3 && $0.right.count <= 3 })
  }

  private func ranges(_ pairs: [AlignedPair]) -> [String] { pairs.map { "\($0.left) \($0.right)" } }

  @Test func pairsKindsWithKinds() {
    let left = blocks(
      "先看图。\n\n![图](a.png)\n\n```swift\nlet a = 1\n```\n\n| 名 | 值 |\n|---|---|\n| a | 1 |\n\n- 一\n- 二\n\n> 引文"
    )
    let right = blocks(
      "See the picture.\n\n![Picture](a.png)\n\n```swift\nlet a = 1\n```\n\n| Name | Value |\n|---|---|\n| a | 1 |"
        + "\n\n- One\n- Two\n\n> A quote")
    let pairs = Alignment.blocks(left, right)
    checkCover(pairs, left, right)
    #expect(pairs.map(\.left) == pairs.map(\.right))
    #expect(pairs.allSatisfy { !$0.isDoubtful })
  }

  @Test func leavesMissingBlocksAlone() {
    let left = blocks("Kepler 发射于 2009 年。\n\n第二段讲 TESS，它找到 7,000 个候选。\n\n结束。")
    let right = blocks("Kepler was launched in 2009.\n\nThe end.")
    let pairs = Alignment.blocks(left, right)
    checkCover(pairs, left, right)
    #expect(ranges(pairs) == ["0..<1 0..<1", "1..<2 1..<1", "2..<3 1..<2"])
  }

  @Test func findsMergedParagraphs() {
    let left = blocks(
      "Kepler 于 2009 年发射，观测 150,000 颗恒星的亮度变化。\n\nTESS 在 2018 年接替它，每 27 天换一片天区。\n\n结尾只有一句。")
    let right = blocks(
      "Kepler was launched in 2009 and watched the brightness of 150,000 stars. TESS followed in 2018; it turns to "
        + "another field every 27 days.\n\nOne sentence to end with.")
    let pairs = Alignment.blocks(left, right)
    checkCover(pairs, left, right)
    #expect(ranges(pairs) == ["0..<2 0..<1", "2..<3 1..<2"])
  }

  @Test func neverPairsCodeWithText() {
    let left = blocks("```c\nint main(void);\n```")
    let right = blocks("Nothing but words here.")
    #expect(Alignment.blocks(left, right).allSatisfy { $0.left.isEmpty || $0.right.isEmpty })
  }

  @Test func handlesEmptySides() {
    let some = blocks("One.\n\nTwo.")
    #expect(Alignment.blocks([], []) == [])
    checkCover(Alignment.blocks(some, []), some, [])
    checkCover(Alignment.blocks([], some), [], some)
  }

  /// Paragraphs that name things by number, some without a counterpart; long enough to need anchors and a band.
  @Test(arguments: [true, false])
  func longEntriesAreAlignedToTheirEnd(_ hasNames: Bool) {
    var generator = SeededRandom(seed: 7)
    var left: [String] = []
    var right: [String] = []
    for index in 0..<1200 {
      let name = hasNames && index % 3 == 0 ? " Model-\(index * 37) " : ""
      let length = Int.random(in: 3...40, using: &generator)
      if index % 17 != 3 { left.append("第\(name)" + String(repeating: "星", count: length)) }
      if index % 23 != 5 { right.append("No.\(name)" + String(repeating: "st ar", count: length / 2 + 1)) }
    }
    let lefts = blocks(left.joined(separator: "\n\n"))
    let rights = blocks(right.joined(separator: "\n\n"))
    #expect(lefts.count == left.count && rights.count == right.count)
    let pairs = Alignment.blocks(lefts, rights)
    checkCover(pairs, lefts, rights)
    // What has a name goes with what has the same one, to the last.
    let named = pairs.filter { pair in
      pair.left.count == 1 && pair.right.count == 1
        && name(of: lefts[pair.left.lowerBound]) != nil
        && name(of: lefts[pair.left.lowerBound]) == name(of: rights[pair.right.lowerBound])
    }
    #expect(hasNames ? named.count > 300 : named.isEmpty)
  }

  private func name(of block: Block) -> String? {
    let words = RichText(block.inlines).plain.split(separator: " ")
    return words.first { $0.hasPrefix("Model-") }.map(String.init)
  }
}
