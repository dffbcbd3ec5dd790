import DigestKit
import Screen
import Typesetting

extension State {
  /// A number is no count of anything beyond this.
  static let mostTimes = 99_999

  /// More often than this a command that loads something isn't run at once.
  private static let mostRuns = 100

  /// Runs a command as often as `count` says; `start` and `end` go to the row of that number.
  mutating func perform(_ command: Command, count: Int?) -> [Effect] {
    guard let count else { return perform(command) }
    switch command {
    case .start, .end:
      return browse.focus == .entries
        ? go(toEntry: count) : perform(.start) + (count > 1 ? move(by: count - 1) : [])
    case .down: return move(by: count)
    case .up: return move(by: -count)
    case .halfPageDown, .halfPageUp, .pageDown, .pageUp, .nextEntry, .previousEntry, .nextHeading,
      .previousHeading, .nextCategory, .previousCategory, .newerDigest, .olderDigest, .nextHit, .previousHit,
      .scrollCodeLeft, .scrollCodeRight, .history, .forward, .takeBack:
      return (0..<min(count, Self.mostRuns)).flatMap { _ in perform(command) }
    default: return perform(command)
    }
  }

  /// To the entry of this number in the list, as the last row counts them; in the text it is read.
  mutating func go(toEntry number: Int) -> [Effect] {
    guard let list = browse.list, !list.entries.isEmpty else { return [] }
    if browse.focus == .digests { browse.focus = .entries }
    let effects = setCursor(min(list.introductions + number, list.entries.count) - 1)
    return browse.focus == .text ? effects + countAsRead() : effects
  }

  /// What a command does in the panes.
  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .down: return move(by: 1)
    case .up: return move(by: -1)
    case .halfPageDown: return move(by: pageStep / 2, isPage: true)
    case .halfPageUp: return move(by: -pageStep / 2, isPage: true)
    case .pageDown: return move(by: pageStep, isPage: true)
    case .pageUp: return move(by: -pageStep, isPage: true)
    case .start: return move(by: -Int.max / 4)
    case .end: return move(by: Int.max / 4) + allResults()
    case .nextPane, .previousPane:
      if isParallel && browse.focus == .text { return chooseSide(left: command == .previousPane) }
      return changePane(by: command == .nextPane ? 1 : -1)
    case .open: return open()
    case .back: return goBack()
    case .cancel: return cancel()
    case .quit: return leave()
    case .nextEntry: return step(by: 1)
    case .previousEntry: return step(by: -1)
    case .nextHeading: return jumpToHeading(1)
    case .previousHeading: return jumpToHeading(-1)
    case .nextCategory: return jumpToCategory(after: 1)
    case .previousCategory: return jumpToCategory(after: -1)
    case .olderDigest, .newerDigest:
      remember()
      return stepDigest(by: command == .olderDigest ? 1 : -1)
    case .category1, .category2, .category3, .category4, .category5, .category6, .category7, .category8,
      .category9:
      return jumpToCategory(number: command.categoryNumber ?? 1)
    case .pickCategory:
      overlay = .picker(Picker(.categories))
      return [.loadCategories(language: language ?? currentDigest.map(language(of:)))]
    case .lens: return openLens()
    case .search: return beginSearch()
    case .find: return beginFind()
    case .sort: return changeOrder()
    case .nextHit: return jumpToHit(1)
    case .previousHit: return jumpToHit(-1)
    case .otherLanguage: return switchLanguage()
    case .parallel: return toggleParallel()
    case .unfold: return unfold()
    case .mask: return toggleMask()
    case .outline: return openOutline()
    case .trend: return openTrend()
    case .openSource: return openSource()
    case .openPicture: return openPicture()
    case .scrollCodeRight, .scrollCodeLeft:
      browse.page?.scrollCode(by: command == .scrollCodeRight ? Self.codeStep : -Self.codeStep)
      return []
    case .linkHints: return openHints()
    case .edit: return edit()
    case .pipe: return beginPipe()
    case .related: return askForRelated()
    case .lookUp: return beginLookUp()
    case .rising: return askForRising()
    case .minutes: return askForSuggestions(minutes: Self.usualMinutes)
    case .export: return beginExport()
    case .mouse: return set("mouse!")
    case .speak: return speak()
    case .sync: return sync()
    case .copyLink: return copyLink()
    case .copyCitation: return copyCitation()
    case .star: return star()
    case .toggleRead: return toggleRead()
    case .readAll: return readAll()
    case .hideRead: return toggleHidingRead()
    case .takeBack: return [.takeBack]
    case .mark: return beginBookmark()
    case .marks: return openBookmarks()
    case .note: return beginNote()
    case .remove: return removeShelf()
    case .saveSearch: return askForName()
    case .statistics: return [.loadStatistics]
    case .select: return beginSelection()
    case .history: return goBackInHistory()
    case .forward: return goForwardInHistory()
    case .textOnly:
      isTextOnly.toggle()
      if isTextOnly && browse.page != nil { browse.focus = .text }
      return []
    case .set: return beginSet()
    case .reload:
      message = .reloading
      return [.refresh] + reloadList() + readPageAgain()
    case .redraw: return [.terminal(.redraw)]
    case .suspend: return [.terminal(.suspend)]
    case .palette:
      return openPalette()
    case .help:
      overlay = .help(top: 0)
      return []
    }
  }

  /// What there is time for where nothing else is said.
  private static let usualMinutes = 20

  /// Cells by which a key scrolls long lines of code.
  private static let codeStep = 16

  private var pageStep: Int { max(1, (browse.focus == .text ? textHeight : listHeight) - 1) }

  // MARK: Moving

  mutating func move(by step: Int, isPage: Bool = false) -> [Effect] {
    switch browse.focus {
    case .digests: return stepDigest(by: isPage ? step.signum() * 5 : step)
    case .entries: return moveCursor(by: step)
    case .text:
      // A page further than the end is the next entry.
      if isPage, step >= pageStep, browse.page?.isEndInSight == true { return self.step(by: 1) }
      let height = textHeight
      browse.page?.scroll(by: step, height: height)
      return []
    }
  }

  private mutating func moveCursor(by step: Int) -> [Effect] {
    guard let list = browse.list, !list.entries.isEmpty else { return [] }
    let target = max(0, min(list.entries.count - 1, list.cursor.addingReportingOverflow(step).partialValue))
    return setCursor(target)
  }

  mutating func setCursor(_ index: Int, target: Page.Target = .start) -> [Effect] {
    browse.list?.cursor = index
    var effects = preview(target: target)
    if index <= 0 { browse.list?.top = 0 }
    effects += moreResults()
    return effects
  }

  private mutating func stepDigest(by step: Int) -> [Effect] {
    if case .search = browse.list?.origin { return jumpToCategory(after: step.signum()) }
    if case .category = browse.list?.origin { return jumpToCategory(after: step.signum()) }
    guard !digests.isEmpty else { return [] }
    let current = firstPaneIndex ?? shelves.count
    let last = shelves.count + digests.count - 1
    let target = max(0, min(last, current.addingReportingOverflow(step).partialValue))
    // The current one may be gone from the library: then any step leads to one that is there.
    guard target != current || firstPaneIndex == nil else { return [] }
    if browse.focus == .text { browse.focus = .entries }
    return chooseFirstPaneItem(target)
  }

  /// Shows a row of the first pane: a shelf, or a digest behind them.
  mutating func chooseFirstPaneItem(_ index: Int) -> [Effect] {
    index < shelves.count ? select(shelves[index]) : select(digests[index - shelves.count].id)
  }

  /// The entry after or before, staying in the text when that is being read.
  private mutating func step(by step: Int) -> [Effect] {
    guard let list = browse.list, !list.entries.isEmpty else { return [] }
    let target = list.cursor + step
    guard list.entries.indices.contains(target) else {
      message = step > 0 ? atLastEntry : .firstEntry
      return []
    }
    let effects = setCursor(target, target: browse.focus == .text ? .left : .start)
    return browse.focus == .text ? effects + countAsRead() : effects
  }

  /// What is said behind the last entry: where it goes on.
  private var atLastEntry: Phrase {
    guard browse.list?.isGroupedByDigest == false, let index = digestIndex, index + 1 < digests.count else {
      return .lastEntry
    }
    return .lastEntryOf(next: label(of: digests[index + 1].id))
  }

  private mutating func jumpToHeading(_ step: Int) -> [Effect] {
    guard browse.page?.content != nil else { return [] }
    if browse.page?.goToHeading(step) != true {
      let height = textHeight
      browse.page?.scroll(by: step > 0 ? Int.max / 4 : -Int.max / 4, height: height)
    }
    return []
  }

  private mutating func jumpToCategory(after step: Int) -> [Effect] {
    guard let index = browse.list?.startOfGroup(after: step) else { return [] }
    if browse.focus == .digests { browse.focus = .entries }
    let effects = setCursor(index)
    return browse.focus == .text ? effects + countAsRead() : effects
  }

  private mutating func jumpToCategory(number: Int) -> [Effect] {
    guard let list = browse.list, !list.isGroupedByDigest else { return [] }
    let categories = list.categories.filter(\.isNumbered)
    guard categories.indices.contains(number - 1) else {
      message = .noSuchCategory(number)
      return []
    }
    remember()
    if browse.focus == .digests { browse.focus = .entries }
    let effects = setCursor(categories[number - 1].first)
    return browse.focus == .text ? effects + countAsRead() : effects
  }

  // MARK: Panes

  private mutating func changePane(by step: Int) -> [Effect] {
    guard let pane = Pane(rawValue: browse.focus.rawValue + step) else { return [] }
    if pane == .text { return browse.list?.current == nil ? [] : read() }
    browse.focus = pane
    return []
  }

  private mutating func changePane(to pane: Pane) -> [Effect] {
    browse.focus = pane
    return []
  }

  private mutating func open() -> [Effect] {
    if browse.focus == .entries, let effects = takeCorrection() { return effects }
    switch browse.focus {
    case .digests: return changePane(to: .entries)
    case .entries: return read()
    case .text: return isMasked && arrangement != nil ? uncover() : followLinkOnPage()
    }
  }

  /// One level back: from the text to the entries, from a search or lens to where it began, then to the
  /// digests, then out.
  private mutating func goBack() -> [Effect] {
    switch browse.focus {
    case .text:
      browse.focus = .entries
      isTextOnly = false
      return []
    case .entries:
      if search != nil { return endSearch() }
      if case .category = browse.list?.origin { return leaveLens() }
      browse.focus = .digests
      return []
    case .digests: return search != nil ? endSearch() : leave()
    }
  }

  private mutating func cancel() -> [Effect] {
    if find != nil {
      endFind()
      return []
    }
    if isParallel && browse.focus == .text { return toggleParallel() }
    if search != nil { return endSearch() }
    // Also while it is not yet known whether anything is to be done.
    return [.cancelRefresh]
  }

  private mutating func leave() -> [Effect] {
    isFinished = true
    return []
  }
}
