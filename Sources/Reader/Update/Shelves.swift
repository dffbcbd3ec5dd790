import DigestKit
import Screen

/// The reader's own lists above the digests, and searches that are saved under names.
extension State {
  var loadShelves: Effect { .loadShelves(besides: settings.searches) }

  var currentShelf: Shelf? { shelves.first { $0.kind == browse.shelf } }

  /// The row of the first pane that the cursor is on: shelves, then digests.
  var firstPaneIndex: Int? {
    if let shelf = browse.shelf { return shelves.firstIndex { $0.kind == shelf } }
    return digestIndex.map { shelves.count + $0 }
  }

  /// Shelves stand above the digests as long as these fill the pane, not the results of a search.
  mutating func receiveShelves(_ shelves: [Shelf]) -> [Effect] {
    let old = self.shelves
    self.shelves = shelves
    guard let shelf = browse.shelf, let now = currentShelf else {
      // The one that was open is empty now.
      if let gone = browse.shelf, old.contains(where: { $0.kind == gone }) {
        browse.shelf = nil
        if search == nil, browse.focus == .digests, let first = currentDigest ?? digests.first {
          return select(first.id)
        }
      }
      return []
    }
    // What it holds is another list now.
    guard case .shelf(let open, _) = browse.list?.origin, open.kind == shelf, open.query != now.query else {
      return []
    }
    return select(now)
  }

  /// Shows what a shelf holds in the entry pane.
  mutating func select(_ shelf: Shelf) -> [Effect] {
    browse.shelf = shelf.kind
    let origin = EntryList.Origin.shelf(
      Shelf(shelf.kind, query: shelf.query), language: language ?? currentDigest.map(language(of:)))
    guard browse.list?.origin != origin else { return [] }
    browse.list = EntryList(origin)
    browse.page = nil
    return [.loadEntries(origin)]
  }

  // MARK: Saving searches

  /// `^S` in the search line, or `:save` without a name.
  mutating func askForName() -> [Effect] {
    guard let text = search?.text, !Query(typed: text).isEmpty else {
      message = .kept(.nothingToSave)
      return []
    }
    overlay = .prompt(Prompt(.name))
    return []
  }

  mutating func saveSearch(as name: String) -> [Effect] {
    let name = name.trimmingSpaces()
    guard let text = search?.text.trimmingSpaces(), !Query(typed: text).isEmpty, !name.isEmpty else {
      message = .kept(.nothingToSave)
      return []
    }
    return [.saveSearch(name, text)]
  }

  /// `Del` on a saved search takes it away.
  mutating func removeShelf() -> [Effect] {
    guard browse.focus == .digests, let shelf = currentShelf, case .saved(let name) = shelf.kind else {
      message = .kept(.nothingToRemove)
      return []
    }
    if settings.searches.contains(where: { $0.name == name }) {
      message = .kept(.searchConfigured(name))
      return []
    }
    return [.saveSearch(name, nil)]
  }
}

extension Shelf {
  /// What the first pane calls it.
  func name(_ language: InterfaceLanguage) -> String {
    switch kind {
    case .starred: Phrase.kept(.starredShelf).text(language)
    case .noted: Phrase.kept(.notedShelf).text(language)
    case .unread: Phrase.kept(.unreadShelf).text(language)
    case .saved(let name): name
    }
  }
}
