import Testing
import Writing

@testable import Screen

/// Pictures in a frame: they have their cells until something else is written there.
@Suite struct FramePictureTests {
  static let cell = CellSize(width: 10, height: 20)

  static func picture(columns: Int = 6, rows: Int = 4, _ data: [UInt8] = [1, 2, 3]) throws -> PixelPicture {
    PixelPicture(columns: columns, rows: rows, cell: try #require(cell), png: data)
  }

  /// A screen of 20 × 10 with all or some rows of a picture, the first of them in `row`.
  static func frame(
    _ pictureRows: Range<Int> = 0..<4, row: Int = 2, column: Int = 3, limit: Int? = nil
  ) throws -> Frame {
    var frame = Frame(size: Size(columns: 20, rows: 10))
    for (offset, pictureRow) in pictureRows.enumerated() {
      frame.place(
        try picture(), number: 1, pictureRow: pictureRow, row: row + offset, column: column, limit: limit)
    }
    return frame
  }

  private func placement(
    _ row: Int, _ column: Int, rows: Int, columns: Int, from first: (row: Int, column: Int) = (0, 0),
    of picture: Int = 1
  ) -> PicturePlacement {
    PicturePlacement(
      picture: picture, region: Region(row: row, column: column, rows: rows, columns: columns),
      first: Point(row: first.row, column: first.column))
  }

  @Test func aPictureHasOnePlace() throws {
    let frame = try Self.frame()
    #expect(frame.placements == [placement(2, 3, rows: 4, columns: 6)])
    #expect(frame.pictures == [1: try Self.picture()])
    #expect(frame.text.allSatisfy { $0 == "\n" })
    #expect(Frame(size: Size(columns: 20, rows: 10)).placements == [])
  }

  @Test func edgesCutIt() throws {
    #expect(try Self.frame(2..<4, row: 0).placements == [placement(0, 3, rows: 2, columns: 6, from: (2, 0))])
    #expect(try Self.frame(row: 8).placements == [placement(8, 3, rows: 2, columns: 6)])
    #expect(try Self.frame(limit: 5).placements == [placement(2, 3, rows: 4, columns: 2)])
    #expect(try Self.frame(column: 17).placements == [placement(2, 17, rows: 4, columns: 3)])
    #expect(try Self.frame(4..<6).placements == [])
    #expect(try Self.frame(row: -9).placements == [])
    #expect(try Self.frame(column: 20).placements == [])
  }

  @Test func whatIsWrittenOverItCutsIt() throws {
    var frame = try Self.frame()
    frame.fill(Region(row: 0, column: 0, rows: 3, columns: 5))
    #expect(
      frame.placements == [
        placement(2, 5, rows: 1, columns: 4, from: (0, 2)),
        placement(3, 3, rows: 3, columns: 6, from: (1, 0)),
      ])
    frame.write("机", row: 4, column: 5)
    #expect(
      frame.placements == [
        placement(2, 5, rows: 1, columns: 4, from: (0, 2)),
        placement(3, 3, rows: 1, columns: 6, from: (1, 0)),
        placement(4, 3, rows: 1, columns: 2, from: (2, 0)),
        placement(4, 7, rows: 1, columns: 2, from: (2, 4)),
        placement(5, 3, rows: 1, columns: 6, from: (3, 0)),
      ])
    frame.fill(Region(row: 0, column: 0, rows: 10, columns: 20))
    #expect(frame.placements == [])
  }

  @Test func itCoversWhatIsWrittenBefore() throws {
    var frame = Frame(size: Size(columns: 20, rows: 1))
    frame.write("机器人机器人", row: 0, column: 0)
    frame.place(try Self.picture(), number: 1, pictureRow: 0, row: 0, column: 1)
    #expect(frame.text == "        器人")
    #expect(frame.placements == [placement(0, 1, rows: 1, columns: 6)])
  }

  @Test func picturesBesideAndBelowEachOtherKeepApart() throws {
    var frame = try Self.frame()
    for row in 0..<4 {
      frame.place(try Self.picture([4]), number: 2, pictureRow: row, row: 2 + row, column: 9)
      // The same picture right below itself.
      frame.place(try Self.picture(), number: 1, pictureRow: row, row: 6 + row, column: 3)
    }
    #expect(
      frame.placements == [
        placement(2, 3, rows: 4, columns: 6), placement(2, 9, rows: 4, columns: 6, of: 2),
        placement(6, 3, rows: 4, columns: 6),
      ])
  }

  @Test func framesWithOtherPicturesAreOtherFrames() throws {
    #expect(try Self.frame() == Self.frame())
    #expect(try Self.frame() != Self.frame(row: 3))
    #expect(try Self.frame(0..<3) != Self.frame(1..<4))
    #expect(try Self.frame() != Frame(size: Size(columns: 20, rows: 10)))
  }

  @Test func cellsHaveAPlausibleSize() {
    for (width, height) in [(0, 0), (1, 20), (10, 0), (257, 20), (-8, 16)] {
      #expect(CellSize(width: width, height: height) == nil)
    }
  }

  @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
  func base64IsThatOfTheStandard(text: String) {
    // RFC 4648 §10.
    let expected = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=",
      "foobar": "Zm9vYmFy",
    ]
    #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == expected[text])
  }
}
