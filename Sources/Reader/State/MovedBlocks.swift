import Markdown

/// Where the blocks of a text are after it was edited: by what they say, since lines and numbers are others then.
struct MovedBlocks {
  private let old: [[String]]
  private let new: [[String]]

  init(from old: [Block], to new: [Block]) {
    self.old = old.map { PlainText.lines(of: [$0]) }
    self.new = new.map { PlainText.lines(of: [$0]) }
  }

  /// The number that a block has now; of one that says something else, the place behind the last block before it that
  /// is still there. Titles stay.
  subscript(number: Int) -> Int {
    guard old.indices.contains(number) else { return number }
    for distance in 0...number {
      let said = old[number - distance]
      guard !said.isEmpty else { continue }
      // Of several that say the same, the nearest.
      let same = new.indices.filter { new[$0] == said }
      if let found = same.min(by: { abs($0 - number) < abs($1 - number) }) {
        return min(found + distance, max(0, new.count - 1))
      }
    }
    return min(number, max(0, new.count - 1))
  }
}
