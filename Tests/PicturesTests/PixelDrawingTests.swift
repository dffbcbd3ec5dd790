import DigestKit
import Pictures
import Screen
import TestSupport
import Testing

/// Pictures for terminals that show pixels: decoded and written anew.
@Suite struct PixelDrawingTests {
  /// The data of each file that is sent: base64 out of what the painter says.
  private func files(
    _ bytes: [UInt8], columns: Int = 4, rows: Int = 2, cell: (Int, Int) = (8, 8),
    for terminal: PictureProtocol = .kitty
  ) throws -> [[UInt8]] {
    let picture = try PictureDrawing.pixels(
      bytes, columns: columns, rows: rows, cell: try #require(CellSize(width: cell.0, height: cell.1)),
      for: terminal)
    #expect(picture.columns == columns && picture.rows == rows)
    var frame = Frame(size: Size(columns: columns, rows: rows))
    for row in 0..<rows { frame.place(picture, number: 1, pictureRow: row, row: row, column: 0) }
    var painter = PicturePainter(seed: 1)
    _ = painter.prepare(for: frame)
    let told = String(decoding: painter.show(frame, painted: []), as: UTF8.self)
    let separator: Character = terminal == .iTerm ? ":" : ";"
    return try told.split(separator: "\u{1B}\\").compactMap { piece in
      guard let data = piece.split(separator: separator).dropFirst().last,
        !piece.contains("a=p")
      else { return nil }
      let file: [UInt8] = try #require(Self.decoded(data))
      return file
    }
  }

  private static func decoded(_ text: Substring) -> [UInt8]? {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var (bits, count, bytes) = (0, 0, [UInt8]())
    for character in text where character != "=" {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      bits = (bits << 6 | value) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 0xFF))
      }
    }
    return bytes
  }

  private static let quarters: [UInt8?] = [196, 46, 21, nil]

  @Test(arguments: [Fixture.png, .interlacedPNG, .gif, .webp])
  func theFileHoldsTheColoursInTheirPlaces(_ fixture: Fixture) throws {
    let sent = try files(fixture.bytes)
    #expect(sent.count == 1)
    let drawn = try PictureDrawing.draw(sent.flatMap(\.self), columns: 4, rows: 2, colors: .palette256)
    for row in 0..<2 {
      for column in 0..<4 {
        #expect(drawn[column: column, row: row].background == Self.quarters[row * 2 + column / 2])
      }
    }
    #expect(PictureDrawing.size(of: sent.flatMap(\.self)) == PixelSize(width: 32, height: 16))
  }

  @Test func proportionsStayAndTheRestIsTransparent() throws {
    // 32 by 16 pixels into 32 by 32.
    let sent = try files(Fixture.png.bytes, columns: 4, rows: 4)
    let drawn = try PictureDrawing.draw(sent.flatMap(\.self), columns: 4, rows: 4, colors: .palette256)
    #expect((0..<4).map { drawn[column: $0, row: 0].background } == [196, 196, 46, 46])
    #expect((0..<4).map { drawn[column: $0, row: 1].background } == [21, 21, nil, nil])
    #expect((0..<4).allSatisfy { drawn[column: $0, row: 2] == .blank && drawn[column: $0, row: 3] == .blank })
    // Smaller, and higher than wide.
    let narrow = try files(Fixture.png.bytes, columns: 1, rows: 2)
    let small = try PictureDrawing.draw(narrow.flatMap(\.self), columns: 2, rows: 8, colors: .palette256)
    #expect((0..<2).map { small[column: $0, row: 0].background } == [196, 46])
    #expect(small[column: 0, row: 2] == .blank)
  }

  @Test func aRowIsAFileOfItsOwn() throws {
    let sent = try files(Fixture.png.bytes, for: .iTerm)
    #expect(sent.count == 2)
    for (row, file) in sent.enumerated() {
      let drawn = try PictureDrawing.draw(file, columns: 4, rows: 1, colors: .palette256)
      #expect(
        (0..<4).map { drawn[column: $0, row: 0].background }
          == (0..<4).map { Self.quarters[row * 2 + $0 / 2] })
    }
  }

  /// What else a file holds stays at home: here text that stands in a PNG, and what follows its end.
  @Test func noByteOfTheFileComesAlong() throws {
    let png = Fixture.png.bytes
    let secret = Array("\u{1B}]52;c;secret\u{1B}\\".utf8)
    let text = pngChunk("tEXt", Array("Comment\0".utf8) + secret)
    let sent = try files(Array(png.prefix(33)) + text + png.dropFirst(33) + secret).flatMap(\.self)
    #expect(sent == (try files(png).flatMap(\.self)))
    #expect(!String(decoding: sent, as: UTF8.self).contains("secret"))
  }

  @Test func largePicturesAreSentCoarser() throws {
    let sent = try files(Fixture.png.bytes, columns: 200, rows: 100, cell: (20, 40)).flatMap(\.self)
    let size = try #require(PictureDrawing.size(of: sent))
    #expect(size.width * size.height <= 2_000_000 && size.width == 200 * 5 && size.height == 100 * 10)
  }

  @Test func faultsAreTold() {
    #expect(throws: PictureFault.unknownFormat) { try files([]) }
    #expect(throws: PictureFault.damaged) { try files(Array(Fixture.png.bytes.prefix(60))) }
  }

  // MARK: Sixels

  /// What a picture's rows say, as a terminal would read it: colours of pixels, nil where nothing is set.
  private func pixels(ofSixels text: Substring, width: Int) throws -> [[[Int]?]] {
    var rows: [[[Int]?]] = []
    var colors: [Int: [Int]] = [:]
    var (color, x, band, count) = (0, 0, 0, 1)
    var rest = text[...]
    func number() -> Int {
      let digits = rest.prefix { $0.isNumber }
      rest = rest.dropFirst(digits.count)
      return Int(digits) ?? -1
    }
    while let sign = rest.popFirst() {
      switch sign {
      case "#":
        color = number()
        guard rest.first == ";" else { continue }
        var parts: [Int] = []
        while rest.first == ";" {
          rest.removeFirst()
          parts.append(number())
        }
        #expect(parts.count == 4 && parts[0] == 2)
        colors[color] = Array(parts.dropFirst())
      case "!":
        count = number()
      case "$": x = 0
      case "-": (x, band) = (0, band + 1)
      default:
        let bits = Int(sign.unicodeScalars.first?.value ?? 0) - 63
        #expect((0...63).contains(bits))
        for _ in 0..<count {
          for bit in 0..<6 where bits & 1 << bit != 0 {
            let y = band * 6 + bit
            while rows.count <= y { rows.append(Array(repeating: nil, count: width)) }
            try #require(x < width)
            rows[y][x] = colors[color]
          }
          x += 1
        }
        count = 1
      }
    }
    return rows
  }

  /// Each row of cells is a sequence of its own, exactly as high as a cell, with the colours in their places.
  @Test(arguments: [(8, 13), (10, 20), (7, 6), (9, 5)])
  func sixelsHoldTheColoursInTheirPlaces(width: Int, height: Int) throws {
    let picture = try PictureDrawing.pixels(
      Fixture.png.bytes, columns: 4, rows: 2, cell: try #require(CellSize(width: width, height: height)),
      for: .sixel)
    var frame = Frame(size: Size(columns: 6, rows: 4))
    for row in 0..<2 { frame.place(picture, number: 1, pictureRow: row, row: row + 1, column: 2) }
    var painter = PicturePainter(seed: 1)
    _ = painter.prepare(for: frame)
    let told = String(decoding: painter.show(frame, painted: []), as: UTF8.self)
    let sequences = told.split(separator: "\u{1B}\\")
    #expect(sequences.count == 2)
    // The picture fits into its cells with its proportions kept: what it leaves is nothing.
    let size = try #require(PictureDrawing.size(of: Fixture.png.bytes))
    let scale = min(Double(4 * width) / Double(size.width), Double(2 * height) / Double(size.height))
    let half = (x: Double(size.width) * scale / 2, y: Double(size.height) * scale / 2)
    for (row, sequence) in sequences.enumerated() {
      let head = "\u{1B}[\(row + 2);3H\u{1B}P0;1;0q\"1;1;\(4 * width);\(height)"
      #expect(sequence.hasPrefix(head))
      let pixels = try pixels(ofSixels: sequence.dropFirst(head.count), width: 4 * width)
      #expect(pixels.count <= height)
      for (y, line) in pixels.enumerated() {
        for (x, color) in line.enumerated() {
          let place = (x: Double(x) + 0.5, y: Double(row * height + y) + 0.5)
          // Where quarters meet, and at the edges, scaling mixes them.
          if [half.x, 2 * half.x].contains(where: { abs(place.x - $0) < 2 }) { continue }
          if [half.y, 2 * half.y].contains(where: { abs(place.y - $0) < 2 }) { continue }
          let (column, line) = (Int(place.x / half.x), Int(place.y / half.y))
          let expected: [Int]? =
            column > 1 || line > 1
            ? nil : [[[100, 0, 0], [0, 100, 0]], [[0, 0, 100], nil]][line][column]
          #expect(color == expected, "\(x), \(row * height + y)")
        }
      }
    }
  }
}
