import DigestKit
import Screen
import Typesetting
import Writing

/// Entries under the headings of their categories, or of their digests.
enum EntryPane {
  static func draw(_ state: State, on canvas: inout Canvas) {
    if let completion = state.search?.completion, completion.isOfNames {
      return FilterPane.draw(completion, state, on: &canvas)
    }
    guard let list = state.browse.list else { return }
    guard !list.entries.isEmpty else {
      drawEmpty(list, state, on: &canvas)
      return
    }
    for row in 0..<canvas.rows where list.rows.indices.contains(list.top + row) {
      switch list.rows[list.top + row] {
      case .category(let sections, let number):
        drawHeading(list.shownSections(sections), number: number, row: row, on: &canvas)
      case .digest(let id, let count):
        drawHeading(state.label(of: id), count: count, row: row, on: &canvas)
      case .tier(let tier):
        let phrase = Phrase.found(.tier(tier.match, entries: tier.entries))
        canvas.write(SafeText(phrase.text(state.settings)), row: row, column: 1, .message)
      case .extract(let index, let line):
        drawExtract(of: list.entries[index], line: line, row: row, state, on: &canvas)
      case .twinExtract(let index):
        guard let text = list.twinExtracts[list.entries[index].id] else { continue }
        let language = list.entries[index].twin.map { TopLine.short($0.language) + " " } ?? .empty
        drawBelow(language + SafeText(text), row: row, on: &canvas)
      case .reason(let index):
        guard let reason = list.reasons[list.entries[index].id] else { continue }
        drawBelow(SafeText(Phrase.discovery(.reason(reason)).text(state.settings)), row: row, on: &canvas)
      case .entry(let index):
        draw(list.entries[index], isCursor: index == list.cursor, row: row, state, on: &canvas)
      }
    }
  }

  /// A line that belongs to the entry above.
  private static func drawBelow(_ text: SafeText, row: Int, on canvas: inout Canvas) {
    canvas.write(canvas.fit(text, to: canvas.columns - titleColumn - 1), row: row, column: titleColumn, .dim)
  }

  private static func drawEmpty(_ list: EntryList, _ state: State, on canvas: inout Canvas) {
    var phrase: Phrase =
      !list.isLoaded || !list.isComplete ? .loading : state.search == nil ? .noEntries : .nothingFound
    if phrase == .nothingFound, let correction = list.correction {
      phrase = .found(.correction(correction, isEditing: state.search?.isEditing == true))
    }
    // A narrow pane has it in several lines.
    let options = TypesettingOptions(width: max(1, canvas.columns - 2), ambiguous: canvas.ambiguous)
    for (row, line) in Typesetter.lines(of: phrase.text(state.settings), options: options).enumerated()
    where row < canvas.rows {
      canvas.write(SafeText(line.text), row: row, column: 1, .dim)
    }
  }

  private static func drawHeading(_ sections: [String], number: Int?, row: Int, on canvas: inout Canvas) {
    if let number { canvas.write(SafeText("\(number)"), row: row, column: 1, .number) }
    // The innermost name is the category: what is around it gives way.
    let room = canvas.columns - titleColumn - 1
    var names = sections
    func name() -> SafeText {
      SafeText((names.count < sections.count ? "… · " : "") + names.joined(separator: " · "))
    }
    while names.count > 1, canvas.cells(name()) > room { names.removeFirst() }
    let shown = names.count == 1 && canvas.cells(name()) > room ? SafeText(names[0]) : name()
    canvas.write(canvas.fit(shown, to: room), row: row, column: titleColumn, .heading)
  }

  private static func drawHeading(_ label: String, count: Int, row: Int, on canvas: inout Canvas) {
    canvas.write(canvas.fit(SafeText(label), to: canvas.columns - 6), row: row, column: 1, .heading)
    canvas.write(
      SafeText(count > 0 ? "\(count)" : ""), row: row, endingAt: canvas.columns - 1,
      style: canvas.theme.style(.number))
  }

  private static func draw(
    _ entry: EntrySummary, isCursor: Bool, row: Int, _ state: State, on canvas: inout Canvas
  ) {
    let theme = canvas.theme
    let hasFocus = state.browse.focus == .entries
    let own = theme.style(
      !isCursor ? (entry.isRead ? .read : .unread) : hasFocus ? .cursor : .cursorElsewhere)
    /// Under the cursor everything has its style.
    func style(_ part: Theme.Part) -> Style { isCursor && hasFocus ? own : theme.style(part) }
    if isCursor {
      canvas.fill(row: row, style: hasFocus ? own : .plain)
      canvas.write(state.settings.cursorMark(hasFocus: hasFocus), row: row, column: 1, style: own)
    }
    let saysMarks = state.settings.isAccessible
    if isCursor && hasFocus && saysMarks { canvas.placeCursor(row: row, column: titleColumn) }
    if saysMarks {
      // Words stand behind the title.
    } else if entry.isStarred {
      canvas.write("*", row: row, column: 2, style: style(.starred))
    } else if entry.isNoted || entry.isMarked {
      canvas.write(entry.isNoted ? "+" : "'", row: row, column: 2, style: style(.starred))
    }
    let isRanked = state.browse.list?.isRanked == true
    let label = canvas.fit(SafeText(isRanked ? state.label(of: entry.id.digestID) : ""), to: 12)
    let marks = saysMarks ? SafeText(markWords(entry, state)) : .empty
    let facts = [marks, label, minutes(of: entry, state), language(of: entry, state)].filter { !$0.isEmpty }
    let note = facts.dropFirst().reduce(facts.first ?? .empty) { $0 + " " + $1 }
    let room = canvas.columns - titleColumn - 1 - (note.isEmpty ? 0 : canvas.cells(note) + 1)
    let isIntroduction = entry.kind == .introduction && state.browse.list?.isGroupedByDigest == false
    let title = canvas.fit(
      SafeText(isIntroduction ? Phrase.introduction.text(state.settings) : entry.title), to: room)
    let titleEnd = canvas.write(title, row: row, column: titleColumn, style: own)
    let left = titleColumn + room - titleEnd - 2
    if let besides = besides(entry, state, room: left, of: room) {
      canvas.write(canvas.fit(besides, to: left), row: row, column: titleEnd + 2, style: style(.dim))
    }
    drawHits(title, row: row, state, on: &canvas)
    canvas.write(note, row: row, endingAt: canvas.columns - 1, style: style(.count))
  }

  /// What marks and colours say, in words.
  private static func markWords(_ entry: EntrySummary, _ state: State) -> String {
    var words: [Phrase] = []
    if entry.isUnread { words.append(.kept(.isUnread)) }
    if entry.isStarred { words.append(.kept(.hasStar)) }
    if entry.isNoted { words.append(.kept(.hasNote)) }
    if entry.isMarked { words.append(.kept(.hasMark)) }
    return words.map { $0.text(state.settings) }.joined(separator: " ")
  }

  /// Minutes to read, where entries differ in them; one that takes a minute at most is no news.
  private static func minutes(of entry: EntrySummary, _ state: State) -> SafeText {
    let isShown =
      switch state.settings.minutes {
      case .telling: state.browse.list?.showsMinutes == true && entry.minutes > 1
      case .always: entry.kind != .introduction
      case .never: false
      }
    return isShown ? SafeText("\(entry.minutes)m") : .empty
  }

  /// The language of a result, where results are of several.
  private static func language(of entry: EntrySummary, _ state: State) -> SafeText {
    guard let list = state.browse.list, list.isGroupedByDigest, list.languages.count > 1 else {
      return .empty
    }
    return TopLine.short(entry.id.language)
  }

  /// What stands behind the title: that of the twin, or else how the text begins, or where the entry leads. Nil where there is no room for enough of it.
  private static func besides(_ entry: EntrySummary, _ state: State, room: Int, of whole: Int) -> SafeText? {
    guard room >= fewestCells else { return nil }
    if let twinTitle = entry.twinTitle, twinTitle != entry.title {
      return SafeText((entry.isTwinDoubtful ? "? " : "") + twinTitle)
    }
    // Behind a longer title a few words are no help, nor above what was found in the text.
    guard room * 2 >= whole, state.browse.list?.extractLines[entry.id] == nil else { return nil }
    let text = entry.opening.isEmpty ? entry.sourceURL.flatMap(LinkTarget.host) : entry.opening
    return text.map { SafeText($0) }
  }

  private static let fewestCells = 8

  /// Where titles begin.
  static let titleColumn = 3

  /// A line of what stands around the hits of an entry: of two neighbouring ones those with most hits.
  private static func drawExtract(
    of entry: EntrySummary, line: Int, row: Int, _ state: State, on canvas: inout Canvas
  ) {
    guard let extract = state.browse.list?.extracts[entry.id] else { return }
    let options = TypesettingOptions(
      width: state.extractWidth, ambiguous: canvas.ambiguous, patterns: state.patterns)
    let lines = Typesetter.lines(of: extract.text, options: options)
    let hits = lines.map { $0.runs.count { $0.ink.traits.contains(.hit) } }
    let pairs = hits.indices.map { hits[$0] + ($0 + 1 < hits.count ? hits[$0 + 1] : 0) }
    let first = pairs.firstIndex(of: pairs.max() ?? 0) ?? 0
    guard lines.indices.contains(first + line) else { return }
    var column = titleColumn
    for run in lines[first + line].runs {
      column = canvas.write(
        run.text, row: row, column: column, run.ink.traits.contains(.hit) ? .hit : .dim)
    }
  }

  private static func drawHits(_ title: SafeText, row: Int, _ state: State, on canvas: inout Canvas) {
    let patterns = state.patterns
    guard !patterns.isEmpty else { return }
    for match in patterns.matches(in: title.string) {
      let start = titleColumn + canvas.cells(title.utf8Slice(0..<match.lowerBound))
      let end = start + canvas.cells(title.utf8Slice(match))
      canvas.restyle(row: row, from: start, to: end, .hit)
    }
  }
}
