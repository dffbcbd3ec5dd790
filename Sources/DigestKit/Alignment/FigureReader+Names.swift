/// Latin names.
extension FigureReader {
  /// A word with what is joined to it by hyphens, dots and the like.
  mutating func readName(from start: Int) {
    var end = start
    while let scalar = self[end] {
      if scalar.isLatinLetter || scalar.isDigit {
        end += 1
      } else if "-._+/&'’".unicodeScalars.contains(scalar), let next = self[end + 1],
        next.isLatinLetter || next.isDigit
      {
        end += 1
      } else {
        break
      }
    }
    index = end
    var range = start..<end
    // The 's of the genitive is no part of it.
    if end - start > 2, text[end - 1] == "s", text[end - 2] == "'" || text[end - 2] == "’" {
      range = start..<(end - 2)
    }
    guard range.count <= 60 else { return hearParts(of: range) }
    let name = string(range)
    hear(numbersIn: name)
    trail.add(name, at: range, to: &facts)
    // `LiDAR-based` has a name in it, and is none.
    if let hyphen = name.firstIndex(of: "-"), NameShape.isCompound(name) {
      let first = range.lowerBound..<(range.lowerBound + name[..<hyphen].unicodeScalars.count)
      return claimName(string(first), first)
    }
    claimName(name, range)
  }

  private mutating func claimName(_ name: String, _ range: Range<Int>) {
    guard let shape = NameShape(name), !NameShape.isUsuallyTranslated(name) else { return }
    // Of a longer one, its beginning is heard as well.
    let pieces = NameTrail.pieces(of: name).prefix(NameTrail.mostPieces).map(\.text)
    let joined = pieces.joined()
    guard joined.utf8.count <= NameTrail.mostLetters else { return }
    facts.claims.append(
      Claim(
        family: .name, weight: shape == .coded ? .strong : .weak, facts: [.name(joined)],
        parts: pieces.count > 1 ? pieces.map { .name($0) } : [],
        isOrdinaryWord: shape == .word, range: range))
  }

  private mutating func hearParts(of range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(range.upperBound, start + 60)
      trail.add(string(start..<end), at: start..<end, to: &facts)
      start = end
    }
  }

  /// Of `three-year`, `mid-2025`, `x86-64`, so that the other side may have the number alone.
  private mutating func hear(numbersIn name: String) {
    var tens = 0.0
    for part in name.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == ".") }) {
      let lower = part.lowercased()
      if let value = FigureWords.english[lower] {
        facts.hear([value])
        tens = value
      }
      if let alike = FigureWords.englishAlike[lower] { facts.hear(alike + [tens + (alike.first ?? 0)]) }
      if let factor = FigureWords.englishScales[lower] { facts.hear([factor]) }
      var digits = ""
      for character in part + " " {
        if character.isNumber || character == "." && !digits.isEmpty {
          digits.append(character)
        } else if !digits.isEmpty {
          if digits.utf8.count < 12, let value = Double(digits) {
            facts.hear([value])
            if let factor = FigureWords.letterScales[String(character)] { facts.hear([value * factor]) }
          }
          digits = ""
        }
      }
    }
  }
}

/// What makes a Latin word a name.
enum NameShape {
  /// With digits, with capitals inside, or of capitals alone: translators keep it.
  case coded
  /// With a capital at its beginning, as English sentences have one too.
  case capitalised
  /// The same with an ending that words for things have, such as Embedding.
  case word

  init?(_ name: String) {
    let scalars = Array(name.unicodeScalars)
    let letters = scalars.count(where: \.isLatinLetter)
    let capitals = scalars.count(where: \.isUpper)
    guard letters >= 2 || letters == 1 && scalars.count > 1 else { return nil }
    let hasDigit = scalars.contains(where: \.isDigit)
    let isInner = zip(scalars, scalars.dropFirst()).contains { $0.isLatinLetter && !$0.isUpper && $1.isUpper }
    if hasDigit && letters > 0 || isInner || capitals > 1 && !name.contains("-") && !name.contains("/") {
      self = .coded
    } else if scalars.first?.isUpper == true {
      let name = name.lowercased()
      self = Self.endings.contains(where: { name.hasSuffix($0) }) ? .word : .capitalised
    } else {
      return nil
    }
  }

  private static let endings = [
    "ing", "ings", "tion", "tions", "sion", "ment", "ments", "ness", "ity", "ance", "ence", "ive", "ous",
    "ly", "al",
    "able", "ed",
  ]

  /// True for `LiDAR-based` and `Post-2022`: a part of it is a word that any name may be joined to.
  static func isCompound(_ name: String) -> Bool {
    name.split(separator: "-").contains { joining.contains($0.lowercased()) }
  }

  private static let joining: Set<String> = [
    "to", "like", "based", "free", "only", "level", "style", "native", "driven", "ready", "mid", "pre",
    "post", "non",
    "multi", "self", "early", "late", "end", "era", "year", "old", "first", "aware", "trained", "generated",
    "powered",
    "specific", "related", "scale", "class", "size", "sized", "bit", "shot", "tuned", "wide", "compatible",
    "inspired",
    "assisted", "enabled", "focused", "oriented", "backed", "led", "the", "of", "in", "and", "month", "day",
    "hour",
    "week", "minute", "person", "side", "exclusive", "centric", "guided", "equipped", "supported",
  ]

  /// Short forms that one language writes out or has a word for, so that their lack says nothing.
  static func isUsuallyTranslated(_ name: String) -> Bool {
    translated.contains(NameTrail.stem(name.lowercased().replacing(".", with: "")))
  }

  private static let translated: Set<String> = [
    // Of all kinds of trades.
    "ai", "ml", "dl", "rl", "cv", "nlp", "llm", "vlm", "mllm", "agi", "aigc", "ui", "ux", "os", "pc", "it",
    "iot", "vr", "ar", "xr", "id", "qa", "q&a", "faq", "hr", "pr", "r&d", "vc", "ipo", "gdp", "kpi", "roi",
    "diy", "tv", "dvd", "ev", "av", "ceo", "cto", "cfo", "coo", "phd", "dr", "mr", "mrs", "ms", "vs", "ok",
    "app", "pk", "up", "ppt", "bug", "demo", "tldr", "sota", "b2b", "b2c", "2b", "2c", "tob", "toc", "vip",
    // Countries, places and bodies.
    "us", "usa", "uk", "eu", "un", "who", "wto", "nato", "prc", "uae", "nyc", "la", "sf", "dc", "fbi", "cia",
    "fda", "sec", "ftc", "doj", "nasa", "mit", "cmu", "uc", "ucla", "nyu", "bbc", "wsj", "nyt",
    // Times, counts and generations.
    "am", "pm", "gmt", "utc", "ad", "bc", "q1", "q2", "q3", "q4", "h1", "h2", "1d", "2d", "3d", "4d", "3g",
    "4g", "5g", "6g", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "covid-19",
  ]
}
