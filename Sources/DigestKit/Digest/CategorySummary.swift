/// A category of the library, whatever its languages call it.
public struct CategorySummary: Equatable, Sendable {
  /// In the language asked for, where it has a name there.
  public var name: String
  /// In other languages.
  public var otherNames: [String]
  public var entries: Int
  /// The letter that opens it, if it has one.
  public var letter: Character?

  public init(name: String, otherNames: [String] = [], entries: Int) {
    self.name = name
    self.otherNames = otherNames
    self.entries = entries
  }

  public var names: [String] { [name] + otherNames }
}
