/// A walk over valid UTF-8, scalar by scalar. A scalar that is cut off at the end ends it.
struct UTF8Cursor {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Offset of the next scalar.
  var at: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int = 0) {
    self.bytes = bytes
    at = start
  }

  /// The scalar at the cursor, which moves past it.
  mutating func next() -> UInt32? {
    guard at < bytes.count else { return nil }
    let first = bytes[at]
    if first < 0x80 {
      at += 1
      return UInt32(first)
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard at + length <= bytes.count else {
      at = bytes.count
      return nil
    }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for step in 1..<length { value = value << 6 | UInt32(bytes[at + step] & 0x3F) }
    at += length
    return value
  }

  /// The scalar that ends before the cursor, which stays.
  var previous: UInt32? {
    guard at > 0 else { return nil }
    var start = at - 1
    while start > 0 && start > at - 4 && bytes[start] & 0xC0 == 0x80 { start -= 1 }
    var cursor = UTF8Cursor(bytes, at: start)
    return cursor.next()
  }
}
