/// OSC 8: text that a terminal opens a URL from.
enum Hyperlink {
  static let end = "\u{1B}]8;;\u{1B}\\"

  /// `url` is one that may be opened. The sequence takes printable ASCII alone: the rest is percent-encoded.
  static func sequence(to url: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in url.utf8 {
      if byte > 0x20 && byte < 0x7F {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return "\u{1B}]8;;" + String(decoding: bytes, as: UTF8.self) + "\u{1B}\\"
  }
}
