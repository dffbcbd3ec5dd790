import Markdown

/// How a string of a language is written.
struct StringForm: Sendable {
  let open: [UInt8]
  let close: [UInt8]
  /// True where a backslash keeps the next character from closing the string.
  let escapes: Bool
  /// True where it goes on past the end of the line.
  let spansLines: Bool

  init(_ open: String, _ close: String? = nil, escapes: Bool = true, spansLines: Bool = false) {
    self.open = Array(open.utf8)
    self.close = Array((close ?? open).utf8)
    self.escapes = escapes
    self.spansLines = spansLines
  }

  static let double = StringForm("\"")
  static let single = StringForm("'")
  static let doubleLines = StringForm("\"", spansLines: true)
  static let singleLines = StringForm("'", spansLines: true)
  static let tripleDouble = StringForm("\"\"\"", spansLines: true)
  static let tripleSingle = StringForm("'''", spansLines: true)
  static let template = StringForm("`", spansLines: true)
}

/// What `GrammarLexer` has to know of a language.
///
/// Quotes doubled inside a string need no word here: the two strings that they make are neighbours, and so
/// one piece.
struct CodeGrammar: Sendable {
  /// Ways of a language that few others share.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16

    /// Block comments nest.
    static let nestedComments = Traits(rawValue: 1)
    /// A word before a parenthesis is a name.
    static let calls = Traits(rawValue: 2)
    /// A capitalised word is a name.
    static let capitals = Traits(rawValue: 4)
    /// A word before `!` and a bracket is a name.
    static let macros = Traits(rawValue: 8)
    /// A word or string before a colon is a key, and so a name.
    static let keys = Traits(rawValue: 16)
    /// Keywords are the same in upper case.
    static let anyCase = Traits(rawValue: 32)
    /// Comments begin after a space or bracket and strings at the start of a word, no matter their markers.
    static let looseMarkers = Traits(rawValue: 64)
    /// A single quote holds one character, or else begins a name.
    static let lifetimes = Traits(rawValue: 128)
    /// Regular expressions between slashes.
    static let slashPatterns = Traits(rawValue: 256)
    /// Strings between `#"` and `"#`, with any count of `#`.
    static let hashStrings = Traits(rawValue: 512)
    /// Strings between `R"x(` and `)x"`.
    static let delimitedStrings = Traits(rawValue: 1024)
  }

  var keywords: Set<String> = []
  /// Keywords that the name of something new comes after.
  var declaring: Set<String> = []
  var lineComments: [[UInt8]] = []
  var blockComment: (open: [UInt8], close: [UInt8])?
  /// The longer of two that begin alike is first.
  var strings: [StringForm] = []
  /// Words that belong to the string they touch.
  var prefixes: Set<String> = []
  /// Bytes that go on with a word or a number, besides the usual ones.
  var wordBytes = ByteSet()
  var numberBytes = ByteSet()
  /// Bytes that make the word after them a name or a keyword.
  var nameSigils = ByteSet()
  var keywordSigils = ByteSet()
  var traits: Traits = []
  /// First bytes of comments and strings.
  private(set) var openers = ByteSet()

  init(
    _ keywords: String, declaring: String = "", line: [String] = [],
    block: (open: String, close: String)? = nil,
    strings: [StringForm] = [.double, .single], prefixes: String = "", traits: Traits = []
  ) {
    self.declaring = Self.words(declaring)
    self.keywords = Self.words(keywords).union(self.declaring)
    lineComments = line.map { Array($0.utf8) }
    blockComment = block.map { (Array($0.open.utf8), Array($0.close.utf8)) }
    self.strings = strings
    self.prefixes = Self.words(prefixes)
    self.traits = traits
    for marker in lineComments + [blockComment?.open ?? []] + strings.map(\.open) {
      if let first = marker.first { openers.insert(first) }
    }
  }

  /// The same, with bytes that it treats in its own way.
  func with(
    words: String = "", numbers: String = "", names: String = "", keywords: String = ""
  ) -> CodeGrammar {
    var grammar = self
    grammar.wordBytes = ByteSet(words)
    grammar.numberBytes = ByteSet(numbers)
    grammar.nameSigils = ByteSet(names)
    grammar.keywordSigils = ByteSet(keywords)
    return grammar
  }

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
