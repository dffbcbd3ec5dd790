import DigestKit
import Pictures
import Screen
import TestSupport
import Testing

@Suite struct PictureDrawingTests {
  private static let red: UInt8 = 196
  private static let green: UInt8 = 46
  private static let blue: UInt8 = 21
  private static let white: UInt8 = 231

  /// The colours of a fixture's four quarters, nil where nothing is drawn.
  private static func quarters(of fixture: Fixture) -> [UInt8?] {
    switch fixture {
    case .jpeg, .progressiveJPEG, .cmykJPEG: [red, green, blue, white]
    case .partialGIF: [nil, nil, blue, white]
    case .partialWebP: [nil, nil, blue, nil]
    default: [red, green, blue, nil]
    }
  }

  @Test(arguments: Fixture.allCases)
  func everyFormatHasItsColoursInTheirPlaces(_ fixture: Fixture) throws {
    let drawn = try PictureDrawing.draw(fixture.bytes, columns: 4, rows: 2, colors: .palette256)
    #expect(drawn.columns == 4 && drawn.rows == 2 && drawn.cells.count == 8)
    let quarters = Self.quarters(of: fixture)
    for row in 0..<2 {
      for column in 0..<4 {
        let color = quarters[row * 2 + column / 2]
        let cell = drawn[column: column, row: row]
        if fixture == .progressiveJPEG || fixture == .lossyWebP {
          // Coloured more coarsely than the cells; the right colours are seen in the outer columns.
          if column == 0 || column == 3 { #expect(cell.background == color) }
        } else {
          #expect(cell == PictureCell(scalar: " ", background: color), "\(column) \(row)")
        }
      }
    }
  }

  @Test(arguments: [(ColorDepth.palette16, 0...15), (.palette8, 0...7)])
  func fewColoursAreTheThemes(_ colors: ColorDepth, _ range: ClosedRange<UInt8>) throws {
    let drawn = try PictureDrawing.draw(Fixture.png.bytes, columns: 4, rows: 2, colors: colors)
    let backgrounds =
      [0, 2].map { drawn[column: $0, row: 0].background } + [drawn[column: 0, row: 1].background]
    #expect(backgrounds.compactMap { $0.map { $0 % 8 } } == [1, 2, 4])
    #expect(backgrounds.allSatisfy { $0.map(range.contains) ?? false })
    #expect(drawn[column: 3, row: 1] == .blank)
  }

  @Test func withoutColoursOnlyCharactersAreLeft() throws {
    let drawn = try PictureDrawing.draw(Fixture.jpeg.bytes, columns: 4, rows: 2, colors: .none)
    #expect(drawn.cells.allSatisfy { $0.foreground == nil && $0.background == nil })
    #expect(drawn[column: 3, row: 1].scalar == "\u{2588}")
    #expect(drawn[column: 0, row: 1].scalar == " ")
  }

  @Test func aCellCanBeHalfTransparent() throws {
    let cases: [(pixels: (Int) -> UInt8, scalar: Unicode.Scalar)] = [
      ({ $0 / 8 < 4 ? 3 : 0 }, "\u{2584}"), ({ $0 / 8 < 4 ? 0 : 3 }, "\u{2580}"),
      ({ $0 % 8 < 4 ? 3 : 0 }, "\u{2590}"), ({ $0 % 8 < 4 ? 0 : 3 }, "\u{258C}"),
      ({ $0 % 8 < 4 && $0 / 8 < 4 ? 3 : 0 }, "\u{259F}"), ({ $0 % 8 < 4 && $0 / 8 < 4 ? 0 : 3 }, "\u{2598}"),
    ]
    for (pixels, scalar) in cases {
      let file = gif(width: 8, height: 8, pixels: (0..<64).map(pixels))
      let drawn = try PictureDrawing.draw(file, columns: 1, rows: 1, colors: .palette256)
      #expect(drawn.cells == [PictureCell(scalar: scalar, foreground: Self.red)])
    }
  }

  @Test(arguments: ColorDepth.allCases, [false, true])
  func nothingButPlainNarrowCharactersComesOut(_ colors: ColorDepth, asciiOnly: Bool) throws {
    var dice = SeededRandom(seed: 7)
    for _ in 0..<40 {
      let width = Int.random(in: 1...90, using: &dice)
      let height = Int.random(in: 1...60, using: &dice)
      let pixels = (0..<(width * height)).map { _ in UInt8.random(in: 0...3, using: &dice) }
      let drawn = try PictureDrawing.draw(
        gif(width: width, height: height, pixels: pixels), columns: 12, rows: 5, colors: colors,
        asciiOnly: asciiOnly)
      #expect(drawn.cells.count == 60)
      #expect(drawn.cells.allSatisfy { isPlain($0, colors, asciiOnly: asciiOnly) })
    }
  }

  @Test func sizesAreClampedAndDrawnWhatever() throws {
    let bytes = Fixture.webp.bytes
    for (columns, rows) in [(0, 0), (-5, 3), (Int.min, Int.max), (Int.max, 1), (1, 256), (512, 1)] {
      let drawn = try PictureDrawing.draw(bytes, columns: columns, rows: rows, colors: .palette256)
      #expect(drawn.columns == max(1, min(columns, 512)) && drawn.rows == max(1, min(rows, 256)))
    }
  }

  @Test func severalThreadsMayDraw() async throws {
    let alone = Fixture.allCases.map { drawing(of: $0.bytes) }
    await withTaskGroup(of: [PictureCells?].self) { group in
      for _ in 0..<16 { group.addTask { Fixture.allCases.map { drawing(of: $0.bytes) } } }
      for await together in group { #expect(together == alone) }
    }
  }

  private func drawing(of bytes: [UInt8]) -> PictureCells? {
    try? PictureDrawing.draw(bytes, columns: 20, rows: 6, colors: .palette256)
  }
}

/// True for what a drawing may hold.
func isPlain(_ cell: PictureCell, _ colors: ColorDepth, asciiOnly: Bool) -> Bool {
  let used = [cell.foreground, cell.background].compactMap { $0 }
  switch cell.scalar.value {
  case 0x20...0x7E: break
  case 0x2580...0x2590, 0x2594...0x259F: if asciiOnly { return false }
  default: return false
  }
  switch colors {
  case .none: return used.isEmpty
  case .palette8: if used.contains(where: { $0 > 7 }) { return false }
  case .palette16: if used.contains(where: { $0 > 15 }) { return false }
  case .palette256: if used.contains(where: { $0 < 16 }) { return false }
  }
  // Text in the terminal's own colour would be neither the picture nor transparent.
  return cell.scalar == " " ? cell.foreground == nil : cell.foreground != nil
}
