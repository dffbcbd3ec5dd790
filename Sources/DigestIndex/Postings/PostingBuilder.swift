import CXXHash
import DigestKit
import Foundation

/// Gathers in memory which rows hold which tokens, to be written together as one segment.
///
/// Tokens are numbered as they come; what is kept of a text is then a pair of numbers for each of its tokens.
struct PostingBuilder: Sendable {
  private var terms = TermTable()
  /// Term and row, in the order in which they came.
  private var pairs: [Pair] = []
  /// The row that each term was last seen in: a text has most of its tokens many times.
  private var lastRows: [UInt32] = []
  private var grams: CommonGrams
  /// True while no term had a row after a greater one.
  private var isAscending = true

  private struct Pair {
    var term: UInt32
    var row: UInt32
  }

  /// `capacity`: pairs to make room for. Room that isn't used costs nothing, while an array that grows takes new
  /// memory again and again.
  init(capacity: Int = 0) {
    pairs.reserveCapacity(capacity)
    grams = CommonGrams(capacity: capacity * 2)
  }

  var isEmpty: Bool { pairs.isEmpty }

  /// How many pairs of a token and a row there are.
  var count: Int { pairs.count }

  /// Adds a token, in UTF-8, of a row.
  mutating func add(_ token: UnsafeRawBufferPointer, row: UInt32) {
    let term = terms.number(of: token)
    if Int(term) == lastRows.count {
      lastRows.append(row)
    } else if lastRows[Int(term)] == row {
      return
    } else {
      if lastRows[Int(term)] > row { isAscending = false }
      lastRows[Int(term)] = row
    }
    pairs.append(Pair(term: term, row: row))
  }

  /// Adds all tokens of a text, and of its head.
  mutating func add(_ text: SearchTokens.Text, _ head: SearchTokens.Text, row: UInt32) {
    for tokens in [text.tokens, head.tokens] {
      tokens.withUnsafeBytes { bytes in
        var start = 0
        for end in bytes.indices where bytes[end] == SearchTokens.separator {
          add(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), row: row)
          start = end + 1
        }
      }
    }
    grams.add(text.letters, row: row)
  }

  /// The longer groups of letters that are common in what was gathered, and their rows.
  func commonGrams() -> PostingBuilder {
    var counts = Array(repeating: 0, count: terms.count)
    for pair in pairs { counts[Int(pair.term)] += 1 }
    let common = counts.indices.filter { counts[$0] >= CommonGrams.fewest }
    var parts = GramSet(capacity: common.count)
    for term in common {
      let letters = terms.withBytes(of: UInt32(term)) {
        String(decoding: $0, as: UTF8.self).utf16.map(UInt64.init)
      }
      if letters.count == 2 { parts.insert(letters[0] << 16 | letters[1]) }
    }
    var found = PostingBuilder()
    grams.forEach(of: parts) { term, rows in
      term.withUnsafeBytes { term in for row in rows { found.add(term, row: row) } }
    }
    return found
  }

  /// Calls `body` with each term and its rows in ascending order, by the bytes of the terms.
  func forEachTerm(_ body: (UnsafeRawBufferPointer, ArraySlice<UInt32>) throws -> Void) throws {
    var ends = Array(repeating: 0, count: terms.count + 1)
    for pair in pairs { ends[Int(pair.term) + 1] += 1 }
    for term in 1..<ends.count { ends[term] += ends[term - 1] }
    var places = ends
    var rows = Array(repeating: UInt32(0), count: pairs.count)
    for pair in pairs {
      rows[places[Int(pair.term)]] = pair.row
      places[Int(pair.term)] += 1
    }
    for term in terms.sorted() {
      let range = ends[Int(term)]..<ends[Int(term) + 1]
      // Rows come in ascending order, but for segments that are merged.
      let own = isAscending ? rows[range] : Set(rows[range]).sorted()[...]
      try terms.withBytes(of: term) { try body($0, own) }
    }
  }
}

/// Byte strings, numbered from 0 as they are first seen.
private struct TermTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each begins in `bytes`; one more than there are.
  private var starts: [UInt32] = [0]
  /// Numbers plus one by hash, the upper half of which stands beside them; 0 where free. Never more than half
  /// full.
  private var slots: [UInt64] = Array(repeating: 0, count: 1 << 12)

  var count: Int { starts.count - 1 }

  func withBytes<Value>(of number: UInt32, _ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value
  {
    try bytes.withUnsafeBytes {
      try body(UnsafeRawBufferPointer(rebasing: $0[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]))
    }
  }

  /// The number of `term`, a new one if it wasn't there.
  mutating func number(of term: UnsafeRawBufferPointer) -> UInt32 {
    let hash = XXH3_64bits(term.baseAddress, term.count)
    let mark = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = UInt32(truncatingIfNeeded: slots[slot]) - 1
      if slots[slot] & 0xFFFF_FFFF_0000_0000 == mark, stands(for: term, number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(count)
    slots[slot] = mark | UInt64(number + 1)
    bytes += term
    starts.append(UInt32(bytes.count))
    if count * 2 > slots.count { grow() }
    return number
  }

  private func stands(for term: UnsafeRawBufferPointer, _ number: UInt32) -> Bool {
    let start = Int(starts[Int(number)])
    guard Int(starts[Int(number) + 1]) - start == term.count, let base = term.baseAddress else {
      return false
    }
    return bytes.withUnsafeBytes { $0.baseAddress.map { memcmp($0 + start, base, term.count) == 0 } ?? false }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in 0..<UInt32(count) {
      let hash = withBytes(of: number) { XXH3_64bits($0.baseAddress, $0.count) }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
    }
  }

  /// All numbers, by the bytes of what they stand for.
  func sorted() -> [UInt32] {
    // Most are told apart by their first eight bytes.
    var keys: [(head: UInt64, number: UInt32)] = []
    keys.reserveCapacity(count)
    for number in 0..<UInt32(count) {
      let head = withBytes(of: number) { term in
        (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64($1 < term.count ? term[$1] : 0) }
      }
      keys.append((head, number))
    }
    keys.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      return withBytes(of: left.number) { left in
        withBytes(of: right.number) { left.lexicographicallyPrecedes($0) }
      }
    }
    return keys.map(\.number)
  }
}
