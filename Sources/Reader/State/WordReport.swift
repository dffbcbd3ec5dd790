import DigestKit

/// What is known of a word that is looked up.
public struct WordReport: Equatable, Sendable {
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
  public var examples: [WordExample]
  public var definition: Definition?

  public init(
    word: String, words: [Vocabulary.Word], digests: [DigestID], examples: [WordExample],
    definition: Definition?
  ) {
    self.word = word
    self.words = words
    self.digests = digests
    self.examples = examples
    self.definition = definition
  }

  /// True for what may be learnt: somebody says what it means.
  public var isKnown: Bool { !words.isEmpty || definition != nil }

  var isEmpty: Bool { words.isEmpty && digests.isEmpty && examples.isEmpty && definition == nil }
}
