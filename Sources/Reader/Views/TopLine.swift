import DigestKit
import Screen
import Writing

/// Library, digest and category on the left; the language on the right.
enum TopLine {
  static func draw(_ state: State, on canvas: inout Canvas) {
    let languages = fitted(self.languages(state), to: canvas.columns / 2, state, canvas)
    let right = languages.reduce(0) { $0 + canvas.cells($1.text) } + 1
    let limit = canvas.columns - right - 1
    var column = canvas.write(
      SafeText(" " + state.libraryName), row: 0, column: 0, .barStrong, limit: limit)
    let crumbs = SafeText("  " + crumbs(state).joined(separator: " · "))
    column = canvas.write(
      canvas.fit(crumbs, to: limit - column), row: 0, column: column, .bar, limit: limit)
    drawSparkline(state, between: column, and: limit, on: &canvas)
    var at = canvas.columns - right
    for (text, style) in languages { at = canvas.write(text, row: 0, column: at, style: style) }
  }

  /// Of many languages the first ones that fit, and how many there are besides; the one that is shown is among them.
  private static func fitted(
    _ parts: [(text: SafeText, style: Style)], to room: Int, _ state: State, _ canvas: Canvas
  ) -> [(text: SafeText, style: Style)] {
    func cells(_ parts: some Sequence<(text: SafeText, style: Style)>) -> Int {
      parts.reduce(0) { $0 + canvas.cells($1.text) }
    }
    guard cells(parts) > room else { return parts }
    let strong = canvas.theme.style(.barStrong)
    let shown = parts.firstIndex { $0.style == strong } ?? 0
    var kept = parts[shown...shown]
    while kept.endIndex + 1 < parts.endIndex, cells(parts[shown...(kept.endIndex + 1)]) + 4 <= room {
      kept = parts[shown...(kept.endIndex + 1)]
    }
    let left = (parts.count - kept.count) / 2
    return kept + [(SafeText(" +\(left)"), canvas.theme.style(.dim))]
  }

  /// Hits over time, while a search or a lens is open.
  private static func drawSparkline(
    _ state: State, between start: Int, and end: Int, on canvas: inout Canvas
  ) {
    guard canvas.ambiguous == .narrow, let list = state.browse.list, list.isGroupedByDigest,
      !list.counts.isEmpty, let trend = list.trend
    else { return }
    let columns = min(24, end - start - 4)
    // A handful of issues has no course.
    guard columns >= 8, trend.bars.count >= 6 else { return }
    let runs = Sparkline.runs(trend, columns: columns)
    var column = end - 1 - runs.reduce(0) { $0 + canvas.cells($1.text) }
    for (text, part) in runs { column = canvas.write(text, row: 0, column: column, part) }
  }

  private static func crumbs(_ state: State) -> [String] {
    let entry = state.browse.page?.entry ?? state.browse.list?.current
    var crumbs: [String] = []
    if let id = entry?.id.digestID ?? state.browse.digest { crumbs.append(state.label(of: id)) }
    if case .category(let name, _) = state.browse.list?.origin {
      return [Phrase.lens(name).text(state.settings)]
    }
    if case .suggested(_, let minutes) = state.browse.list?.origin {
      crumbs.insert(Phrase.discovery(.minutes(minutes)).text(state.settings), at: 0)
    }
    if let shelf = state.currentShelf, state.search == nil {
      crumbs.insert(shelf.name(state.settings.language), at: 0)
    }
    let listed = state.browse.list?.current?.group ?? []
    return crumbs
      + (entry?.group.isEmpty == false
        ? entry?.group ?? [] : entry?.kind == .introduction ? [] : listed)
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
