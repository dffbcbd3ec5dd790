import Writing

/// URLs that stand in text without markup. Unlike GitHub's autolinks they end before Chinese.
public enum BareURL {
  /// False for a text that surely holds none: no `://` stands in it.
  public static func mayStand(in text: Substring) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var index = 0
      while index + 2 < bytes.count {
        if bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
          bytes[index + 2] == UInt8(ascii: "/")
        {
          return true
        }
        index += 1
      }
      return false
    } ?? true
  }

  /// The first `http://` or `https://` URL, up to a space, a quote, or anything that isn't ASCII, Han between slashes or
  /// at the end of a path aside.
  public static func first(in text: Substring) -> Range<Substring.Index>? {
    guard mayStand(in: text) else { return nil }
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
    var end = asciiEnd(of: text, from: start)
    while let next = endOfName(in: text, from: start, at: end) { end = asciiEnd(of: text, from: next) }
    while end > start {
      let last = text[text.index(before: end)]
      guard ".,;:!?'*_~]".contains(last) || last == ")" && !isBalanced(text[start..<end]) else { break }
      end = text.index(before: end)
    }
    return end
  }

  private static func asciiEnd(of text: Substring, from start: Substring.Index) -> Substring.Index {
    var end = start
    while end < text.endIndex, let byte = text[end].asciiValue, byte > 0x20,
      !"<>\"`|\\^{}".utf8.contains(byte)
    {
      end = text.index(after: end)
    }
    return end
  }

  private static func isBalanced(_ url: Substring) -> Bool {
    url.count { $0 == "(" } >= url.count { $0 == ")" }
  }

  /// Where a name in Han ends that stands in a path behind a slash, as of a page of a wiki; nil if what is there may be the
  /// text behind the URL.
  private static func endOfName(
    in text: Substring, from start: Substring.Index, at index: Substring.Index
  ) -> Substring.Index? {
    guard index > start, "/=_-#".contains(text[text.index(before: index)]),
      text[start..<index].dropLast().contains("/")
    else { return nil }
    let name = text[index...].prefix { $0.unicodeScalars.allSatisfy(\.isHanOrKana) }
    guard !name.isEmpty, name.endIndex == text.endIndex || "/#?_-) \n\t".contains(text[name.endIndex]) else {
      return nil
    }
    return name.endIndex
  }

  /// Where an address leads, which may begin with `//`: all of its authority, so that a name before an `@` passes for
  /// no host.
  static func authority(of url: String) -> String? {
    guard let start = url.firstRange(of: "//") else { return nil }
    let authority = url[start.upperBound...].prefix { !"/?#\\".contains($0) }
    return authority.isEmpty ? nil : String(authority)
  }

  /// A URL as a title: its host and path.
  public static func title(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let place = url[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let title = place.hasSuffix("/") ? place.dropLast() : place
    return title.isEmpty ? url : String(title)
  }
}

/// `[words][name]` and `[words][]` whose definition stands in another file: a reader sees the words.
public enum UndefinedLink {
  /// The words of one that the text begins with, and where it ends. By hand: this is asked of every item there is.
  public static func atStart(of text: Substring) -> (words: String, end: Substring.Index)? {
    guard text.first == "[", let close = text.firstIndex(of: "]") else { return nil }
    let words = text[text.index(after: text.startIndex)..<close]
    let name = text[text.index(after: close)...]
    guard !words.isEmpty, !words.contains("["), name.first == "[", let end = name.firstIndex(of: "]"),
      !name.dropFirst()[..<end].contains("[")
    else { return nil }
    return (String(words), name.index(after: end))
  }

  /// True for a text with `][` in it.
  private static func holdsBrackets(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.dropLast().contains {
        bytes[$0] == UInt8(ascii: "]") && bytes[$0 + 1] == UInt8(ascii: "[")
      }
    }
  }

  /// `a[i][j]` and `[1][2]`: brackets behind a name or a bracket, and around numbers, are of the text.
  private static func isIndex(_ words: String, behind last: Character?) -> Bool {
    if words.allSatisfy(\.isNumber) || words.utf8.count == 1 { return true }
    return last.map { $0.isASCII && ($0.isLetter || $0.isNumber || "])_".contains($0)) } ?? false
  }

  /// The text with words alone.
  static func shown(_ text: String) -> String {
    guard holdsBrackets(text) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "[") {
      result += rest[..<start]
      rest = rest[start...]
      if let (words, end) = atStart(of: rest) {
        result += isIndex(words, behind: result.last) ? String(rest[..<end]) : words
        rest = rest[end...]
      } else {
        result.append("[")
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }
}
