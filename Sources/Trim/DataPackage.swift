/// ICU's data as they lie in an archive: a header, a table of names and places, and the items in order.
struct DataPackage {
  struct Item: Equatable {
    /// Without the package's own name in front: `brkitr/zh.res`.
    let name: String
    /// Of the archive's bytes.
    let bytes: Range<Int>
  }

  /// `icudt72l`, by which all names in the table begin.
  let name: String
  /// In the order of their names: ICU looks them up by halving.
  let items: [Item]

  private let archive: [UInt8]
  private let header: Range<Int>

  /// The first package in `archive`; nil if there is none, or its form is another one.
  init?(in archive: [UInt8]) {
    guard let start = Self.start(in: archive) else { return nil }
    let reader = ByteReader(archive)
    guard let headerLength = reader.number16(at: start) else { return nil }
    let table = start + headerLength
    guard let count = reader.number32(at: table), 1...100_000 ~= count else { return nil }
    var named: [(name: String, start: Int)] = []
    for index in 0..<count {
      let row = table + 4 + 8 * index
      guard let nameAt = reader.number32(at: row), let place = reader.number32(at: row + 4),
        let name = reader.string(at: table + nameAt), table + place <= archive.count,
        table + place >= named.last?.start ?? 0
      else { return nil }
      named.append((name, table + place))
    }
    guard let name = named.first?.name.prefix(while: { $0 != "/" }),
      named.allSatisfy({ $0.name.hasPrefix(name + "/") })
    else { return nil }
    // An item ends where the next one begins. Where the last one ends isn't told, and it is never kept.
    items = zip(named, named.dropFirst()).map { item, next in
      Item(name: String(item.name.dropFirst(name.count + 1)), bytes: item.start..<next.start)
    }
    self.name = String(name)
    self.archive = archive
    header = start..<table
  }

  /// The name under which the linker knows it: `icudt72_dat` for `icudt72l`.
  var symbol: String { name.dropLast() + "_dat" }

  /// The same package with nothing but these items.
  func cut(to isKept: (String) -> Bool) -> [UInt8] {
    let kept = items.filter { isKept($0.name) }
    let names = kept.map { Array("\(name)/\($0.name)".utf8) + [0] }
    var bytes = Array(archive[header])
    var nameAt = 4 + 8 * kept.count
    let namesEnd = nameAt + names.reduce(0) { $0 + $1.count }
    // Items begin at multiples of sixteen, as their own tables of numbers expect it.
    let firstItem = (header.count + namesEnd + 15) / 16 * 16 - header.count
    var place = firstItem
    bytes.append(number32: kept.count)
    for (item, name) in zip(kept, names) {
      bytes.append(number32: nameAt)
      bytes.append(number32: place)
      nameAt += name.count
      place += (item.bytes.count + 15) / 16 * 16
    }
    bytes += names.joined()
    bytes += repeatElement(0, count: firstItem - namesEnd)
    for item in kept {
      bytes += archive[item.bytes]
      bytes += repeatElement(0, count: (16 - item.bytes.count % 16) % 16)
    }
    return bytes
  }

  /// The header is told by two marks: its own, and the kind of data that follow. They are for machines whose
  /// numbers begin with the small end.
  private static func start(in archive: [UInt8]) -> Int? {
    let kind = Array("CmnD".utf8)
    return archive.withUnsafeBufferPointer { bytes in
      guard bytes.count > 32 else { return nil }
      return (0..<bytes.count - 32).first { at in
        bytes[at + 2] == 0xDA && bytes[at + 3] == 0x27 && bytes[at + 8] == 0
          && kind.indices.allSatisfy { bytes[at + 12 + $0] == kind[$0] }
      }
    }
  }
}

/// Little-endian numbers; nil beyond the end.
private struct ByteReader {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func number16(at place: Int) -> Int? { number(at: place, length: 2) }
  func number32(at place: Int) -> Int? { number(at: place, length: 4) }

  /// Up to the next zero.
  func string(at place: Int) -> String? {
    guard bytes.indices.contains(place), let end = bytes[place...].firstIndex(of: 0) else { return nil }
    return String(decoding: bytes[place..<end], as: UTF8.self)
  }

  private func number(at place: Int, length: Int) -> Int? {
    guard place >= 0, place + length <= bytes.count else { return nil }
    return (0..<length).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}

extension [UInt8] {
  mutating func append(number32 number: Int) {
    for byte in 0..<4 { append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }
}
