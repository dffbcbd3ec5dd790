import Writing

/// What a reader asks for: clauses that all must hold. Any text is a valid query.
public struct Query: Hashable, Sendable {
  /// One thing to hold, or not to hold.
  public struct Condition: Hashable, Sendable {
    public enum Test: Hashable, Sendable {
      case text(TextPattern)
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
  public private(set) var clauses: [Clause]
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
  public var patterns: [TextPattern] {
    clauses.flatMap { $0 }.compactMap { condition in
      guard !condition.isNegated else { return nil }
      switch condition.test {
      case .text(let pattern): return pattern
      case .filter(.title(let pattern)): return pattern
      case .filter: return nil
      }
    }
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
      if !word.isQuoted, let entry = Filter.misread(word.text) {
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
    var seen: Set<Clause> = []
    self.clauses = clauses.filter { seen.insert($0).inserted }
  }

  /// A query that may still be under way: a filter at the end without a value yet asks for nothing.
  public init(typed source: String) {
    let last = source.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    self.init(Filter.isBegun(last) ? String(source.dropLast(last.count)) : source)
  }

  private static func condition(_ word: QueryWords.Word) -> Condition? {
    if !word.isQuoted, let filter = Filter(word.text) {
      return Condition(test: .filter(filter), isNegated: word.isNegated)
    }
    guard let pattern = TextPattern(word.text) else { return nil }
    return Condition(test: .text(pattern), isNegated: word.isNegated, isQuoted: word.isQuoted)
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
    result.clauses.removeAll { $0.contains { if case .text = $0.test { true } else { false } } }
    return result
  }
}

extension Query {
  /// The query with, beside each Latin term, the words that it spells in pinyin; nil if it spells none.
  ///
  /// `words` gives them. Terms that stand together may spell a word together: `ji qi ren`.
  public func spelled(_ words: (String) throws -> [String]) rethrows -> Query? {
    var result = self
    var isChanged = false
    func add(_ spelled: [String], to indices: Range<Int>) {
      for word in spelled {
        guard let pattern = TextPattern(word) else { continue }
        // The syllables all have to match, or the word does: it becomes a choice in each of their clauses.
        for index in indices {
          result.clauses[index].append(Condition(test: .text(pattern), isNegated: false, isQuoted: true))
        }
        isChanged = true
      }
    }
    var start = 0
    while start < clauses.count {
      guard let term = Self.latinTerm(clauses[start]) else {
        start += 1
        continue
      }
      add(try words(term), to: start..<(start + 1))
      var end = start + 1
      var together = term
      while end < clauses.count, end - start < Self.mostSyllables, let next = Self.latinTerm(clauses[end]) {
        together += " " + next
        end += 1
        add(try words(together), to: start..<end)
      }
      start += 1
    }
    return isChanged ? result : nil
  }

  private static let mostSyllables = 6

  /// The text of a clause that is one term of Latin letters, neither quoted nor negated.
  private static func latinTerm(_ clause: Clause) -> String? {
    guard clause.count == 1, let condition = clause.first, !condition.isNegated, !condition.isQuoted,
      case .text(let pattern) = condition.test, pattern.source.utf8.count <= 64,
      pattern.source.unicodeScalars.allSatisfy({ $0.isASCII || $0 == "ü" || $0 == "’" })
    else { return nil }
    return pattern.source
  }
}

/// A query parted into words: by white space outside quotes.
struct QueryWords: Sequence {
  struct Word: Equatable {
    var text: String
    var isQuoted: Bool
    var isNegated: Bool
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
        let text = String(rest[..<end])
        rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
        return Word(text: text, isQuoted: true, isNegated: isNegated)
      }
      // A filter's value may be quoted: in:"machine learning".
      var text = ""
      while let character = rest.first, !character.isWhitespace {
        rest = rest.dropFirst()
        if character == "\"", text.last == ":" || text.last == "：" {
          let end = rest.firstIndex(of: "\"") ?? rest.endIndex
          text += rest[..<end]
          rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
        } else {
          text.append(character)
        }
      }
      return Word(text: text, isQuoted: false, isNegated: isNegated)
    }
  }

  /// Chinese input methods type curly quotes.
  private static func isQuote(_ character: Character) -> Bool {
    character == "\"" || character == "“" || character == "”" || character == "＂"
  }
}
