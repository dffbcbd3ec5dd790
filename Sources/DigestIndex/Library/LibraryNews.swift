import DigestKit

/// What came to a library: digests that weren't there, and entries, each counted once whatever its languages.
public struct LibraryNews: Equatable, Sendable {
  public var digests = 0
  public var entries = 0
  /// Entries of categories in which the reader has read or starred anything.
  public var ofReadCategories = 0

  public init(digests: Int = 0, entries: Int = 0, ofReadCategories: Int = 0) {
    self.digests = digests
    self.entries = entries
    self.ofReadCategories = ofReadCategories
  }
}

extension Library {
  /// What a library holds at one time.
  public struct Holdings: Sendable {
    fileprivate var entries: Set<EntryID>
    fileprivate var digests: Set<String>
  }

  /// What the index of one of the libraries holds now.
  public func holdings(_ number: Int) throws -> Holdings {
    guard let index = index(number) else { return Holdings(entries: [], digests: []) }
    return Holdings(
      entries: Set(try index.entries(.everything).map(\.id)), digests: Set(try index.digests().map(\.key)))
  }

  /// What has come to it since.
  public func news(_ number: Int, since before: Holdings) throws -> LibraryNews {
    guard let index = index(number) else { return LibraryNews() }
    let entries = try marked(index.entries(.everything), index)
    var read: Set<String> = []
    for category in Set(entries.filter { $0.isRead || $0.isStarred }.compactMap(\.category)) {
      read.formUnion(try index.sectionTwins(of: category).union([category]))
    }
    var news = LibraryNews(
      digests: Set(try index.digests().map(\.key)).subtracting(before.digests).count)
    var counted: Set<EntryID> = []
    for entry in entries where !before.entries.contains(entry.id) {
      // A translation of what was there is none; of what has come as well, it is the same entry.
      if let twin = entry.twin {
        let twin = EntryID(
          library: entry.id.library, digest: twin.digest, language: twin.language, slug: twin.slug)
        if before.entries.contains(twin) || counted.contains(twin) { continue }
      }
      counted.insert(entry.id)
      news.entries += 1
      if let category = entry.category, read.contains(category) { news.ofReadCategories += 1 }
    }
    return news
  }
}
