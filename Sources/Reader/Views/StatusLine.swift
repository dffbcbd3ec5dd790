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
    let isTyping = state.search?.isEditing == true || state.find?.isEditing == true
    if isTyping, canvas.columns - canvas.cells(right) < 14 { right = "?" }
    let limit = max(0, canvas.columns - canvas.cells(right) - 2)
    if let search = state.search, search.isEditing {
      InputLineView.draw(search.line, prompt: "/", row: row, columns: 0..<limit, .input, on: &canvas)
    } else if let find = state.find, find.isEditing {
      let prompt = SafeText(Phrase.findPrompt.text(state.settings))
      InputLineView.draw(find.line, prompt: prompt, row: row, columns: 1..<limit, .input, on: &canvas)
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
      let label = SafeText(name.text(state.settings))
      let hint = SafeText(Phrase.kept(.editorKeys).text(state.settings))
      let hintEnd = canvas.columns - 1
      let hasRoom = canvas.columns >= 60
      let end = hasRoom ? hintEnd - canvas.cells(hint) - 1 : canvas.columns
      InputLineView.draw(prompt.line, prompt: label, row: row, columns: 1..<end, .input, on: &canvas)
      if hasRoom { canvas.write(hint, row: row, endingAt: hintEnd, style: canvas.theme.style(.bar)) }
      return true
    case .prompt(let prompt):
      let label = SafeText(prompt.kind.title.text(state.settings))
      InputLineView.draw(
        prompt.line, prompt: label, row: row, columns: 1..<canvas.columns, .input, on: &canvas)
      return true
    case .question(let question):
      phrase =
        question.count > 0
        ? .kept(.question(question.count, older: question.older)) : .kept(.olderQuestion(question.older))
    case nil where state.firstKey != nil:
      drawContinuations(state, on: &canvas)
      return true
    case .letter: phrase = .kept(.letterPrompt)
    case .selection: phrase = .kept(.selectionKeys)
    default: return false
    }
    let text = SafeText(phrase.text(state.settings))
    canvas.write(canvas.fit(text, to: canvas.columns - 2), row: row, column: 1, .message)
    return true
  }

  /// What may follow the first key of two, in as many of the last rows as that takes.
  private static func drawContinuations(_ state: State, on canvas: inout Canvas) {
    guard let first = state.firstKey else { return }
    typealias Item = (key: SafeText, help: SafeText)
    var rows: [[Item]] = [[(SafeText((state.count.map(String.init) ?? "") + first.label + "…"), .empty)]]
    func cells(_ item: Item) -> Int { canvas.cells(item.key) + canvas.cells(item.help) + 3 }
    for (key, command) in state.settings.keys.continuations(of: first) {
      let help = Command.table.first { $0.command == command }?.help.text(state.settings) ?? ""
      let item = (SafeText(key.label), SafeText(help))
      let used = (rows.last ?? []).reduce(1) { $0 + cells($1) }
      if used + cells(item) > canvas.columns { rows.append([]) }
      rows[rows.count - 1].append(item)
    }
    let top = max(0, canvas.rows - rows.count)
    for (offset, items) in rows.enumerated() {
      canvas.fill(row: top + offset, style: .plain)
      var column = 1
      for item in items {
        column = canvas.write(item.key, row: top + offset, column: column, .number) + 1
        let help = canvas.fit(item.help, to: canvas.columns - column - 1)
        column = canvas.write(help, row: top + offset, column: column, .bar) + 2
      }
    }
  }

  private static func place(_ state: State) -> String? {
    guard let list = state.browse.list, list.isLoaded, list.total > 0 else { return nil }
    let number = list.cursor + 1 - list.introductions
    return "\(number)/\(list.total)\(list.isComplete ? "" : "+")"
  }

  private static func message(_ state: State) -> String? {
    let first = state.isFirstRun && !state.hasInput ? Phrase.firstRun.text(state.settings) : nil
    if let message = state.message {
      return [message.text(state.settings), first].compactMap(\.self).joined(separator: "  ·  ")
    }
    if let first { return first }
    if let progress = state.indexing, progress.of > 0 {
      return Phrase.indexing(progress.done, progress.of).text(state.settings)
    }
    if let page = state.browse.page, page.content != nil { return page.failure?.text(state.settings) }
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
    if let count = state.count { parts.append("\(count)") }
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
      if let find = state.find, !find.isEditing { parts.append(Phrase.findPrompt.text(language) + find.text) }
      if let hits = page.hitCount, hits > 0 || state.find?.pattern != nil {
        parts.append("\(page.hit.map { $0 + 1 } ?? 0)/\(hits)")
      }
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
