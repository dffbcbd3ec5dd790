import DigestKit
import Screen

/// What the reader keeps with a key: stars, and what was read.
extension State {
  mutating func star() -> [Effect] {
    if browse.focus == .digests, let digest = currentDigest {
      return [.toggleStarredDigest(digest, language: language(of: digest))]
    }
    return chosenEntry.map { [.toggleStarred($0)] } ?? []
  }

  mutating func toggleRead() -> [Effect] {
    if browse.focus == .digests, let digest = currentDigest {
      return [.toggleReadDigest(digest.id, language: language(of: digest))]
    }
    guard let entry = chosenEntry, entry.kind != .introduction else { return [] }
    return [.toggleRead(entry)]
  }

  /// `A`: what is unread of the list is counted first.
  mutating func readAll() -> [Effect] {
    guard let list = browse.list else { return [] }
    return [.countUnread(.list(list.origin), behind: browse.list?.current?.id.digestID ?? browse.digest)]
  }

  /// So many are marked without a question.
  private static let few = 50

  mutating func receiveUnread(_ scope: ReadScope, _ count: Int, older: Int, digest: DigestID?) -> [Effect] {
    if count == 0 && older == 0 {
      message = .kept(.nothingUnread)
      return []
    }
    if (1...Self.few).contains(count) { return [.readAll(scope)] }
    guard overlay == nil else { return [] }
    overlay = .question(ReadQuestion(scope: scope, count: count, older: older, digest: digest))
    return []
  }

  mutating func handleInQuestion(_ key: Key, _ question: ReadQuestion) -> [Effect] {
    switch key {
    case .character("y"), .enter:
      overlay = nil
      if question.count > 0 { return [.readAll(question.scope)] }
      return question.digest.map { [.readAll(.older($0))] } ?? []
    case .character("o") where question.older > 0:
      overlay = nil
      return question.digest.map { [.readAll(.older($0))] } ?? []
    case .escape, .character("n"), .character("q"): overlay = nil
    default: break
    }
    return []
  }

  /// `X`: what was read is hidden, or shown again.
  mutating func toggleHidingRead() -> [Effect] {
    hidesRead.toggle()
    message = .kept(hidesRead ? .readHidden : .readShown)
    if let search {
      let query = self.query(search.text)
      if !query.isEmpty, case .search = browse.list?.origin { return [look(for: query)] }
    }
    return reloadList()
  }

  /// Everything that lists and pages show of what is kept may be another now.
  mutating func reloadKept() -> [Effect] {
    [.loadDigests, loadShelves] + reloadList() + (browse.page.map { [.loadAnnotations($0.entry)] } ?? [])
  }

  /// An entry that was opened counts as read, by the rule that the reader chose.
  mutating func countAsRead() -> [Effect] {
    guard let entry = browse.page?.entry else { return [] }
    switch settings.readRule {
    case .opened: return setRead(true, entry)
    case .end: return []
    case .seconds(let seconds): return entry.isRead ? [] : [.dwell(entry, seconds: seconds)]
    }
  }

  /// By the other rule: its end is in sight.
  mutating func countAsReadAtEnd() -> [Effect] {
    guard settings.readRule == .end, browse.focus == .text, let page = browse.page, page.isEndInSight,
      !page.hasCounted
    else { return [] }
    browse.page?.hasCounted = true
    return setRead(true, page.entry)
  }

  mutating func receiveDwell(_ entry: EntrySummary) -> [Effect] {
    guard browse.focus == .text, browse.page?.entry.id == entry.id else { return [] }
    return setRead(true, entry)
  }

  /// Delete or `^D` in a list of what is kept.
  mutating func remove(_ choice: Picker.Choice) -> [Effect] {
    switch choice {
    case .bookmark(let bookmark):
      return [.removeBookmark(bookmark.letter, library: bookmark.place.entry.library), .loadBookmarks]
    case .note(let note, let entry):
      overlay = nil
      return [.keepNote("", replacing: note, entry)]
    case .passage(let passage, let entry):
      overlay = nil
      return [.keepPassage(nil, replacing: passage, entry)]
    default: return []
    }
  }
}
