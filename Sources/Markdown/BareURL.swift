import Writing

/// URLs that stand in text without markup. Unlike GitHub's autolinks they end before Chinese.
public enum BareURL {
  /// The first `http://` or `https://` URL, up to a space, a quote, or anything that isn't ASCII.
  public static func first(in text: Substring) -> Range<Substring.Index>? {
    var from = text.startIndex
    while let scheme = text[from...].firstRange(of: "http") {
      let rest = text[scheme.upperBound...]
      let marker = ["s://", "://"].first { rest.hasPrefix($0) }
      if let marker, !continuesWord(text, at: scheme.lowerBound) {
        let hostStart = rest.index(rest.startIndex, offsetBy: marker.count)
        let end = trimmedEnd(of: text, from: hostStart)
        if end > hostStart { return scheme.lowerBound..<end }
      }
      from = scheme.upperBound
    }
    return nil
  }

  private static func continuesWord(_ text: Substring, at index: Substring.Index) -> Bool {
    guard index > text.startIndex else { return false }
    return text[text.index(before: index)].unicodeScalars.last?.isLatinOrDigit == true
  }

  private static func trimmedEnd(of text: Substring, from start: Substring.Index) -> Substring.Index {
    var end = start
    while end < text.endIndex, let byte = text[end].asciiValue, byte > 0x20,
      !"<>\"`|\\^{}".utf8.contains(byte)
    {
      end = text.index(after: end)
    }
    while end > start {
      let last = text[text.index(before: end)]
      let isUnbalanced = last == ")" && !text[start..<end].contains("(")
      guard ".,;:!?'*_~]".contains(last) || isUnbalanced else { break }
      end = text.index(before: end)
    }
    return end
  }
}
