import DigestKit
import ReadingState

/// What the reader wrote on entries and kept of them, and the letters that lead to places.
extension Library {
  /// What the reader wrote on an entry and kept of it, in this language and the other, and where it was left.
  public func annotations(of entry: EntrySummary) throws -> Annotations {
    guard let index = index(entry.id.library) else { return Annotations() }
    settle(index)
    let ids = [entry.id.written] + [entry.twin?.written].compactMap(\.self)
    var found = try reading.annotations(of: ids, library: index.root)
    found.left = try reading.place(of: entry.id.written, library: index.root).map {
      Place(entry: entry.id, block: $0.block, offset: $0.offset)
    }
    return found
  }

  /// An entry with what the reader wrote on it and kept of it.
  public struct Annotated: Sendable {
    public var library: String
    public var digest: DigestSummary
    public var id: EntryID
    public var title: String
    /// Nil if it isn't in its library any more.
    public var entry: EntrySummary?
    public var annotations: Annotations
  }

  /// All notes and passages: of the entries that are there in reading order, then of those that aren't.
  public func annotated() throws -> (found: [Annotated], lost: [Annotated]) {
    _ = settle()
    var found: [Annotated] = []
    var lost: [Annotated] = []
    for index in indexes {
      let kept = try reading.annotations(library: index.root)
      if kept.isEmpty { continue }
      let root = givenRoots[index.number]
      let missing = try reading.kept(library: index.root).filter(\.isMissing)
      for old in missing.sorted(by: { $0.id.description < $1.id.description }) {
        guard let annotations = kept[old.id] else { continue }
        let digest = DigestSummary(
          id: DigestID(library: index.number, key: old.id.digest), issue: Issue(), editions: [])
        lost.append(
          Annotated(
            library: root, digest: digest, id: old.id, title: old.identity?.title ?? old.id.slug, entry: nil,
            annotations: annotations))
      }
      for digest in try digests() where digest.id.library == index.number {
        let ids = kept.keys.filter { $0.digest == digest.key }
        if ids.isEmpty { continue }
        let missingIDs = Set(missing.map(\.id))
        var entries = try entries(digest: digest.id)
        let introductions = try ids.filter { $0.slug.isEmpty }.compactMap { try entry(with(index, $0)) }
        entries = introductions + entries
        for entry in entries {
          guard let annotations = kept[entry.id.written], !missingIDs.contains(entry.id.written) else {
            continue
          }
          found.append(
            Annotated(
              library: root, digest: digest, id: entry.id.written, title: entry.title, entry: entry,
              annotations: annotations))
        }
      }
    }
    return (found, lost)
  }

  private func with(_ index: RootIndex, _ id: EntryID) -> EntryID {
    var id = id
    id.library = index.number
    return id
  }

  // MARK: Letters

  /// Puts a letter to a place. `text`: what stands there.
  public func setBookmark(_ letter: String, _ place: Place, text: String) throws -> ReplacedValues {
    guard let index = index(place.entry.library), let identity = try index.identity(of: place.entry) else {
      return ReplacedValues()
    }
    return try reading.keep(
      bookmark: letter, KeptValue.bookmark(place, text: text), of: (place.entry.written, identity),
      library: index.root)
  }

  public func removeBookmark(_ letter: String, library number: Int) throws -> ReplacedValues {
    guard let index = index(number) else { return ReplacedValues() }
    return try reading.remove(bookmark: letter, library: index.root)
  }

  /// The letters of all libraries that are open, and the capitals of those that aren't.
  public func bookmarks() throws -> [Bookmark] {
    _ = settle()
    let roots = indexes.map(\.root)
    var found: [String: Bookmark] = [:]
    for index in indexes {
      for (root, bookmark) in try reading.bookmarks(library: index.root) {
        var bookmark = bookmark
        if let number = roots.firstIndex(of: root) {
          bookmark.place.entry.library = number
        } else {
          bookmark.isThere = false
        }
        if found[bookmark.letter]?.isThere != true { found[bookmark.letter] = bookmark }
      }
    }
    return found.values.sorted { $0.letter < $1.letter }
  }
}
