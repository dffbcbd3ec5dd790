import Writing

/// Which of the places where UAX #14 lets a line end are none on a page that is set with care.
struct BreakRules {
  private let text: String
  private let bytes: [UInt8]
  /// UTF-8 ranges that stay whole: addresses, hosts, short formulas.
  private var whole: [Range<Int>] = []
  /// Longer formulas, which part behind a relation.
  private var formulas: [(range: Range<Int>, isWide: Bool)] = []
  private static let sums = Set("+−-·×".unicodeScalars)
  /// Whether numbers stay with their units: on short lines that would leave holes.
  private let keepsUnits: Bool

  /// Lines of fewer cells are too short to keep words together.
  private static let shortestCareful = 40
  /// Cells of the longest formula that never parts.
  private static let longestWhole = 12

  init(_ text: String, of runs: [Run], width: Int, ambiguous: AmbiguousWidth) {
    self.text = text
    bytes = Array(text.utf8)
    keepsUnits = width >= Self.shortestCareful
    if bytes.contains(UInt8(ascii: ":")) { whole = Self.urlRanges(in: bytes) }
    var at = 0
    for run in runs {
      let end = at + run.text.string.utf8.count
      switch run.ink.role {
      case .host:
        // A line may begin with the host, not with what parts it from the link.
        let mark = run.text.string.utf8.prefix { $0 == 0x20 || $0 >= 0x80 }.count
        whole.append((at + mark)..<end)
      case .math where run.text.cells(ambiguous: ambiguous) <= min(Self.longestWhole, width):
        whole.append(at..<end)
      case .math: formulas.append((at..<end, Self.holdsWidePart(run.text.string, width: width, ambiguous)))
      default: break
      }
      at = end
    }
  }

  /// UTF-8 offsets where a line may end, ascending.
  var offsets: [Int] {
    // A paragraph may hold thousands of links: what has to be looked at goes along with the places.
    var whole = whole.sorted { $0.lowerBound < $1.lowerBound }[...]
    var formulas = formulas[...]
    var endOfWhole = 0
    return LineBreaks.offsets(in: text).filter { at in
      while let next = whole.first, next.lowerBound < at {
        endOfWhole = max(endOfWhole, next.upperBound)
        whole.removeFirst()
      }
      while let next = formulas.first, next.range.upperBound <= at { formulas.removeFirst() }
      guard at < bytes.count else { return true }
      return at >= endOfWhole
        && mayBreak(at, in: formulas.first.flatMap { $0.range.lowerBound < at ? $0 : nil })
    }
  }

  private func mayBreak(_ at: Int, in formula: (range: Range<Int>, isWide: Bool)?) -> Bool {
    if let formula {
      let sign = before(at, from: formula.range.lowerBound)
      // One that is wider than the line parts behind a sum's signs as well.
      return Self.isRelation(sign)
        || formula.isWide && bytes[at - 1] == 0x20 && sign.map(Self.sums.contains) == true
    }
    let next = scalar(at)
    if next.isASCII { return mayStart(with: bytes[at], at) }
    if endsInNumber(at), isUnit(next) { return false }
    // Nearly all places are before Han, which are in none of the sets.
    if (0x3400...0x9FFF).contains(next.value) { return true }
    if GlyphRow.closing.contains(next) || Self.never.contains(next) { return false }
    // Korean parts between words.
    guard next.isHangul, at > 0, bytes[at - 1] != 0x20 else { return true }
    return !(before(at)?.isHangul ?? false)
  }

  /// Signs that join what stands on both sides of them.
  private static let never = Set("—―～·‧・–".unicodeScalars)

  /// True between the parts of a short word such as `km/h`.
  private func isInShortWord(_ at: Int) -> Bool {
    guard at > 1, bytes[at - 1] == UInt8(ascii: "/") else { return false }
    let isOfWord = { (byte: UInt8) in byte > 0x20 && byte < 0x7F }
    let before = bytes[..<at].reversed().prefix(Self.longestWhole + 1).prefix(while: isOfWord).count
    return before + bytes[at...].prefix(Self.longestWhole + 1).prefix(while: isOfWord).count
      <= Self.longestWhole
  }

  /// Whether a line may begin with this ASCII character.
  private func mayStart(with next: UInt8, _ at: Int) -> Bool {
    if isInShortWord(at) { return false }
    let isBehindSpace = at > 0 && bytes[at - 1] == 0x20
    switch next {
    // `${NAME}`.
    case UInt8(ascii: "{"): return isBehindSpace || at == 0 || bytes[at - 1] != UInt8(ascii: "$")
    // A dash between two words.
    case UInt8(ascii: "-"): return !(isBehindSpace && (at + 1 == bytes.count || bytes[at + 1] == 0x20))
    // `C++`.
    case UInt8(ascii: "+"): return isBehindSpace
    case 0x30...0x39:
      if keepsUnits, isBehindSpace, before(at - 1) == "第" { return false }
      return !(at > 1 && bytes[at - 1] == UInt8(ascii: "+") && bytes[at - 2] == UInt8(ascii: "+"))
    case _ where isBehindSpace && keepsUnits: return !(endsInNumber(at) && startsWithUnit(at))
    default: return true
    }
  }

  // MARK: Numbers and units

  private static let counters = Set(
    "期年月日周週号號章节節条條个個种種次位名人行元万萬亿億岁歲页頁届屆级級层層天分秒倍度米克吨噸块塊册冊篇家款项項点點"
      .unicodeScalars)

  /// Units that are written behind a number and a space.
  private static let units: Set<String> = [
    "nm", "mm", "cm", "m", "km", "g", "kg", "mg", "t", "B", "KB", "kB", "MB", "GB", "TB", "PB", "Hz", "kHz",
    "MHz", "GHz",
    "ms", "s", "min", "h", "W", "kW", "MW", "GW", "V", "mV", "A", "mA", "mAh", "K", "Pa", "kPa", "px", "pt",
    "dB", "fps",
    "ml", "L", "USD", "EUR", "Mbps", "Gbps",
  ]

  private func isUnit(_ scalar: Unicode.Scalar) -> Bool { keepsUnits && Self.counters.contains(scalar) }

  /// A digit stands before, and one space at most between.
  private func endsInNumber(_ at: Int) -> Bool {
    let end = at > 0 && bytes[at - 1] == 0x20 ? at - 1 : at
    return end > 0 && (0x30...0x39).contains(bytes[end - 1])
  }

  private func startsWithUnit(_ at: Int) -> Bool {
    let letters = bytes[at...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    guard letters.count <= 4 else { return false }
    return Self.units.contains(String(decoding: letters, as: UTF8.self))
  }

  // MARK: Formulas

  /// True if something between two relations is wider than a line.
  private static func holdsWidePart(_ formula: String, width: Int, _ ambiguous: AmbiguousWidth) -> Bool {
    formula.unicodeScalars.split(whereSeparator: isRelation).contains {
      String($0).cells(ambiguous: ambiguous) > width - 2
    }
  }

  private static func isRelation(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    switch scalar.value {
    case 0x3C, 0x3D, 0x3E, 0x2190...0x21FF, 0x2208...0x220D, 0x221D, 0x2223...0x2226, 0x223C...0x228B,
      0x22A2...0x22B8,
      0x27F5...0x27FF, 0x2A7D...0x2AFF:
      return true
    // Arguments part behind their comma.
    case 0x2C, 0x3B: return true
    default: return false
    }
  }

  // MARK: Characters

  private func scalar(_ at: Int) -> Unicode.Scalar { bytes.withUnsafeBufferPointer { $0.scalar(at: at) } }

  /// The last character before a place that is no space, not before `start`.
  private func before(_ at: Int, from start: Int = 0) -> Unicode.Scalar? {
    var end = at
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    guard end > start else { return nil }
    return bytes.withUnsafeBufferPointer { $0.scalar(before: end) }
  }

  private static func urlRanges(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at + 2 < bytes.count {
      guard bytes[at] == UInt8(ascii: ":"), bytes[at + 1] == UInt8(ascii: "/"),
        bytes[at + 2] == UInt8(ascii: "/")
      else {
        at += 1
        continue
      }
      var start = at
      while start > 0, bytes[start - 1] | 0x20 >= 0x61, bytes[start - 1] | 0x20 <= 0x7A { start -= 1 }
      while at < bytes.count, bytes[at] > 0x20, bytes[at] < 0x7F { at += 1 }
      found.append(start..<at)
    }
    return found
  }
}
