import Screen
import TestSupport
import Testing
import Writing

/// Whatever is written where, a frame is a grid: every row as wide as the screen, every wide character whole.
@Suite struct FramePropertyTests {
  private static let texts: [SafeText] = [
    "a", "机", "ab", "机器", "a机", "机a", "─", "e\u{301}", "👨‍👩‍👧", "", " ", "机器人学习abc",
  ]

  @Test(arguments: [AmbiguousWidth.narrow, .wide], 1...20)
  func everyRowIsWholeAfterAnyWrites(_ ambiguous: AmbiguousWidth, _ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var frame = Frame(size: Size(columns: 9, rows: 3), ambiguous: ambiguous)
    for _ in 0..<200 {
      let row = Int.random(in: -1...3, using: &random)
      let column = Int.random(in: -1...10, using: &random)
      if Int.random(in: 0..<5, using: &random) == 0 {
        let width = Int.random(in: 0...5, using: &random)
        frame.fill(Region(row: row, column: column, rows: 1, columns: width))
        for cell in max(0, column)..<max(max(0, column), min(9, column + width)) where (0..<3).contains(row) {
          #expect(frame[row, cell].glyph == " ")
        }
      } else {
        let text = Self.texts[Int.random(in: 0..<Self.texts.count, using: &random)]
        let limit = Bool.random(using: &random) ? Int.random(in: 0...11, using: &random) : nil
        let end = frame.write(text, row: row, column: column, limit: limit)
        #expect(end <= max(column, min(9, limit ?? 9)))
        if (0..<3).contains(row) && column >= 0 { expectShown(text, in: frame, row, column, end) }
      }
      for row in 0..<3 { expectWhole(frame, row) }
    }
  }

  /// The cells from `column` to `end` show the beginning of the text.
  private func expectShown(_ text: SafeText, in frame: Frame, _ row: Int, _ column: Int, _ end: Int) {
    guard column < end else { return }
    let shown = (column..<end).map { frame[row, $0].glyph }.joined()
    #expect(text.string.hasPrefix(shown) && !shown.isEmpty)
    #expect(frame[row, column].width != 0)
  }

  private func expectWhole(_ frame: Frame, _ row: Int) {
    var column = 0
    while column < frame.size.columns {
      let cell = frame[row, column]
      #expect(cell.width == 1 || cell.width == 2, "row \(row), column \(column)")
      #expect(!cell.glyph.isEmpty)
      if cell.width == 2 {
        guard column + 1 < frame.size.columns else {
          Issue.record("half a character at the edge")
          return
        }
        #expect(frame[row, column + 1].width == 0 && frame[row, column + 1].glyph.isEmpty)
      }
      column += max(1, cell.width)
    }
    #expect(
      frame.runs(row: row).reduce(0) { $0 + $1.text.cells(ambiguous: frame.ambiguous) } == frame.size.columns)
  }
}
