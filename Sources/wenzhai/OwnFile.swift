import DigestIndex

/// A file of the user's that the program reads whole: settings, or the list of libraries.
enum OwnFile {
  /// Bytes. A program that was told to write there by mistake may have left anything.
  static let largest = 1 << 20

  /// The text of the file, nil where there is none. Fails where it can't be read: what is no file, such as a pipe, isn't
  /// waited for, and what is longer than `largest`, or no UTF-8, isn't taken.
  static func text(at path: String) throws(FileRead.Failure) -> String? {
    let bytes: [UInt8]
    do {
      bytes = try FileRead.bytes(at: path, largest: largest)
    } catch .missing {
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .unreadable }
    return text
  }
}
