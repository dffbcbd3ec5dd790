/// Neighbouring tokens of a segment with the rows of each.
///
/// For each token: how many bytes it shares with the one before, how many follow, these, the length of its
/// list, and the list: the first row, then the distance of each from the one before. Numbers have seven bits a
/// byte, the eighth telling that more follow.
struct PostingBlock {
  /// A page of the database, or nearly.
  private static let size = 4000

  private(set) var first: [UInt8] = []
  private(set) var data: [UInt8] = []
  private var last: [UInt8] = []

  func hasRoom(for term: UnsafeRawBufferPointer, _ rows: ArraySlice<UInt32>) -> Bool {
    data.count + term.count + rows.count + 6 <= Self.size
  }

  mutating func append(_ term: UnsafeRawBufferPointer, _ rows: ArraySlice<UInt32>) {
    if data.isEmpty { first = Array(term) }
    let shared = zip(last, term).prefix { $0 == $1 }.count
    append(UInt32(shared))
    append(UInt32(term.count - shared))
    data += term.dropFirst(shared)
    var length = 0
    var previous: UInt32 = 0
    for row in rows {
      length += Self.length(of: row - previous)
      previous = row
    }
    append(UInt32(length))
    previous = 0
    for row in rows {
      append(row - previous)
      previous = row
    }
    last.removeAll(keepingCapacity: true)
    last += term
  }

  private mutating func append(_ number: UInt32) {
    var rest = number
    while rest >= 0x80 {
      data.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    data.append(UInt8(rest))
  }

  private static func length(of number: UInt32) -> Int {
    number < 1 << 7 ? 1 : number < 1 << 14 ? 2 : number < 1 << 21 ? 3 : number < 1 << 28 ? 4 : 5
  }

  // MARK: Reading

  /// Calls `body` with each token and its list, until it returns false. What is damaged is left out.
  static func forEachTerm(
    in data: UnsafeBufferPointer<UInt8>, _ body: ([UInt8], UnsafeBufferPointer<UInt8>) -> Bool
  ) {
    var term: [UInt8] = []
    var at = 0
    while at < data.count {
      guard let shared = number(in: data, &at), shared <= term.count, let more = number(in: data, &at),
        more <= data.count - at
      else { return }
      term.removeLast(term.count - shared)
      term += data[at..<(at + more)]
      at += more
      guard let length = number(in: data, &at), length <= data.count - at else { return }
      guard body(term, UnsafeBufferPointer(rebasing: data[at..<(at + length)])) else { return }
      at += length
    }
  }

  /// Calls `body` with each row of a list.
  static func forEachRow(in list: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void) {
    var row: UInt32 = 0
    var at = 0
    while let distance = number(in: list, &at) {
      row &+= UInt32(truncatingIfNeeded: distance)
      body(row)
    }
  }

  /// Puts each row of a list into `rows`, but for those past its end. A letter alone stands for millions: this is
  /// where its search spends its time.
  static func insert(_ list: UnsafeBufferPointer<UInt8>, into rows: inout RowSet) {
    let end = UInt32(clamping: rows.end)
    rows.withWords { words in
      var row: UInt32 = 0
      var at = 0
      while at < list.count {
        let byte = list[at]
        if byte < 0x80 {
          row &+= UInt32(byte)
          at += 1
        } else {
          guard let distance = number(in: list, &at) else { return }
          row &+= UInt32(truncatingIfNeeded: distance)
        }
        if row < end { words[Int(row >> 6)] |= 1 << UInt64(row & 63) }
      }
    }
  }

  /// Nil at the end.
  private static func number(in data: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int? {
    var number = 0
    var shift = 0
    while at < data.count {
      let byte = data[at]
      at += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
      guard shift < 35 else { return nil }
    }
    return nil
  }
}
