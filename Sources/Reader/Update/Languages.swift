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
      let effects = select(digest.id)
      browse.list?.arrival = .introduction
      return effects
    }
    return select(digest.id)
  }

  private var isEntryShown: Bool { browse.focus == .entries && browse.list?.current != nil }

  /// `twin`: the one to go to, if it isn't that in the next language.
  private mutating func switchEntry(_ entry: EntrySummary, to twin: EntryID? = nil) -> [Effect] {
    guard let twin = twin ?? entry.twin else { return sayNoTwin(of: entry) }
    // Of three languages the one that is there may not be the next one; of two it is, even where several
    // entries of the one are one of the other.
    let editions = digests.first { $0.id == entry.id.digestID }?.editions.count { !$0.isStub } ?? 2
    guard browse.page?.entry.id == entry.id, browse.page?.content != nil, let known = browse.page?.twin,
      editions <= 2 || known.entry.id == twin
    else { return askForTwin(of: entry, .switchLanguage, language: twin.language) }
    guard
      let page = browse.page?.switched(typesettingOptions.ofTwin, arrangement: arrangement)
    else { return [] }
    if entry.isTwinDoubtful { message = .doubtfulTwin }
    let shown = page.entry.id
    language = shown.language
    browse.digest = shown.digestID
    browse.page = page
    let kept = keepParallelLanguages()
    // The lens goes on in the other language; in a search the list stays, and only the text changes.
    if case .category(let name, _) = browse.list?.origin {
      let origin = EntryList.Origin.category(name, language: shown.language)
      browse.list?.origin = origin
      // The cursor is to be on what the page shows now.
      browse.list?.isLoaded = false
      return kept + [.loadEntries(origin)]
    }
    guard case .digest = browse.list?.origin else { return kept }
    let origin = EntryList.Origin.digest(shown.digestID, language: shown.language)
    browse.list = EntryList(origin)
    return kept + [.loadEntries(origin)]
  }

  /// Who goes on to a third language with two of them in sight has chosen anew.
  private mutating func keepParallelLanguages() -> [Effect] {
    guard isParallel, let entry = browse.page?.entry, otherLanguages(of: entry).count > 1,
      !parallelLanguages.contains(entry.id.language), let left = browse.page?.twin?.entry.id.language
    else { return [] }
    // The side that was read goes on, the other one stays.
    parallelLanguages = parallelLanguages.map { $0 == left ? entry.id.language : $0 }
    if !parallelLanguages.contains(entry.id.language) { parallelLanguages = [entry.id.language, left] }
    return [.saveParallelLanguages(parallelLanguages)]
  }

  private mutating func sayNoTwin(of entry: EntrySummary) -> [Effect] {
    if let digest = digests.first(where: { $0.id == entry.id.digestID }) {
      guard otherEdition(of: digest, than: entry.id.language) != nil else { return [] }
    }
    message = .noTwin
    return []
  }

  mutating func askForTwin(
    of entry: EntrySummary, _ wish: Page.TwinWish, language: String?
  ) -> [Effect] {
    guard browse.page?.entry.id == entry.id else { return [] }
    browse.page?.wish = wish
    browse.page?.twinLanguage = language
    return [.loadTwin(entry, language: language)]
  }

  mutating func receiveTwin(_ twin: Page.Twin?, of id: EntryID) -> [Effect] {
    guard let page = browse.page, page.entry.id == id, page.content != nil, let wish = page.wish else {
      return []
    }
    guard let twin else {
      browse.page?.loseTwin()
      // Nobody has asked for one that was only to be read again.
      if wish != .show { message = .noTwin }
      return []
    }
    browse.page?.setTwin(twin)
    switch wish {
    case .show: return []
    case .switchLanguage: return switchEntry(page.entry, to: twin.entry.id)
    case .unfold: return unfold()
    case .quote: return quote()
    }
  }

  // MARK: Both languages

  /// `=`: both languages, and back to one.
  mutating func toggleParallel() -> [Effect] {
    if isParallel && browse.focus == .text {
      (isParallel, isMasked) = (false, false)
      return []
    }
    guard browse.page != nil, browse.focus == .text || isEntryShown else { return [] }
    if let entry = browse.page?.entry, partner(of: entry) == nil {
      let others = otherLanguages(of: entry)
      if others.count > 1, entry.twin != nil { return askForLanguage(others) }
    }
    var effects: [Effect] = []
    if browse.focus != .text { effects = perform(.nextPane) }
    isParallel = true
    if let entry = browse.page?.entry, entry.twin == nil { effects += sayNoTwin(of: entry) }
    if browse.page?.entry.isTwinDoubtful == true { message = .doubtfulTwin }
    return effects
  }

  /// `:mask`: hides the other language beside the text, or shows it again.
  mutating func toggleMask() -> [Effect] {
    if isMasked {
      isMasked = false
      return []
    }
    let effects = isParallel && browse.focus == .text ? [] : toggleParallel()
    // Of three languages one is chosen first.
    if case .picker = overlay { isMasked = true }
    guard isParallel else { return effects }
    isMasked = true
    if message == nil { message = .masked }
    return effects
  }

  /// Enter: the next sentence that is hidden; on the next page, where all of this one was uncovered.
  mutating func uncover() -> [Effect] {
    let height = textHeight
    if browse.page?.uncover(height: height) == true { return [] }
    let effects = perform(.pageDown)
    settlePage()
    _ = browse.page?.uncover(height: height)
    return effects
  }

  /// The twin of the page, once both languages are to be shown.
  mutating func loadTwinIfShown() -> [Effect] {
    guard isParallel, browse.focus == .text, let page = browse.page, page.content != nil, page.wish == nil
    else { return [] }
    let wanted = partner(of: page.entry)
    guard page.twin == nil || wanted != nil && page.twinLanguage != wanted else { return [] }
    guard page.entry.twin != nil else {
      if !page.entry.title.isEmpty, page.entry.kind != .introduction, message == nil { message = .noTwin }
      return []
    }
    return askForTwin(of: page.entry, .show, language: wanted)
  }

  /// Of three languages and more the reader chooses once which two are beside each other.
  private mutating func askForLanguage(_ others: [String]) -> [Effect] {
    overlay = .picker(
      Picker(
        .languages,
        items: others.map { Picker.Item(title: Language.name($0), detail: $0, choice: .language($0)) }))
    return []
  }

  mutating func showBeside(_ language: String) -> [Effect] {
    guard let own = browse.page?.entry.id.language else { return [] }
    parallelLanguages = [own, language]
    return [.saveParallelLanguages(parallelLanguages)] + toggleParallel()
  }

  /// The language to be shown beside that of an entry; nil if the reader has to be asked.
  ///
  /// The other one of those chosen; where the page came to a third one, the first chosen that is there.
  func partner(of entry: EntrySummary) -> String? {
    let others = otherLanguages(of: entry)
    guard others.count > 1 else { return others.first }
    return parallelLanguages.first { others.contains($0) }
  }

  /// Languages of the entry's digest besides its own.
  private func otherLanguages(of entry: EntrySummary) -> [String] {
    let editions = digests.first { $0.id == entry.id.digestID }?.editions ?? []
    return editions.filter { !$0.isStub && $0.language != entry.id.language }.map(\.language)
  }

  /// `h` and `l` while both languages are shown: which of them commands act on.
  mutating func chooseSide(left: Bool) -> [Effect] {
    guard let entry = browse.page?.entry, let twin = browse.page?.twin, isOwnLeft != left else { return [] }
    return switchEntry(entry, to: twin.entry.id)
  }

  /// `U`: the twin of the block at the top, in place.
  mutating func unfold() -> [Effect] {
    guard browse.focus == .text, let page = browse.page else { return [] }
    if isParallel {
      message = .bothShown
      return []
    }
    guard page.entry.twin != nil else { return sayNoTwin(of: page.entry) }
    guard page.twin != nil else {
      return askForTwin(of: page.entry, .unfold, language: partner(of: page.entry))
    }
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
