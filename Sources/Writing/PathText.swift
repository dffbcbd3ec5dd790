/// Paths as text, whatever bytes their names have: Linux doesn't mind names that aren't UTF-8.
///
/// A byte that belongs to no character stands as a scalar of its own, of the last private ones, so that the text leads
/// back to the file.
public enum PathText {
  /// Of byte 0; those in use are of the bytes from 0x80.
  private static let first: UInt32 = 0x10FF00
  private static let range: ClosedRange<UInt32> = 0x10FF80...0x10FFFF
  /// With it begin the bytes of all these scalars.
  private static let lead: UInt8 = 0xF4

  /// The text of a name or path as the system gives it.
  public static func text(of name: UnsafePointer<CChar>) -> String {
    if let text = String(validatingCString: name), !text.utf8.contains(lead) { return text }
    var scalars = String.UnicodeScalarView()
    var bytes: [UInt8] = []
    var at = name
    while at.pointee != 0 {
      bytes.append(UInt8(bitPattern: at.pointee))
      at += 1
    }
    var rest = bytes[...]
    while let byte = rest.first {
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if let text = String(validating: rest.prefix(length), as: UTF8.self), text.unicodeScalars.count == 1,
        let scalar = text.unicodeScalars.first, !range.contains(scalar.value)
      {
        scalars.append(scalar)
        rest = rest.dropFirst(length)
      } else {
        if let scalar = Unicode.Scalar(first + UInt32(byte)) { scalars.append(scalar) }
        rest = rest.dropFirst()
      }
    }
    return String(scalars)
  }

  /// Calls `body` with the bytes of a path, for the system.
  public static func withBytes<Result>(_ text: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    guard text.utf8.contains(lead) else { return text.withCString(body) }
    var bytes: [CChar] = []
    for scalar in text.unicodeScalars {
      if range.contains(scalar.value) {
        bytes.append(CChar(bitPattern: UInt8(scalar.value - first)))
      } else {
        bytes += Unicode.UTF8.encode(scalar).map { $0.map(CChar.init(bitPattern:)) } ?? []
      }
    }
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { buffer in
      // Never nil: the array has one element at least.
      buffer.baseAddress.map(body) ?? "".withCString(body)
    }
  }

  /// The path as people are shown it: U+FFFD for what is no character.
  public static func shown(_ text: String) -> String {
    guard text.utf8.contains(lead) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { range.contains($0.value) ? "\u{FFFD}" : $0 }))
  }

  /// The same in at most two hundred characters or so: a path may have thousands.
  public static func abridged(_ text: String) -> String {
    let shown = shown(text)
    guard shown.count > longest else { return shown }
    return shown.prefix(longest / 4) + "…" + shown.suffix(longest * 3 / 4)
  }

  private static let longest = 200

  /// The folder that a path is in, `.` for a name alone. Foundation's own word for it traps on a name of one letter.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
