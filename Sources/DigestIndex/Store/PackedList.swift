import DigestKit

/// Lists in a column: parts separated by characters that no title keeps.
///
/// Both are ASCII, so that bytes tell them: going through characters takes ten times as long.
enum PackedList {
  private static let separator: UInt8 = 0x1F
  private static let pair: UInt8 = 0x1E

  static func pack(_ values: [String]) -> String { joined(values.map(clean), by: separator) }

  static func unpack(_ text: String) -> [String] { withBytes(of: text, unpack) }

  static func unpack(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    bytes.isEmpty ? [] : parts(of: bytes, separator).map { String(decoding: $0, as: UTF8.self) }
  }

  static func pack(_ sources: [Source]) -> String {
    joined(
      sources.map { source in joined([source.title, source.url].compactMap(\.self).map(clean), by: pair) },
      by: separator)
  }

  static func sources(_ text: String) -> [Source] { withBytes(of: text, sources) }

  static func sources(_ bytes: UnsafeBufferPointer<UInt8>) -> [Source] {
    guard !bytes.isEmpty else { return [] }
    return parts(of: bytes, separator).map { part in
      let end = part.firstIndex(of: pair) ?? part.endIndex
      return Source(
        title: String(decoding: part[..<end], as: UTF8.self),
        url: end < part.endIndex ? String(decoding: part[(end + 1)...], as: UTF8.self) : nil)
    }
  }

  private static func withBytes<Value>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    var text = text
    return text.withUTF8(body)
  }

  private static func parts(
    of bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8
  ) -> [Slice<UnsafeBufferPointer<UInt8>>] {
    bytes.split(separator: separator, omittingEmptySubsequences: false)
  }

  private static func joined(_ parts: [String], by separator: UInt8) -> String {
    parts.joined(separator: String(Unicode.Scalar(separator)))
  }

  private static func clean(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == separator || $0 == pair }) else { return text }
    return String(decoding: text.utf8.filter { $0 != separator && $0 != pair }, as: UTF8.self)
  }
}
