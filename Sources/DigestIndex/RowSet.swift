/// A set of row ids below a known end: a bit for each.
struct RowSet: Equatable, Sendable {
  /// One past the greatest row that it can hold.
  let end: Int64
  private var words: [UInt64]

  init(end: Int64) {
    self.end = end
    words = Array(repeating: 0, count: Int(end / 64 + 1))
  }

  func contains(_ row: Int64) -> Bool {
    row >= 0 && row < end && words[Int(row >> 6)] & (1 << UInt64(row & 63)) != 0
  }

  /// Rows at or past the end belong to an index that has grown since; they are left out.
  mutating func insert(_ row: Int64) {
    guard row >= 0 && row < end else { return }
    words[Int(row >> 6)] |= 1 << UInt64(row & 63)
  }

  mutating func remove(_ row: Int64) {
    guard row >= 0 && row < end else { return }
    words[Int(row >> 6)] &= ~(1 << UInt64(row & 63))
  }

  /// All of these must have the same end.
  mutating func formUnion(_ other: RowSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: RowSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func subtract(_ other: RowSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Every row below the end that isn't in it.
  var complement: RowSet {
    var all = self
    for index in all.words.indices { all.words[index] = ~words[index] }
    let past = UInt64(end & 63)
    all.words[all.words.count - 1] &= past == 0 ? 0 : (1 << past) - 1
    return all
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Calls `body` with each of its rows in `range`, least first.
  func forEach(in range: Range<Int64>, _ body: (Int64) throws -> Void) rethrows {
    var row = max(0, range.lowerBound)
    let last = min(end, range.upperBound)
    while row < last {
      let rest = words[Int(row >> 6)] >> UInt64(row & 63)
      guard rest != 0 else {
        row = (row | 63) + 1
        continue
      }
      row += Int64(rest.trailingZeroBitCount)
      guard row < last else { return }
      try body(row)
      row += 1
    }
  }
}
