import Writing

/// Takes texts apart into tokens that a translation keeps.
enum FingerprintTokens {
  /// Adds the words and numbers of Latin script, and pairs of letters of other scripts, which count for editions
  /// that share one: Japanese and Chinese, or Chinese in either form.
  static func add(_ text: String, times: Int = 1, to tokens: inout TokenCounts) {
    guard !text.isEmpty else { return }
    let folded = FoldedText(text)
    var word: [UInt32] = []
    var previousLetter: UInt32?
    for index in 0..<folded.count {
      let scalar = folded.scalars[index]
      switch folded.kinds[index] {
      case .latin:
        previousLetter = nil
        word.append(scalar)
      case .letter:
        flush(&word, times, &tokens)
        if let previous = previousLetter {
          tokens[FingerprintToken([previous, scalar]), default: 0] += times
        }
        previousLetter = scalar
      case .other:
        previousLetter = nil
        // 3.5 and 29,800 are numbers.
        let isInner =
          (scalar == 0x2E || scalar == 0x2C) && word.last.map(isDigit) == true
          && index + 1 < folded.count && isDigit(folded.scalars[index + 1])
        if isInner {
          if scalar == 0x2E { word.append(scalar) }
        } else {
          flush(&word, times, &tokens)
        }
      }
    }
    flush(&word, times, &tokens)
  }

  private static func flush(_ word: inout [UInt32], _ times: Int, _ tokens: inout TokenCounts) {
    guard !word.isEmpty else { return }
    defer { word.removeAll(keepingCapacity: true) }
    tokens[stem(word[...]), default: 0] += times
    // "512GB" is "512 GB" elsewhere.
    var start = 0
    for end in 1...word.count {
      if end < word.count, isNumeric(word[end]) == isNumeric(word[end - 1]) { continue }
      if start == 0, end == word.count { return }
      if end - start > 1 { tokens[stem(word[start..<end]), default: 0] += times }
      start = end
    }
  }

  /// Without the s of the plural, which an English name gets in English alone.
  private static func stem(_ word: ArraySlice<UInt32>) -> FingerprintToken {
    let isPlural = word.count > 3 && word.last == 0x73 && word[word.endIndex - 2] != 0x73
    return FingerprintToken(word.dropLast(isPlural ? 1 : 0))
  }

  private static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }
  private static func isNumeric(_ value: UInt32) -> Bool { isDigit(value) || value == 0x2E }
}

/// How long a text is, so that translations are about as long.
enum TextLength {
  /// Letters that an ideograph becomes in English, and a kana, a syllable of Hangul, any other sign.
  private static let ofHan = 2.7
  private static let ofKana = 1.6
  private static let ofHangul = 2.0
  private static let ofOther = 1.5

  /// Letters of an alphabet that a text has, or would have in English.
  static func letters(in text: String) -> Double {
    var length = 0.0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case ...0x20: continue
      case ..<0x2E80: length += 1
      case 0x4E00...0x9FFF, 0x3400...0x4DBF: length += ofHan
      case 0x3041...0x30FE: length += ofKana
      case 0xAC00...0xD7A3: length += ofHangul
      default: length += scalar.isHan ? ofHan : ofOther
      }
    }
    return length
  }

  /// Added to both lengths: of a few letters the proportion says nothing.
  private static let few = 8.0
  /// How much the logarithm of the proportion varies among translations of long texts, and more in short ones.
  private static let longVariance = 0.07
  private static let shortVariance = 2.0
  /// What the expected length is worth, and what no length goes below.
  private static let highest = 0.8
  private static let lowest = -5.0

  /// Log odds in nats that texts of these lengths are translations, from about 1 down to -5.
  static func odds(_ left: Double, _ right: Double, ratio: Double) -> Double {
    let expected = left * ratio + few
    // The logarithm of their proportion, by the first terms of 2·artanh: near enough up to five to one.
    let z = (right + few - expected) / (right + few + expected)
    let square = z * z
    let deviation = 2 * z * (1 + square * (1 / 3 + square / 5))
    // Short texts vary more: one word may be left out.
    let variance = longVariance + shortVariance / (min(left, right) + 12)
    return max(lowest, highest - deviation * deviation / (2 * variance))
  }
}
