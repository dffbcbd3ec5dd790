/// A list of the reader's own that stands above the digests and opens like one: a search that is kept.
public struct Shelf: Equatable, Hashable, Sendable, Identifiable {
  public enum Kind: Hashable, Sendable {
    case starred, noted, unread
    /// Saved under a name.
    case saved(String)
  }

  public var kind: Kind
  /// What it holds, as it would be typed.
  public var query: String
  public var entries: Int

  public init(_ kind: Kind, query: String, entries: Int = 0) {
    self.kind = kind
    self.query = query
    self.entries = entries
  }

  public var id: Kind { kind }
}
