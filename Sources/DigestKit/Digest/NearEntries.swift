/// An entry near another, and what they share.
public struct RelatedEntry: Equatable, Sendable {
  public var entry: EntrySummary
  public var score: Double
  /// Rare words and addresses, the most telling first.
  public var shared: [String]

  public init(entry: EntrySummary, score: Double, shared: [String]) {
    self.entry = entry
    self.score = score
    self.shared = shared
  }
}

/// A sentence that holds a word, and what the other edition says there.
public struct WordExample: Equatable, Sendable {
  public var entry: EntrySummary
  public var sentence: String
  /// Nil where the entry has no twin, or nothing in it stands for the sentence.
  public var twin: String?

  public init(entry: EntrySummary, sentence: String, twin: String?) {
    self.entry = entry
    self.sentence = sentence
    self.twin = twin
  }
}
