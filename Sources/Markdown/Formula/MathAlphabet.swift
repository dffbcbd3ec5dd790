/// The alphabets of "Mathematical Alphanumeric Symbols" that mean something of their own in a formula. Bold
/// and italic only dress letters, and too few fonts have them.
enum MathAlphabet {
  case doubleStruck, script, fraktur

  /// The letter or digit in this alphabet; itself if it isn't there.
  func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let known = exceptions[scalar] { return known }
    let value: UInt32
    switch scalar {
    case "A"..."Z": value = capitals + scalar.value - 0x41
    case "a"..."z": value = capitals + 26 + scalar.value - 0x61
    case "0"..."9" where self == .doubleStruck: value = 0x1D7D8 + scalar.value - 0x30
    default: return scalar
    }
    return Unicode.Scalar(value) ?? scalar
  }

  private var capitals: UInt32 {
    switch self {
    case .doubleStruck: 0x1D538
    case .script: 0x1D49C
    case .fraktur: 0x1D504
    }
  }

  /// Letters that Unicode had among "Letterlike Symbols" before the alphabets came.
  private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .doubleStruck: Self.doubleStruckExceptions
    case .script: Self.scriptExceptions
    case .fraktur: Self.frakturExceptions
    }
  }

  private static let doubleStruckExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
  ]
  private static let scriptExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
    "o": "ℴ",
  ]
  private static let frakturExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ",
  ]
}
