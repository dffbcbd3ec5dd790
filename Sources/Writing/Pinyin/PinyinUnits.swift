import CICU

/// The parts of a text that letters can be typed for, in order; all else is passed over.
struct PinyinUnits {
  enum Unit: Equatable {
    /// A Han character of the BMP that has a reading.
    case han(UInt16)
    /// A Latin letter without diacritics in lower case, or a digit, in ASCII.
    case latin(UInt8)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let table = PinyinTable.shared
  /// UTF-8 offset at which the unit last given starts.
  private(set) var start: Int
  /// UTF-8 offset at which it ends.
  private(set) var end: Int

  /// `bytes` is valid UTF-8, and a scalar begins at `start`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    self.start = start
    end = start
  }

  mutating func next() -> Unit? {
    while end < bytes.count {
      start = end
      let first = bytes[start]
      if first < 0x80 {
        end += 1
        if let letter = Letter.folded(first) { return .latin(letter) }
      } else if let unit = unit(scalar(first)) {
        return unit
      }
    }
    return nil
  }

  /// The scalar at the cursor, which moves past it; it starts with `first`, which isn't ASCII.
  private mutating func scalar(_ first: UInt8) -> UInt32 {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    end = min(end + length, bytes.count)
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for at in (start + 1)..<end { value = value << 6 | UInt32(bytes[at] & 0x3F) }
    return value
  }

  private func unit(_ scalar: UInt32) -> Unit? {
    switch scalar {
    case 0x2E80...0xFAFF:
      let scalar = UInt16(scalar)
      return !table.readings(of: scalar).isEmpty ? .han(scalar) : nil
    case 0xFF10...0xFF5A:
      // Full-width forms.
      return Letter.folded(UInt8(scalar - 0xFEE0)).map(Unit.latin)
    case 0xC0...0x24F, 0x1E00...0x1EFF:
      return UInt8(exactly: cicu_canonical_base(scalar)).flatMap(Letter.folded).map(Unit.latin)
    default:
      return nil
    }
  }
}
