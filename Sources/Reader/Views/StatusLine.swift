import DigestKit
import Screen
import Writing

/// Place, search and messages on the last row.
enum StatusLine {
  static func draw(_ state: State, on canvas: inout Canvas) {
    let row = canvas.rows - 1
    var right = right(state)
    // What is typed has the row for itself where both don't fit.
    if state.search?.isEditing == true, canvas.columns - canvas.cells(right) < 14 { right = "?" }
    let limit = max(0, canvas.columns - canvas.cells(right) - 2)
    if let search = state.search, search.isEditing {
      InputLineView.draw(search.line, prompt: "/", row: row, columns: 0..<limit, .input, on: &canvas)
    } else {
      var column = 1
      if let place = place(state) {
        column = canvas.write(SafeText(place + "  "), row: row, column: column, .bar, limit: limit)
      }
      if let message = message(state) {
        canvas.write(
          canvas.fit(SafeText(message), to: limit - column), row: row, column: column, .message, limit: limit)
      }
    }
    canvas.write(right, row: row, endingAt: canvas.columns - 1, style: canvas.theme.style(.bar))
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
        to: state.size.columns * 2 / 3, ambiguous: state.settings.ambiguousWidth)
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
      parts.joined(separator: "  ").cells(ambiguous: state.settings.ambiguousWidth) > state.size.columns * 2
        / 3
    }
    while parts.count > 2, isTooWide() { parts.removeFirst() }
    return SafeText(parts.joined(separator: "  "))
  }
}
