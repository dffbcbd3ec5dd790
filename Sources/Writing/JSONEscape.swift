/// How JSON writes a scalar that a terminal may act upon.
public enum JSONEscape {
  /// `\u001b`; two of them for a scalar beyond U+FFFF.
  public static func escaped(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
