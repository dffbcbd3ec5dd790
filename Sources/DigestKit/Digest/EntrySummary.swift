/// What a list shows of an entry.
public struct EntrySummary: Equatable, Sendable, Identifiable {
  public var id: EntryID
  public var kind: Entry.Kind
  public var title: String
  public var level: Int?
  /// The line of its title in the file, from 1.
  public var line: Int
  /// The file, relative to the root of the library.
  public var path: String
  public var sections: [String]
  public var sources: [Source]
  public var wikilinks: [String]
  public var images: Int
  public var features: Entry.Features
  public var characters: Int
  public var minutes: Int
  /// The beginning of its text, in one line.
  public var opening: String
  public var twin: EntryID?
  /// The path of the file, as the library has it.
  public var twinTitle: String?
  /// True if the twin is only likely one.
  public var isTwinDoubtful = false
  public var isRead: Bool
  public var isStarred: Bool
  /// True if the reader has written on it, or kept passages.
  public var isNoted = false
  /// True if a letter of the reader's leads to it.
  public var isMarked = false

  public init(
    id: EntryID, kind: Entry.Kind, title: String, level: Int?, line: Int, path: String, sections: [String],
    sources: [Source] = [], wikilinks: [String] = [], images: Int = 0, features: Entry.Features = [],
    characters: Int = 0, minutes: Int = 1, opening: String = "", twin: EntryID? = nil, isRead: Bool = false,
    isStarred: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.level = level
    self.line = line
    self.path = path
    self.sections = sections
    self.sources = sources
    self.wikilinks = wikilinks
    self.images = images
    self.features = features
    self.characters = characters
    self.minutes = minutes
    self.opening = opening
    self.twin = twin
    self.isRead = isRead
    self.isStarred = isStarred
  }

  public var category: String? { sections.last }
  public var sourceURL: String? { sources.lazy.compactMap(\.url).first }
}
