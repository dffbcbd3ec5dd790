import Writing

/// The bytes of a file made fit for parsing, and what was wrong with them.
struct SourceText {
  /// UTF-8 without a byte order mark, divided into lines as the file is.
  private(set) var bytes: [UInt8]
  private(set) var diagnostics: [Diagnostic] = []
  /// False if the file is no text: then `bytes` is empty and a diagnostic says why.
  private(set) var isText = true

  init(_ source: [UInt8]) {
    bytes = source
    decodeUTF16()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
      diagnostics.append(Diagnostic(.warning, .empty, line: 1))
      return
    }
    checkNULs()
    if isText { checkEncoding() }
  }

  /// Text in UTF-16 says so with its first two bytes.
  private mutating func decodeUTF16() {
    let isLittleEndian = bytes.starts(with: [0xFF, 0xFE])
    guard isLittleEndian || bytes.starts(with: [0xFE, 0xFF]) else { return }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    bytes = Array(String(decoding: units, as: UTF16.self).utf8)
    diagnostics.append(Diagnostic(.warning, .otherEncoding, line: 1, subject: "UTF-16"))
  }

  private mutating func checkNULs() {
    var count = 0
    var firstLine = 1
    var line = 1
    for byte in bytes {
      if byte == 0 {
        if count == 0 { firstLine = line }
        count += 1
      } else if byte == 0x0A {
        line += 1
      }
    }
    guard count > 0 else { return }
    // A stray NUL is a fault in a text; many of them are a picture or a program.
    if count > 8 && count * 200 > bytes.count {
      diagnostics.append(Diagnostic(.error, .binary, line: 1))
      bytes = []
      isText = false
      return
    }
    diagnostics.append(Diagnostic(.warning, .nulBytes, line: firstLine, subject: "\(count)"))
  }

  private mutating func checkEncoding() {
    let fault = bytes.withUnsafeBufferPointer { Self.firstInvalid(in: $0) }
    guard let fault else { return }
    if let text = GB18030.utf8(of: bytes) {
      bytes = text
      diagnostics.append(Diagnostic(.warning, .otherEncoding, line: 1, subject: "GB18030"))
      return
    }
    let repaired = String(decoding: bytes, as: UTF8.self)
    let damage = repaired.unicodeScalars.reduce(0) { $0 + ($1 == "\u{FFFD}" ? 1 : 0) }
    let line = 1 + bytes[..<fault].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    diagnostics.append(Diagnostic(.warning, .invalidUTF8, line: line, subject: "\(damage)"))
    bytes = Array(repaired.utf8)
  }

  /// The offset of the first byte that doesn't belong to well-formed UTF-8 (Unicode 15, table 3-7).
  private static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      if first < 0x80 {
        index += 1
        continue
      }
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return index }
      let second = bytes[index + 1]
      let range: ClosedRange<UInt8> =
        switch first {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
      guard range.contains(second) else { return index }
      for step in 2..<max(2, length) where bytes[index + step] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }
}

/// Where each line of a text begins.
struct LineTable {
  /// Byte offsets of line starts; the last element is the length of the text.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] == 0x0A {
          starts.append(index + 1)
        } else if bytes[index] == 0x0D, !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
          starts.append(index + 1)
        }
        index += 1
      }
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  /// The offset at which `line`, from 1, begins; the end of the text for lines after the last.
  func offset(ofLine line: Int) -> Int { starts[min(max(0, line - 1), starts.count - 1)] }
}
