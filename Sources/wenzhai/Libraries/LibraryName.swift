/// What a library is called by those who keep several: a word that needs no quotes in a shell, and can be the name of a
/// folder.
struct LibraryName: Hashable, Sendable {
  let text: String

  /// Characters, so that a row of names stays one.
  private static let longest = 60

  /// Nil for what is no name.
  init?(_ text: String) {
    guard let first = text.first, first != ".", first != "-", text.count <= Self.longest,
      text.allSatisfy(Self.isAllowed)
    else { return nil }
    self.text = text
  }

  /// The nearest name to what a folder or a repository is called.
  init?(near text: String) {
    let mended = text.map { Self.isAllowed($0) ? $0 : "-" }.drop { "-.".contains($0) }
    self.init(String(mended.prefix(Self.longest)))
  }

  private static func isAllowed(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return false
    }
    if scalar.isASCII { return character.isLetter || character.isNumber || "-_.".contains(character) }
    return scalar.properties.isIdeographic
  }
}
