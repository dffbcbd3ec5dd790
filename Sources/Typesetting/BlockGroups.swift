import DigestKit

/// Blocks of an entry in groups, each with what its twin has for it.
///
/// What the twin alone has belongs to the group before it.
struct BlockGroups: Equatable, Sendable {
  struct Group: Equatable, Sendable {
    /// -1 for the titles.
    var pair: Int
    /// Blocks of the entry; never empty.
    var blocks: Range<Int>
    /// Blocks of the twin.
    var twins: Range<Int>
    /// What the twin alone has behind them.
    var further: [Part] = []
  }

  /// Blocks of the twin.
  struct Part: Equatable, Sendable {
    var pair: Int
    var blocks: Range<Int>
  }

  private var groups = [Group(pair: -1, blocks: -1..<0, twins: -1..<0)]
  /// The group of each block, the title first.
  private var ofBlock = [0]
  private var ofPair: [Int] = []

  /// `pairs`: in order on both sides, together all of `blocks` blocks; none for an entry without a twin.
  init(_ pairs: [AlignedPair], blocks: Int) {
    for (number, pair) in pairs.enumerated() {
      // Those of a text that has changed meanwhile may speak of more.
      var pair = pair
      pair.left = pair.left.clamped(to: -1..<blocks)
      if pair.left.isEmpty {
        groups[groups.count - 1].further.append(Part(pair: number, blocks: pair.right))
      } else {
        groups.append(Group(pair: number, blocks: pair.left, twins: pair.right))
        ofBlock += pair.left.map { _ in groups.count - 1 }
      }
      ofPair.append(groups.count - 1)
    }
    while ofBlock.count <= blocks {
      // Blocks that no pair speaks of stand alone.
      let block = ofBlock.count - 1
      groups.append(Group(pair: pairs.count, blocks: block..<(block + 1), twins: 0..<0))
      ofBlock.append(groups.count - 1)
    }
  }

  subscript(number: Int) -> Group { groups[number] }

  func number(ofBlock block: Int) -> Int { ofBlock[max(0, min(block + 1, ofBlock.count - 1))] }
  func number(ofPair pair: Int) -> Int { ofPair.indices.contains(pair) ? ofPair[pair] : 0 }
}
