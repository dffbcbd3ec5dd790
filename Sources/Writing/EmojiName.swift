/// GitHub's names of emoji, written between colons: `:rocket:`.
public enum EmojiName {
  /// The emoji of a name, colons left out; nil for a name that is none.
  public static func emoji(_ name: some StringProtocol) -> String? { table[String(name)] }

  /// The first name in `text`, colons included: none that touches a digit or a letter, as in a time of day.
  public static func first(in text: Substring) -> (range: Range<Substring.Index>, emoji: String)? {
    var from = text.startIndex
    while let open = text[from...].firstIndex(of: ":") {
      let inner = text.index(after: open)
      from = inner
      guard open == text.startIndex || !isWordLike(text[text.index(before: open)]),
        let close = text[inner...].firstIndex(where: { !isOfName($0) }), text[close] == ":", close > inner
      else { continue }
      let end = text.index(after: close)
      guard end == text.endIndex || !isWordLike(text[end]), let emoji = emoji(text[inner..<close]) else {
        continue
      }
      return (open..<end, emoji)
    }
    return nil
  }

  private static func isWordLike(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  private static func isOfName(_ character: Character) -> Bool {
    isWordLike(character) || character == "_" || character == "+" || character == "-"
  }

  private static let table: [String: String] = {
    let words = emojiNames.description
    var table: [String: String] = [:]
    for word in words.split(separator: " ") {
      guard let colon = word.firstIndex(of: ":") else { continue }
      table[String(word[..<colon])] = String(word[word.index(after: colon)...])
    }
    return table
  }()
}
