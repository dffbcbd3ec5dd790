/// How Han characters are read in Mandarin, without tones, for finding them by Latin letters.
///
/// Of a character with several readings all count: which one a word has isn't known here.
public enum Pinyin {
  /// A toneless syllable, such as `ji`, `zhuang` or, with `v` for ü, `lv`.
  public struct Syllable: Hashable, Sendable, CustomStringConvertible {
    /// The letters in ASCII, the first in the lowest byte; zero above the last. At most eight.
    let packed: UInt64

    /// How many letters it has.
    public var count: Int { (UInt64.bitWidth - packed.leadingZeroBitCount + 7) / 8 }

    /// The first letter in ASCII.
    var initial: UInt8 { UInt8(truncatingIfNeeded: packed) }

    /// True if it begins with `zh`, `ch` or `sh`.
    var hasTwoLetterInitial: Bool {
      (packed >> 8) & 0xFF == Letter.h && [Letter.z, Letter.c, Letter.s].contains(initial)
    }

    /// The letters as they are typed.
    public var description: String {
      String(decoding: (0..<count).map { UInt8(truncatingIfNeeded: packed >> ($0 * 8)) }, as: UTF8.self)
    }
  }

  /// All toneless readings of a character, the commonest first; none of what isn't Han, of Han outside the
  /// Basic Multilingual Plane, and of the rare characters that the dictionaries give no reading for.
  public static func readings(of scalar: Unicode.Scalar) -> [Syllable] {
    guard let scalar = UInt16(exactly: scalar.value) else { return [] }
    let table = PinyinTable.shared
    return Array(table.readings[table.readings(of: scalar)])
  }

  /// Only so many initials of a text are given: no query has more letters.
  static let longest = 64

  /// The first letters of a text, in each way it may be read: those of the syllables of its Han characters,
  /// its Latin letters (without diacritics, in lower case) and its digits. Anything else is skipped.
  ///
  /// At most 16 different strings, the one of the commonest readings first, then those with fewest others; each
  /// of the first 64 letters only. None if there is nothing to take a letter from.
  public static func initials(of text: String) -> [String] { initials(of: text, atMost: 16) }

  static func initials(of text: String, atMost limit: Int) -> [String] {
    var text = text
    return text.withUTF8 { bytes -> [String] in
      var units = PinyinUnits(bytes)
      var ways = RankedStrings(limit: limit)
      var length = 0
      while length < longest, let unit = units.next() {
        ways.append(oneOf: initials(of: unit))
        length += 1
      }
      return length == 0 ? [] : ways.strings
    }
  }

  /// The different letters that a unit may begin with, the likeliest first.
  private static func initials(of unit: PinyinUnits.Unit) -> [UInt8] {
    switch unit {
    case .latin(let letter): return [letter]
    case .han(let scalar):
      let table = PinyinTable.shared
      var found: [UInt8] = []
      for reading in table.readings(of: scalar) {
        let letter = table.readings[reading].initial
        if !found.contains(letter) { found.append(letter) }
      }
      return found
    }
  }
}

/// The likeliest strings that come of one choice after another.
private struct RankedStrings {
  let limit: Int
  /// The strings found so far by their cost, which is the sum of the ranks of the letters chosen.
  private var ways: [(letters: [UInt8], cost: Int)] = [([], 0)]

  init(limit: Int) { self.limit = limit }

  var strings: [String] { ways.map { String(decoding: $0.letters, as: UTF8.self) } }

  /// Each string goes on with each of the letters, of which the first is the likeliest.
  ///
  /// As costs only add up, no string that is dropped here could be among the cheapest later.
  mutating func append(oneOf letters: [UInt8]) {
    if letters.count == 1 {
      for way in ways.indices { ways[way].letters += letters }
      return
    }
    var longer: [(letters: [UInt8], cost: Int)] = []
    for (rank, letter) in letters.enumerated() {
      longer += ways.map { ($0.letters + [letter], $0.cost + rank) }
    }
    let order = longer.indices.sorted { (longer[$0].cost, $0) < (longer[$1].cost, $1) }
    ways = order.prefix(limit).map { longer[$0] }
  }
}

/// Letters by their ASCII code.
enum Letter {
  static let c = UInt8(ascii: "c")
  static let h = UInt8(ascii: "h")
  static let s = UInt8(ascii: "s")
  static let u = UInt8(ascii: "u")
  static let v = UInt8(ascii: "v")
  static let z = UInt8(ascii: "z")
  /// After these, ü is written u.
  static let beforeUmlaut = [UInt8(ascii: "j"), UInt8(ascii: "q"), UInt8(ascii: "x"), UInt8(ascii: "y")]

  /// The lower case of an ASCII letter, a digit as it is; nil for any other byte.
  static func folded(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: nil
    }
  }
}
