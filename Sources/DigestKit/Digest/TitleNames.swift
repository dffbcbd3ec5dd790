import Writing

/// Names in the title of an entry: what tells that two entries go on with one story.
public enum TitleNames {
  /// Names at most.
  private static let most = 12
  private static let fewestLetters = 2
  /// Of a title, and of a text.
  private static let mostCharacters = 200
  private static let mostBytes = 100_000

  /// Names that a title begins with: up to its first colon, since what stands behind it says something of them.
  ///
  /// In a title of Han or kana every Latin word with a capital or a digit, and words of two Han at least; in others words that
  /// no sentence writes without their capital: those with a capital or a digit inside, and those that the text writes with a
  /// capital in the middle of a sentence.
  public static func names(in title: String, text: String) -> [String] {
    let isLatin = !title.unicodeScalars.contains(where: \.isHanOrKana)
    // Whoever writes titles and texts of megabytes waits for nothing here.
    let text = String(decoding: text.utf8.prefix(mostBytes), as: UTF8.self)
    return Array(words(of: title).lazy.filter { isName($0, isLatin: isLatin, text) }.prefix(most))
  }

  /// Words that a title begins with, each once: those that a hyphen or a dot joins are one.
  public static func words(of title: String) -> [String] {
    let title = title.prefix(mostCharacters)
    let end = title.firstIndex { ":：".contains($0) } ?? title.endIndex
    let head = title[..<end].allSatisfy { !$0.isLetter } ? title[...] : title[..<end]
    var words: [String] = []
    var seen: Set<String> = []
    for run in head.split(whereSeparator: { !$0.isLetter && !$0.isNumber && !"-.+".contains($0) }) {
      for part in parts(of: run) where seen.insert(part).inserted { words.append(part) }
    }
    return words
  }

  /// A run of letters in parts of one script; those of Han and kana as ICU's dictionary has them.
  private static func parts(of run: Substring) -> [String] {
    var parts: [String] = []
    var rest = run
    while let first = rest.first {
      let isHan = first.unicodeScalars.allSatisfy(\.isHanOrKana)
      let end =
        rest.firstIndex { $0.unicodeScalars.allSatisfy(\.isHanOrKana) != isHan } ?? rest.endIndex
      let part = rest[..<end]
      parts += isHan ? WordSegments.words(in: String(part)).map(String.init) : [part.trimmed("-.+")]
      rest = rest[end...]
    }
    return parts
  }

  private static func isName(_ word: String, isLatin: Bool, _ text: String) -> Bool {
    let scalars = Array(word.unicodeScalars)
    guard scalars.contains(where: \.properties.isAlphabetic) else { return false }
    guard !scalars.allSatisfy(\.isHanOrKana) else { return scalars.count > 1 }
    guard scalars.count >= fewestLetters else { return false }
    let isCapital = scalars.contains(where: \.properties.isUppercase)
    let hasMarkInside =
      scalars.dropFirst().contains { $0.properties.isUppercase || $0.properties.numericType != nil }
    if !isLatin { return isCapital || hasMarkInside }
    if hasMarkInside { return true }
    return isCapital && isCapitalInside(word, of: text)
  }

  /// True if a sentence writes the word with its capital behind a word without one, and none writes it small.
  private static func isCapitalInside(_ word: String, of text: String) -> Bool {
    let small = word.lowercased()
    var isFound = false
    for line in text.split(separator: "\n").dropFirst() {
      var before: Unicode.Scalar?
      for other in line.split(separator: " ") {
        if other.hasPrefix(small), !other.dropFirst(small.count).contains(where: \.isLetter) { return false }
        if other.hasPrefix(word), before?.properties.isLowercase == true { isFound = true }
        before = other.unicodeScalars.last
      }
    }
    return isFound
  }
}

extension Substring {
  /// Without these characters at its ends.
  fileprivate func trimmed(_ characters: String) -> String {
    var rest = self
    while let first = rest.first, characters.contains(first) { rest.removeFirst() }
    while let last = rest.last, characters.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
