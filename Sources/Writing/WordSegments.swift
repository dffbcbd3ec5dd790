import CICU

/// Words as ICU finds them: by spaces and marks (UAX #29) and, in runs of Han or kana, by its dictionary.
public enum WordSegments {
  /// The words of a text in order: whatever holds a letter, an ideograph, kana or a digit. Spaces, punctuation
  /// and symbols are left out.
  public static func words(in text: String) -> [Substring] {
    var text = text
    let bounds = text.withUTF8 { bytes -> [Int32] in
      guard let base = bytes.baseAddress, let length = Int32(exactly: bytes.count), length > 0 else {
        return []
      }
      if let plain = ASCIIWords.bounds(in: bytes) { return plain }
      // A word has a byte at least, and two numbers say where it is.
      return [Int32](unsafeUninitializedCapacity: bytes.count * 2) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        let found = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          cicu_words($0, length, start, length)
        }
        count = max(0, Int(found)) * 2
      }
    }
    let utf8 = text.utf8
    return stride(from: 0, to: bounds.count, by: 2).map { at in
      let start = utf8.index(utf8.startIndex, offsetBy: Int(bounds[at]))
      return text[start..<utf8.index(start, offsetBy: Int(bounds[at + 1] - bounds[at]))]
    }
  }
}
