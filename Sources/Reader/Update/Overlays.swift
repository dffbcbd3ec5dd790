import DigestKit
import Screen

extension State {
  /// Keys while something lies over the panes.
  mutating func handleInOverlay(_ key: Key) -> [Effect] {
    switch overlay {
    case .help(let top): return handleInHelp(key, top: top)
    case .hints(let hints, let typed): return handleInHints(key, hints, typed: typed)
    case .picker(var picker):
      let effects = handle(key, in: &picker)
      return effects
    case .trend(let trend, let cursor): return handleInTrend(key, trend, cursor: cursor)
    case .address(let url): return handleInAddress(key, url)
    case .question(let question): return handleInQuestion(key, question)
    case .letter: return handleInLetter(key)
    case .statistics(let statistics, let top): return handleInStatistics(key, statistics, top: top)
    case .prompt(let prompt): return handle(key, in: prompt)
    case .output(let sheet, let top):
      overlay = scrolled(key, top: top, of: sheet.lines.count).map { .output(sheet, top: $0) }
      return []
    case .note(let prompt): return handleInNote(key, prompt)
    case .selection: return handleInSelection(key)
    case nil: return []
    }
  }

  private mutating func handleInHelp(_ key: Key, top: Int) -> [Effect] {
    overlay = scrolled(key, top: top, of: HelpView.lines(self).count).map { .help(top: $0) }
    return []
  }

  private mutating func handleInStatistics(
    _ key: Key, _ statistics: ReadingStatistics, top: Int
  ) -> [Effect] {
    let count = StatisticsView.lines(self, statistics).count
    overlay = scrolled(key, top: top, of: count).map { .statistics(statistics, top: $0) }
    return []
  }

  /// The first line of a text that lies over the screen, after a key; nil if it closes.
  private func scrolled(_ key: Key, top: Int, of count: Int) -> Int? {
    let last = max(0, count - (size.rows - 2))
    switch settings.keys.command(key) {
    case .down: return min(last, top + 1)
    case .up: return max(0, top - 1)
    case .pageDown, .halfPageDown: return min(last, top + size.rows - 3)
    case .pageUp, .halfPageUp: return max(0, top - size.rows + 3)
    case .start: return 0
    case .end: return last
    case .help, .back, .cancel, .open, .quit: return nil
    default: return top
    }
  }

  // MARK: Pickers

  private mutating func handle(_ key: Key, in picker: inout Picker) -> [Effect] {
    let count = picker.matches.count
    switch key {
    case .escape:
      overlay = nil
      return []
    case .enter: return choose(picker)
    case .down, .control("n"), .tab: picker.cursor = min(max(0, count - 1), picker.cursor + 1)
    case .up, .control("p"), .backTab: picker.cursor = max(0, picker.cursor - 1)
    case .pageDown: picker.cursor = min(max(0, count - 1), picker.cursor + 10)
    case .pageUp: picker.cursor = max(0, picker.cursor - 10)
    case .delete where !picker.isTyping, .control("d") where !picker.isTyping:
      return picker.matches.indices.contains(picker.cursor)
        ? remove(picker.matches[picker.cursor].choice) : []
    case .character("'") where picker.kind == .bookmarks && !picker.isTyping,
      .character("`") where picker.kind == .bookmarks && !picker.isTyping:
      overlay = nil
      return goBackInHistory()
    case .character where picker.awaitsItems && !picker.isTyping: picker.typedAhead.append(key)
    case .backspace where picker.line.isEmpty: picker.isTyping = picker.kind == .palette
    case .character(let character) where !picker.isTyping:
      if let item = picker.items.first(where: { $0.letter == character }) { return choose(item.choice) }
      if picker.kind == .bookmarks, character != "/" {
        if character == "q" { overlay = nil } else { message = .kept(.noSuchMark("\(character)")) }
        return []
      }
      if picker.kind.isWalked, let command = settings.keys.command(key) {
        return moveInList(command, &picker, count)
      }
      picker.isTyping = true
      if character != "/" && character != " " { picker.edit(key) }
    case .home where !picker.isTyping: picker.cursor = 0
    case .end where !picker.isTyping: picker.cursor = max(0, count - 1)
    default: if picker.isTyping { picker.edit(key) }
    }
    overlay = .picker(picker)
    settleTyped()
    return []
  }

  /// What is typed into the palette may be a command by itself: then that stands above all that it finds.
  mutating func settleTyped() {
    guard case .picker(var picker) = overlay, picker.kind == .palette else { return }
    picker.typed = TypedCommand(picker.line.text).map { typed in
      Picker.Item(
        title: title(of: typed), detail: ":" + picker.line.text.trimmingSpaces(), choice: .typed(typed))
    }
    overlay = .picker(picker)
  }

  private func title(of typed: TypedCommand) -> String {
    let phrase: Phrase =
      switch typed {
      case .run(let command): Command.table.first { $0.command == command }?.help ?? .palette
      case .row(let row): .toRow(row)
      case .save(let name): .kept(.savesAs(name))
      case .search(let text): .looksFor(text)
      case .minutes(let minutes): .discovery(.minutes(minutes))
      case .set(let text): .sets(text)
      }
    return phrase.text(settings)
  }

  private mutating func perform(_ typed: TypedCommand) -> [Effect] {
    switch typed {
    case .run(let command): return perform(command)
    case .row(let row): return go(toEntry: row)
    case .search(let text): return beginSearch(text)
    case .minutes(let minutes): return askForSuggestions(minutes: minutes)
    case .save(let name): return name.isEmpty ? askForName() : saveSearch(as: name)
    case .set(let text): return set(text)
    }
  }

  /// In an outline, and among a few languages, nothing need be typed, so that the usual keys move.
  private mutating func moveInList(_ command: Command, _ picker: inout Picker, _ count: Int) -> [Effect] {
    switch command {
    case .down: picker.cursor = min(max(0, count - 1), picker.cursor + 1)
    case .up: picker.cursor = max(0, picker.cursor - 1)
    case .start: picker.cursor = 0
    case .end: picker.cursor = max(0, count - 1)
    case .search: picker.isTyping = true
    case .back, .outline:
      overlay = nil
      return []
    case .open, .nextPane: return choose(picker)
    default: break
    }
    overlay = .picker(picker)
    return []
  }

  private mutating func choose(_ picker: Picker) -> [Effect] {
    let matches = picker.matches
    guard matches.indices.contains(picker.cursor) else { return [] }
    return choose(matches[picker.cursor].choice)
  }

  private mutating func choose(_ choice: Picker.Choice) -> [Effect] {
    overlay = nil
    switch choice {
    case .command, .typed, .setting, .language, .newNote, .note, .passage, .search: break
    default: remember()
    }
    switch choice {
    case .command(let command): return perform(command)
    case .typed(let typed): return perform(typed)
    case .setting(let name): return beginSet(name)
    case .digest(let id):
      if search != nil { _ = endSearch() }
      browse.focus = .entries
      return select(id)
    case .category(let category): return openCategory(category)
    case .entry(let entry):
      if let index = browse.list?.entries.firstIndex(where: { $0.id == entry.id }) {
        let effects = setCursor(index)
        return browse.focus == .text ? effects + countAsRead() : effects
      }
      return follow(LinkDestination(entry))
    case .search(let text): return beginSearch(text)
    case .language(let language): return showBeside(language)
    case .bookmark(let bookmark): return follow(bookmark)
    case .newNote(let entry):
      overlay = .note(NotePrompt(entry))
      return []
    case .note(let note, let entry):
      overlay = .note(NotePrompt(entry, replacing: note))
      return []
    case .passage(let passage, let entry):
      overlay = .note(NotePrompt(entry, on: passage))
      return []
    case .block(let block):
      browse.focus = .text
      browse.page?.goToBlock(block)
      return []
    }
  }

  /// A category of this digest if it has it, whatever it is called here, otherwise the lens on it.
  private mutating func openCategory(_ category: CategorySummary) -> [Effect] {
    if let list = browse.list, !list.isGroupedByDigest,
      let found = list.categories.first(where: { $0.sections.last.map(category.names.contains) == true })
    {
      browse.focus = .entries
      return setCursor(found.first)
    }
    return openLens(category.name, language: language ?? currentDigest.map(language(of:)))
  }

  mutating func receiveCategories(_ categories: [CategorySummary]) -> [Effect] {
    guard case .picker(var picker) = overlay, picker.kind == .categories else { return [] }
    let here = Dictionary(
      (browse.list?.isGroupedByDigest == false ? browse.list?.categories ?? [] : []).compactMap { category in
        category.sections.last.map { ($0, category.entries) }
      }, uniquingKeysWith: +)
    // Those with letters first, in their order; the letters are the same in every digest.
    let lettered = categories.filter { $0.letter != nil }.sorted { ($0.letter ?? " ") < ($1.letter ?? " ") }
    picker.items = (lettered + categories.filter { $0.letter == nil }).map { category in
      let own = category.names.compactMap { here[$0] }.reduce(0, +)
      return Picker.Item(
        category, detail: own > 0 ? "\(own) / \(category.entries)" : "\(category.entries)",
        letter: category.letter)
    }
    return open(picker)
  }

  /// What was awaited is there: letters that were pressed meanwhile mean what they would have meant.
  mutating func open(_ picker: Picker) -> [Effect] {
    var picker = picker
    let keys = picker.typedAhead
    picker.typedAhead = []
    picker.awaitsItems = false
    overlay = .picker(picker)
    return keys.flatMap { handle($0) }
  }

  /// Commands and digests at once; categories and titles of the whole library when they come.
  mutating func openPalette() -> [Effect] {
    overlay = .picker(Picker(.palette, items: paletteItems()))
    return [.loadTitles]
  }

  /// Commands, digests, and the entries of the list.
  private func paletteItems() -> [Picker.Item] {
    let commands = Command.table.filter {
      $0.command.categoryNumber == nil && $0.command != .palette && $0.command != .set
    }
    var items = commands.map { entry in
      // By its names in all languages: who learned it in one finds it in the other.
      Picker.Item(
        title: entry.help.text(settings), detail: settings.keys.label(of: entry.command),
        alias: ([entry.command.name] + InterfaceLanguage.allCases.map { entry.help.text($0) }).joined(
          separator: " "),
        choice: .command(entry.command))
    }
    items += Setting.table.map { setting in
      let help = Phrase.setting(setting.help)
      return Picker.Item(
        title: help.text(settings), detail: ":set \(setting.name)",
        alias: ([setting.name] + InterfaceLanguage.allCases.map { help.text($0) }).joined(separator: " "),
        choice: .setting(setting.name))
    }
    items += digests.map { digest in
      Picker.Item(title: digest.label, detail: digest.title, alias: digest.key, choice: .digest(digest.id))
    }
    items += (browse.list?.entries ?? []).map { entry in
      Picker.Item(title: entry.title, detail: entry.category ?? "", choice: .entry(entry))
    }
    return items
  }

  /// Titles of the library, made ready on another thread.
  mutating func receiveTitles(_ titles: [Picker.Item]) -> [Effect] {
    guard case .picker(var picker) = overlay, picker.kind == .palette else { return [] }
    let listed = Set((browse.list?.entries ?? []).map(\.id))
    let labels = Dictionary(digests.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    picker.items += titles.compactMap { item in
      guard case .entry(let entry) = item.choice else { return item }
      guard !listed.contains(entry.id) else { return nil }
      var item = item
      item.detail = labels[entry.id.digestID] ?? item.detail
      return item
    }
    overlay = .picker(picker)
    return []
  }

  /// `t`: headings of the text when it is read, otherwise the entries of the list under their categories.
  mutating func openOutline() -> [Effect] {
    var picker = Picker(.outline)
    if browse.focus == .text, let page = browse.page {
      picker.items = page.outline.map { title, block in
        Picker.Item(title: title, detail: "", letter: nil, choice: .block(block))
      }
      picker.cursor =
        picker.items.lastIndex { item in
          if case .block(let block) = item.choice { return block <= page.place.block }
          return false
        } ?? 0
    } else if let list = browse.list {
      picker.items = list.entries.map { entry in
        Picker.Item(
          title: entry.title, detail: entry.category ?? "", letter: nil,
          choice: .entry(entry))
      }
      picker.cursor = list.cursor
    }
    guard !picker.items.isEmpty else { return [] }
    overlay = .picker(picker)
    return []
  }
}
