import DigestKit

/// What an entry is known by when its id has changed: its library was moved, its digest renamed, its title edited.
public struct EntryIdentity: Equatable, Hashable, Sendable {
  public var title: String
  /// The line of its title in its file, from 1.
  public var line: Int
  /// The normalised URL of its first source.
  public var source: String?
  /// A hash of its text without the title; nil for an entry without a text.
  public var text: Int64?
  /// How its text begins, to be shown should it not be found any more, and to tell edited texts by.
  public var excerpt: String

  public init(title: String, line: Int, source: String?, text: Int64?, excerpt: String) {
    self.title = title
    self.line = line
    self.source = source
    self.text = text
    self.excerpt = excerpt
  }
}

/// An entry of which something is kept, and what.
public struct KeptEntry: Equatable, Sendable {
  /// Where its library was when it was last seen.
  public var library: String
  /// The entry as it was when it was last found.
  public var id: EntryID
  /// Nil for what an earlier version kept, until the entry is found.
  public var identity: EntryIdentity?
  public var isRead: Bool
  public var isStarred: Bool
  /// True if it isn't in its library any more.
  public var isMissing: Bool
  /// Counts all changes of the store: the greater one is the newer.
  public var change: Int64
}
