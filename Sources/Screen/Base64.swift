/// RFC 4648: the form in which bytes pass a terminal that would act on them as they are.
public enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  public static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let left = bytes.count - start
      let second = left > 1 ? UInt32(bytes[start + 1]) : 0
      let third = left > 2 ? UInt32(bytes[start + 2]) : 0
      let value = UInt32(bytes[start]) << 16 | second << 8 | third
      result.append(alphabet[Int(value >> 18)])
      result.append(alphabet[Int(value >> 12 & 63)])
      result.append(left > 1 ? alphabet[Int(value >> 6 & 63)] : UInt8(ascii: "="))
      result.append(left > 2 ? alphabet[Int(value & 63)] : UInt8(ascii: "="))
    }
    return result
  }
}
