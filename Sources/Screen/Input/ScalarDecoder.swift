/// UTF-8, a byte at a time (Unicode 15, table 3-7). Bytes that are no UTF-8 are dropped, one by one.
struct ScalarDecoder: Hashable {
  private var value: UInt32 = 0
  private var missing = 0
  /// What the next byte may be: narrower behind some first bytes, so that nothing is written too long.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// True while a character is there in part.
  var isInside: Bool { missing > 0 }

  /// The scalar that `byte` completes. Nil if more is to come, or if `byte` belongs to no character.
  mutating func decode(_ byte: UInt8) -> Unicode.Scalar? {
    if missing > 0 {
      if allowed.contains(byte) {
        value = value << 6 | UInt32(byte & 0x3F)
        missing -= 1
        allowed = 0x80...0xBF
        return missing == 0 ? Unicode.Scalar(value) : nil
      }
      // What came before was half a character; this byte may begin another one.
      missing = 0
    }
    allowed = 0x80...0xBF
    switch byte {
    case ..<0x80: return Unicode.Scalar(byte)
    case 0xC2...0xDF: begin(byte & 0x1F, missing: 1)
    case 0xE0...0xEF:
      begin(byte & 0x0F, missing: 2)
      if byte == 0xE0 { allowed = 0xA0...0xBF }
      if byte == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      begin(byte & 0x07, missing: 3)
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }
    default: break
    }
    return nil
  }

  private mutating func begin(_ bits: UInt8, missing: Int) {
    value = UInt32(bits)
    self.missing = missing
  }

  /// All of `bytes` as text.
  static func text(of bytes: some Sequence<UInt8>) -> String {
    var decoder = ScalarDecoder()
    var text = ""
    for byte in bytes {
      if let scalar = decoder.decode(byte) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
