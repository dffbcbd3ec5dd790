import CICU

/// Names of hosts in other scripts.
public enum DomainName {
  /// The form in ASCII (`xn--…`, UTS #46) of a name; nil for what can't be one.
  public static func ascii(_ name: String) -> String? {
    var name = name
    // 255 bytes is the longest name (RFC 1035 §2.3.4).
    let bytes = [CChar](unsafeUninitializedCapacity: 256) { buffer, count in
      let found = name.withUTF8 { text -> Int32 in
        guard let base = text.baseAddress, let target = buffer.baseAddress,
          let length = Int32(exactly: text.count)
        else { return -1 }
        return base.withMemoryRebound(to: CChar.self, capacity: text.count) {
          cicu_domain_to_ascii($0, length, target, 256)
        }
      }
      count = max(0, Int(found))
    }
    return bytes.isEmpty ? nil : String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
