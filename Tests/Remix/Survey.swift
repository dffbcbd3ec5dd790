import Foundation

/// Counts distinct pairs of Han characters exactly and distinct Latin words nearly, in memory that doesn't
/// grow with what is counted.
struct Survey {
  private static let han: UInt32 = 0x4E00
  private static let width = 0x9FFF - 0x4E00 + 1
  private static let wordBits = 1 << 26
  private var pairs = [UInt64](repeating: 0, count: width * width / 64 + 1)
  private var words = [UInt64](repeating: 0, count: wordBits / 64)
  private(set) var hanPairs = 0
  private var wordMarks = 0

  /// Words share bits of the table the more, the fuller it is; this is what so many bits tell of.
  var latinWords: Int {
    let size = Double(Self.wordBits)
    return Int((-size * log1p(-Double(wordMarks) / size)).rounded())
  }

  /// Addresses aren't counted: theirs are no words.
  mutating func add(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { add($0) }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    // The Han character before this place, or -1.
    var last = -1
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte >= 0xE4, byte <= 0xE9, at + 2 < text.count {
        let scalar = UInt32(byte & 15) << 12 | UInt32(text[at + 1] & 63) << 6 | UInt32(text[at + 2] & 63)
        let character = scalar >= Self.han && scalar <= 0x9FFF ? Int(scalar - Self.han) : -1
        if last >= 0, character >= 0 { Self.mark(last * Self.width + character, in: &pairs, &hanPairs) }
        last = character
        at += 3
      } else {
        last = -1
        if byte.isLetter { addWord(of: text, &at) } else { at += 1 }
      }
    }
  }

  /// Moves past the word that begins there, or past the address.
  private mutating func addWord(of text: UnsafeBufferPointer<UInt8>, _ at: inout Int) {
    let start = at
    // FNV-1a over small letters.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    while at < text.count, text[at].isLetter {
      hash = (hash ^ UInt64(text[at] | 0x20)) &* 0x100_0000_01B3
      at += 1
    }
    let isScheme =
      at - start > 3 && text[start] | 0x20 == UInt8(ascii: "h") && text[start + 3] | 0x20 == UInt8(ascii: "p")
    if isScheme, at < text.count, text[at] == UInt8(ascii: ":") {
      while at < text.count, text[at] > 0x20, text[at] < 0x7F, text[at] != UInt8(ascii: ")") { at += 1 }
    } else if at - start > 1 {
      let mixed = (hash ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15
      Self.mark(Int(mixed >> 38), in: &words, &wordMarks)
    }
  }

  private static func mark(_ bit: Int, in table: inout [UInt64], _ count: inout Int) {
    let mask = (1 as UInt64) << UInt64(bit & 63)
    if table[bit >> 6] & mask == 0 {
      table[bit >> 6] |= mask
      count += 1
    }
  }
}
