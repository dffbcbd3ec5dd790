import Writing

/// Finds what names itself in brackets: `视觉语言模型（VLM）`, `Vision-Language Model (VLM)`,
/// `大模型（Large Language Model, LLM）`.
struct BracketNames {
  /// A name in brackets, and the words before them, of which the last ones are what it names.
  struct Naming: Equatable, Sendable {
    var before: [RunWord]
    /// The name in full or the only one, and its abbreviation where both are there.
    var names: [[RunWord]]
  }

  /// Words before the bracket that are looked at, and words of a name.
  static let longest = 6
  /// Characters inside the brackets: what is longer explains, and names nothing.
  private static let longestName = 48

  private(set) var table: WordTable
  private(set) var found: [Naming] = []
  /// True where the language of the text is written in Latin letters.
  private let isLatinHome: Bool

  /// Of texts in the language `home`.
  init(table: WordTable, home: String) {
    self.table = table
    isLatinHome = Language.isWrittenInLatin(home)
  }

  /// Adds what names itself in a line. Every line of a library comes here, so brackets are looked for among bytes, and what
  /// is looked at beside them are code points: to find where characters end takes several times as long.
  mutating func add(_ line: String) {
    var rest = line.unicodeScalars[...]
    while let open = Self.bracket(in: rest) {
      let inside = rest[rest.index(after: open)...]
      let before = rest[..<open].suffix(Self.longestName)
      rest = inside
      guard let close = inside.prefix(Self.longestName + 1).firstIndex(where: { $0 == ")" || $0 == "）" })
      else {
        continue
      }
      rest = inside[inside.index(after: close)...]
      if let naming = naming(before, inside[..<close]) { found.append(naming) }
    }
  }

  private mutating func naming(_ before: Scalars, _ inside: Scalars) -> Naming? {
    guard let end = before.last,
      end == " " || end.properties.isAlphabetic || end.properties.numericType != nil
    else { return nil }
    let parts = inside.split(whereSeparator: Self.partsNames).map { Substring($0).trimmingSpaces() }
    guard (1...2).contains(parts.count), parts.allSatisfy(Self.isName) else { return nil }
    let text = Self.lastRun(of: before)
    if parts.count == 1, tellsNothing(text, parts[0]) { return nil }
    // What is before takes the longest to cut into words, so it comes last.
    let names = parts.map { table.run(of: $0) }
    guard names.allSatisfy({ isWhole($0) }) else { return nil }
    // Of two names one abbreviates the other; others are two examples.
    if names.count == 2, Abbreviation.words(of: names[0], for: names[1], table) != names[0].count {
      return nil
    }
    let words = lastWords(of: text)
    return words.isEmpty ? nil : Naming(before: words, names: names)
  }

  /// True for a name in the letters of the words before it, unless it may abbreviate them: `SelfNamings` makes nothing of
  /// those, and they are a third of all.
  private func tellsNothing(_ before: Scalars, _ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return true }
    guard first.isLatinOrDigit else {
      return !isLatinHome && before.last(where: { $0 != " " }).map(\.isHanOrKana) == true
    }
    return !before.contains { $0.properties.isAlphabetic && !$0.isLatinOrDigit }
      && !Abbreviation.mayBe(name)
  }

  private typealias Scalars = Substring.UnicodeScalarView

  /// Where the first bracket opens.
  private static func bracket(in text: Scalars) -> String.Index? {
    var bytes = Substring(text)
    let offset = bytes.withUTF8 { bytes in
      bytes.indices.first { at in
        bytes[at] == 0x28
          || bytes[at] == 0xEF && at + 2 < bytes.count && bytes[at + 1] == 0xBC && bytes[at + 2] == 0x88
      }
    }
    return offset.map { bytes.utf8.index(bytes.startIndex, offsetBy: $0) }
  }

  private static func partsNames(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", "，", "、", ";", "；", "/": true
    default: false
    }
  }

  private func isWhole(_ name: [RunWord]) -> Bool {
    (1...Self.longest).contains(name.count) && !name.dropFirst().contains { $0.joint == .end }
  }

  /// A name begins with a letter and holds letters, digits and what joins words.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, text.count > 1 else {
      return false
    }
    let isLatin = first.isLatinOrDigit
    return text.unicodeScalars.allSatisfy { scalar in
      if scalar.properties.isAlphabetic { return scalar.isLatinOrDigit == isLatin }
      return scalar.isLatinOrDigit || " -'’·&.‑".unicodeScalars.contains(scalar)
    }
  }

  /// The end of a text without what stands before a full stop or a comma: that isn't cut into words at all.
  private static func lastRun(of text: Scalars) -> Scalars {
    text[(text.lastIndex(where: endsRun).map { text.index(after: $0) } ?? text.startIndex)...]
  }

  /// The last words of a text that nothing parts.
  private mutating func lastWords(of text: Scalars) -> [RunWord] {
    let run = table.run(of: String(text))
    let first = run.lastIndex { $0.joint == .end } ?? 0
    return Array(run[max(first, run.count - Self.longest)...])
  }

  private static func endsRun(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "；", "：", "、", "！", "？", "“", "”", "《", "》", "（", "）": true
    default: false
    }
  }
}

/// Abbreviations by first letters.
enum Abbreviation {
  /// How many of the last words of `run` begin with the letters of `name`, one a letter; nil if they don't. Small words
  /// between them may have none. `LLMs` is `LLM`.
  static func words(of run: [RunWord], for name: [RunWord], _ table: WordTable) -> Int? {
    guard let letters = capitals(of: name, table), letters.count <= run.count else { return nil }
    var at = run.count - 1
    for (place, letter) in letters.enumerated().reversed() {
      while at >= 0, !begins(table.words[Int(run[at].word)], with: letter) {
        // The last word has its letter, and a word of more than three letters isn't small.
        if at == run.count - 1 || table.words[Int(run[at].word)].count > 3 { return nil }
        at -= 1
      }
      if at < 0 { return nil }
      if place == 0 { return run.count - at }
      at -= 1
    }
    return nil
  }

  /// False for what is no abbreviation, told from its letters alone.
  static func mayBe(_ name: String) -> Bool {
    var letters = name.utf8.filter { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    if letters.last == 0x73 { letters.removeLast() }
    return letters.count >= 2 && letters.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// How many letters an abbreviation has; nil for another name.
  static func letters(of name: [RunWord], _ table: WordTable) -> Int? { capitals(of: name, table)?.count }

  private static func capitals(of name: [RunWord], _ table: WordTable) -> [Unicode.Scalar]? {
    guard name.count == 1 else { return nil }
    var letters = Array(table.words[Int(name[0].word)].unicodeScalars)
    if letters.last == "s" { letters.removeLast() }
    guard letters.count >= 2, letters.allSatisfy({ $0.isASCII && $0.properties.isUppercase }) else {
      return nil
    }
    return letters
  }

  private static func begins(_ word: String, with letter: Unicode.Scalar) -> Bool {
    word.unicodeScalars.first.map { $0.properties.uppercaseMapping == String(letter) } ?? false
  }
}
