/// Latin words and numbers as they come, with those before them, so that `GPT-4`, `GPT 4` and `GPT4` are one name.
struct NameTrail {
  private var pieces: [(text: String, end: Int)] = []
  private var initials: [(letter: Character, end: Int)] = []

  /// What belongs to one name: no name has more pieces, letters, or signs between its pieces.
  static let mostPieces = 6
  static let mostLetters = 40
  private static let widestGap = 2

  /// Hears a word, its pieces, and what they make together with those before them.
  mutating func add(_ word: String, at range: Range<Int>, to facts: inout TextFacts) {
    for piece in Self.pieces(of: word) {
      let start = range.lowerBound + piece.offset
      if let last = pieces.last, start - last.end > Self.widestGap { pieces = [] }
      pieces.append((piece.text, start + piece.text.unicodeScalars.count))
      if pieces.count > Self.mostPieces { pieces.removeFirst() }
      var joined = ""
      var hasLetter = false
      for piece in pieces.reversed() {
        guard joined.utf8.count + piece.text.utf8.count <= Self.mostLetters else { break }
        // Numbers side by side are no name.
        hasLetter = hasLetter || piece.text.unicodeScalars.contains(where: \.isLatinLetter)
        let isFirst = joined.isEmpty
        joined = piece.text + joined
        if isFirst || hasLetter { facts.heard.insert(.name(joined)) }
      }
    }
    addInitials(word, at: range, to: &facts)
  }

  private mutating func addInitials(_ word: String, at range: Range<Int>, to facts: inout TextFacts) {
    guard let first = word.first, first.isLetter,
      !["of", "and", "the", "for", "in", "on"].contains(word.lowercased())
    else { return }
    if let last = initials.last, range.lowerBound - last.end > 5 { initials = [] }
    for part in word.split(separator: "-") {
      guard let letter = part.lowercased().first else { continue }
      initials.append((letter, range.upperBound))
      if initials.count > Self.mostPieces { initials.removeFirst() }
      var joined = ""
      for (letter, _) in initials.reversed() {
        joined = String(letter) + joined
        if joined.count > 1 { facts.heard.insert(.initials(joined)) }
      }
    }
  }

  /// Runs of letters and of digits in lower case, cut before a capital behind a small letter, without the s of a plural.
  static func pieces(of word: String) -> [(text: String, offset: Int)] {
    var pieces: [(text: String, offset: Int)] = []
    var current = String.UnicodeScalarView()
    var start = 0
    var previous: Unicode.Scalar?
    // SoCs are SoC.
    let scalars = word.unicodeScalars
    let isPlural = scalars.last == "s" && scalars.dropLast().last?.isUpper == true
    func flush() {
      guard !current.isEmpty else { return }
      pieces.append((stem(String(current).lowercased()), start))
      current = String.UnicodeScalarView()
    }
    for (offset, scalar) in (isPlural ? scalars.dropLast() : scalars[...]).enumerated() {
      let isPart = scalar.isDigit || scalar.isLatinLetter
      if let previous, isPart, previous.isDigit != scalar.isDigit || scalar.isUpper && !previous.isUpper {
        flush()
      }
      if isPart {
        if current.isEmpty { start = offset }
        current.append(scalar)
        previous = scalar
      } else {
        flush()
        previous = nil
      }
    }
    flush()
    return pieces
  }

  static func stem(_ word: String) -> String {
    word.utf8.count > 2 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }
}
