import DigestKit
import Screen

/// Where reading is, and the way to a place.
extension State {
  var place: Place? {
    guard let page = browse.page, page.content != nil else { return nil }
    return Place(
      entry: page.entry.id, block: page.place.block, offset: page.place.offset,
      isReading: browse.focus == .text, isFinished: page.isEndInSight)
  }

  /// The place is kept as soon as it changes: a program may end at any moment.
  mutating func keepPlace() -> [Effect] {
    guard hasInput, let place, place != keptPlace else { return [] }
    keptPlace = place
    return [.savePlace(place)]
  }

  mutating func openPendingPlace() -> [Effect] {
    guard let place = pendingPlace, hasLoadedDigests, !hasInput,
      let digest = digests.first(where: { $0.id == place.entry.digestID }),
      digest.edition(place.entry.language) != nil
    else { return [] }
    pendingPlace = nil
    return open(place, focus: place.isReading ? .text : .entries)
  }

  /// Goes to a place in its digest's list.
  mutating func open(_ place: Place, focus: Pane) -> [Effect] {
    let id = place.entry
    browse.digest = id.digestID
    browse.shelf = nil
    language = id.language
    let origin = EntryList.Origin.digest(id.digestID, language: id.language)
    let placeholder = EntrySummary(
      id: id, kind: .leaf, title: "", level: nil, line: 1, path: pathOfEdition(id), sections: [])
    browse.page = Page(placeholder, target: .place(block: place.block, offset: place.offset))
    browse.focus = focus
    var effects: [Effect] = [.loadContent(placeholder)]
    if browse.list?.origin != origin {
      browse.list = EntryList(origin)
      effects.append(.loadEntries(origin))
    } else if let index = browse.list?.entries.firstIndex(where: { $0.id == id }) {
      browse.list?.cursor = index
      if let entry = browse.list?.entries[index] { browse.page?.entry = entry }
    }
    return effects
  }

  private func pathOfEdition(_ id: EntryID) -> String {
    digests.first { $0.id == id.digestID }?.edition(id.language)?.path ?? ""
  }

  /// Remembers where the reader is, for `^O`.
  mutating func remember() {
    guard let place, history.last != place else { return }
    history.append(place)
    historyAhead = []
    if history.count > 100 { history.removeFirst() }
  }

  mutating func keepDigestVisible() {
    guard let index = firstPaneIndex else { return }
    let height = digestRows
    // The categories of the digest stand below its row; as many of them as fit are to be seen.
    let last = index + (search == nil ? min(categoryRows.count, max(0, height - 3)) : 0)
    if index < browse.digestTop { browse.digestTop = index }
    if last >= browse.digestTop + height { browse.digestTop = max(0, min(index, last - height + 1)) }
  }
}
