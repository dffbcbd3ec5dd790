import DigestKit
import Screen
import Writing

extension State {
  var ambiguous: AmbiguousWidth { settings.ambiguousWidth }

  /// The screen as this state wants it. Pure.
  public func render() -> Frame {
    var frame = Frame(size: size, ambiguous: settings.ambiguousWidth)
    guard size.columns >= Layout.smallest.columns && size.rows >= Layout.smallest.rows else {
      frame.write(SafeText(Phrase.tooSmall.text(settings.language)), row: 0, column: 0)
      return frame
    }
    let layout = layout
    TopLine.draw(self, on: &frame)
    if let region = layout.regions[.digests] { DigestPane.draw(self, in: region, on: &frame) }
    if let region = layout.regions[.entries] { EntryPane.draw(self, in: region, on: &frame) }
    if let region = layout.regions[.text] { TextPane.draw(self, in: region, on: &frame) }
    for column in layout.rules {
      for row in 1..<(size.rows - 1) {
        frame.write(settings.verticalRule, row: row, column: column, style: settings.theme.style(.rule))
      }
    }
    StatusLine.draw(self, on: &frame)
    switch overlay {
    case .help(let top): HelpView.draw(self, top: top, on: &frame)
    case .picker(let picker): PickerView.draw(self, picker, on: &frame)
    case .hints(let hints, let typed): TextPane.drawHints(self, hints, typed: typed, on: &frame)
    case .trend(let trend, let cursor): TrendView.draw(self, trend, cursor: cursor, on: &frame)
    case .address(let url): AddressView.draw(self, url, on: &frame)
    case nil: break
    }
    return frame
  }
}

/// Library, digest and category on the left; the language on the right.
enum TopLine {
  static func draw(_ state: State, on frame: inout Frame) {
    let theme = state.settings.theme
    let languages = self.languages(state)
    let right = languages.reduce(0) { $0 + $1.text.cells(ambiguous: state.ambiguous) } + 1
    let limit = state.size.columns - right - 1
    var column = frame.write(
      SafeText(" " + state.libraryName), row: 0, column: 0, style: theme.style(.barStrong), limit: limit)
    let crumbs = SafeText("  " + crumbs(state).joined(separator: " · "))
    column = frame.write(
      crumbs.fitted(to: max(0, limit - column), ambiguous: state.ambiguous), row: 0, column: column,
      style: theme.style(.bar),
      limit: limit)
    drawSparkline(state, between: column, and: limit, on: &frame)
    var at = state.size.columns - right
    for (text, style) in languages { at = frame.write(text, row: 0, column: at, style: style) }
  }

  /// Hits over time, while a search or a lens is open.
  private static func drawSparkline(_ state: State, between start: Int, and end: Int, on frame: inout Frame) {
    guard state.ambiguous == .narrow, let list = state.browse.list, list.isGroupedByDigest,
      !list.counts.isEmpty, let trend = list.trend
    else { return }
    let columns = min(24, end - start - 4)
    // A handful of issues has no course.
    guard columns >= 8, trend.bars.count >= 6 else { return }
    let line = TrendView.sparkline(trend, columns: columns)
    frame.write(
      line, row: 0, column: end - line.cells(ambiguous: state.ambiguous) - 1,
      style: state.settings.theme.style(.number))
  }

  private static func crumbs(_ state: State) -> [String] {
    let entry = state.browse.page?.entry ?? state.browse.list?.current
    var crumbs: [String] = []
    if let key = entry?.id.digest ?? state.browse.digest?.key { crumbs.append(key) }
    if case .category(let name, _) = state.browse.list?.origin {
      return [Phrase.lens(name).text(state.settings.language)]
    }
    let listed = state.browse.list?.current?.sections ?? []
    return crumbs
      + (entry?.sections.isEmpty == false
        ? entry?.sections ?? [] : entry?.kind == .introduction ? [] : listed)
  }

  /// `中│EN`: the shown one strong, a missing one in brackets.
  private static func languages(_ state: State) -> [(text: SafeText, style: Style)] {
    let theme = state.settings.theme
    let entry = state.browse.page?.entry ?? state.browse.list?.current
    let id = entry?.id.digestID ?? state.browse.digest
    guard let digest = state.digests.first(where: { $0.id == id }) else { return [] }
    let shown = entry?.id.language ?? state.language(of: digest)
    var parts: [(text: SafeText, style: Style)] = []
    for edition in digest.editions {
      if !parts.isEmpty { parts.append((state.settings.verticalRule, theme.style(.dim))) }
      let name = short(edition.language)
      if edition.isStub {
        parts.append((SafeText("(") + name + ")", theme.style(.dim)))
      } else if let entry, entry.isListed, edition.language != shown, entry.twin == nil {
        // The digest has it, this entry hasn't.
        parts.append((name, theme.style(.dim).adding(.strikethrough)))
      } else if let entry, entry.isTwinDoubtful, edition.language == entry.twin?.language {
        parts.append((name + "?", theme.style(.dim)))
      } else {
        parts.append((name, edition.language == shown ? theme.style(.barStrong) : theme.style(.dim)))
      }
    }
    return parts
  }

  static func short(_ language: String) -> SafeText {
    switch language {
    case "zh", "zh-Hans": "中"
    case "zh-Hant": "繁"
    case "ja": "日"
    case "ko": "한"
    default: SafeText(language.uppercased())
    }
  }
}

extension EntrySummary {
  /// False for the introduction, and for an entry of which only the place is known yet.
  fileprivate var isListed: Bool { kind != .introduction && !title.isEmpty }
}

/// Place, search and messages on the last row.
enum StatusLine {
  static func draw(_ state: State, on frame: inout Frame) {
    let theme = state.settings.theme
    let row = state.size.rows - 1
    var right = right(state)
    // What is typed has the row for itself where both don't fit.
    if state.search?.isEditing == true, state.size.columns - right.cells(ambiguous: state.ambiguous) < 14 {
      right = "?"
    }
    let limit = max(0, state.size.columns - right.cells(ambiguous: state.ambiguous) - 2)
    if let search = state.search, search.isEditing {
      InputLineView.draw(
        search.line, prompt: "/", row: row, columns: 0..<limit, style: theme.style(.input), on: &frame)
    } else {
      var column = 1
      if let place = place(state) {
        column = frame.write(
          SafeText(place + "  "), row: row, column: column, style: theme.style(.bar), limit: limit)
      }
      if let message = message(state) {
        frame.write(
          SafeText(message).fitted(to: max(0, limit - column), ambiguous: state.ambiguous), row: row,
          column: column,
          style: theme.style(.message), limit: limit)
      }
    }
    frame.write(
      right, row: row, column: state.size.columns - right.cells(ambiguous: state.ambiguous) - 1,
      style: theme.style(.bar))
  }

  private static func place(_ state: State) -> String? {
    guard let list = state.browse.list, list.isLoaded, !list.entries.isEmpty else { return nil }
    return "\(list.cursor + 1)/\(list.total)\(list.isComplete ? "" : "+")"
  }

  private static func message(_ state: State) -> String? {
    if let message = state.message { return message.text(state.settings.language) }
    if let progress = state.indexing, progress.of > 0 {
      return Phrase.indexing(progress.done, progress.of).text(state.settings.language)
    }
    return nil
  }

  private static func right(_ state: State) -> SafeText {
    let language = state.settings.language
    // While a line is typed, what is said of it stands where the counts do.
    if state.search?.isEditing == true, let message = state.message {
      return SafeText(message.text(language)).fitted(
        to: state.size.columns * 2 / 3, ambiguous: state.ambiguous)
    }
    var parts: [String] = []
    if let search = state.search, let list = state.browse.list {
      if case .search = list.origin {
        if list.languages.count > 1 {
          parts.append(
            list.languages.map { "\(TopLine.short($0.name).string) \($0.entries)" }.joined(separator: " "))
        }
        let phrase: Phrase =
          list.isComplete ? .hits(list.total, list.counts.count) : .firstHits(list.total)
        parts.append(phrase.text(language))
        if !search.isEditing { parts.append("/" + search.text) }
      }
    }
    if state.browse.focus == .text || state.layout.regions[.text] != nil, let page = state.browse.page,
      page.content != nil
    {
      if let hits = page.hitCount, hits > 0 { parts.append("\(page.hit.map { $0 + 1 } ?? 0)/\(hits)") }
      parts.append("\(page.percent(height: state.textHeight)) %")
    }
    parts.append("?")
    // What the list says goes first, where the page is last.
    func isTooWide() -> Bool {
      parts.joined(separator: "  ").cells(ambiguous: state.ambiguous) > state.size.columns * 2 / 3
    }
    while parts.count > 2, isTooWide() { parts.removeFirst() }
    return SafeText(parts.joined(separator: "  "))
  }
}
