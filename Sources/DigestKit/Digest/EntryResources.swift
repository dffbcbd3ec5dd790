/// What is around an entry, as far as its page depends on it: found when it is read, as DigestKit sees no files.
public struct EntryResources: Equatable, Sendable {
  /// Sizes of the pictures that can be drawn, by their source as the entry writes it.
  public var pictures: [String: PixelSize]
  /// Targets of wikilinks that lead to an entry of the library.
  public var wikilinks: Set<String>
  /// Entries of other digests that its page names.
  public var episodes: [Episode] = []
  /// What the reader wrote on it.
  public var notes: [String] = []
  /// What the reader wrote on passages, by the block below which it stands.
  public var remarks: [Int: [String]] = [:]

  /// An entry of another digest, and what it has to do with this one.
  public struct Episode: Hashable, Sendable {
    public enum Relation: Hashable, Sendable {
      /// Of an earlier digest, with the same source.
      case sameSource
      /// On the same story, before it and after it.
      case earlier, later
    }

    public var id: EntryID
    public var title: String
    public var relation: Relation

    public init(id: EntryID, title: String, relation: Relation) {
      self.id = id
      self.title = title
      self.relation = relation
    }
  }

  public init(pictures: [String: PixelSize] = [:], wikilinks: Set<String> = []) {
    self.pictures = pictures
    self.wikilinks = wikilinks
  }
}

/// Width and height of a picture in pixels.
public struct PixelSize: Hashable, Sendable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
