/// The readings of every character of the BMP, unpacked from `pinyinReadings` when first asked for.
final class PinyinTable: Sendable {
  static let shared = PinyinTable(pinyinReadings)

  /// Every syllable there is, in alphabetical order.
  let syllables: [Pinyin.Syllable]
  /// The readings of every scalar, one scalar's after another's; of each the commonest first.
  let readings: [Pinyin.Syllable]
  /// Where in `readings` those of each scalar start; those of the next begin where they end.
  private let starts: [UInt16]

  /// Indices into `readings`: what a scalar is read as.
  func readings(of scalar: UInt16) -> Range<Int> {
    Int(starts[Int(scalar)])..<Int(starts[Int(scalar) + 1])
  }

  /// Two passes over the source: the first counts the readings of each scalar, the second puts them in.
  init(_ source: StaticString) {
    var syllables: [Pinyin.Syllable] = []
    var starts = [UInt16](repeating: 0, count: 0x10001)
    source.withUTF8Buffer { bytes in
      ReadingLines(bytes).forEach { scalar, _, _ in
        starts[Int(scalar) + 1] += 1
      } syllable: {
        syllables.append($0)
      }
    }
    for scalar in 1..<starts.count { starts[scalar] += starts[scalar - 1] }

    let none = Pinyin.Syllable(packed: 0)
    var readings = [Pinyin.Syllable](repeating: none, count: starts.last.map(Int.init) ?? 0)
    // One place is kept for the commonest reading; each character has exactly one.
    var next = starts.map { $0 &+ 1 }
    source.withUTF8Buffer { bytes in
      ReadingLines(bytes).forEach { scalar, number, isCommonest in
        if isCommonest {
          readings[Int(starts[Int(scalar)])] = syllables[number]
        } else {
          readings[Int(next[Int(scalar)])] = syllables[number]
          next[Int(scalar)] += 1
        }
      }
    }
    self.syllables = syllables
    self.starts = starts
    self.readings = readings
  }
}

/// The lines of `pinyinReadings`: a syllable, a space, characters, and perhaps a space and more characters.
private struct ReadingLines {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Calls `syllable` at the start of each line, then `character` with each of its characters, the number of
  /// the line and whether this reading of the character is its commonest.
  func forEach(
    character: (_ scalar: UInt16, _ number: Int, _ isCommonest: Bool) -> Void,
    syllable: (Pinyin.Syllable) -> Void = { _ in }
  ) {
    var at = 0
    var number = 0
    while at < bytes.count {
      var packed: UInt64 = 0
      var shift: UInt64 = 0
      while at < bytes.count, bytes[at] != 0x20 {
        packed |= UInt64(bytes[at]) << shift
        shift += 8
        at += 1
      }
      syllable(Pinyin.Syllable(packed: packed))
      var isCommonest = false
      while at < bytes.count, bytes[at] != 0x0A {
        if bytes[at] == 0x20 {
          isCommonest.toggle()
          at += 1
        } else {
          // Every character here takes three bytes.
          let high = UInt16(bytes[at] & 0x0F) << 12
          character(
            high | UInt16(bytes[at + 1] & 0x3F) << 6 | UInt16(bytes[at + 2] & 0x3F), number, isCommonest)
          at += 3
        }
      }
      number += 1
      at += 1
    }
  }
}
