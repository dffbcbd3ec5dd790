import CICU

/// Where a line may end: UAX #14 with the tailoring of locale `zh`, in which quotation marks beside Han
/// behave like brackets.
public enum LineBreaks {
  /// UTF-8 offsets at which a new line may start, ascending, `text.utf8.count` included.
  ///
  /// Spaces before a break belong to the line that ends there.
  public static func offsets(in text: String) -> [Int] {
    var text = text
    return text.withUTF8 { bytes -> [Int] in
      guard let base = bytes.baseAddress, !bytes.isEmpty else { return [] }
      let capacity = bytes.count
      let found = [Int32](unsafeUninitializedCapacity: capacity) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        let written = base.withMemoryRebound(to: CChar.self, capacity: capacity) {
          cicu_line_breaks($0, Int32(capacity), start, Int32(capacity))
        }
        count = max(0, Int(written))
      }
      return found.map(Int.init)
    }
  }
}
