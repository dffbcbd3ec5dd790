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
    guard let twin = entry.twin else { return sayNoTwin(of: entry) }
    // Of three languages the one that is there may not be the next one; of two it is, even where several
    // entries of the one are one of the other.
    let editions = digests.first { $0.id == entry.id.digestID }?.editions.count { !$0.isStub } ?? 2
    guard browse.page?.entry.id == entry.id, browse.page?.content != nil, let known = browse.page?.twin,
      editions <= 2 || known.entry.id == twin
    else { return askForTwin(of: entry, .switchLanguage) }
    guard
      let page = browse.page?.switched(typesettingOptions, arrangement: arrangement)
    else { return [] }
    if entry.isTwinDoubtful { message = .doubtfulTwin }
    let shown = page.entry.id
    language = shown.language
    browse.digest = shown.digestID
    browse.page = page
    // The lens goes on in the other language; in a search the list stays, and only the text changes.
    if case .category(let name, _) = browse.list?.origin {
      let origin = EntryList.Origin.category(name, language: shown.language)
      browse.list?.origin = origin
      // The cursor is to be on what the page shows now.
      browse.list?.isLoaded = false
      return [.loadEntries(origin)]
    }
    guard case .digest = browse.list?.origin else { return [] }
    let origin = EntryList.Origin.digest(shown.digestID, language: shown.language)
    browse.list = EntryList(origin)
    return [.loadEntries(origin)]
  }

  private mutating func sayNoTwin(of entry: EntrySummary) -> [Effect] {
    if let digest = digests.first(where: { $0.id == entry.id.digestID }) {
      guard otherEdition(of: digest, than: entry.id.language) != nil else { return [] }
    }
    message = .noTwin
    return []
  }

  private mutating func askForTwin(of entry: EntrySummary, _ wish: Page.TwinWish) -> [Effect] {
    guard browse.page?.entry.id == entry.id else { return [] }
    browse.page?.wish = wish
    return [.loadTwin(entry)]
  }

  mutating func receiveTwin(_ twin: Page.Twin?, of id: EntryID) -> [Effect] {
    guard let page = browse.page, page.entry.id == id, page.content != nil, let wish = page.wish else {
      return []
    }
    guard let twin else {
      message = .noTwin
      return []
    }
    browse.page?.setTwin(twin)
    switch wish {
    case .show: return []
    case .switchLanguage: return switchEntry(page.entry)
    case .unfold: return unfold()
    }
  }

  // MARK: Both languages

  /// `=`: both languages, and back to one.
  mutating func toggleParallel() -> [Effect] {
    if isParallel && browse.focus == .text {
      isParallel = false
      return []
    }
    guard browse.page != nil, browse.focus == .text || isEntryShown else { return [] }
    var effects: [Effect] = []
    if browse.focus != .text { effects = perform(.nextPane) }
    isParallel = true
    if let entry = browse.page?.entry, entry.twin == nil { effects += sayNoTwin(of: entry) }
    if browse.page?.entry.isTwinDoubtful == true { message = .doubtfulTwin }
    return effects
  }

  /// The twin of the page, once both languages are to be shown.
  mutating func loadTwinIfShown() -> [Effect] {
    guard isParallel, browse.focus == .text, let page = browse.page, page.content != nil, page.twin == nil,
      page.wish == nil
    else { return [] }
    guard page.entry.twin != nil else {
      if !page.entry.title.isEmpty, page.entry.kind != .introduction, message == nil { message = .noTwin }
      return []
    }
    return askForTwin(of: page.entry, .show)
  }

  /// `h` and `l` while both languages are shown: which of them commands act on.
  mutating func chooseSide(left: Bool) -> [Effect] {
    guard let entry = browse.page?.entry, browse.page?.twin != nil, isOwnLeft != left else { return [] }
    return switchEntry(entry)
  }

  /// `U`: the twin of the block at the top, in place.
  mutating func unfold() -> [Effect] {
    guard browse.focus == .text, let page = browse.page else { return [] }
    if isParallel {
      message = .bothShown
      return []
    }
    guard page.entry.twin != nil else { return sayNoTwin(of: page.entry) }
    guard page.twin != nil else { return askForTwin(of: page.entry, .unfold) }
    if browse.page?.toggleTwinOfBlock() != true {
      message = .noBlockTwin
    } else {
      settlePage()
      if browse.page?.showsUnfolded == false { message = .unfoldedBelow }
    }
    return []
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
