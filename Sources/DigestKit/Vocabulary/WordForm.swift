import Writing

/// What words are compared by.
enum WordForm {
  /// The form that a written word shares with its other spellings and endings: folded, and without the ending that a
  /// language gives it. Empty for what has no letters.
  static func of(_ word: String, language: String) -> String {
    stem(folded(word), language: language)
  }

  static func folded(_ word: String) -> String {
    // Most English words are folded as they stand.
    if word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) { return word }
    return FoldedText(word).string
  }

  /// The one place that knows endings. Only those that nobody takes for a part of the word are taken off: an English
  /// plural, and the `'s` of the genitive.
  static func stem(_ word: String, language: String) -> String {
    let bytes = Array(word.utf8)
    guard language != "zh" || bytes.allSatisfy({ $0 < 0x80 }) else { return word }
    var end = bytes.count
    if end > 2, bytes[end - 2] == 0x27, bytes[end - 1] == 0x73 { end -= 2 }
    func ends(_ ending: StaticString) -> Bool {
      ending.withUTF8Buffer { end > $0.count + 1 && bytes[(end - $0.count)..<end].elementsEqual($0) }
    }
    if ends("ies"), end > 4 { return String(decoding: bytes[..<(end - 3)], as: UTF8.self) + "y" }
    if ends("sses") || ends("xes") || ends("ches") || ends("shes") {
      end -= 2
    } else if ends("s"), !ends("ss"), !ends("us"), !ends("is"), end > 3 {
      end -= 1
    }
    return end == bytes.count ? word : String(decoding: bytes[..<end], as: UTF8.self)
  }
}
