import CICU

/// Sentences as ICU finds them (UAX #29).
public enum SentenceSegments {
  /// The sentences of a text in order, each with the spaces behind it: together they are the text.
  public static func sentences(in text: String) -> [Substring] {
    var text = text
    let ends = text.withUTF8 { bytes -> [Int32] in
      guard let base = bytes.baseAddress, let length = Int32(exactly: bytes.count), length > 0 else {
        return []
      }
      return [Int32](unsafeUninitializedCapacity: bytes.count) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        let found = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          cicu_sentences($0, length, start, length)
        }
        count = max(0, Int(found))
      }
    }
    let utf8 = text.utf8
    var start = utf8.startIndex
    return ends.map { end in
      defer { start = utf8.index(utf8.startIndex, offsetBy: Int(end)) }
      return text[start..<utf8.index(utf8.startIndex, offsetBy: Int(end))]
    }
  }
}
