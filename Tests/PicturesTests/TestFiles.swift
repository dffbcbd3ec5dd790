/// A GIF of four colours, row by row: 0 is red, 1 green, 2 blue, 3 transparent.
func gif(width: Int, height: Int, pixels: [UInt8]) -> [UInt8] {
  func little(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
  var file: [UInt8] = Array("GIF89a".utf8) + little(width) + little(height) + [0x81, 0, 0]
  file += [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]
  file += [0x21, 0xF9, 4, 1, 0, 0, 3, 0]
  file += [0x2C, 0, 0, 0, 0] + little(width) + little(height) + [0, 2]
  for block in codes(of: pixels).chunks(of: 255) { file += [UInt8(block.count)] + block }
  return file + [0, 0x3B]
}

/// LZW of colours 0...3 that compresses nothing: a clear code before every two keeps codes three bits long.
private func codes(of pixels: [UInt8]) -> [UInt8] {
  var bytes: [UInt8] = []
  var bits = 0
  var count = 0
  func put(_ code: Int) {
    bits |= code << count
    count += 3
    while count >= 8 {
      bytes.append(UInt8(bits & 0xFF))
      bits >>= 8
      count -= 8
    }
  }
  for (index, pixel) in pixels.enumerated() {
    if index % 2 == 0 { put(4) }
    put(Int(pixel & 3))
  }
  put(5)
  put(0)
  put(0)
  return bytes
}

/// A PNG chunk with its right checksum.
func pngChunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
  let body = Array(name.utf8) + data
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in body {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
  }
  return big32(UInt32(data.count)) + body + big32(~crc)
}

func big32(_ value: UInt32) -> [UInt8] {
  [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
}

extension Array {
  func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }

  /// A copy with some elements written over from `index` on; unchanged if they don't fit.
  func replacing(at index: Int, with elements: [Element]) -> [Element] {
    guard index >= 0, index + elements.count <= count else { return self }
    var copy = self
    copy.replaceSubrange(index..<(index + elements.count), with: elements)
    return copy
  }
}
