import DigestKit
import Screen

/// What the reader keeps: stars, what was read, letters, notes.
extension State {
  // MARK: Stars and what was read

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
    [.loadDigests, .loadShelves] + reloadList() + (browse.page.map { [.loadAnnotations($0.entry)] } ?? [])
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

  // MARK: Letters

  /// `m`: the letter comes next.
  mutating func beginBookmark() -> [Effect] {
    guard browse.page?.content != nil else {
      message = .kept(.nothingToMark)
      return []
    }
    overlay = .letter
    return []
  }

  mutating func handleInLetter(_ key: Key) -> [Effect] {
    overlay = nil
    if key == .escape { return [] }
    guard case .character(let letter) = key, letter.isASCII, letter.isLetter, let place else {
      message = .kept(.onlyLetters)
      return []
    }
    let text = browse.page?.firstText ?? ""
    return [.setBookmark("\(letter)", place, text: text)]
  }

  /// `'`: all letters, each with what it leads to.
  mutating func openBookmarks() -> [Effect] {
    overlay = .picker(Picker(.bookmarks))
    return [.loadBookmarks]
  }

  mutating func receiveBookmarks(_ bookmarks: [Bookmark]) -> [Effect] {
    guard case .picker(var picker) = overlay, picker.kind == .bookmarks else { return [] }
    picker.items = bookmarks.map { bookmark in
      let lost = bookmark.isThere ? "" : Phrase.kept(.lost).text(settings.language) + " · "
      return Picker.Item(
        title: bookmark.text.isEmpty ? bookmark.title : bookmark.text,
        detail: lost + label(of: bookmark.place.entry.digestID), alias: bookmark.title,
        letter: bookmark.letter.first, choice: .bookmark(bookmark))
    }
    picker.cursor = min(picker.cursor, max(0, picker.items.count - 1))
    overlay = .picker(picker)
    return []
  }

  mutating func follow(_ bookmark: Bookmark) -> [Effect] {
    guard bookmark.isThere else {
      message = .kept(.markLost(bookmark.letter))
      return []
    }
    if search != nil { search = nil }
    return open(bookmark.place, focus: .text)
  }

  // MARK: Notes

  /// `a`: a line for a note; where there are some already, first a choice among them.
  mutating func beginNote() -> [Effect] {
    guard let page = browse.page, page.content != nil, page.entry.id == chosenEntry?.id else {
      message = .kept(.nothingToNote)
      return []
    }
    guard !page.annotations.isEmpty else {
      overlay = .note(NotePrompt(page.entry))
      return []
    }
    var picker = Picker(.notes, items: noteItems(page))
    // What is there is what most come for.
    picker.cursor = 1
    overlay = .picker(picker)
    return []
  }

  private func noteItems(_ page: Page) -> [Picker.Item] {
    let new = Picker.Item(
      title: Phrase.kept(.newNote).text(settings.language), detail: "", choice: .newNote(page.entry))
    return [new]
      + page.annotations.notes.map {
        Picker.Item(title: $0.text, detail: $0.written, choice: .note($0, page.entry))
      }
      + page.annotations.passages.map {
        Picker.Item(
          title: ($0.remark.isEmpty ? "" : $0.remark + " · ") + "“\($0.texts.joined(separator: " "))”",
          detail: $0.written,
          choice: .passage($0, page.entry))
      }
  }

  mutating func handleInNote(_ key: Key, _ prompt: NotePrompt) -> [Effect] {
    var prompt = prompt
    let awaitsEditor = prompt.awaitsEditor
    prompt.awaitsEditor = key == .control("x")
    overlay = .note(prompt)
    switch key {
    case .escape:
      overlay = nil
      return []
    case .enter:
      overlay = nil
      return keep(prompt, prompt.line.text)
    case .control("x"):
      message = .kept(.editorKeys)
      return []
    case .control("e") where awaitsEditor:
      overlay = nil
      return [.editNote(prompt)]
    default:
      _ = prompt.line.edit(key)
      overlay = .note(prompt)
      return []
    }
  }

  /// An emptied note is taken away; one that is as it was stays.
  mutating func keep(_ prompt: NotePrompt, _ text: String) -> [Effect] {
    let text = text.trimmingSpaces()
    if var passage = prompt.passage {
      guard text != passage.remark else { return [] }
      passage.remark = text
      return [.keepPassage(passage, replacing: prompt.passage, prompt.entry)]
    }
    if text.isEmpty && prompt.replaced == nil || text == prompt.replaced?.text { return [] }
    return [.keepNote(text, replacing: prompt.replaced, prompt.entry)]
  }

  mutating func receiveAnnotations(_ annotations: Annotations, of id: EntryID) -> [Effect] {
    change(id) { $0.isNoted = !annotations.isEmpty }
    let effects: [Effect] =
      shelves.contains { $0.kind == .noted } == annotations.isEmpty ? [.loadShelves] : []
    guard browse.page?.entry.id == id else { return effects }
    browse.page?.setAnnotations(annotations)
    return effects
  }

  /// The editor has ended: what is in the file is the note now, unless it failed.
  mutating func receiveEdit(
    _ ending: ProgramEnding, of command: [String], _ file: String, _ prompt: NotePrompt
  ) -> [Effect] {
    let name = Self.name(of: command)
    switch ending {
    case .exited(0): return [.readNote(file: file, prompt)]
    case .exited(let status): message = .programFailed(name, status)
    case .killed(let signal): message = .programKilled(name, signal)
    case .notStarted: message = .programNotStarted(name)
    }
    return []
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

  // MARK: Passages

  /// `v`: the first sentence in sight is selected.
  mutating func beginSelection() -> [Effect] {
    guard browse.focus == .text, browse.page?.beginSelection() == true else {
      message = .kept(.nothingToSelect)
      return []
    }
    overlay = .selection
    return []
  }

  mutating func handleInSelection(_ key: Key) -> [Effect] {
    guard var page = browse.page, page.selection != nil else {
      overlay = nil
      return []
    }
    let height = textHeight
    var effects: [Effect] = []
    switch key {
    case .character("j"), .down: page.moveSelection(by: 1, words: false)
    case .character("k"), .up: page.moveSelection(by: -1, words: false)
    case .character("l"), .right: page.moveSelection(by: 1, words: true)
    case .character("h"), .left: page.moveSelection(by: -1, words: true)
    case .character("o"): page.selection?.movesEnd.toggle()
    case .escape, .character("v"), .character("q"):
      page.selection = nil
      overlay = nil
    case .character("y"):
      effects = [.copy(page.selectedTexts.joined(separator: "\n\n"), .passage)]
      page.selection = nil
      overlay = nil
    case .character("Y"):
      overlay = nil
      return quote()
    case .character("H"):
      if let passage = page.selectedPassage {
        effects = [.keepPassage(passage, replacing: nil, page.entry)]
      }
      page.selection = nil
      overlay = nil
    default: break
    }
    page.showSelection(height: height)
    browse.page = page
    return effects
  }

  /// The selection with where it is from, in both languages if there are two: the twin is fetched first.
  mutating func quote() -> [Effect] {
    guard let page = browse.page, page.selection != nil else { return [] }
    if page.entry.twin != nil, page.twin == nil, page.wish != .quote {
      return askForTwin(of: page.entry, .quote, language: nil)
    }
    let text = quotation(of: page)
    browse.page?.selection = nil
    return [.copy(text, .quotation)]
  }

  /// Markdown: each text as a quote, then where it is from.
  private func quotation(of page: Page) -> String {
    func quoted(_ texts: [String]) -> String {
      texts.map { text in text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n") }
        .joined(separator: "\n>\n")
    }
    let entry = page.entry
    let title = entry.title.isEmpty ? page.content?.title ?? "" : entry.title
    let name = entry.sourceURL.map { "[\(title)](\($0))" } ?? title
    let block = (page.selection?.start.block ?? 0) + 1
    let origin = "— \(name), \(label(of: entry.id.digestID)) · \(entry.id.description):\(block)"
    let texts = [quoted(page.selectedTexts), quoted(page.selectedTwinTexts)].filter { !$0.isEmpty }
    return (texts + [origin]).joined(separator: "\n\n")
  }

  // MARK: History

  mutating func goBackInHistory() -> [Effect] { goThroughHistory(from: \.history, to: \.historyAhead) }
  mutating func goForwardInHistory() -> [Effect] { goThroughHistory(from: \.historyAhead, to: \.history) }

  private mutating func goThroughHistory(
    from: WritableKeyPath<State, [Place]>, to: WritableKeyPath<State, [Place]>
  ) -> [Effect] {
    guard let target = self[keyPath: from].popLast() else {
      message = from == \.history ? .noHistory : .kept(.noHistoryAhead)
      return []
    }
    if let place, self[keyPath: to].last != place { self[keyPath: to].append(place) }
    if search != nil { search = nil }
    return open(target, focus: target.isReading ? .text : .entries)
  }

  /// Kept as soon as it changes, as the place is.
  mutating func keepHistory() -> [Effect] {
    let visits = [history, historyAhead]
    guard visits != keptHistory else { return [] }
    keptHistory = visits
    return [.saveHistory(behind: history, ahead: historyAhead)]
  }
}
