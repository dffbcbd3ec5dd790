import DigestIndex
import DigestKit
import Pictures

extension Library {
  /// What the page of an entry depends on: sizes of its local pictures, and which of its wikilinks lead
  /// somewhere. What can't be read is left out; remote pictures are never fetched.
  func resources(of content: Entry, in entry: EntrySummary) -> EntryResources {
    var resources = EntryResources()
    for target in content.wikilinks {
      // A heading of a note is looked for when somebody goes there; the note is there or not.
      let note = target.prefix { $0 != "#" }.trimmingSpaces()
      let found = (try? self.entry(titled: target)) ?? (try? self.entry(titled: note))
      if let found, found.id != entry.id || note != target { resources.wikilinks.insert(target) }
      if note.isEmpty { resources.wikilinks.insert(target) }
    }
    let earlier = (try? self.earlier(than: entry)) ?? []
    resources.earlier = earlier.prefix(3).map { .init(id: $0.id, title: $0.title) }
    if let episodes = try? self.episodes(of: entry) {
      let known = Set(resources.earlier.map(\.id))
      resources.thread =
        episodes.earlier.map { .init(id: $0.id, title: $0.title, isLater: false) }
        + episodes.later.map { .init(id: $0.id, title: $0.title, isLater: true) }
      resources.thread.removeAll { known.contains($0.id) }
    }
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
}
