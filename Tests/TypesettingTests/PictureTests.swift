import DigestKit
import Testing
import Typesetting

@Suite struct PictureTests {
  @Test(arguments: [
    (800, 600, 80, 40, 80, 30), (1600, 900, 80, 40, 80, 23), (1600, 900, 80, 10, 36, 10),
    (80, 32, 80, 40, 10, 2),
    (1, 1, 80, 40, 1, 1), (10_000, 10, 80, 40, 80, 1), (10, 10_000, 80, 40, 1, 40), (0, -3, 80, 40, 1, 1),
    (800, 600, 0, -1, 1, 1), (Int.max, Int.max, Int.max, Int.max, 512, 256), (Int.max, 1, 80, 40, 80, 1),
    (100, 100, Int.min, Int.max, 1, 1),
  ])
  func cellsKeepTheProportions(
    width: Int, height: Int, columns: Int, maxRows: Int, expectedColumns: Int, expectedRows: Int
  ) {
    let cells = PixelSize(width: width, height: height).cells(columns: columns, maxRows: maxRows)
    #expect(cells.columns == expectedColumns && cells.rows == expectedRows)
  }
}
