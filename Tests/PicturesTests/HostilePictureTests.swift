import Foundation
import DigestKit
import Pictures
import Screen
import TestSupport
import Testing

@Suite struct HostilePictureTests {
  private func fault(of bytes: [UInt8]) -> PictureFault? {
    do throws(PictureFault) {
      _ = try PictureDrawing.draw(bytes, columns: 8, rows: 4, colors: .palette256)
      return nil
    } catch {
      return error
    }
  }

  @Test func otherFilesAreUnknown() {
    #expect(fault(of: []) == .unknownFormat)
    #expect(fault(of: Array("GIF88a, or so it says, with more behind it".utf8)) == .unknownFormat)
    #expect(fault(of: [0xFF, 0xD8] + Array(repeating: 0xFF, count: 5000)) == .damaged)
  }

  @Test func hugeClaimsAreRefused() {
    let most: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
    let gif = Fixture.gif.bytes
    #expect(fault(of: gif.replacing(at: 6, with: most)) == .tooLarge)
    // A frame of such a size on a small canvas.
    let descriptor = index(of: [0x2C, 0, 0, 0, 0, 32, 0], in: gif)
    #expect(fault(of: gif.replacing(at: descriptor + 5, with: most)) == .tooLarge)
    let lossless = index(of: Array("VP8L".utf8), in: Fixture.partialWebP.bytes)
    #expect(fault(of: Fixture.partialWebP.bytes.replacing(at: lossless + 9, with: most)) == .damaged)
    #expect(fault(of: Fixture.webp.bytes.replacing(at: 21, with: [0xFF, 0xFF, 0xFF, 0x1F])) == .tooLarge)
    #expect(fault(of: Fixture.animatedWebP.bytes.replacing(at: 24, with: most + [0xFF, 0xFF])) == .tooLarge)
    #expect(fault(of: Fixture.png.bytes.replacing(at: 16, with: most + most)) == .tooLarge)
    #expect(fault(of: Fixture.png.bytes.replacing(at: 16, with: big32(65_536) + big32(1))) == .tooLarge)
    let frame = index(of: [0xFF, 0xC0], in: Fixture.jpeg.bytes)
    #expect(fault(of: Fixture.jpeg.bytes.replacing(at: frame + 5, with: most)) == .tooLarge)
  }

  @Test func filesThatLieAboutTheirSizeAreDamaged() {
    let jpeg = Fixture.jpeg.bytes
    let frame = index(of: [0xFF, 0xC0], in: jpeg)
    #expect(fault(of: jpeg.replacing(at: frame + 5, with: [0x1B, 0x58, 0x1B, 0x58]).dropLast(2)) == .damaged)
    let progressive = Fixture.progressiveJPEG.bytes
    let progressiveFrame = index(of: [0xFF, 0xC2], in: progressive)
    let cut = progressive.prefix(index(of: [0xFF, 0xDA], in: progressive) + 14)
    #expect(
      fault(of: Array(cut).replacing(at: progressiveFrame + 5, with: [0x1B, 0x58, 0x1B, 0x58])) == .damaged)
    let png = Fixture.png.bytes
    let header = pngChunk("IHDR", big32(7000) + big32(7000) + [8, 6, 0, 0, 0])
    #expect(fault(of: Array(png.prefix(8)) + header + png.dropFirst(33)) == .damaged)
    let gif = Fixture.gif.bytes
    let descriptor = index(of: [0x2C, 0, 0, 0, 0, 32, 0], in: gif)
    #expect(fault(of: gif.replacing(at: descriptor + 5, with: [0x58, 0x1B, 0x58, 0x1B])) == .damaged)
  }

  @Test func zeroSizesAreDamaged() {
    #expect(fault(of: Fixture.gif.bytes.replacing(at: 6, with: [0, 0])) == .damaged)
    #expect(fault(of: Fixture.png.bytes.replacing(at: 16, with: [0, 0, 0, 0])) == .damaged)
    let frame = index(of: [0xFF, 0xC0], in: Fixture.jpeg.bytes)
    #expect(fault(of: Fixture.jpeg.bytes.replacing(at: frame + 5, with: [0, 0])) == .damaged)
    let descriptor = index(of: [0x2C, 0, 0, 0, 0, 32, 0], in: Fixture.gif.bytes)
    #expect(fault(of: Fixture.gif.bytes.replacing(at: descriptor + 5, with: [0, 0])) == .damaged)
  }

  @Test func aWrongChecksumIsDamage() {
    let png = Fixture.png.bytes
    let data = index(of: Array("IDAT".utf8), in: png) + 10
    #expect(fault(of: png.replacing(at: data, with: [png[data] ^ 0x55])) == .damaged)
  }

  @Test(arguments: Fixture.allCases)
  func cutOffFilesAreDamagedOrDrawn(_ fixture: Fixture) {
    let bytes = fixture.bytes
    for length in 0..<bytes.count {
      let fault = fault(of: Array(bytes.prefix(length)))
      // What is behind the first frame may be missing; progressive pictures are drawn with the scans they have.
      if length < bytes.count / 3 { #expect(fault != nil, "\(length)") }
    }
  }

  @Test(arguments: Fixture.allCases)
  func mutatedFilesDoNoHarm(_ fixture: Fixture) {
    let rounds = ProcessInfo.processInfo.environment["PICTURE_MUTATIONS"].flatMap { Int($0) } ?? 200
    var dice = SeededRandom(seed: UInt64(fixture.bytes.count))
    for round in 0..<rounds {
      let bytes = mutated(fixture.bytes, &dice)
      guard PictureDrawing.size(of: bytes) != nil else {
        #expect(fault(of: bytes) != nil)
        continue
      }
      let colors = ColorDepth.allCases[round % ColorDepth.allCases.count]
      let drawn = try? PictureDrawing.draw(
        bytes, columns: 1 + round % 20, rows: 1 + round % 7, colors: colors, asciiOnly: round % 3 == 0)
      #expect(drawn?.cells.allSatisfy { isPlain($0, colors, asciiOnly: round % 3 == 0) } ?? true)
    }
  }

  /// A few bytes changed, taken out, put in or doubled, or the end cut off.
  private func mutated(_ bytes: [UInt8], _ dice: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      guard !bytes.isEmpty else { break }
      let at = Int.random(in: 0..<bytes.count, using: &dice)
      let end = min(bytes.count, at + Int.random(in: 1...12, using: &dice))
      switch Int.random(in: 0..<10, using: &dice) {
      case 0...3: bytes[at] = UInt8.random(in: 0...255, using: &dice)
      case 4, 5: bytes[at] ^= 1 << UInt8.random(in: 0...7, using: &dice)
      case 6: bytes[at] = [0, 0xFF, 0x7F, 0x80][Int.random(in: 0..<4, using: &dice)]
      case 7: bytes.removeSubrange(at..<end)
      case 8: bytes.insert(contentsOf: bytes[at..<end], at: at)
      default: if Bool.random(using: &dice) { bytes.removeSubrange(at...) }
      }
    }
    return bytes
  }

  /// Where `part` begins in `bytes`, as each of the callers knows it does.
  private func index(of part: [UInt8], in bytes: [UInt8]) -> Int {
    let found = bytes.indices.first { bytes[$0...].starts(with: part) }
    #expect(found != nil)
    return found ?? 0
  }
}

extension Array<UInt8> {
  fileprivate func dropLast(_ count: Int) -> [UInt8] { Array(self[..<Swift.max(0, self.count - count)]) }
}
