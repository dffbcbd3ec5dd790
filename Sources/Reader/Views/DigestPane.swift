import DigestKit
import Screen
import Writing

/// Digests with their unread counts; below the current one its categories, with the numbers that jump there.
enum DigestPane {
  static func draw(_ state: State, on canvas: inout Canvas) {
    let rows = state.digestRows
    for (offset, text) in state.fileFaultRows.enumerated() {
      canvas.write(canvas.fit(text, to: canvas.columns - 2), row: rows + offset, column: 1, .message)
    }
    canvas.draw(in: Region(row: 0, column: 0, rows: rows, columns: canvas.columns)) {
      drawDigests(state, on: &$0)
    }
  }

  private static func drawDigests(_ state: State, on canvas: inout Canvas) {
    guard !state.digests.isEmpty else {
      let phrase: Phrase = state.hasRefreshed ? .noDigests : .loading
      canvas.write(SafeText(phrase.text(state.settings)), row: 0, column: 1, .dim)
      return
    }
    var row = 0
    var index = state.browse.digestTop
    let hits = state.hitCounts
    let shelves = state.shelves
    while row < canvas.rows && index < shelves.count {
      draw(shelves[index], row: row, state, on: &canvas)
      row += 1
      index += 1
    }
    while row < canvas.rows && index < shelves.count + state.digests.count {
      let digest = state.digests[index - shelves.count]
      let isCurrent = digest.id == state.browse.digest && state.browse.shelf == nil
      draw(
        digest, isCurrent: isCurrent, hits: hits?[digest.id], isSearching: hits != nil, row: row, state,
        on: &canvas)
      row += 1
      if isCurrent && hits == nil {
        for item in state.categoryRows where row < canvas.rows {
          draw(item, row: row, on: &canvas)
          row += 1
        }
      }
      index += 1
    }
    if hits != nil { drawCategories(state, from: row + 1, on: &canvas) }
  }

  /// Below the digests, where there is room: categories with the number of results in them.
  private static func drawCategories(_ state: State, from first: Int, on canvas: inout Canvas) {
    let room = canvas.rows - first
    guard room >= 3, let counts = state.browse.list?.categoryCounts else { return }
    for (offset, count) in counts.prefix(room).enumerated() {
      let number = SafeText("\(count.entries)")
      let name = canvas.fit(SafeText(count.name), to: canvas.columns - canvas.cells(number) - 4)
      canvas.write(name, row: first + offset, column: 2, .dim)
      canvas.write(
        number, row: first + offset, endingAt: canvas.columns - 1, style: canvas.theme.style(.count))
    }
  }

  private static func draw(_ shelf: Shelf, row: Int, _ state: State, on canvas: inout Canvas) {
    let theme = canvas.theme
    let isCurrent = state.browse.shelf == shelf.kind && state.search == nil
    let hasFocus = state.browse.focus == .digests
    let style = theme.style(isCurrent ? (hasFocus ? .cursor : .cursorElsewhere) : .heading)
    if isCurrent {
      canvas.fill(row: row, style: style)
      canvas.write(state.settings.cursorMark(hasFocus: hasFocus), row: row, column: 0, style: style)
    }
    if isCurrent && hasFocus && state.settings.isAccessible { canvas.placeCursor(row: row, column: 1) }
    let count = SafeText("\(shelf.entries)")
    let room = canvas.columns - canvas.cells(count) - 3
    canvas.write(
      canvas.fit(SafeText(shelf.name(state.settings.language)), to: room), row: row, column: 1, style: style)
    canvas.write(
      count, row: row, endingAt: canvas.columns - 1, style: isCurrent ? style : theme.style(.count))
  }

  private static func draw(
    _ digest: DigestSummary, isCurrent: Bool, hits: Int?, isSearching: Bool, row: Int, _ state: State,
    on canvas: inout Canvas
  ) {
    let unread = digest.edition(preferring: state.language)?.unread ?? 0
    let isAccessible = state.settings.isAccessible
    let number = isAccessible ? Phrase.kept(.unreadEntries(unread)).text(state.settings) : "\(unread)"
    let count = isSearching ? hits.map(String.init) ?? "" : unread > 0 ? number : ""
    if isCurrent && isAccessible && state.browse.focus == .digests { canvas.placeCursor(row: row, column: 1) }
    let theme = canvas.theme
    let style =
      isCurrent
      ? theme.style(state.browse.focus == .digests ? .cursor : .cursorElsewhere)
      : unread == 0 || (isSearching && hits == nil) ? theme.style(.read) : theme.style(.unread)
    if isCurrent {
      canvas.fill(row: row, style: style)
      let mark = state.settings.cursorMark(hasFocus: state.browse.focus == .digests)
      canvas.write(mark, row: row, column: 0, style: style)
    }
    let room = canvas.columns - canvas.cells(SafeText(count)) - 3
    let isNew = state.newDigests.contains(digest.id)
    let mark: Phrase? = digest.isDraft ? .draft : isNew ? .newDigest : nil
    let label = [mark?.text(state.settings), digest.label].compactMap(\.self).joined(separator: " · ")
    let end = canvas.write(
      canvas.fit(SafeText(label), to: room - (digest.isStarred ? isAccessible ? 10 : 2 : 0)), row: row,
      column: 1, style: style)
    if digest.isStarred {
      let mark = isAccessible ? SafeText(Phrase.kept(.hasStar).text(state.settings)) : "*"
      canvas.write(mark, row: row, column: end + 1, style: isCurrent ? style : theme.style(.starred))
    }
    canvas.write(
      SafeText(count), row: row, endingAt: canvas.columns - 1,
      style: isCurrent ? style : theme.style(isSearching ? .number : .count))
  }

  private static func draw(_ item: State.CategoryRow, row: Int, on canvas: inout Canvas) {
    let theme = canvas.theme
    let count = SafeText(item.entries > 0 ? "\(item.entries)" : "")
    if let number = item.number { canvas.write(SafeText("\(number)"), row: row, column: 1, .number) }
    let column = 3 + item.depth
    let style =
      item.isCurrent ? theme.style(.cursorElsewhere) : theme.style(item.entries == 0 ? .dim : .body)
    let room = canvas.columns - column - canvas.cells(count) - 2
    canvas.write(canvas.fit(SafeText(item.title), to: room), row: row, column: column, style: style)
    canvas.write(count, row: row, endingAt: canvas.columns - 1, style: theme.style(.count))
  }
}

extension State {
  /// The shelf or digest in a row of the first pane, counted through both; nil for other rows.
  func firstPaneItem(at row: Int) -> Int? {
    guard row < digestRows else { return nil }
    var top = browse.digestTop
    var rest = row
    while top < shelves.count + digests.count {
      if rest == 0 { return top }
      let isCurrent =
        browse.shelf == nil && top >= shelves.count && digests[top - shelves.count].id == browse.digest
      let below = isCurrent && hitCounts == nil ? categoryRows.count : 0
      if rest <= below { return nil }
      rest -= 1 + below
      top += 1
    }
    return nil
  }

  /// What stands for a digest wherever it is named.
  func label(of id: DigestID) -> String { digests.first { $0.id == id }?.label ?? id.key }

  /// A row below the current digest.
  struct CategoryRow: Equatable {
    var title: String
    /// 0 for the outermost sections.
    var depth: Int
    var number: Int?
    /// 0 for a section that only holds others.
    var entries: Int
    var isCurrent: Bool
  }

  /// Sections and categories of the current digest.
  var categoryRows: [CategoryRow] {
    guard let list = browse.list, !list.isGroupedByDigest else { return [] }
    var rows: [CategoryRow] = []
    var path: [String] = []
    var number = 0
    let current = list.current?.group
    for category in list.categories where category.isNumbered {
      number += 1
      let shared = zip(path, category.sections).prefix { $0 == $1 }.count
      for depth in shared..<max(shared, category.sections.count - 1) {
        rows.append(
          CategoryRow(
            title: category.sections[depth], depth: depth, number: nil, entries: 0,
            isCurrent: Array(category.sections.prefix(depth + 1)) == current))
      }
      rows.append(
        CategoryRow(
          title: category.sections[category.sections.count - 1], depth: category.sections.count - 1,
          number: number <= 9 ? number : nil, entries: category.entries,
          isCurrent: category.sections == current))
      path = category.sections
    }
    return rows
  }

  /// How many entries match in each digest, while results of a search or a lens are shown.
  var hitCounts: [DigestID: Int]? {
    guard let list = browse.list, list.isGroupedByDigest, browse.shelf == nil || search != nil else {
      return nil
    }
    return list.hits
  }
}
