/// Words of texts in ASCII alone, by the rules of UAX #29 for these few characters: ICU takes several times as long.
enum ASCIIWords {
  /// Where each word begins and ends; nil for a text that holds other characters, or some on which versions of the rules
  /// differ.
  static func bounds(in bytes: UnsafeBufferPointer<UInt8>) -> [Int32]? {
    // Most texts that aren't in ASCII tell by their first letter.
    guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0x5F && $0 != 0x40 }) else { return nil }
    var bounds: [Int32] = []
    var at = 0
    while at < bytes.count {
      guard isLetter(bytes[at]) || isDigit(bytes[at]) else {
        at += 1
        continue
      }
      bounds.append(Int32(truncatingIfNeeded: at))
      while at < bytes.count {
        if isLetter(bytes[at]) || isDigit(bytes[at]) {
          at += 1
          continue
        }
        guard at + 1 < bytes.count else { break }
        guard let joins = joins(bytes[at - 1], bytes[at], bytes[at + 1]) else { return nil }
        if !joins { break }
        at += 1
      }
      bounds.append(Int32(truncatingIfNeeded: at))
    }
    return bounds
  }

  /// True if a sign between two characters parts no word, as in `don't`, `e.g` and `1,024`; nil if that isn't settled.
  private static func joins(_ before: UInt8, _ sign: UInt8, _ after: UInt8) -> Bool? {
    let isInWord = isLetter(before) && isLetter(after)
    switch sign {
    case 0x2E, 0x27: return isInWord || isDigit(before) && isDigit(after)
    case 0x2C, 0x3B: return isDigit(before) && isDigit(after)
    case 0x3A: return isInWord ? nil : false
    default: return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
