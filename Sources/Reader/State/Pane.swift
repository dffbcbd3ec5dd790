import Screen

/// A column of the screen.
public enum Pane: Int, CaseIterable, Sendable, Comparable {
  case digests, entries, text

  public static func < (left: Pane, right: Pane) -> Bool { left.rawValue < right.rawValue }
}

/// Which panes are shown, and where.
public struct Layout: Equatable, Sendable {
  public private(set) var regions: [Pane: Region] = [:]
  /// Columns of rules between panes.
  public private(set) var rules: [Int] = []

  /// The smallest screen on which anything is shown.
  public static let smallest = Size(columns: 20, rows: 5)

  /// Screens from this width on have room for a list and a text.
  static let twoPanes = 80

  /// Text lines are never longer than this, unless the reader chose so.
  public static let measure = 88

  /// What the reader chose of it; see `Settings`.
  struct Choice: Equatable, Sendable {
    var measure = Layout.measure
    var margin = 1
    var panes: Int?
    var digestsShare: Int?
    var listShare: Int?
  }

  private let choice: Choice

  /// Cells of a list in which nine of ten titles are whole.
  private static let widestList = 84

  /// Three panes from 120 columns, two from 80, one below; the first and the last row are taken.
  init(size: Size, focus: Pane, isTextOnly: Bool, choice: Choice = Choice()) {
    self.choice = choice
    let rows = max(0, size.rows - 2)
    let room = size.columns < Self.twoPanes ? 1 : size.columns < 120 ? 2 : 3
    let panes = min(choice.panes ?? 3, room)
    func share(_ hundredths: Int, least: Int, most: Int) -> Int {
      max(least, min(most, size.columns * hundredths / 100))
    }
    func place(_ panes: [(Pane, Int)]) {
      var column = 0
      for (pane, width) in panes {
        if column > 0 {
          rules.append(column)
          column += 1
        }
        regions[pane] = Region(row: 1, column: column, rows: rows, columns: width)
        column += width
      }
    }
    if isTextOnly && focus == .text || panes == 1 {
      place([(focus, size.columns)])
    } else if panes == 3 {
      let first =
        choice.digestsShare.map { share($0, least: 12, most: size.columns - 80) }
        ?? max(24, min(30, size.columns / 6))
      // Titles are seen whole while one is chosen, and the text has the room while it is read.
      let left = size.columns - first
      let second =
        focus == .text
        ? choice.listShare.map { share($0, least: 20, most: left - 34) } ?? max(34, left * 3 / 10)
        : min(Self.widestList, left * 62 / 100)
      place([(.digests, first), (.entries, second), (.text, size.columns - first - second - 2)])
    } else if focus == .digests {
      let first = choice.digestsShare.map { share($0, least: 12, most: size.columns - 30) } ?? 28
      place([(.digests, first), (.entries, size.columns - first - 1)])
    } else {
      let first =
        focus == .text
        ? choice.listShare.map { share($0, least: 20, most: size.columns - 34) }
          ?? max(28, size.columns * 3 / 10)
        : size.columns * 3 / 5
      place([(.entries, first), (.text, size.columns - first - 1)])
    }
  }

  /// Columns of the text pane that the text has: at most its measure, centred when there is room.
  var textColumns: Range<Int>? {
    guard let region = regions[.text] else { return nil }
    let margin = region.columns > 24 ? min(choice.margin, (region.columns - 20) / 2) : 0
    let width = min(choice.measure, region.columns - 2 * margin)
    let start = max(margin, (region.columns - width) / 2)
    return start..<(start + width)
  }

  /// Screens from this width on have room for two texts beside each other.
  static let twoTexts = 100

  /// Columns of the text pane for two texts, of which the left one has `share` of the room, with a rule between them in
  /// the column before the second's margin.
  func textColumnsOfTwo(share: Double = 0.5) -> (left: Range<Int>, right: Range<Int>)? {
    guard let region = regions[.text] else { return nil }
    let room = region.columns - 5
    let left = min(choice.measure, Int(Double(room) * share))
    let right = min(choice.measure, room - Int(Double(room) * share) - (share == 0.5 ? room % 2 : 0))
    let start = (region.columns - left - right - 3) / 2
    let second = start + left + 3
    return (start..<(start + left), second..<(second + right))
  }
}
