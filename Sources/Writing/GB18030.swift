import CICU

/// The Chinese national encoding, in which many older files are written.
public enum GB18030 {
  /// The text as UTF-8; nil if these bytes are no text of this encoding, or probably one of another.
  ///
  /// Nearly every sequence of high bytes means something in GB 18030. What other encodings write reads as rare
  /// characters, or as Han from one half of the table alone: Chinese text is mostly of the 3,755 common ones that
  /// GB 2312 lists first, by their pinyin.
  public static func utf8(of bytes: [UInt8]) -> [UInt8]? {
    let counts = bytes.withUnsafeBufferPointer { Counts($0) }
    guard let counts, counts.isChinese else { return nil }
    // Two bytes become three, and four stay four.
    var text = [UInt8](repeating: 0, count: bytes.count + bytes.count / 2 + 1)
    let length = bytes.withUnsafeBufferPointer { source in
      text.withUnsafeMutableBufferPointer { target in
        cicu_gb18030_to_utf8(source.baseAddress, source.count, target.baseAddress, target.count)
      }
    }
    guard length >= 0 else { return nil }
    text.removeLast(text.count - length)
    return text
  }

  /// What the characters of two bytes are.
  private struct Counts {
    var all = 0
    /// Common Han, and punctuation and letters of full width.
    var usual = 0
    /// Common Han, and those of them whose first byte lies above that of all Hangul in EUC-KR, which writes its
    /// syllables where GB 2312 has the Han from 啊 to 全.
    var han = 0
    var hanBehindHangul = 0

    /// Two of five Han lie behind Hangul in Chinese, fewer than one of six in Japanese without kana.
    var isChinese: Bool { all > 0 && usual * 10 >= all * 9 && hanBehindHangul * 6 >= han }

    /// Nil for bytes that stand for nothing.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      var index = 0
      while index < bytes.count {
        let first = bytes[index]
        if first < 0x80 {
          index += 1
          continue
        }
        guard (0x81...0xFE).contains(first), index + 1 < bytes.count else { return nil }
        let second = bytes[index + 1]
        if (0x30...0x39).contains(second) {
          guard index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index + 2]),
            (0x30...0x39).contains(bytes[index + 3])
          else { return nil }
          index += 4
          continue
        }
        guard (0x40...0xFE).contains(second), second != 0x7F else { return nil }
        count(first, second)
        index += 2
      }
    }

    private mutating func count(_ first: UInt8, _ second: UInt8) {
      all += 1
      guard second >= 0xA1 else { return }
      switch first {
      case 0xA1, 0xA3: usual += 1
      case 0xB0...0xD7:
        usual += 1
        han += 1
        if first > 0xC8 { hanBehindHangul += 1 }
      default: break
      }
    }
  }
}
