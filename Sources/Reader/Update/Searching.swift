import DigestKit
import Screen
import Writing

extension State {
  mutating func beginSearch() -> [Effect] {
    if search != nil {
      search?.isEditing = true
    } else {
      search = Search(text: "", isEditing: true, saved: browse)
    }
    if browse.focus == .text || browse.focus == .digests { browse.focus = .entries }
    return completions == nil ? [.loadCompletions] : []
  }

  /// The same with a text in the line already.
  mutating func beginSearch(_ text: String) -> [Effect] {
    let effects = beginSearch()
    search?.line = InputLine(text)
    search?.isEditing = false
    return effects + runSearch()
  }

  mutating func handleInSearch(_ key: Key) -> [Effect] {
    if key != .tab && key != .backTab { search?.completion = nil }
    switch key {
    case .tab: return complete(1)
    case .backTab: return complete(-1)
    case .control("s"): return askForName()
    case .control("p"): return recall(1)
    case .control("n"): return recall(-1)
    case .up where search?.text.isEmpty == true || search?.recall.index != nil: return recall(1)
    case .down where search?.recall.index != nil: return recall(-1)
    case .backspace, .control("h"):
      guard search?.text.isEmpty == false else { return endSearch() }
      return edit(key)
    case .enter:
      if search?.text.isEmpty == true { return endSearch() }
      search?.isEditing = false
      browse.focus = .entries
      return keepQuery()
    case .escape: return endSearch()
    case .down: return browse.list.map { setCursor(min($0.cursor + 1, max(0, $0.entries.count - 1))) } ?? []
    case .up: return browse.list.map { setCursor(max(0, $0.cursor - 1)) } ?? []
    default: return edit(key)
    }
  }

  private mutating func edit(_ key: Key) -> [Effect] {
    guard var line = search?.line, line.edit(key, longest: Self.longestQuery) != .nothing else {
      return []
    }
    return setLine(line)
  }

  /// Bytes. A query is read at every key, and a reader who holds one down must not wait.
  private static let longestQuery = 2_000

  /// Another text is looked for; a caret that only moved changes nothing.
  private mutating func setLine(_ line: InputLine) -> [Effect] {
    let isSame = search?.text == line.text
    search?.line = line
    search?.completion = nil
    if isSame { return [] }
    search?.recall = Recall()
    return runSearch()
  }

  /// Remembers the search for ↑, now and after the next start.
  private mutating func keepQuery() -> [Effect] {
    guard let text = search?.text else { return [] }
    search?.recall = Recall()
    // What is still being typed may become a filter; what is kept won't.
    sayMisread(in: Query(text))
    queries.removeAll { $0 == text }
    queries.append(text)
    return [.saveQuery(text)]
  }

  /// An earlier search, or a later one; behind the newest the line is empty again.
  private mutating func recall(_ step: Int) -> [Effect] {
    guard let line = search?.recall.step(step, through: queries) else { return [] }
    search?.line = line
    return runSearch()
  }

  /// What may have been meant takes the place of a search that found nothing; nil if nothing is offered.
  mutating func takeCorrection() -> [Effect]? {
    guard let list = browse.list, list.entries.isEmpty, let correction = list.correction,
      let typed = search?.text, list.origin == .search(query(typed))
    else { return nil }
    let isEditing = search?.isEditing == true
    search?.line = InputLine(correction)
    search?.recall = Recall()
    return (isEditing ? [] : keepQuery()) + runSearch()
  }

  /// Tab: the next value of the filter at the end of the line.
  private mutating func complete(_ step: Int) -> [Effect] {
    guard var line = search?.line else { return [] }
    if var completion = search?.completion {
      completion.index = (completion.index + step + completion.values.count) % completion.values.count
      search?.completion = completion
    } else {
      let weeks = digests.compactMap { $0.issue.week == nil ? nil : $0.key }
      let numbers = digests.compactMap { $0.issue.number.map(String.init) }
      var languages: [String] = []
      for edition in digests.flatMap(\.editions) where !languages.contains(edition.language) {
        languages.append(edition.language)
      }
      search?.completion = Completion(
        of: line.before, completions ?? Completions(), weeks: weeks, numbers: numbers, languages: languages)
    }
    // Where nothing can be completed, what may have been meant is taken.
    guard let completion = search?.completion else { return takeCorrection() ?? [] }
    line.replaceBefore(with: completion.text)
    search?.line = line
    let effects = runSearch()
    if let filter = completion.filter { message = .filter(filter) }
    return effects
  }

  /// A paste goes into the prompt that is open, as one line; in the panes it is nothing.
  mutating func handle(_ paste: Paste) -> [Effect] {
    let text = paste.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    if text.isEmpty { return [] }
    var leftOut = paste.bytesLeftOut
    var effects: [Effect] = []
    if case .picker(var picker) = overlay {
      leftOut += picker.paste(text)
      overlay = .picker(picker)
      settleTyped()
    } else if case .prompt(var prompt) = overlay {
      leftOut += prompt.line.insert(text)
      overlay = .prompt(prompt)
    } else if case .note(var prompt) = overlay {
      leftOut += prompt.line.insert(text)
      overlay = .note(prompt)
    } else if overlay == nil, var line = search?.line, search?.isEditing == true {
      leftOut += line.insert(text, longest: Self.longestQuery)
      effects = setLine(line)
    } else if overlay == nil, var find, find.isEditing {
      leftOut += find.line.insert(text)
      setFind(find)
    } else {
      message = .nowhereToPaste
      return []
    }
    message = leftOut > 0 ? .pasteCut(leftOut) : nil
    return effects
  }

  /// What is looked for by a text: of what is hidden nothing.
  func query(_ text: String) -> Query {
    let query = Query(typed: text)
    return hidesRead && !query.isEmpty ? Query(typed: Self.unread + text) : query
  }

  /// True if a query is the one that `text` stands for: it is told by its source, without reading it again.
  private func isQuery(_ query: Query, of text: String) -> Bool {
    let isHiding = hidesRead && !query.isEmpty
    return query.source == Query.source(typed: isHiding ? Self.unread + text : text)
  }

  /// What `query` puts before a text.
  private static let unread = "is:unread "

  /// Of a query that `query` made what was typed.
  private func typedPart(of query: String) -> String {
    hidesRead && query.hasPrefix(Self.unread) ? String(query.dropFirst(Self.unread.count)) : query
  }

  private mutating func runSearch() -> [Effect] {
    guard let search else { return [] }
    let query = self.query(search.text)
    guard !query.isEmpty else {
      // An empty search line shows the list that was there before the search.
      browse = search.saved
      browse.focus = .entries
      return []
    }
    sayMisread(in: query)
    return [look(for: query)]
  }

  private mutating func sayMisread(in query: Query) {
    if let misread = query.misread.first { message = .misread(misread) }
  }

  /// The effect that looks for entries; the first of them if no limit is given.
  func look(for query: Query, limit: Int? = nil) -> Effect {
    let length = extractLength
    return .search(
      query, limit: limit ?? (length == nil ? Self.firstBatch : Self.firstExtracts), searchOrder,
      extractLength: length, twinLength: length == nil ? nil : twinLength)
  }

  /// Extracts take longer to cut than titles to list.
  private static let firstExtracts = 100

  /// Characters of extracts in the list of results: where the text has no place beside it.
  private var extractLength: Int? {
    size.columns < Layout.twoPanes || settings.layoutChoice.panes == 1 ? max(20, extractWidth) : nil
  }

  /// Characters of what twins say there, in a line of its own: where results have room for that.
  private var twinLength: Int? {
    size.rows >= Self.fewestRowsForTwins ? extractLength : nil
  }
  private static let fewestRowsForTwins = 24

  /// Cells of a line of an extract.
  var extractWidth: Int { size.columns - 2 * EntryPane.titleColumn }

  /// Results show extracts or do without, as there is room for the text or not.
  func extractsForSize() -> [Effect] {
    guard let list = browse.list, case .search(let query) = list.origin, !list.entries.isEmpty,
      (extractLength == nil) != list.extracts.isEmpty
    else { return [] }
    return [look(for: query, limit: list.entries.count)]
  }

  /// Results take the place of the list only if they are of the text that stands in the line now.
  mutating func receiveResults(_ results: SearchResults) -> [Effect] {
    guard let search, isQuery(results.query, of: search.text) else { return [] }
    let isSame = browse.list?.origin == .search(results.query)
    // More of what is all counted already: what is there is better than a first page.
    if isSame && !results.isComplete && browse.list?.isComplete == true { return [] }
    var list = isSame ? browse.list ?? EntryList(.search(results.query)) : EntryList(.search(results.query))
    list.counts = results.counts
    list.tiers = results.tiers
    list.correction = results.correction.map(typedPart)
    list.patterns = results.patterns
    list.languages = results.languages
    list.categoryCounts = results.categories
    list.entries = results.entries
    list.extracts = results.extracts
    list.twinExtracts = results.twinExtracts
    let width = extractWidth
    list.extractLines = results.extracts.mapValues {
      $0.text.cells(ambiguous: settings.ambiguousWidth) > width ? 2 : 1
    }
    list.trend = results.isComplete ? Trend(digests: digests, counts: results.counts) : nil
    list.total = results.total
    list.isComplete = results.isComplete
    list.isLoaded = true
    list.isRanked = results.order == .relevance
    list.arrange()
    // The entry under the cursor stays under it, if it is still among the results.
    let current = browse.list?.current?.id
    list.cursor =
      results.entries.firstIndex { $0.id == current }
      ?? (isSame ? min(list.cursor, max(0, results.entries.count - 1)) : 0)
    if list.arrival == .last && results.entries.count == results.total && results.isComplete {
      list.arrival = nil
      list.cursor = max(0, results.entries.count - 1)
    }
    if list.awaitsOrder && results.order == searchOrder {
      list.awaitsOrder = false
      list.cursor = 0
    }
    browse.list = list
    // What was misread is said already.
    if let cost = results.expressionCost, results.query.misread.isEmpty {
      message = .found(.expressionCost(cost))
    }
    guard list.current != nil else {
      browse.page = nil
      return []
    }
    if let entry = list.current, browse.page?.entry.id == entry.id {
      browse.page?.target = .firstHit
      return []
    }
    return preview(target: .firstHit)
  }

  /// The last result of all: those that aren't here yet are fetched first.
  mutating func allResults() -> [Effect] {
    guard browse.focus == .entries, let list = browse.list, case .search(let query) = list.origin,
      list.entries.count < list.total || !list.isComplete
    else { return [] }
    browse.list?.arrival = .last
    return [look(for: query, limit: .max)]
  }

  /// Fetches more when the cursor comes near the end of what is there.
  mutating func moreResults() -> [Effect] {
    guard let list = browse.list, case .search(let query) = list.origin, list.entries.count < list.total,
      list.isComplete,
      list.cursor > list.entries.count - 50
    else { return [] }
    return [look(for: query, limit: list.entries.count * 2)]
  }

  /// `s`: by date, or by how well they fit.
  mutating func changeOrder() -> [Effect] {
    guard case .search(let query) = browse.list?.origin else {
      message = .noOtherOrder
      return []
    }
    searchOrder = searchOrder == .date ? .relevance : .date
    message = searchOrder == .date ? .byDate : .byRelevance
    // The first of them is what was asked for.
    browse.list?.awaitsOrder = true
    return [look(for: query)]
  }

  /// Back to exactly what was there before the search.
  mutating func endSearch() -> [Effect] {
    guard let search else { return [] }
    if browse.focus == .text { remember() }
    browse = search.saved
    self.search = nil
    // What was open may be gone by now.
    if browse.digest != nil, currentDigest == nil, browse.focus == .digests { return chooseDigest() }
    // What was read meanwhile shows in the list that comes back.
    return reloadList()
  }

  // MARK: Hits

  /// `n` and `N`: the next hit, in this entry or another; without a search the next unread entry.
  mutating func jumpToHit(_ step: Int) -> [Effect] {
    if find != nil, browse.focus == .text { return jumpInText(step) }
    guard case .search = browse.list?.origin, !patterns.isEmpty else { return jumpToUnread(step) }
    guard let list = browse.list, !list.entries.isEmpty else { return [] }
    if browse.focus == .text, let page = browse.page, page.content != nil {
      let hits = page.hitCount ?? 0
      let next = (page.hit ?? (step > 0 ? -1 : hits)) + step
      if next >= 0 && next < hits {
        let height = textHeight
        browse.page?.goToHit(next, height: height)
        return []
      }
    }
    let target = browse.focus == .text ? list.cursor + step : list.cursor
    guard list.entries.indices.contains(target) else {
      message = step > 0 ? .lastHit : .firstHit
      return []
    }
    browse.focus = .text
    let effects = setCursor(target, target: step > 0 ? .firstHit : .lastHit)
    return effects + countAsRead()
  }

  private mutating func jumpToUnread(_ step: Int) -> [Effect] {
    guard let list = browse.list else { return [] }
    let indices =
      step > 0
      ? Array(list.entries.indices.dropFirst(list.cursor + 1))
      : list.entries.indices.prefix(list.cursor).reversed()
    guard let index = indices.first(where: { list.entries[$0].isUnread }) else {
      return jumpToUnreadDigest(step)
    }
    let effects = setCursor(index)
    return browse.focus == .text ? effects + countAsRead() : effects
  }

  /// The next digest, in the direction of `step`, with something unread in it.
  private mutating func jumpToUnreadDigest(_ step: Int) -> [Effect] {
    let current = digestIndex ?? 0
    let others =
      step > 0 ? Array(digests.indices.dropFirst(current + 1)) : digests.indices.prefix(current).reversed()
    guard browse.list?.isGroupedByDigest == false,
      let index = others.first(where: { (digests[$0].edition(preferring: language)?.unread ?? 0) > 0 })
    else {
      message = .noUnread
      return []
    }
    let effects = select(digests[index].id)
    browse.list?.arrival = step > 0 ? .firstUnread : .lastUnread
    return effects
  }
}
