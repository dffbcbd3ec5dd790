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

  /// Every row of a range.
  mutating func insert(_ rows: Range<Int64>) {
    let rows = rows.clamped(to: 0..<end)
    guard let last = rows.last else { return }
    for word in Int(rows.lowerBound >> 6)...Int(last >> 6) { words[word] |= Self.mask(word, of: rows) }
  }

  /// Sets bits of rows below the end: of row 70, bit 6 of the second word.
  mutating func withWords<Value>(_ body: (UnsafeMutableBufferPointer<UInt64>) -> Value) -> Value {
    words.withUnsafeMutableBufferPointer { body($0) }
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

  /// How many of its rows lie in a range.
  func count(in range: Range<Int64>) -> Int {
    let range = range.clamped(to: 0..<end)
    guard let last = range.last else { return 0 }
    let (first, final) = (Int(range.lowerBound >> 6), Int(last >> 6))
    var count = 0
    for word in first...final { count += (words[word] & Self.mask(word, of: range)).nonzeroBitCount }
    return count
  }

  /// The bits of a word that stand for rows in a range that isn't empty.
  private static func mask(_ word: Int, of range: Range<Int64>) -> UInt64 {
    let last = range.upperBound - 1
    var bits = UInt64.max
    if word == Int(range.lowerBound >> 6) { bits &= .max << UInt64(range.lowerBound & 63) }
    if word == Int(last >> 6) { bits &= .max >> UInt64(63 - last & 63) }
    return bits
  }

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
