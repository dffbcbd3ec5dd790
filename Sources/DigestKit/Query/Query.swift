import Writing

/// What a reader asks for: clauses that all must hold. Any text is a valid query.
public struct Query: Hashable, Sendable {
  /// One thing to hold, or not to hold.
  public struct Condition: Hashable, Sendable {
    public enum Test: Hashable, Sendable {
      case text(TextPattern)
      case together(WordsTogether)
      case expression(RegularExpression)
      case filter(Filter)
    }

    public var test: Test
    public var isNegated: Bool
    /// In quotes: meant as it stands.
    public var isQuoted = false
  }

  /// Conditions of which one must hold: `a OR b`.
  public typealias Clause = [Condition]

  /// The query as it was typed.
  public let source: String
  public internal(set) var clauses: [Clause]
  /// Words that look like filters and are none, `after:20x` and the like, with the filter that each looks like. They are
  /// looked for as they stand.
  public private(set) var misread: [Misread] = []

  public struct Misread: Hashable, Sendable {
    public var word: String
    public var filter: FilterName
  }

  /// True if nothing is asked for, and everything matches.
  public var isEmpty: Bool { clauses.isEmpty }

  /// Patterns to mark in what is found: those that are asked for, not those to be absent.
  public var patterns: [SearchPattern] {
    clauses.joined().flatMap { condition -> [SearchPattern] in
      guard !condition.isNegated else { return [] }
      switch condition.test {
      case .text(let pattern), .filter(.title(let pattern)): return [.text(pattern)]
      case .together(let words): return words.patterns.map(SearchPattern.text)
      case .expression(let expression): return [.expression(expression)]
      case .filter: return []
      }
    }
  }

  /// True if an expression is looked for, for which every text has to be read.
  public var holdsExpression: Bool {
    clauses.joined().contains { if case .expression = $0.test { true } else { false } }
  }

  /// Terms parted by white space, `"phrases"`, `-term`, `a OR b`, and filters such as `week:2026W05`.
  ///
  /// What doesn't parse as a filter is text. An unclosed quote reaches to the end.
  public init(_ source: String) {
    self.source = source
    var clauses: [Clause] = []
    var joinsNext = false
    for word in QueryWords(source) {
      if word.text == "OR" && !word.isQuoted && !word.isNegated {
        joinsNext = !clauses.isEmpty
        continue
      }
      if !word.isQuoted, let entry = FilterEntry.misread(word.text) {
        misread.append(Misread(word: word.text, filter: entry.name))
      }
      guard let condition = Self.condition(word) else { continue }
      if joinsNext {
        clauses[clauses.count - 1].append(condition)
      } else {
        clauses.append([condition])
      }
      joinsNext = false
    }
    // What is asked for twice, as in a long paste, is looked for once.
    self.clauses = clauses.map(\.withoutRepetitions).withoutRepetitions
  }

  /// For one word or phrase, whatever it would mean if it were typed.
  public init(of pattern: TextPattern) {
    source = pattern.source
    clauses = [[Condition(test: .text(pattern), isNegated: false)]]
  }

  /// A query that may still be under way: a filter at the end without a value yet asks for nothing.
  public init(typed source: String) { self.init(Self.source(typed: source)) }

  /// What of a query that may still be under way is asked for.
  public static func source(typed source: String) -> String {
    let last = source.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    return FilterEntry.isBegun(last) ? String(source.dropLast(last.count)) : source
  }

  private static func condition(_ word: QueryWords.Word) -> Condition? {
    if !word.isQuoted, let test = FilterEntry.test(word.text) {
      // What is said so exactly is meant as it stands.
      return Condition(test: test, isNegated: word.isNegated, isQuoted: true)
    }
    guard let pattern = TextPattern(word.text) else { return nil }
    return Condition(test: .text(pattern), isNegated: word.isNegated, isQuoted: word.isQuoted)
  }
}

extension Array where Element: Hashable {
  fileprivate var withoutRepetitions: Self {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Query {
  /// True if words are looked for in what the reader wrote and kept.
  public var looksInNotes: Bool {
    clauses.contains { $0.count == 1 && $0[0].test == .filter(.notes) && !$0[0].isNegated }
  }

  /// What it asks of entries besides words.
  public var withoutTexts: Query {
    var result = self
    result.clauses.removeAll { $0.contains { if case .filter = $0.test { false } else { true } } }
    return result
  }
}

/// A query parted into words: by white space outside quotes.
struct QueryWords: Sequence {
  struct Word: Equatable {
    var text: String
    var isQuoted: Bool
    var isNegated: Bool
    /// Where in the query it stands, without quotes and sign.
    var range: Range<String.Index>
  }

  private let source: String

  init(_ source: String) { self.source = source }

  func makeIterator() -> some IteratorProtocol<Word> {
    var rest = source[...]
    return AnyIterator {
      rest = rest.drop(while: \.isWhitespace)
      guard !rest.isEmpty else { return nil }
      var isNegated = false
      if rest.first == "-", let next = rest.dropFirst().first, !next.isWhitespace {
        isNegated = true
        rest = rest.dropFirst()
      }
      if let quote = rest.first, Self.isQuote(quote) {
        rest = rest.dropFirst()
        let end = rest.firstIndex(where: Self.isQuote) ?? rest.endIndex
        let word = Word(
          text: String(rest[..<end]), isQuoted: true, isNegated: isNegated, range: rest.startIndex..<end)
        rest = rest[end...].dropFirst()
        return word
      }
      let start = rest.startIndex
      var text = ""
      while let character = rest.first, !character.isWhitespace {
        if let name = Self.nameOfFilter(text), let value = Self.value(at: rest, of: name) {
          text += value.text
          rest = value.rest
        } else {
          text.append(character)
          rest = rest.dropFirst()
        }
      }
      return Word(text: text, isQuoted: false, isNegated: isNegated, range: start..<rest.startIndex)
    }
  }

  /// What stands before a colon at the end of `text`.
  private static func nameOfFilter(_ text: String) -> Substring? {
    text.last == ":" || text.last == "：" ? text.dropLast() : nil
  }

  /// A value that may hold spaces: a quoted one, `in:"machine learning"`, and words in parentheses, `near:(a b)`. An end
  /// that isn't there is that of the query. Nil for any other.
  private static func value(at rest: Substring, of name: Substring) -> (text: Substring, rest: Substring)? {
    if let quote = rest.first, isQuote(quote) {
      let inner = rest.dropFirst()
      let end = inner.firstIndex(where: isQuote) ?? inner.endIndex
      return (inner[..<end], inner[end...].dropFirst())
    }
    guard rest.first == "(" || rest.first == "（", FilterEntry.named(name)?.values == .together else {
      return nil
    }
    var isQuoted = false
    let end = rest.firstIndex { character in
      if isQuote(character) { isQuoted.toggle() }
      return !isQuoted && (character == ")" || character == "）")
    }
    let behind = end.map { rest.index(after: $0) } ?? rest.endIndex
    return (rest[..<behind], rest[behind...])
  }

  /// Chinese input methods type curly quotes.
  private static func isQuote(_ character: Character) -> Bool {
    character == "\"" || character == "“" || character == "”" || character == "＂"
  }
}
