/// What a hit is worth: constants set so that what a person would want comes first in a panel of searches. `make quality`
/// shows how often it does, what each of them does for it, and which values would do better.
public struct RankingWeights: Equatable, Sendable {
  /// A title says what an entry is about.
  public var title = 10.0
  /// A title that begins with a word is more about it than one that ends with it.
  public var titleStart = 2.0
  /// A title that is nothing but the word is what was asked for by name.
  public var wholeTitle = 6.0
  /// What an entry stands under is chosen from few names: it says less than a title.
  public var section = 4.0
  /// In a note, a heading inside the entry, or bold text: the writer set it apart.
  public var emphasis = 3.0
  /// In the text: what many hits come near to. It is never more than what a section is worth, and each further hit says less
  /// than the one before.
  public var text = 4.0
  /// For several words that stand right beside each other; half of it at a distance of some twenty Han.
  public var together = 6.0
  /// How much more a rare word says than a common one: 0 where all say the same. At 1 the points of a word that hardly any
  /// entry has count four times, those of one that all have 0.8 times.
  public var rarity = 1.0

  public init() {}

  /// All of them, with their names.
  public static var all: [(name: String, weight: WritableKeyPath<Self, Double> & Sendable)] {
    [
      ("title", \.title), ("titleStart", \.titleStart), ("wholeTitle", \.wholeTitle), ("section", \.section),
      ("emphasis", \.emphasis), ("text", \.text), ("together", \.together), ("rarity", \.rarity),
    ]
  }

  /// `count` hits in the text.
  func hits(_ count: Int) -> Double { text * Double(count) / Double(count + 3) }

  func closeness(bytes: Int) -> Double { together / (1 + Double(min(bytes, 1_000_000)) / 60) }

  /// By what the points of a word are multiplied that this share of all entries has.
  func rarity(ofShare share: Double) -> Double {
    let factor = 1 / (0.25 + share.squareRoot())
    return 1 + rarity * (factor - 1)
  }
}
