import DigestKit
import Screen
import Writing

/// Digests with their unread counts; below the current one its categories, with the numbers that jump there.
enum DigestPane {
  static func draw(_ state: State, in region: Region, on frame: inout Frame) {
    let theme = state.settings.theme
    guard !state.digests.isEmpty else {
      let phrase: Phrase = state.hasLoadedDigests && state.indexing == nil ? .noDigests : .loading
      frame.write(
        SafeText(phrase.text(state.settings.language)), row: region.row, column: region.column + 1,
        style: theme.style(.dim), limit: region.column + region.columns)
      return
    }
    var row = region.row
    var index = state.browse.digestTop
    let hits = state.hitCounts
    while row < region.row + region.rows && index < state.digests.count {
      let digest = state.digests[index]
      let isCurrent = digest.id == state.browse.digest
      draw(
        digest, isCurrent: isCurrent, hits: hits?[digest.id], isSearching: hits != nil, row: row, region,
        state, on: &frame)
      row += 1
      if isCurrent && hits == nil {
        for item in state.categoryRows where row < region.row + region.rows {
          draw(item, row: row, region, state, on: &frame)
          row += 1
        }
      }
      index += 1
    }
    if hits != nil { drawCategories(state, from: row + 1, in: region, on: &frame) }
  }

  /// Below the digests, where there is room: categories with the number of results in them.
  private static func drawCategories(
    _ state: State, from first: Int, in region: Region, on frame: inout Frame
  ) {
    let theme = state.settings.theme
    let room = region.row + region.rows - first
    guard room >= 3, let counts = state.browse.list?.categoryCounts else { return }
    for (offset, count) in counts.prefix(room).enumerated() {
      let number = SafeText("\(count.entries)")
      let cells = number.cells(ambiguous: state.ambiguous)
      frame.write(
        SafeText(count.name).fitted(to: max(0, region.columns - cells - 4), ambiguous: state.ambiguous),
        row: first + offset, column: region.column + 2, style: theme.style(.dim))
      frame.write(
        number, row: first + offset, column: region.column + region.columns - 1 - cells,
        style: theme.style(.count))
    }
  }

  private static func draw(
    _ digest: DigestSummary, isCurrent: Bool, hits: Int?, isSearching: Bool, row: Int, _ region: Region,
    _ state: State, on frame: inout Frame
  ) {
    let theme = state.settings.theme
    let edition = digest.edition(preferring: state.language)
    let unread = edition?.unread ?? 0
    let count =
      if isSearching {
        hits.map(String.init) ?? ""
      } else if isCurrent, let edition {
        unread > 0
          ? "\(edition.entries)  " + Phrase.unread(unread).text(state.settings.language)
          : "\(edition.entries)"
      } else {
        unread > 0 ? "\(unread)" : ""
      }
    let end = region.column + region.columns - 1
    let style =
      isCurrent
      ? theme.style(state.browse.focus == .digests ? .cursor : .cursorElsewhere)
      : unread == 0 || (isSearching && hits == nil) ? theme.style(.read) : Style.plain
    if isCurrent {
      frame.fill(Region(row: row, column: region.column, rows: 1, columns: region.columns), style: style)
    }
    frame.write(
      SafeText(digest.label).fitted(
        to: max(0, region.columns - count.cells(ambiguous: state.ambiguous) - 3), ambiguous: state.ambiguous),
      row: row,
      column: region.column + 1, style: style)
    frame.write(
      SafeText(count), row: row, column: end - count.cells(ambiguous: state.ambiguous),
      style: isCurrent ? style : theme.style(isSearching ? .number : .count))
  }

  private static func draw(
    _ item: State.CategoryRow, row: Int, _ region: Region, _ state: State, on frame: inout Frame
  ) {
    let theme = state.settings.theme
    let count = item.entries > 0 ? "\(item.entries)" : ""
    var column = region.column + 1
    if let number = item.number {
      frame.write(SafeText("\(number)"), row: row, column: column, style: theme.style(.number))
    }
    column += 2 + item.depth
    let style =
      item.isCurrent ? theme.style(.cursorElsewhere) : item.entries == 0 ? theme.style(.dim) : Style.plain
    let room = region.columns - (column - region.column) - count.count - 2
    frame.write(
      SafeText(item.title).fitted(to: max(0, room), ambiguous: state.ambiguous), row: row, column: column,
      style: style)
    frame.write(
      SafeText(count), row: row, column: region.column + region.columns - 1 - count.count,
      style: theme.style(.count))
  }
}

extension State {
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
    let current = list.current?.sections
    for category in list.categories where !category.sections.isEmpty {
      number += 1
      let shared = zip(path, category.sections).prefix { $0 == $1 }.count
      for depth in shared..<max(shared, category.sections.count - 1) {
        rows.append(
          CategoryRow(
            title: category.sections[depth], depth: depth, number: nil, entries: 0, isCurrent: false))
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
    guard let list = browse.list, list.isGroupedByDigest else { return nil }
    return list.hits
  }
}
