/// Finds the groups of three and four letters that many texts hold: 机器人, 人工智能.
///
/// Pairs alone leave it to the text whether 机器 and 器人 stand together. For what is asked most, texts by the
/// thousand would be read; a list of the rows that hold the whole group spares them.
struct CommonGrams {
  /// Letters of the texts, one behind the other, with 0 for everything that parts them.
  private var letters: [UInt16] = []
  private var texts: [(row: UInt32, end: Int)] = []

  /// `capacity`: letters to make room for.
  init(capacity: Int) { letters.reserveCapacity(capacity) }

  /// A group that fewer rows hold is left to the text.
  static let fewest = 64

  mutating func add(_ text: [UInt16], row: UInt32) {
    letters += text
    texts.append((row, letters.count))
  }

  /// Calls `body` with each common group, in UTF-8, and its rows in ascending order.
  ///
  /// `pairs`: the pairs of letters that are common themselves; no other is part of a common group.
  func forEach(of pairs: GramSet, _ body: (_ term: [UInt8], _ rows: ArraySlice<UInt32>) -> Void) {
    var parts = pairs
    for length in 3...4 {
      let found = counted(length, of: parts)
      parts = GramSet(capacity: found.grams.count)
      found.forEachCommon { gram, rows in
        parts.insert(gram)
        body(Self.term(of: gram, length), rows)
      }
    }
  }

  private static func term(of gram: UInt64, _ length: Int) -> [UInt8] {
    let letters = (0..<length).map { UInt16(truncatingIfNeeded: gram >> UInt64(16 * (length - 1 - $0))) }
    return Array(String(decoding: letters, as: UTF16.self).utf8)
  }

  private func counted(_ length: Int, of parts: GramSet) -> GramCounts {
    let partMask: UInt64 = (1 << UInt64(16 * (length - 1))) - 1
    let mask: UInt64 = .max >> UInt64(64 - 16 * length)
    var counts = GramCounts()
    var start = 0
    letters.withUnsafeBufferPointer { letters in
      for (row, end) in texts {
        var gram: UInt64 = 0
        var run = 0
        var followsPart = false
        for index in start..<end {
          let letter = letters[index]
          guard letter != 0 else {
            (run, followsPart) = (0, false)
            continue
          }
          gram = gram << 16 | UInt64(letter)
          run += 1
          let endsPart = run >= length - 1 && parts.contains(gram & partMask)
          if endsPart && followsPart { counts.add(gram & mask, row: row) }
          followsPart = endsPart
        }
        start = end
      }
    }
    return counts
  }
}

/// Groups of letters, sixteen bits each, with the rows that hold them.
private struct GramCounts {
  private(set) var grams: [UInt64] = []
  private var counts: [Int] = []
  private var rows: [(gram: UInt32, row: UInt32)] = []
  private var lastRows: [UInt32] = []
  private var numbers = GramSlots(capacity: 1 << 12)

  /// Calls `body` with each group that is common and its rows, in the order in which they came.
  func forEachCommon(_ body: (UInt64, ArraySlice<UInt32>) -> Void) {
    // Where the rows of a group begin; those of others have no place.
    var places: [Int] = []
    var count = 0
    for own in counts {
      places.append(own >= CommonGrams.fewest ? count : -1)
      if own >= CommonGrams.fewest { count += own }
    }
    var sorted = Array(repeating: UInt32(0), count: count)
    for (gram, row) in rows where places[Int(gram)] >= 0 {
      sorted[places[Int(gram)]] = row
      places[Int(gram)] += 1
    }
    for (number, end) in places.enumerated() where end >= 0 {
      body(grams[number], sorted[(end - counts[number])..<end])
    }
  }

  mutating func add(_ gram: UInt64, row: UInt32) {
    let number = numbers.number(of: gram, next: grams.count)
    if number == grams.count {
      grams.append(gram)
      counts.append(0)
      lastRows.append(.max)
      if grams.count * 2 > numbers.capacity {
        numbers = GramSlots(capacity: numbers.capacity * 2)
        for (number, gram) in grams.enumerated() { _ = numbers.number(of: gram, next: number) }
      }
    }
    guard lastRows[number] != row else { return }
    lastRows[number] = row
    counts[number] += 1
    rows.append((UInt32(number), row))
  }
}

/// A set of groups of letters.
struct GramSet {
  private var slots: GramSlots

  init(capacity: Int) { slots = GramSlots(capacity: capacity * 2) }

  mutating func insert(_ gram: UInt64) { _ = slots.number(of: gram, next: 0) }

  func contains(_ gram: UInt64) -> Bool { slots.contains(gram) }
}

/// A hash table that is never full: groups of letters, none of which is 0, with a number each.
private struct GramSlots {
  private var keys: [UInt64]
  private var numbers: [UInt32]
  private let shift: UInt64

  var capacity: Int { keys.count }

  init(capacity: Int) {
    var bits: UInt64 = 10
    while 1 << bits < capacity { bits += 1 }
    keys = Array(repeating: 0, count: 1 << bits)
    numbers = Array(repeating: 0, count: 1 << bits)
    shift = 64 - bits
  }

  /// Fibonacci hashing: the high bits of the product are well mixed.
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  func contains(_ key: UInt64) -> Bool { keys[slot(of: key)] != 0 }

  /// The number of `key`, which is `next` if it wasn't there.
  mutating func number(of key: UInt64, next: Int) -> Int {
    let slot = slot(of: key)
    if keys[slot] == key { return Int(numbers[slot]) }
    keys[slot] = key
    numbers[slot] = UInt32(next)
    return next
  }
}
