import CICU

/// The parts of a text that letters can be typed for, in order; all else is passed over.
struct PinyinUnits {
  enum Unit: Equatable {
    /// A Han character of the BMP that has a reading.
    case han(UInt16)
    /// A Latin letter without diacritics in lower case, or a digit, in ASCII.
    case latin(UInt8)
  }

  private var cursor: UTF8Cursor
  private let table = PinyinTable.shared
  /// UTF-8 offset at which the unit last given starts.
  private(set) var start: Int
  /// UTF-8 offset at which it ends.
  var end: Int { cursor.at }

  /// `bytes` is valid UTF-8, and a scalar begins at `start`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    cursor = UTF8Cursor(bytes, at: start)
    self.start = start
  }

  mutating func next() -> Unit? {
    while true {
      let place = cursor.at
      guard let scalar = cursor.next() else { return nil }
      start = place
      if let unit = unit(scalar) { return unit }
    }
  }

  private func unit(_ scalar: UInt32) -> Unit? {
    switch scalar {
    case ..<0x80: return Letter.folded(UInt8(scalar)).map(Unit.latin)
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
