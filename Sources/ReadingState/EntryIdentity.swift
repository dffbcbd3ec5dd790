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

/// An entry of which something is kept, and its flags.
public struct KeptEntry: Equatable, Sendable {
  /// A flag, and when it was set or taken away; a value as in `KeptValue`.
  public struct Flag: Equatable, Sendable {
    public var value: String?
    public var stamp: Stamp

    public init(_ value: String? = nil, _ stamp: Stamp = Stamp()) {
      self.value = value
      self.stamp = stamp
    }

    public var isSet: Bool { value != nil }
  }

  /// Where its library was when it was last seen.
  public var library: String
  /// The entry as it was when it was last found.
  public var id: EntryID
  /// Nil for what an earlier version kept, until the entry is found.
  public var identity: EntryIdentity?
  public var read: Flag
  public var starred: Flag
  /// How many other values are kept of it: notes, passages, letters, places.
  public var values: Int
  /// True if it isn't in its library any more.
  public var isMissing: Bool

  public init(
    library: String, id: EntryID, identity: EntryIdentity?, read: Flag = Flag(), starred: Flag = Flag(),
    values: Int = 0, isMissing: Bool = false
  ) {
    self.library = library
    self.id = id
    self.identity = identity
    self.read = read
    self.starred = starred
    self.values = values
    self.isMissing = isMissing
  }

  /// Each flag as it was set last, here or in `other`.
  public mutating func takeNewer(of other: Self) {
    if read.stamp < other.read.stamp { read = other.read }
    if starred.stamp < other.starred.stamp { starred = other.starred }
  }
}
