import DigestKit

/// What is taken out of a library as one document: an entry, a digest in its languages, the hits of a search.
public struct Anthology: Sendable {
  public var title: String
  /// Where it comes from, the same for the same selection: `digests/2026W05`.
  public var identifier: String
  /// When it was taken out, as `2026-11-26T10:30:00Z`.
  public var date: String
  public var chapters: [Chapter]
  /// Pictures that entries show, by what stands for them in the text.
  public var pictures: [PictureName: Picture] = [:]

  public init(title: String, identifier: String, date: String, chapters: [Chapter]) {
    self.title = title
    self.identifier = identifier
    self.date = date
    self.chapters = chapters
  }

  /// One language of a digest, or those of its entries that were asked for.
  public struct Chapter: Sendable {
    public var title: String
    /// BCP 47.
    public var language: String
    public var items: [Item]

    public init(title: String, language: String, items: [Item]) {
      self.title = title
      self.language = language
      self.items = items
    }
  }

  public struct Item: Sendable {
    public var summary: EntrySummary
    public var content: Entry
    /// As it stands in its file.
    public var source: String
    /// What its file defines elsewhere for links and notes in it.
    public var definitions: [LinkDefinitions.Definition]

    public init(
      summary: EntrySummary, content: Entry, source: String, definitions: [LinkDefinitions.Definition] = []
    ) {
      self.summary = summary
      self.content = content
      self.source = source
      self.definitions = definitions
    }

    /// The headings that it stands under, outermost first; of an overview its own as well.
    var headings: [String] { summary.sections + (summary.kind == .overview ? [summary.title] : []) }
  }

  /// A picture as an entry names it.
  public struct PictureName: Hashable, Sendable {
    /// The file that names it, with the number of its library.
    public var library: Int
    public var path: String
    public var source: String

    public init(_ source: String, of summary: EntrySummary) {
      library = summary.id.library
      path = summary.path
      self.source = source
    }
  }

  public struct Picture: Sendable {
    /// One of those that each reader of such documents knows.
    public enum Format: String, Sendable { case png, jpeg, gif, webp }

    public var format: Format
    public var bytes: [UInt8]

    /// Nil if the bytes are of no known picture.
    public init?(_ bytes: [UInt8]) {
      guard let format = Format(bytes) else { return nil }
      self.format = format
      self.bytes = bytes
    }
  }

  /// Leaves one block of an entry; `failure` is given how many there are where it has fewer.
  public mutating func keepOnly<Failure: Error>(
    block: Int, of entry: EntrySummary, orFail failure: (Int) -> Failure
  ) throws(Failure) {
    for chapter in chapters.indices {
      guard let item = chapters[chapter].items.firstIndex(where: { $0.summary.id == entry.id }) else {
        continue
      }
      let blocks = chapters[chapter].items[item].content.blocks
      guard blocks.indices.contains(block) else { throw failure(blocks.count) }
      chapters[chapter].items[item].content.blocks = [blocks[block]]
    }
  }

  /// All items, in order.
  public var items: [Item] { chapters.flatMap(\.items) }
}

extension Anthology.Picture.Format {
  /// By the first bytes: names of files may lie.
  init?(_ bytes: [UInt8]) {
    func starts(_ mark: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: mark) }
    switch true {
    case starts([0x89, 0x50, 0x4E, 0x47]): self = .png
    case starts([0xFF, 0xD8, 0xFF]): self = .jpeg
    case starts(Array("GIF8".utf8)): self = .gif
    case starts(Array("RIFF".utf8)) && starts(Array("WEBP".utf8), at: 8): self = .webp
    default: return nil
    }
  }

  public var mediaType: String { "image/" + rawValue }
}
