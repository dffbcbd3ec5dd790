import DigestKit
import Screen
import Writing

/// Place, search and messages on the last row.
enum StatusLine {
  static func draw(_ state: State, on canvas: inout Canvas) {
    let row = canvas.rows - 1
    if drawPrompt(state, row: row, on: &canvas) { return }
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

  /// What is asked, or written, takes the row for itself.
  private static func drawPrompt(_ state: State, row: Int, on canvas: inout Canvas) -> Bool {
    let phrase: Phrase
    switch state.overlay {
    case .note(let prompt):
      let name: Phrase = prompt.passage == nil ? .kept(.notePrompt) : .kept(.remarkPrompt)
      let label = SafeText(name.text(state.settings.language))
      let hint = SafeText(Phrase.kept(.editorKeys).text(state.settings.language))
      let hintEnd = canvas.columns - 1
      let hasRoom = canvas.columns >= 60
      let end = hasRoom ? hintEnd - canvas.cells(hint) - 1 : canvas.columns
      InputLineView.draw(prompt.line, prompt: label, row: row, columns: 1..<end, .input, on: &canvas)
      if hasRoom { canvas.write(hint, row: row, endingAt: hintEnd, style: canvas.theme.style(.bar)) }
      return true
    case .name(let line):
      let label = SafeText(Phrase.kept(.namePrompt).text(state.settings.language))
      InputLineView.draw(line, prompt: label, row: row, columns: 1..<canvas.columns, .input, on: &canvas)
      return true
    case .question(let question):
      phrase =
        question.count > 0
        ? .kept(.question(question.count, older: question.older)) : .kept(.olderQuestion(question.older))
    case .letter: phrase = .kept(.letterPrompt)
    case .selection: phrase = .kept(.selectionKeys)
    default: return false
    }
    let text = SafeText(phrase.text(state.settings.language))
    canvas.write(canvas.fit(text, to: canvas.columns - 2), row: row, column: 1, .message)
    return true
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
    if state.hidesRead { parts.append(Phrase.kept(.unreadOnly).text(language)) }
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
