import DigestKit

extension State {
  /// `L`: the other language, at the same entry.
  mutating func switchLanguage() -> [Effect] {
    if browse.focus == .text || isEntryShown, let entry = browse.page?.entry, entry.kind != .introduction {
      return switchEntry(entry)
    }
    guard let digest = currentDigest else { return [] }
    let current = browse.page?.entry.id.language ?? language(of: digest)
    guard let other = otherEdition(of: digest, than: current) else { return [] }
    language = other.language
    if browse.page?.entry.kind == .introduction {
      browse.focus = .digests
      let effects = select(digest.id)
      return effects + perform(.open)
    }
    return select(digest.id)
  }

  private var isEntryShown: Bool { browse.focus == .entries && browse.list?.current != nil }

  private mutating func switchEntry(_ entry: EntrySummary) -> [Effect] {
    guard let twin = entry.twin else {
      if let digest = digests.first(where: { $0.id == entry.id.digestID }) {
        guard otherEdition(of: digest, than: entry.id.language) != nil else { return [] }
      }
      message = .noTwin
      return []
    }
    let block = browse.page?.place.block ?? 0
    let isAtStart = browse.page?.isAtStart ?? true
    language = twin.language
    let place = Place(entry: twin, block: isAtStart ? -1 : block, offset: 0)
    if case .digest = browse.list?.origin { return open(place, focus: browse.focus) }
    // In a search or a lens the list stays, and only the text changes.
    let path = digests.first { $0.id == twin.digestID }?.edition(twin.language)?.path ?? ""
    let summary = EntrySummary(
      id: twin, kind: entry.kind, title: "", level: entry.level, line: 1, path: path, sections: [],
      twin: entry.id, isRead: entry.isRead, isStarred: entry.isStarred)
    browse.page = Page(summary, target: .place(block: place.block, offset: 0))
    return [.loadContent(summary)]
  }

  /// The next edition with entries; says so if there is none.
  private mutating func otherEdition(of digest: DigestSummary, than language: String) -> EditionSummary? {
    let full = digest.editions.filter { !$0.isStub }
    if let index = full.firstIndex(where: { $0.language == language }), full.count > 1 {
      return full[(index + 1) % full.count]
    }
    if let only = full.first, only.language != language { return only }
    message = digest.editions.count > 1 ? .stubTranslation : .oneLanguage
    return nil
  }
}
