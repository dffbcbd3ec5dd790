import DigestKit
import Testing

@testable import Typesetting

@Suite struct BlockGroupsTests {
  private func numbers(_ groups: BlockGroups, _ blocks: Range<Int>) -> [Int] {
    blocks.map { groups.number(ofBlock: $0) }
  }

  @Test func withoutATwinEachBlockStandsAlone() {
    let groups = BlockGroups([], blocks: 3)
    #expect(numbers(groups, -1..<3) == [0, 1, 2, 3])
    #expect(groups[3].blocks == 2..<3 && groups[3].twins.isEmpty)
  }

  @Test func whatTheTwinAloneHasBelongsToTheGroupBefore() {
    let groups = BlockGroups(
      [
        AlignedPair(left: 0..<2, right: 0..<1, score: 1, isDoubtful: false),
        AlignedPair(left: 2..<2, right: 1..<3, score: 0, isDoubtful: false),
        AlignedPair(left: 2..<3, right: 3..<4, score: 1, isDoubtful: false),
      ], blocks: 3)
    #expect(numbers(groups, -1..<3) == [0, 1, 1, 2])
    #expect(groups[1].further.map(\.blocks) == [1..<3])
    #expect(groups.number(ofPair: 1) == 1 && groups.number(ofPair: 2) == 2)
  }
}
