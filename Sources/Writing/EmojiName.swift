/// GitHub's names of emoji, written between colons: `:rocket:`.
public enum EmojiName {
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
      guard end == text.endIndex || !isWordLike(text[end]), let emoji = table[String(text[inner..<close])]
      else {
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
    var table: [String: String] = [:]
    var name = ""
    for word in emojiNames.description.split(separator: " ") {
      guard let shared = word.first.flatMap({ Int(String($0), radix: 36) }),
        let colon = word.firstIndex(of: ":")
      else { continue }
      name = String(name.prefix(shared) + word[..<colon].dropFirst())
      table[name] = String(word[word.index(after: colon)...])
    }
    return table
  }()
}
