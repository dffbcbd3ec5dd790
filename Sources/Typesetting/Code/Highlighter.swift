import Writing

/// Code in the pieces that a theme colours.
enum Highlighter {
  /// Pieces of `text` in order, no two neighbours alike; joined they are `text` exactly.
  ///
  /// `language` is the info string of a fence, or what is left of one. A language that isn't known is never
  /// guessed: its text is one plain piece.
  static func pieces(of text: String, language: String) -> [(text: Substring, token: CodeToken)] {
    guard !text.isEmpty else { return [] }
    guard let language = CodeLanguage(named: language) else { return [(text[...], .plain)] }
    var cursor = CodeCursor(text)
    language.run(&cursor)
    return cursor.pieces(of: text)
  }
}
