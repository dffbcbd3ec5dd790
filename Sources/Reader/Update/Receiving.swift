import DigestKit
import Screen

/// What comes of effects: lists and texts that were asked for.
extension State {
  mutating func receiveDigests(_ digests: [DigestSummary]) -> [Effect] {
    // Until the folder was looked through, the newest of what is known is shown to who hasn't chosen yet.
    let isChosen = hasInput || refreshes > 0 && hasLoadedDigests
    markNew(among: digests)
    self.digests = digests
    hasLoadedDigests = true
    return search == nil && (!isChosen || currentDigest == nil) ? chooseDigest() : []
  }

  /// The digest where the reader left off, or the newest.
  mutating func chooseDigest() -> [Effect] {
    if pendingPlace != nil {
      let effects = openPendingPlace()
      if browse.digest != nil { return effects }
    }
    guard let first = digests.first, browse.focus == .digests else { return [] }
    return select(first.id)
  }

  /// Digests that weren't there when the folder was looked through first are marked until they are looked at.
  private mutating func markNew(among digests: [DigestSummary]) {
    let ids = digests.map(\.id)
    // What the first look finds was there before, however many times it is told.
    if refreshes > 1 { newDigests.formUnion(ids.filter { !knownDigests.contains($0) }) }
    knownDigests.formUnion(ids)
  }

  mutating func receiveEntries(_ entries: [EntrySummary], of origin: EntryList.Origin) -> [Effect] {
    guard var list = browse.list, list.origin == origin else { return [] }
    let wanted = browse.page?.entry.id ?? list.current?.id
    // A list that was empty for a moment, as its file was, comes back to what is read.
    let target = list.isLoaded ? list.current?.id ?? wanted : wanted
    // What is in sight isn't taken from under the reader's eyes.
    let entries =
      hidesRead
      ? entries.filter {
        !$0.isRead || $0.kind == .introduction || $0.id == browse.page?.entry.id && browse.focus == .text
      } : entries
    let known = Set(list.entries.map(\.id))
    list.entries = entries
    list.total = entries.count - list.introductions
    list.isLoaded = true
    if list.isGroupedByDigest {
      list.counts = Self.counts(of: entries)
      list.trend = Trend(digests: digests, counts: list.counts)
    }
    list.arrange()
    // The introduction is one key above the first entry.
    let first = entries.count > list.introductions ? list.introductions : 0
    list.cursor =
      entries.firstIndex { $0.id == target } ?? min(max(first, list.cursor), max(0, entries.count - 1))
    let arrival = list.arrival
    list.arrival = nil
    if arrival == .introduction && list.introductions > 0 { list.cursor = 0 }
    if arrival == .firstUnread { list.cursor = entries.firstIndex { $0.isUnread } ?? list.cursor }
    if arrival == .lastUnread { list.cursor = entries.lastIndex { $0.isUnread } ?? list.cursor }
    browse.list = list
    if let renamed = renamedEntry(among: entries, known: known) {
      browse.page?.follow(renamed)
      browse.list?.cursor = entries.firstIndex { $0.id == renamed.id } ?? list.cursor
      return [.loadContent(renamed)]
    }
    guard let page = browse.page else { return arrival != nil && browse.focus == .text ? read() : preview() }
    if let fresh = entries.first(where: { $0.id == page.entry.id }) { browse.page?.entry = fresh }
    // Another list than the one that the page was of.
    if list.isGroupedByDigest && browse.focus == .entries && list.current?.id != page.entry.id {
      return preview()
    }
    return []
  }

  /// The entry of the page under another title: one that has come to its line of the file. One that was there before,
  /// `known`, has only moved up to where another was taken out.
  private func renamedEntry(among entries: [EntrySummary], known: Set<EntryID>) -> EntrySummary? {
    guard let entry = browse.page?.entry, browse.focus == .text, known.contains(entry.id),
      !entries.contains(where: { $0.id == entry.id })
    else { return nil }
    return entries.first {
      $0.path == entry.path && $0.line == entry.line && $0.id.digestID == entry.id.digestID
        && !known.contains($0.id)
    }
  }

  private static func counts(of entries: [EntrySummary]) -> [SearchResults.DigestCount] {
    var counts: [SearchResults.DigestCount] = []
    var seen: Set<EntryID> = []
    for entry in entries {
      let isNew = seen.insert(entry.id).inserted && !(entry.twin.map(seen.contains) ?? false)
      if counts.last?.id != entry.id.digestID {
        counts.append(.init(id: entry.id.digestID, entries: 0))
      }
      counts[counts.count - 1].entries += 1
      counts[counts.count - 1].distinct += isNew ? 1 : 0
    }
    return counts
  }

  mutating func receiveContent(
    _ entry: Entry, _ resources: EntryResources, _ annotations: Annotations, of id: EntryID
  ) -> [Effect] {
    guard browse.page?.entry.id == id else { return [] }
    let isReadAgain = browse.page?.isReadAgain ?? false
    browse.page?.setContent(entry, resources, annotations)
    if case .selection = overlay, browse.page?.selection == nil {
      overlay = nil
      message = .kept(.selectionLost)
    }
    // Where the text is the same, the other language may not be.
    guard isReadAgain, let page = browse.page, page.twin != nil || page.wish == .show else { return [] }
    return askForTwin(of: page.entry, .show, language: page.twin?.entry.id.language ?? page.twinLanguage)
  }

  /// The text on the page may be another one now, and the one beside it, too.
  mutating func readPageAgain() -> [Effect] {
    guard let page = browse.page else { return [] }
    browse.page?.isReadAgain = true
    return [.loadContent(page.entry)]
  }

  mutating func receiveFailure(of id: EntryID, _ reason: Phrase) -> [Effect] {
    if browse.page?.entry.id == id { browse.page?.failure = reason }
    return []
  }
}
