import DigestKit
import Screen
import Typesetting
import Writing

/// Entries under the headings of their categories, or of their digests.
enum EntryPane {
  static func draw(_ state: State, in region: Region, on frame: inout Frame) {
    let theme = state.settings.theme
    guard let list = state.browse.list else { return }
    guard !list.entries.isEmpty else {
      let phrase: Phrase =
        !list.isLoaded || !list.isComplete ? .loading : state.search == nil ? .noEntries : .nothingFound
      frame.write(
        SafeText(phrase.text(state.settings.language)), row: region.row, column: region.column + 1,
        style: theme.style(.dim), limit: region.column + region.columns)
      return
    }
    for offset in 0..<region.rows where list.rows.indices.contains(list.top + offset) {
      let row = region.row + offset
      switch list.rows[list.top + offset] {
      case .category(let sections, let number):
        drawHeading(sections, number: number, row: row, region, state, on: &frame)
      case .digest(let id, let count): drawHeading(id, count: count, row: row, region, state, on: &frame)
      case .pinyin:
        frame.write(
          SafeText(Phrase.byPinyin.text(state.settings.language)), row: row, column: region.column + 1,
          style: theme.style(.message), limit: region.column + region.columns)
      case .extract(let index, let line):
        draw(list.entries[index], line: line, row: row, region, state, on: &frame)
      case .entry(let index):
        draw(list.entries[index], isCursor: index == list.cursor, row: row, region, state, on: &frame)
      }
    }
  }

  private static func drawHeading(
    _ sections: [String], number: Int?, row: Int, _ region: Region, _ state: State, on frame: inout Frame
  ) {
    let theme = state.settings.theme
    if let number {
      frame.write(SafeText("\(number)"), row: row, column: region.column + 1, style: theme.style(.number))
    }
    frame.write(
      SafeText(sections.joined(separator: " · ")).fitted(
        to: max(0, region.columns - 4), ambiguous: state.ambiguous), row: row,
      column: region.column + 3, style: theme.style(.heading))
  }

  private static func drawHeading(
    _ id: DigestID, count: Int, row: Int, _ region: Region, _ state: State, on frame: inout Frame
  ) {
    let theme = state.settings.theme
    let count = count > 0 ? "\(count)" : ""
    frame.write(
      SafeText(id.key).fitted(to: max(0, region.columns - 6), ambiguous: state.ambiguous), row: row,
      column: region.column + 1,
      style: theme.style(.heading))
    frame.write(
      SafeText(count), row: row, column: region.column + region.columns - 1 - count.count,
      style: theme.style(.number))
  }

  private static func draw(
    _ entry: EntrySummary, isCursor: Bool, row: Int, _ region: Region, _ state: State, on frame: inout Frame
  ) {
    let theme = state.settings.theme
    let end = region.column + region.columns
    let hasFocus = state.browse.focus == .entries
    var style = theme.style(entry.isRead ? .read : .unread)
    if isCursor {
      style = theme.style(hasFocus ? .cursor : .cursorElsewhere)
      frame.fill(
        Region(row: row, column: region.column, rows: 1, columns: region.columns),
        style: hasFocus ? style : .plain)
    }
    if isCursor { frame.write(state.settings.cursorMark, row: row, column: region.column + 1, style: style) }
    if entry.isStarred {
      frame.write(
        "*", row: row, column: region.column + 2, style: isCursor && hasFocus ? style : theme.style(.starred))
    }
    let isRanked = state.browse.list?.isRanked == true
    let minutes = SafeText((isRanked ? entry.id.digest.prefix(12) + " " : "") + "\(entry.minutes)m")
    // In results the twin may stand far away: that there is one is told here.
    let twin =
      state.browse.list?.isGroupedByDigest == true
      ? entry.twin.map { TopLine.short($0.language) + " " } ?? .empty : .empty
    let room =
      region.columns - 5 - minutes.cells(ambiguous: state.ambiguous) - twin.cells(ambiguous: state.ambiguous)
    let title = SafeText(entry.title).fitted(to: max(0, room), ambiguous: state.ambiguous)
    let titleEnd = frame.write(title, row: row, column: region.column + titleColumn, style: style)
    if let twinTitle = entry.twinTitle, twinTitle != entry.title {
      // Both titles, where there is room for enough of the second one.
      let left = region.column + 3 + room - titleEnd - 2
      if left >= fewestCells {
        frame.write(
          SafeText((entry.isTwinDoubtful ? "? " : "") + twinTitle).fitted(
            to: left, ambiguous: state.ambiguous), row: row, column: titleEnd + 2,
          style: isCursor && hasFocus ? style : theme.style(.dim))
      }
    }
    drawHits(title, row: row, column: region.column + 3, state, on: &frame)
    let twinColumn =
      end - 1 - minutes.cells(ambiguous: state.ambiguous) - twin.cells(ambiguous: state.ambiguous)
    frame.write(
      twin, row: row, column: twinColumn, style: isCursor && hasFocus ? style : theme.style(.dim))
    frame.write(
      minutes, row: row, column: end - 1 - minutes.cells(ambiguous: state.ambiguous),
      style: isCursor && hasFocus ? style : theme.style(.count))
  }

  private static let fewestCells = 8

  /// Where titles begin.
  static let titleColumn = 3

  /// A line of what stands around the hits of an entry: of two neighbouring ones those with most hits.
  private static func draw(
    _ entry: EntrySummary, line: Int, row: Int, _ region: Region, _ state: State, on frame: inout Frame
  ) {
    guard let extract = state.browse.list?.extracts[entry.id] else { return }
    let theme = state.settings.theme
    let options = TypesettingOptions(
      width: state.extractWidth, ambiguous: state.ambiguous, patterns: state.patterns)
    let lines = Typesetter.lines(of: extract.text, options: options)
    let hits = lines.map { $0.runs.count { $0.ink.traits.contains(.hit) } }
    let pairs = hits.indices.map { hits[$0] + ($0 + 1 < hits.count ? hits[$0 + 1] : 0) }
    let first = pairs.firstIndex(of: pairs.max() ?? 0) ?? 0
    guard lines.indices.contains(first + line) else { return }
    var column = region.column + titleColumn
    for run in lines[first + line].runs {
      column = frame.write(
        run.text, row: row, column: column,
        style: run.ink.traits.contains(.hit) ? theme.style(.hit) : theme.style(.dim),
        limit: region.column + region.columns)
    }
  }

  private static func drawHits(
    _ title: SafeText, row: Int, column: Int, _ state: State, on frame: inout Frame
  ) {
    let patterns = state.patterns
    guard !patterns.isEmpty else { return }
    let folded = FoldedText(title.string)
    let utf8 = Array(title.string.utf8)
    for match in patterns.flatMap({ $0.matches(in: folded) }) {
      let before = String(decoding: utf8[..<match.lowerBound], as: UTF8.self).cells(
        ambiguous: state.ambiguous)
      let own = String(decoding: utf8[match], as: UTF8.self).cells(ambiguous: state.ambiguous)
      frame.restyle(row: row, from: column + before, to: column + before + own) { _ in
        state.settings.theme.style(.hit)
      }
    }
  }
}
