/// Something in a text that a translation keeps: a word, a number, a link, a formula.
///
/// It is known by 127 bits mixed from its code points, and keeps none of them: comparing tokens is most of what an alignment
/// does. Of a million tokens two are taken for one with a chance below one in 10²⁵.
struct FingerprintToken: Hashable, Comparable, Sendable {
  /// What it is. The same letters are another token as a link than as a word.
  enum Kind: UInt64 {
    case word, link, picture, code, math, footnote
    /// What a word of a title is called on the other side.
    case counterpart
  }

  private var first: UInt64
  /// Its lowest bit is `isLatin`.
  private var second: UInt64

  init(_ scalars: some Sequence<UInt32>, _ kind: Kind = .word) {
    // The one is FNV-1a, the other multiplies by the golden ratio, with a turn in between that FNV lacks.
    var first: UInt64 = 0xCBF2_9CE4_8422_2325
    var second: UInt64 = 0x2545_F491_4F6C_DD1D
    var isLatin = true
    for scalar in scalars {
      first = (first ^ UInt64(scalar)) &* 0x100_0000_01B3
      second = (second ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
      second = second << 23 | second >> 41
      isLatin = isLatin && scalar < 0x80
    }
    self.first = first
    self.second = second & ~1 | (isLatin ? 1 : 0)
    self = self.as(kind)
  }

  init(_ text: String, _ kind: Kind = .word) { self.init(text.unicodeScalars.lazy.map(\.value), kind) }

  /// True for words, code and formulas in Latin script, which stand out in a text of another one. Addresses are in it anyway.
  var isLatin: Bool { second & 1 == 1 }

  /// The same letters as something else than a word.
  func `as`(_ kind: Kind) -> FingerprintToken {
    guard kind != .word else { return self }
    var token = self
    token.first ^= kind.rawValue &* 0xD6E8_FEB8_6659_FD93
    switch kind {
    case .link, .picture, .counterpart: token.second &= ~1
    case .word, .code, .math, .footnote: break
    }
    return token
  }

  /// An order without a meaning, the same in every run.
  static func < (left: FingerprintToken, right: FingerprintToken) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(first) }
}

/// Tokens of a text, with how often each occurs.
typealias TokenCounts = [FingerprintToken: Int]
