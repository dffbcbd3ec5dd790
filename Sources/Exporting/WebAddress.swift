/// An address with everything in it that RFC 3987 §2.2 has no place for written in percents, and what is there left alone:
/// letters of all scripts may stand in it, as names of hosts have them.
enum WebAddress {
  private static let allowed = Set("!#$&'()*+,-./:;=?@_~".unicodeScalars)

  static func encoded(_ url: String) -> String {
    var encoded = ""
    let scalars = Array(url.unicodeScalars)
    // Brackets hold an address of IPv6 where the host stands, and nothing elsewhere.
    let path = url.range(of: "://").flatMap { url[$0.upperBound...].firstIndex { "/?#".contains($0) } }
    let hostEnd = path.map { url.unicodeScalars.distance(from: url.startIndex, to: $0) } ?? scalars.count
    let fragment = scalars.firstIndex(of: "#")
    for (place, scalar) in scalars.enumerated() {
      let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      let isBracket = place < hostEnd && (scalar == "[" || scalar == "]")
      let isSecondHash = scalar == "#" && place != fragment
      if isPlain || allowed.contains(scalar) && !isSecondHash || isBracket
        || scalar == "%" && isEncoded(scalars[place...])
      {
        encoded.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return encoded
  }

  /// True for two digits behind a percent sign.
  private static func isEncoded(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = scalars.dropFirst().prefix(2)
    return digits.count == 2 && digits.allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
  }
}
