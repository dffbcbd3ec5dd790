import DigestIndex
import DigestKit
import Pictures

extension Library {
  /// What the page of an entry depends on: sizes of its local pictures, which of its wikilinks lead somewhere, and the entries of
  /// other digests that it names. What can't be read is left out; remote pictures are never fetched.
  func resources(of content: Entry, in entry: EntrySummary) -> EntryResources {
    var resources = EntryResources()
    for target in content.wikilinks {
      // A heading of a note is looked for when somebody goes there; the note is there or not.
      let note = target.prefix { $0 != "#" }.trimmingSpaces()
      let found = (try? self.entry(titled: target)) ?? (try? self.entry(titled: note))
      if let found, found.id != entry.id || note != target { resources.wikilinks.insert(target) }
      if note.isEmpty { resources.wikilinks.insert(target) }
    }
    resources.episodes = episodes(around: entry)
    guard content.images > 0 else { return resources }
    content.blocks.visitInlines { inline in
      guard case .image(let source, _) = inline, resources.pictures[source] == nil,
        case .library(let path, _) = LinkTarget(source, from: entry.path),
        let header = try? bytes(
          library: entry.id.library, path: path, prefix: PictureDrawing.headerLength),
        let size = PictureDrawing.size(of: header)
      else { return }
      resources.pictures[source] = size
    }
    return resources
  }

  /// Entries of earlier digests with its source that are named.
  private static let mostWithSource = 3

  private func episodes(around entry: EntrySummary) -> [EntryResources.Episode] {
    var known: Set<EntryID> = []
    func episodes(
      _ entries: some Sequence<EntrySummary>, _ relation: EntryResources.Episode.Relation
    ) -> [EntryResources.Episode] {
      entries.filter { known.insert($0.id).inserted }.map {
        .init(id: $0.id, title: $0.title, relation: relation)
      }
    }
    let story = (try? self.episodes(of: entry)) ?? (earlier: [], later: [])
    let seen = ((try? earlier(than: entry)) ?? []).prefix(Self.mostWithSource)
    return episodes(seen, .sameSource) + episodes(story.earlier, .earlier) + episodes(story.later, .later)
  }
}
