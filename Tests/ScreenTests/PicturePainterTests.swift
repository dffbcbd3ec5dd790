import Testing
import Writing

@testable import Screen

/// What a terminal is told of pictures, from frame to frame.
@Suite struct PicturePainterTests {
  private static let empty = Frame(size: Size(columns: 20, rows: 10))
  private static let first = 7 << 16 | 2

  /// The terminal's side: what it is told for each of these frames, one a line, `ESC` as `^`.
  private struct Told {
    var painter = PicturePainter(seed: 7)

    mutating func before(_ frame: Frame) -> String { Self.text(painter.prepare(for: frame).bytes) }

    mutating func behind(_ frame: Frame, painted rows: Set<Int> = []) -> String {
      Self.text(painter.show(frame, painted: rows))
    }

    static func text(_ bytes: [UInt8]) -> String {
      String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "^")
    }
  }

  private static let sent = "^_Ga=t,f=100,i=\(first),m=0,q=2;AQID^\\"

  private static func put(_ cursor: String, _ cells: String, _ pixels: String, place: Int = 1) -> String {
    "^[\(cursor)H^_Ga=p,i=\(first),p=\(place),C=1,\(cells),\(pixels),q=2^\\"
  }

  private static let whole = put("3;4", "c=6,r=4", "x=0,y=0,w=60,h=80")

  @Test func dataIsSentOnceAndMovesByItsNumber() throws {
    var told = Told()
    let frame = try FramePictureTests.frame()
    #expect(told.before(frame) == "")
    #expect(told.behind(frame) == Self.sent + Self.whole)
    let scrolled = try FramePictureTests.frame(2..<4, row: 0)
    #expect(told.before(scrolled) == "")
    #expect(told.behind(scrolled) == Self.put("1;4", "c=6,r=2", "x=0,y=40,w=60,h=40"))
    // Nothing has changed.
    #expect(told.before(scrolled) == "" && told.behind(scrolled) == "")
    // Its cells were painted.
    #expect(told.behind(scrolled, painted: [1]) == Self.put("1;4", "c=6,r=2", "x=0,y=40,w=60,h=40"))
    #expect(told.behind(scrolled, painted: [2]) == "")
  }

  @Test func aPictureThatIsGoneIsTakenAwayBeforeTheCells() throws {
    var told = Told()
    let frame = try FramePictureTests.frame()
    _ = told.before(frame)
    _ = told.behind(frame)
    #expect(told.before(Self.empty) == "^_Ga=d,d=i,i=\(Self.first),p=1,q=2^\\")
    #expect(told.behind(Self.empty) == "")
    // It comes back without its data.
    #expect(told.before(frame) == "")
    #expect(told.behind(frame) == Self.whole)
  }

  @Test func whatIsCoveredInPartHasSeveralPlaces() throws {
    var told = Told()
    var frame = try FramePictureTests.frame()
    _ = told.before(frame)
    _ = told.behind(frame)
    frame.fill(Region(row: 0, column: 0, rows: 3, columns: 5))
    #expect(told.before(frame) == "")
    #expect(
      told.behind(frame)
        == Self.put("3;6", "c=4,r=1", "x=20,y=0,w=40,h=20")
        + Self.put("4;4", "c=6,r=3", "x=0,y=20,w=60,h=60", place: 2))
    let whole = try FramePictureTests.frame()
    #expect(told.before(whole) == "^_Ga=d,d=i,i=\(Self.first),p=2,q=2^\\")
    #expect(told.behind(whole) == Self.whole)
  }

  @Test func afterTheScreenWasClearedAllIsPlacedAgain() throws {
    var told = Told()
    let frame = try FramePictureTests.frame()
    _ = told.before(frame)
    _ = told.behind(frame)
    #expect(Told.text(told.painter.clear()) == "^_Ga=d,d=i,i=\(Self.first),p=1,q=2^\\")
    #expect(told.before(frame) == "" && told.behind(frame) == Self.whole)
  }

  @Test func whoeverGetsTheTerminalFindsNothing() throws {
    var told = Told()
    #expect(told.painter.forget() == [])
    let frame = try FramePictureTests.frame()
    _ = told.before(frame)
    _ = told.behind(frame)
    _ = told.before(Self.empty)
    // Also what is not to be seen now.
    #expect(Told.text(told.painter.forget()) == "^_Ga=d,d=I,i=\(Self.first),q=2^\\")
    #expect(told.painter.forget() == [])
    #expect(told.before(frame) == "" && told.behind(frame) == Self.sent + Self.whole)
  }

  @Test func longDataGoesInPieces() throws {
    var told = Told()
    var frame = Self.empty
    let picture = try FramePictureTests.picture(Array(repeating: 0x41, count: 4_000))
    frame.place(picture, number: 1, pictureRow: 0, row: 0, column: 0)
    _ = told.before(frame)
    let pieces = told.behind(frame).split(separator: "^\\")
    #expect(pieces.count == 3)
    #expect(pieces[0].hasPrefix("^_Ga=t,f=100,i=\(Self.first),m=1,q=2;QUFB"))
    #expect(pieces[0].split(separator: ";")[1].count == 4_096)
    #expect(pieces[1].hasPrefix("^_Gm=0,q=2;"))
    #expect(pieces[1].split(separator: ";")[1].count == 4_000 / 3 * 4 + 4 - 4_096)
  }

  @Test func theTerminalKeepsAFewOfThemOnly() throws {
    var told = Told()
    var dropped: [Int] = []
    for number in 1...20 {
      var frame = Self.empty
      frame.place(
        try FramePictureTests.picture([UInt8(number)]), number: number, pictureRow: 0, row: 0, column: 0)
      _ = told.before(frame)
      let bytes = told.behind(frame)
      for old in 1..<number where bytes.contains("a=d,d=I,i=\(7 << 16 | 1 + old),") { dropped.append(old) }
    }
    #expect(dropped == Array(1...8))
  }

  /// Two lines of a page of pictures more than the terminal is to keep: none is dropped that is shown.
  @Test func whatIsShownStays() throws {
    var told = Told()
    var frame = Self.empty
    for number in 1...18 {
      let picture = try FramePictureTests.picture(columns: 2, rows: 1, [UInt8(number)])
      frame.place(picture, number: number, pictureRow: 0, row: number % 2, column: number)
    }
    _ = told.before(frame)
    #expect(!told.behind(frame).contains("a=d"))
  }

  // MARK: Rows

  private static func rows(_ pictureRows: Range<Int> = 0..<3, row: Int = 2) throws -> Frame {
    var frame = empty
    let cell = try #require(FramePictureTests.cell)
    let picture = PixelPicture(columns: 6, cell: cell, pngOfRows: [[1], [2], [3]])
    for (offset, pictureRow) in pictureRows.enumerated() {
      frame.place(picture, number: 1, pictureRow: pictureRow, row: row + offset, column: 3)
    }
    return frame
  }

  private static func row(_ row: Int, _ data: String) -> String {
    "^[\(row + 1);4H^]1337;File=inline=1;size=1;width=6;height=1;preserveAspectRatio=0;doNotMoveCursor=1:\(data)"
      + "^\\"
  }

  @Test func rowsAreSentWhereTheyStand() throws {
    var told = Told()
    let frame = try Self.rows()
    #expect(told.painter.prepare(for: frame) == PicturePainter.Preparation())
    #expect(told.behind(frame) == Self.row(2, "AQ==") + Self.row(3, "Ag==") + Self.row(4, "Aw=="))
    #expect(told.before(frame) == "" && told.behind(frame) == "")
    #expect(told.behind(frame, painted: [3]) == Self.row(3, "Ag=="))
    // A line further down: the cells of rows that show something else are painted before.
    let scrolled = try Self.rows(1..<3)
    #expect(told.painter.prepare(for: scrolled).rows == [2, 3, 4])
    #expect(told.behind(scrolled, painted: [2, 3, 4]) == Self.row(2, "Ag==") + Self.row(3, "Aw=="))
    #expect(told.painter.prepare(for: Self.empty).rows == [2, 3])
    #expect(told.behind(Self.empty, painted: [2, 3]) == "")
    #expect(told.painter.prepare(for: Self.empty).rows == [])
  }

  @Test func aRowThatIsCoveredInPartIsNotShown() throws {
    var told = Told()
    var frame = try Self.rows()
    _ = told.before(frame)
    _ = told.behind(frame)
    frame.write("x", row: 3, column: 8)
    #expect(told.painter.prepare(for: frame).rows == [3])
    #expect(told.behind(frame, painted: [3]) == "")
    #expect(told.painter.prepare(for: Self.empty).rows == [2, 3, 4])
  }

  @Test func rowsGoWithTheScreen() throws {
    var told = Told()
    let frame = try Self.rows()
    _ = told.before(frame)
    _ = told.behind(frame)
    #expect(Told.text(told.painter.clear()) == "")
    #expect(told.painter.prepare(for: frame).rows == [])
    #expect(told.behind(frame) != "")
    #expect(Told.text(told.painter.forget()) == "^[H^[2J")
  }
}
