/// What is around an entry, as far as its page depends on it: found when it is read, as DigestKit sees no files.
public struct EntryResources: Equatable, Sendable {
  /// Sizes of the pictures that can be drawn, by their source as the entry writes it.
  public var pictures: [String: PixelSize]
  /// Targets of wikilinks that lead to an entry of the library.
  public var wikilinks: Set<String>
  /// Entries of earlier digests with the same source: id and title.
  public var earlier: [Earlier]
  /// What came on the same story in other digests.
  public var thread: [Episode] = []
  /// What the reader wrote on it.
  public var notes: [String] = []
  /// What the reader wrote on passages, by the block below which it stands.
  public var remarks: [Int: [String]] = [:]

  public struct Earlier: Hashable, Sendable {
    public var id: EntryID
    public var title: String

    public init(id: EntryID, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// An entry of another digest on the same story.
  public struct Episode: Hashable, Sendable {
    public var id: EntryID
    public var title: String
    public var isLater: Bool

    public init(id: EntryID, title: String, isLater: Bool) {
      self.id = id
      self.title = title
      self.isLater = isLater
    }
  }

  public init(
    pictures: [String: PixelSize] = [:], wikilinks: Set<String> = [], earlier: [Earlier] = []
  ) {
    self.pictures = pictures
    self.wikilinks = wikilinks
    self.earlier = earlier
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
