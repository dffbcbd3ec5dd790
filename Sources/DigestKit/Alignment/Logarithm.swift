extension Double {
  /// The natural logarithm of a positive number; without a C library, the same on every machine.
  var naturalLogarithm: Double {
    guard self > 0, isFinite else { return -.infinity }
    // ln(s·2^e) with s in 1..<2, by 2·artanh((s-1)/(s+1)), whose argument is at most 1/3.
    let z = (significand - 1) / (significand + 1)
    let square = z * z
    var power = z
    var sum = 0.0
    var divisor = 1.0
    while divisor < 24 {
      sum += power / divisor
      power *= square
      divisor += 2
    }
    return 2 * sum + Double(exponent) * 0.693147180559945309
  }
}
