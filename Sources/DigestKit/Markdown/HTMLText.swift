import Writing

/// Raw HTML as text: tags and comments out, what stands between them kept.
public enum HTMLText {
  static func isLineBreak(_ tag: String) -> Bool {
    let name = tag.dropFirst().prefix { $0.isLetter }
    return name.lowercased() == "br"
  }

  /// The text of a block of HTML, a line of the result for each line of the source that has any.
  public static func text(of html: String) -> [String] {
    var result = ""
    var rest = html[...]
    // Behind the last ">" there are no more tags to look for.
    let lastClose = html.lastIndex(of: ">") ?? html.startIndex
    while let open = rest.firstIndex(of: "<"), open < lastClose {
      result += rest[..<open]
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return lines(of: result) }
        rest = rest[end.upperBound...]
        continue
      }
      let next = rest.dropFirst().first
      guard next?.isLetter == true || next == "/" || next == "!" || next == "?",
        let close = rest.firstIndex(of: ">")
      else {
        result.append("<")
        rest = rest.dropFirst()
        continue
      }
      let tag = String(rest[...close])
      if isLineBreak(tag) { result.append("\n") }
      rest = rest[rest.index(after: close)...]
      if let name = hiddenElement(tag) {
        guard let end = rest.firstRange(of: "</\(name)") else { return lines(of: result) }
        rest = rest[end.lowerBound...]
      }
    }
    return lines(of: result + rest)
  }

  /// Elements whose content isn't text for a reader.
  private static func hiddenElement(_ tag: String) -> String? {
    let name = tag.dropFirst().prefix { $0.isLetter }.lowercased()
    return name == "script" || name == "style" ? name : nil
  }

  private static func lines(of text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { unescaped($0.trimmingSpaces()) }.filter { !$0.isEmpty }
  }

  private static let entities = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&"),
  ]

  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// Sources of pictures and films in a piece of HTML.
  public static func mediaSources(in html: String) -> [String] {
    var found: [String] = []
    var rest = html[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let tag = rest[open..<close]
      let name = tag.dropFirst().prefix { $0.isLetter }.lowercased()
      if ["img", "video", "source"].contains(name), let source = attribute("src", of: tag) {
        found.append(source)
      }
      rest = rest[rest.index(after: close)...]
    }
    return found
  }

  static func attribute(_ name: String, of tag: Substring) -> String? {
    guard let start = tag.lowercased().firstRange(of: " \(name)=") else { return nil }
    let offset = tag.lowercased().distance(from: tag.lowercased().startIndex, to: start.upperBound)
    let value = tag.dropFirst(offset)
    guard let quote = value.first else { return nil }
    if quote == "\"" || quote == "'" { return String(value.dropFirst().prefix { $0 != quote }) }
    return String(value.prefix { !$0.isWhitespace && $0 != ">" })
  }
}
