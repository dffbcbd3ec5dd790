import Screen
import Testing
import Typesetting

@testable import Reader

/// Where the panes stand on screens of every width.
@Suite struct LayoutTests {
  /// `digests 0+28 entries 29+51`: each pane with its first column and how many it has.
  private static let panes: [(columns: Int, focus: Pane, isTextOnly: Bool, panes: String)] = [
    (20, .entries, false, "entries 0+20"), (79, .digests, false, "digests 0+79"),
    (80, .digests, false, "digests 0+28 entries 29+51"), (80, .entries, false, "entries 0+48 text 49+31"),
    (119, .digests, false, "digests 0+28 entries 29+90"), (119, .text, false, "entries 0+35 text 36+83"),
    (120, .text, false, "digests 0+24 entries 25+34 text 60+60"),
    (180, .entries, false, "digests 0+30 entries 31+84 text 116+64"),
    (240, .digests, false, "digests 0+30 entries 31+84 text 116+124"),
    // The list has the room while one is chosen, the text while it is read.
    (140, .entries, false, "digests 0+24 entries 25+71 text 97+43"),
    (140, .text, false, "digests 0+24 entries 25+34 text 60+80"),
    // Nothing but the text, once it is there.
    (240, .text, true, "text 0+240"), (100, .entries, true, "entries 0+60 text 61+39"),
  ]

  @Test(arguments: panes.indices) func panesShareTheColumns(_ index: Int) {
    let (columns, focus, isTextOnly, panes) = Self.panes[index]
    let layout = Layout(size: Size(columns: columns, rows: 10), focus: focus, isTextOnly: isTextOnly)
    let shown = Pane.allCases.compactMap { pane in
      layout.regions[pane].map { "\(pane) \($0.column)+\($0.columns)" }
    }
    #expect(shown.joined(separator: " ") == panes)
    // A rule stands in the one column between two panes; the first and the last row are for other things.
    #expect(
      layout.rules
        == Pane.allCases.compactMap { layout.regions[$0] }.map(\.column).filter { $0 > 0 }.map { $0 - 1 })
    #expect(layout.regions.values.allSatisfy { $0.row == 1 && $0.rows == 8 })
  }

  /// The text has a margin where there is room for one, and stands in the middle where it would be too wide.
  @Test(arguments: [
    (20, 0..<20), (24, 0..<24), (25, 1..<24), (90, 1..<89), (91, 1..<89), (100, 6..<94), (240, 76..<164),
  ])
  func textHasItsMeasure(_ columns: Int, _ expected: Range<Int>) {
    let layout = Layout(size: Size(columns: columns, rows: 10), focus: .text, isTextOnly: true)
    #expect(layout.textColumns == expected)
  }

  /// Two texts are as wide as each other, with a rule and a space on both sides of it between them.
  @Test(arguments: [
    (100, 1..<48, 51..<98), (101, 1..<49, 52..<100), (181, 1..<89, 92..<180), (240, 30..<118, 121..<209),
  ])
  func twoTextsShareTheColumns(_ columns: Int, _ left: Range<Int>, _ right: Range<Int>) {
    let both = Layout(size: Size(columns: columns, rows: 10), focus: .text, isTextOnly: true)
      .textColumnsOfTwo()
    #expect(both?.left == left)
    #expect(both?.right == right)
  }

  @Test(arguments: [(99, Galley.Arrangement.belowAll), (100, .beside)])
  func twoTextsStandBesideEachOtherFromAHundredColumnsOn(_ columns: Int, _ expected: Galley.Arrangement) async
  {
    let reader = await SmallLibrary.reader("l<Enter>=", columns: columns, rows: 20)
    #expect(reader.state.arrangement == expected)
  }

  /// Nothing that is written or filled reaches beyond the part that it is written in.
  @Test(arguments: [(nil, "│..一二 │"), (5, "│..一   │"), (99, "│..一二 │")] as [(Int?, String)])
  func aPartOfTheScreenKeepsToItself(_ limit: Int?, _ row: String) {
    var canvas = Canvas(size: Size(columns: 9, rows: 3), settings: Settings())
    for column in [0, 8] { canvas.write("│", rows: 0..<3, column: column, .rule) }
    let part = Region(row: 1, column: 1, rows: 1, columns: 7)
    canvas.draw(in: part) { part in
      part.write("..", row: 0, column: 0)
      part.write("一二三四", row: 0, column: 2, limit: limit)
      part.write("x", row: 1, column: 0)
    }
    #expect(canvas.frame.text == "│       │\n\(row)\n│       │")
    canvas.draw(in: part) { part in part.fill(row: 0, style: Style(.standard, on: .palette(1))) }
    let filled = (0..<9).filter { canvas.frame[1, $0].style.background == .palette(1) }
    #expect(filled == Array(1..<8))
  }

  /// A picture has two thirds of the rows, but four at least and twenty-four at most.
  @Test(arguments: [(5, 4), (8, 4), (20, 12), (38, 24), (90, 24)])
  func picturesAreNoHigherThanIsPleasant(_ rows: Int, _ most: Int) {
    let state = State(size: Size(columns: 100, rows: rows), libraryName: "library")
    #expect(state.typesettingOptions.pictureRows == most)
  }
}
