import CICU

extension Unicode.Scalar {
  /// Han, by script: ideographs, radicals, `〇` and `々`.
  public var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF: true
    case ..<0x2E80: false
    case 0x3008...0x3020, 0xFF00...0xFFEF: false
    default: cicu_is_han(value) != 0
    }
  }

  /// Hiragana, Katakana or Bopomofo.
  public var isKana: Bool {
    switch value {
    case ..<0x02EA, 0x3400...0x9FFF: false
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE: true
    default: cicu_is_kana(value) != 0
    }
  }

  public var isHangul: Bool {
    switch value {
    case ..<0x1100, 0x3400...0xA95F: false
    case 0xAC00...0xD7A3: true
    default: cicu_is_hangul(value) != 0
    }
  }

  /// Han or kana: the scripts beside which a space to a Latin word is a matter of taste.
  public var isHanOrKana: Bool { isHan || isKana }

  /// A letter of the Latin script or a digit 0–9: what Latin words are made of.
  public var isLatinOrDigit: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0xAA: false
    case 0x0370...0x1CFF, 0x2E80...0xA71F: false
    default: cicu_is_latin(value) != 0 && properties.isAlphabetic
    }
  }

  /// A combining mark (General_Category M), or a half-width kana voicing mark, which composes like one.
  var isMark: Bool {
    switch value {
    case ..<0x300, 0x2E80...0x3029, 0x3030...0x3098, 0x309D...0xA66E: false
    case 0xFF9E, 0xFF9F: true
    default:
      // U_NON_SPACING_MARK, U_ENCLOSING_MARK, U_COMBINING_SPACING_MARK
      (6...8).contains(cicu_general_category(value))
    }
  }

  /// A mark that stands beside its base (General_Category Mc).
  var isSpacingMark: Bool { cicu_general_category(value) == 8 }

  /// Punctuation as UAX #44 has it: any category that starts with P.
  public var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// A CJK character in the sense of the CJK-friendly emphasis rule: wide, full or half-width and not shown
  /// as an emoji, or Hangul.
  public var isCJK: Bool {
    switch value {
    case ..<0x1100: return false
    case 0x3000...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF01...0xFF60: return true
    default:
      let width = cicu_east_asian_width(value)
      let isWide = width == 2 || width == 3 || width == 5
      return (isWide && cicu_is_emoji_presentation(value) == 0) || isHangul
    }
  }

  /// Kana, Han or CJK punctuation: beside these a line end in the source stands for nothing.
  public var joinsWithoutSpace: Bool {
    switch value {
    case ..<0x2E80: false
    case 0x2E80...0x303F, 0xFE30...0xFE4F, 0xFF01...0xFF65: true
    default: isHanOrKana
    }
  }
}
