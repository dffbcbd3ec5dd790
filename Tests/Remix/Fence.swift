/// Whether a line is part of a fenced block of code or formulas.
struct Fence {
  private var mark: UInt8?
  private var length = 0

  mutating func passes(_ line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
    guard let first = rest.first else { return mark != nil }
    let run = rest.prefix { $0 == first }.count
    let after = rest.dropFirst(run).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
    if let mark {
      if first == mark, run >= length, after.first == UInt8(ascii: "\n") { self.mark = nil }
      return true
    }
    let isCode = (first == UInt8(ascii: "`") || first == UInt8(ascii: "~")) && run >= 3
    let isFormula = first == UInt8(ascii: "$") && run == 2 && after.first == UInt8(ascii: "\n")
    // ```like this``` is a span in a line, not the begin of a block.
    guard isFormula || isCode && !after.contains(UInt8(ascii: "`")) else { return false }
    (mark, length) = (first, run)
    return true
  }
}
