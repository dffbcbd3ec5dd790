import DigestKit

/// What is known of a word that is looked up.
public struct WordReport: Equatable, Sendable {
  /// A sentence that holds the word, and what the other edition says there.
  public struct Example: Equatable, Sendable {
    public var entry: EntrySummary
    public var sentence: String
    /// Nil where the other edition says nothing there.
    public var twin: String?

    public init(entry: EntrySummary, sentence: String, twin: String?) {
      self.entry = entry
      self.sentence = sentence
      self.twin = twin
    }
  }

  /// What a program said of it.
  public struct Definition: Equatable, Sendable {
    public var program: String
    public var text: String

    public init(program: String, text: String) {
      self.program = program
      self.text = text
    }
  }

  public var word: String
  /// The word in each language that has it, with its translations.
  public var words: [Vocabulary.Word]
  /// Those that have it, newest first.
  public var digests: [DigestID]
  public var examples: [Example]
  public var definition: Definition?

  public init(
    word: String, words: [Vocabulary.Word], digests: [DigestID], examples: [Example], definition: Definition?
  ) {
    self.word = word
    self.words = words
    self.digests = digests
    self.examples = examples
    self.definition = definition
  }

  var isEmpty: Bool { words.isEmpty && digests.isEmpty && examples.isEmpty && definition == nil }
}

/// An entry near another, and what it shares with it, the most telling first.
public struct RelatedSummary: Equatable, Sendable {
  public var entry: EntrySummary
  public var shared: [String]

  public init(entry: EntrySummary, shared: [String]) {
    self.entry = entry
    self.shared = shared
  }
}
