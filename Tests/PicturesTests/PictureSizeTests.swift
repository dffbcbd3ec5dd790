import DigestKit
import Pictures
import Screen
import Testing

@Suite struct PictureSizeTests {
  @Test(arguments: Fixture.allCases)
  func theBeginningTellsTheSize(_ fixture: Fixture) {
    let size = PixelSize(width: 32, height: 16)
    #expect(PictureDrawing.size(of: fixture.bytes) == size)
    switch fixture {
    case .jpeg, .progressiveJPEG, .cmykJPEG: break
    default: #expect(PictureDrawing.size(of: Array(fixture.bytes.prefix(32))) == size)
    }
    for length in 0..<fixture.bytes.count {
      let told = PictureDrawing.size(of: Array(fixture.bytes.prefix(length)))
      #expect(told == nil || told == size)
    }
  }

  @Test func aJPEGsSizeStandsBehindItsMetadata() throws {
    let segment: [UInt8] = [0xFF, 0xE1, 0xFF, 0xFF] + Array(repeating: 0xC0, count: 65533)
    let jpeg = Fixture.jpeg.bytes
    let long = Array(jpeg.prefix(2)) + segment + segment + [0xFF, 0xFF] + Array(jpeg.dropFirst(2))
    #expect(PictureDrawing.size(of: Array(long.prefix(1 << 16))) == nil)
    let size = PictureDrawing.size(of: Array(long.prefix(PictureDrawing.headerLength)))
    #expect(size == PixelSize(width: 32, height: 16))
    _ = try PictureDrawing.draw(long, columns: 2, rows: 2, colors: .palette256)
  }

  @Test func otherFilesHaveNone() {
    #expect(PictureDrawing.size(of: []) == nil)
    #expect(PictureDrawing.size(of: Array("# a digest, not a picture, of some length".utf8)) == nil)
    #expect(PictureDrawing.size(of: Array("RIFF\0\0\0\0WAVEfmt ................".utf8)) == nil)
    #expect(PictureDrawing.size(of: Fixture.gif.bytes.replacing(at: 6, with: [0, 0])) == nil)
  }

  @Test func cellsOutsideAreBlank() {
    let cell = PictureCell(scalar: "x", foreground: 20, background: nil)
    let cells = PictureCells(columns: 2, rows: 2, cells: [cell])
    #expect(cells.cells == [cell, .blank, .blank, .blank])
    #expect(cells[column: 0, row: 0] == cell)
    #expect(cells[column: 2, row: 0] == .blank && cells[column: -1, row: 0] == .blank)
    #expect(cells[column: 0, row: 2] == .blank && cells[column: 0, row: Int.min] == .blank)
    #expect(PictureCells(columns: -1, rows: Int.max, cells: [cell]).cells.isEmpty)
    let none = PictureCells(columns: 0, rows: 3, cells: [cell])
    #expect(none.columns == 0 && none.rows == 0)
    #expect(PictureCells(columns: Int.max, rows: Int.max, cells: [cell]).columns == 0)
  }
}
