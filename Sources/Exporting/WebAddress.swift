/// An address with everything in it that RFC 3987 §2.2 has no place for written in percents, and what is there left alone:
/// letters of all scripts may stand in it, as names of hosts have them.
enum WebAddress {
  private static let allowed = Set("!#$%&'()*+,-./:;=?@_~".unicodeScalars)

  static func encoded(_ url: String) -> String {
    var encoded = ""
    for scalar in url.unicodeScalars {
      let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isPlain || allowed.contains(scalar) {
        encoded.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return encoded
  }
}
