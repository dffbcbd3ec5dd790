import Writing

/// A piece of raw HTML. Comments, declarations, scripts and style sheets are none.
enum HTMLToken: Equatable {
  /// Text with its entities decoded.
  case text(String)
  case tag(HTMLTag)

  /// The tokens of `html`, in order. Never fails: what is no tag is text.
  static func tokens(in html: String) -> [HTMLToken] {
    var tokens: [HTMLToken] = []
    var rest = html[...]
    func addText(_ text: Substring) {
      if !text.isEmpty { tokens.append(.text(HTMLEntities.decoded(text))) }
    }
    // Behind the last ">" there are no more tags to look for.
    let lastClose = html.lastIndex(of: ">") ?? html.startIndex
    while let open = rest.firstIndex(of: "<"), open < lastClose {
      addText(rest[..<open])
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return tokens }
        rest = rest[end.upperBound...]
        continue
      }
      let next = rest.dropFirst().first
      guard next?.isLetter == true || next == "/" || next == "!" || next == "?",
        let close = rest.firstIndex(of: ">")
      else {
        addText("<")
        rest = rest.dropFirst()
        continue
      }
      let tag = HTMLTag(rest[...close])
      rest = rest[rest.index(after: close)...]
      guard let tag else { continue }
      if !tag.isClosing && (tag.name == "script" || tag.name == "style") {
        guard let end = rest.firstRange(of: "</\(tag.name)") else { return tokens }
        rest = rest[end.lowerBound...]
      } else {
        tokens.append(.tag(tag))
      }
    }
    addText(rest)
    return tokens
  }
}

/// A start or end tag.
struct HTMLTag: Equatable {
  /// In lower case.
  let name: String
  let isClosing: Bool
  /// As written, from `<` to `>`.
  let source: Substring

  /// True for an element of HTML; `<think>` or `<your-key>` are words of the author's.
  var isKnown: Bool { Self.elements.contains(name) }

  private static let elements = Set(
    """
    a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center
    cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption
    figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins
    kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option
    output p param picture pre progress q rb rp rt ruby s samp script section select slot small source span strike
    strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul
    var video wbr
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// A tag without attributes.
  init(name: String, isClosing: Bool) {
    self.name = name
    self.isClosing = isClosing
    source = isClosing ? "</\(name)>" : "<\(name)>"
  }

  /// `source` from `<` to `>`; nil for a declaration or a comment.
  init?(_ source: Substring) {
    var rest = source.dropFirst()
    isClosing = rest.first == "/"
    if isClosing { rest = rest.dropFirst() }
    name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }.lowercased()
    guard !name.isEmpty else { return nil }
    self.source = source
  }

  /// The value of an attribute, its entities decoded.
  func attribute(_ wanted: String) -> String? {
    var rest = source.dropFirst().drop { !$0.isWhitespace }
    while let first = rest.first {
      if first.isWhitespace || first == "/" || first == ">" {
        rest = rest.dropFirst()
        continue
      }
      let name = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
      rest = rest[name.endIndex...].drop(while: \.isWhitespace)
      var value: Substring = ""
      if rest.first == "=" {
        rest = rest.dropFirst().drop(while: \.isWhitespace)
        if let quote = rest.first, quote == "\"" || quote == "'" {
          value = rest.dropFirst().prefix { $0 != quote }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { !$0.isWhitespace && $0 != ">" }
          rest = rest[value.endIndex...]
        }
      } else if name.isEmpty {
        rest = rest.dropFirst()
      }
      if name.lowercased() == wanted { return HTMLEntities.decoded(value) }
    }
    return nil
  }
}

/// Entities of HTML that stand in raw HTML; elsewhere cmark decodes them.
enum HTMLEntities {
  private static let named: [Substring: String] = [
    "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "amp": "&", "copy": "©", "reg": "®",
    "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "middot": "·", "bull": "•", "times": "×",
    "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "rarr": "→",
    "larr": "←", "deg": "°", "ensp": " ", "emsp": " ", "thinsp": " ",
  ]

  static func decoded(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    var result = ""
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let body = rest.dropFirst().prefix(12).prefix { $0 != ";" && $0 != "&" }
      let hasEnd = body.endIndex < rest.endIndex && rest[body.endIndex] == ";"
      if hasEnd, let character = named[body] ?? numeric(body) {
        result += character
        rest = rest[rest.index(after: body.endIndex)...]
      } else {
        result.append("&")
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static func numeric(_ body: Substring) -> String? {
    guard body.first == "#" else { return nil }
    let digits = body.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
