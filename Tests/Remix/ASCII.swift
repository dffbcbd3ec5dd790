/// The classes of characters that the cutter and the survey tell apart.
extension UInt8 {
  var isDigit: Bool { 0x30...0x39 ~= self }
  var isLetter: Bool { 0x61...0x7A ~= (self | 0x20) }
}
