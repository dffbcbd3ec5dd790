import DigestKit
import Screen

extension State {
  /// The one way in which the state changes. Pure: what has to be done outside is returned.
  public mutating func update(_ message: Message) -> [Effect] {
    var effects: [Effect]
    switch message {
    case .input(let event): effects = handle(event)
    case .digestsLoaded(let digests): effects = receiveDigests(digests)
    case .fileFaultsLoaded(let faults):
      fileFaults = faults
      effects = []
    case .placeLoaded(let place, let isFirstRun):
      pendingPlace = place
      self.isFirstRun = isFirstRun
      effects = openPendingPlace()
    case .parallelLanguagesLoaded(let languages):
      parallelLanguages = languages
      effects = []
    case .queriesLoaded(let queries):
      self.queries = queries
      effects = []
    case .completionsLoaded(let completions):
      self.completions = completions
      effects = []
    case .entriesLoaded(let origin, let entries): effects = receiveEntries(entries, of: origin)
    case .searchFinished(let results): effects = receiveResults(results)
    case .contentLoaded(let id, let entry, let resources, let annotations):
      effects = receiveContent(entry, resources, annotations, of: id)
    case .contentFailed(let id, let reason):
      effects = receiveFailure(of: id, reason)
    case .twinLoaded(let id, let twin): effects = receiveTwin(twin, of: id)
    case .linkResolved(let destination): effects = follow(destination)
    case .pictureDrawn(let request, let picture):
      pictures.receive(picture, for: request)
      effects = []
    case .titlesLoaded(let items): effects = receiveTitles(items)
    case .categoriesLoaded(let categories): effects = receiveCategories(categories)
    case .indexing(let progress, let hasNews):
      indexing = progress
      if self.message == .reloading { self.message = nil }
      // While files are read again their digests are in pieces; what is on the screen stays until all are done.
      effects = hasNews && !hasRefreshed ? [.loadDigests] : []
    case .indexed(let changed):
      indexing = nil
      hasRefreshed = true
      refreshes += 1
      if self.message == .reloading { self.message = nil }
      effects = changed || !hasLoadedDigests ? [.loadDigests, loadShelves] + reloadList() : []
      if changed { effects += readPageAgain() }
    case .indexingStopped:
      indexing = nil
      hasRefreshed = true
      self.message = .indexingStopped
      effects = [.loadDigests, loadShelves] + reloadList()
    case .readKept(let entry, let isRead, let read): effects = receiveRead(isRead, entry, counts: read)
    case .starKept(let entry, let isStarred):
      changeBoth(entry) { $0.isStarred = isStarred }
      self.message = isStarred ? .starred : .unstarred
      effects = [loadShelves]
    case .digestStarKept(let id, let isStarred):
      if let index = digests.firstIndex(where: { $0.id == id }) { digests[index].isStarred = isStarred }
      self.message = .kept(isStarred ? .digestStarred : .digestUnstarred)
      effects = []
    case .keptChanged(let phrase):
      self.message = phrase
      effects = reloadKept()
    case .unreadCounted(let scope, let count, let older, let digest):
      effects = receiveUnread(scope, count, older: older, digest: digest)
    case .dwelt(let entry): effects = receiveDwell(entry)
    case .shelvesLoaded(let shelves): effects = receiveShelves(shelves)
    case .statisticsLoaded(let statistics):
      if overlay == nil { overlay = .statistics(statistics, top: 0) }
      effects = []
    case .bookmarksLoaded(let bookmarks): effects = receiveBookmarks(bookmarks)
    case .annotationsLoaded(let id, let annotations): effects = receiveAnnotations(annotations, of: id)
    case .historyLoaded(let behind, let ahead):
      (history, historyAhead, keptHistory) = (behind + history, ahead, [behind, ahead])
      effects = []
    case .editorFound(let command, let file, let prompt):
      effects = [.terminal(.run(command, .edit(file: file, prompt)))]
    case .passageKept(let passage, let entry):
      if overlay == nil, browse.page?.entry.id == entry.id { overlay = .note(NotePrompt(entry, on: passage)) }
      effects = []
    case .noteEdited(let text, let prompt): effects = keep(prompt, text)
    case .copied(let text, let thing, let programs): effects = receiveCopied(text, thing, by: programs)
    case .openerNeedsTerminal(let command, let url): effects = give(command, terminalFor: url)
    case .notOpened(let url, let reason):
      showAddress(url, because: reason)
      effects = []
    case .programEnded(let command, let ending, .open(let url)):
      receiveEnding(ending, of: command, url: url)
      effects = []
    case .programEnded(let command, let ending, .edit(let file, let prompt)):
      effects = receiveEdit(ending, of: command, file, prompt)
    case .configured(let preferences, let faults):
      effects = take(preferences.settings(over: settings))
      self.message = .configured(faults)
    case .programEnded(let command, let ending, .editDigest):
      effects = receiveEnding(ofEditor: command, ending)
    case .relatedLoaded(let id, let entries): effects = receiveRelated(entries, to: id)
    case .risingLoaded(let id, let words): effects = receiveRising(words, in: id)
    case .suggested(let suggestions, let minutes): effects = receiveSuggestions(suggestions, minutes: minutes)
    case .lookedUp(let report): effects = receiveWord(report)
    case .pipesLoaded(let pipes): effects = receivePipes(pipes)
    case .outputCame(let text, let command, let failure):
      effects = receiveOutput(text, of: command, failure: failure)
    case .editorReady(let command): effects = [.terminal(.run(command, .editDigest))]
    case .speakingEnded(let failure):
      isSpeaking = false
      if let failure { self.message = failure }
      effects = []
    case .synced(let phrases):
      isSyncing = false
      self.message = phrases.count == 1 ? phrases[0] : .library(.synced(phrases))
      effects = []
    case .failed(let phrase), .done(let phrase):
      self.message = phrase
      effects = []
    }
    return effects + settle()
  }

  /// What follows from any change, each step from the one before it.
  private mutating func settle() -> [Effect] {
    // A twin that is to be shown stands beside the page, or below its blocks.
    var effects = loadTwinIfShown()
    // The page is set for the pane as it is now; only then it is known which pictures are in sight.
    settlePage()
    effects += drawPicturesInSight()
    let height = listHeight
    browse.list?.keepCursorVisible(height: height)
    keepDigestVisible()
    if browse.focus == .text, browse.page?.content != nil { browse.page?.noteWhereItIsRead() }
    if browse.focus != .text, find != nil { endFind() }
    sayIfNotFound()
    // The place is that of the page as it was set.
    return effects + countAsReadAtEnd() + keepPlace() + keepHistory()
  }

  private mutating func handle(_ event: InputEvent) -> [Effect] {
    switch event {
    case .resize(let size):
      self.size = size
      settleOutput()
      return extractsForSize()
    case .hangUp:
      isFinished = true
      return []
    case .answer(let answer): return adapt(to: answer)
    case .paste(let paste): return handle(paste)
    case .pasteStalls(let bytes):
      message = .pasteStalls(bytes)
      return []
    case .key(let key):
      message = nil
      return handle(key)
    case .mouse(let mouse): return handle(mouse)
    }
  }

  mutating func handle(_ key: Key) -> [Effect] {
    // ^C means Esc wherever that means something.
    let meant = key == .control("c") ? .escape : key
    if overlay != nil { return handleInOverlay(meant) }
    if search?.isEditing == true { return handleInSearch(meant) }
    if find?.isEditing == true { return handleInFind(meant) }
    guard let (command, count) = command(meant) else { return [] }
    // What is shown so far nobody has chosen.
    if !hasInput { keptPlace = place }
    hasInput = true
    let effects = perform(command, count: count)
    if key == .control("c") && message == nil { message = .howToLeave }
    return effects
  }

  /// The command that a key completes, and how often it is to be run; nil for a key that is only the beginning of
  /// one, or of none.
  private mutating func command(_ key: Key) -> (Command, count: Int?)? {
    let keys = settings.keys
    if let first = firstKey {
      firstKey = nil
      let count = self.count
      self.count = nil
      if key == .escape { return nil }
      guard let command = keys[[first, key]] else {
        message = .noSuchKeys(KeyBindings.label([first, key]))
        return nil
      }
      return (command, count)
    }
    if keys.hasCounts, case .character(let character) = key, character.isASCII,
      let digit = character.wholeNumberValue, digit > 0 || count != nil
    {
      count = min(Self.mostTimes, (count ?? 0) * 10 + digit)
      return nil
    }
    if keys.begins(with: key) {
      firstKey = key
      return nil
    }
    let count = self.count
    self.count = nil
    // The first Esc takes back what was typed.
    if key == .escape && count != nil { return nil }
    return keys.command(key).map { ($0, count) }
  }

  private mutating func adapt(to answer: TerminalAnswer) -> [Effect] {
    switch answer {
    // Where there are no colours, none come of a light background.
    case .background(let isLight) where settings.colors != .none:
      settings.theme = settings.theme.laid(over: isLight ? .light : .dark)
    case .background: break
    case .ambiguousWidth(let width):
      guard let width, width != settings.ambiguousWidth else { break }
      settings.ambiguousWidth = width
      // What is on the screen stands where the terminal put it, not where it was believed to be.
      return [.terminal(.redraw)]
    case .pictures(let kind): settings.pictureProtocol = max(kind, settings.pictureProtocol ?? kind)
    case .cellSize(let size): settings.cellSize = size
    // The terminal's own matter.
    case .synchronizedOutput: break
    }
    return []
  }

  // MARK: Choosing

  /// Shows a digest in the entry pane.
  mutating func select(_ id: DigestID) -> [Effect] {
    guard let digest = digests.first(where: { $0.id == id }) else { return [] }
    newDigests.remove(id)
    browse.digest = id
    browse.shelf = nil
    let origin = EntryList.Origin.digest(id, language: language(of: digest))
    guard browse.list?.origin != origin else { return [] }
    browse.list = EntryList(origin)
    browse.page = nil
    return [.loadEntries(origin)]
  }

  /// The entry under the cursor in the text pane.
  mutating func preview(target: Page.Target = .start) -> [Effect] {
    guard let entry = browse.list?.current else {
      browse.page = nil
      return []
    }
    if browse.list?.isGroupedByDigest == true { browse.digest = entry.id.digestID }
    if browse.page?.entry.id == entry.id {
      if target != .start { browse.page?.target = target }
      return []
    }
    return show(entry, target: target)
  }

  mutating func show(_ entry: EntrySummary, target: Page.Target) -> [Effect] {
    var target = target
    if target == .start || target == .left, !patterns.isEmpty { target = .firstHit }
    browse.page = Page(entry, target: target)
    return [.loadContent(entry)]
  }

  /// Opens the entry under the cursor for reading: it counts as read.
  mutating func read(target: Page.Target = .start) -> [Effect] {
    guard browse.list?.current != nil else { return [] }
    // A text that was half read goes on where it was left.
    var effects = preview(target: target == .start ? .left : target)
    browse.focus = .text
    effects += countAsRead()
    return effects
  }

  mutating func setRead(_ isRead: Bool, _ entry: EntrySummary) -> [Effect] {
    guard entry.isRead != isRead, entry.kind != .introduction else { return [] }
    return [.setRead(isRead, entry)]
  }

  /// An entry counts as read, or no longer, once that is kept. `read`: entries read, by language of the digest.
  mutating func receiveRead(_ isRead: Bool, _ entry: EntrySummary, counts read: [String: Int])
    -> [Effect]
  {
    changeBoth(entry) { $0.isRead = isRead }
    if let digest = digests.firstIndex(where: { $0.id == entry.id.digestID }) {
      for edition in digests[digest].editions.indices {
        digests[digest].editions[edition].read = read[digests[digest].editions[edition].language] ?? 0
      }
    }
    return []
  }

  /// Changes an entry wherever the state holds it.
  mutating func change(_ id: EntryID, _ change: (inout EntrySummary) -> Void) {
    if let index = browse.list?.entries.firstIndex(where: { $0.id == id }) {
      var entries = browse.list?.entries ?? []
      change(&entries[index])
      browse.list?.entries = entries
    }
    if browse.page?.entry.id == id, var entry = browse.page?.entry {
      change(&entry)
      browse.page?.entry = entry
    }
  }

  /// Changes an entry and its twin, of which the same is kept.
  mutating func changeBoth(_ entry: EntrySummary, _ change: (inout EntrySummary) -> Void) {
    for id in [entry.id, entry.twin].compactMap(\.self) { self.change(id, change) }
  }

  func reloadList() -> [Effect] {
    guard let origin = browse.list?.origin else { return [] }
    if case .search = origin, let search { return [look(for: query(search.text))] }
    return [.loadEntries(origin)]
  }

  /// How many results of a search are fetched at first.
  static let firstBatch = 200
}
