import Writing

/// Spaces that no reader needs, in the runs of a line: behind full-width stops, no-break ones too, and between Han where
/// one side is set apart by marks around which the author put them.
///
/// Most lines have none, so that they are looked for in the bytes, and only runs that hold one are made anew.
struct IdleSpaces {
  private let runs: [Run]
  /// Where they stand: the run, and the UTF-8 offsets in it.
  private var found: [(run: Int, range: Range<Int>)] = []
  /// The last character that stays; nil behind code and formulas, in which every space means something.
  private var last: Neighbour?

  private struct Neighbour {
    var scalar: Unicode.Scalar
    var accent: Ink.Traits
  }

  /// What sets text apart in the eyes of its writer, who put spaces around its signs.
  private static let accents: Ink.Traits = [.strong, .marked, .hanEmphasis, .underlined, .strikethrough]

  init(_ runs: [Run]) {
    self.runs = runs
    for (index, run) in runs.enumerated() where !run.text.isEmpty {
      if Self.isText(run) {
        Self.withBytes(of: run) { look(at: $0, of: index) }
      } else {
        last = nil
      }
    }
  }

  /// The runs without them.
  var removed: [Run] {
    guard !found.isEmpty else { return runs }
    var kept: [Run] = []
    var next = found.startIndex
    for (index, run) in runs.enumerated() {
      var text = SafeText.empty
      var start = 0
      while next < found.endIndex, found[next].run == index {
        text += run.text.utf8Slice(start..<found[next].range.lowerBound)
        start = found[next].range.upperBound
        next += 1
      }
      guard start > 0 else {
        kept.append(run)
        continue
      }
      text += run.text.utf8Slice(start..<run.text.string.utf8.count)
      if !text.isEmpty { kept.append(Run(text, run.ink, link: run.link)) }
    }
    return kept
  }

  private static func isText(_ run: Run) -> Bool { run.ink.role != .inlineCode && run.ink.role != .math }

  private static func withBytes<Result>(
    of run: Run, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var text = run.text.string
    return text.withUTF8(body)
  }

  private mutating func look(at bytes: UnsafeBufferPointer<UInt8>, of index: Int) {
    let accent = runs[index].ink.traits.intersection(Self.accents)
    // Where what stays of the run ends so far.
    var end = 0
    var at = 0
    while at < bytes.count {
      let length = Self.lengthOfSpace(at: at, in: bytes)
      if length > 0, at == 0 || bytes[at - 1] == 0x20 || bytes[at - 1] >= 0x80 {
        if end > 0 { last = Neighbour(scalar: bytes.scalar(before: end), accent: accent) }
        if isIdle(at, in: bytes, of: index, accent: accent) {
          found.append((index, at..<(at + length)))
          at += length
          continue
        }
      }
      at += max(1, length)
      end = at
    }
    if end > 0 { last = Neighbour(scalar: bytes.scalar(before: end), accent: accent) }
  }

  /// Bytes of the space that begins here, U+0020 or U+00A0; 0 for none.
  private static func lengthOfSpace(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    switch bytes[index] {
    case 0x20: 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: 2
    default: 0
    }
  }

  private func isIdle(
    _ at: Int, in bytes: UnsafeBufferPointer<UInt8>, of index: Int, accent: Ink.Traits
  ) -> Bool {
    guard let last else { return false }
    if Self.isStop(last.scalar) { return true }
    guard bytes[at] == 0x20 else { return false }
    let next: Neighbour? =
      at + 1 < bytes.count
      ? Neighbour(scalar: bytes.scalar(at: at + 1), accent: accent) : first(behind: index)
    guard let next, last.accent != next.accent, last.scalar.isHanOrKana else { return false }
    return next.scalar.isHanOrKana || Self.isStop(next.scalar)
  }

  private func first(behind index: Int) -> Neighbour? {
    guard index + 1 < runs.count, let scalar = runs[index + 1].text.string.unicodeScalars.first else {
      return nil
    }
    return Neighbour(scalar: scalar, accent: runs[index + 1].ink.traits.intersection(Self.accents))
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "、", "；", "：", "！", "？", "）", "》", "」", "』", "】", "〉", "〕": true
    default: false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The character that begins at an offset of valid UTF-8.
  func scalar(at index: Int) -> Unicode.Scalar {
    let lead = UInt32(self[index])
    if lead < 0x80 { return Unicode.Scalar(UInt8(lead)) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = lead & (0x7F >> UInt32(length))
    for at in (index + 1)..<(index + length) where at < count { value = value << 6 | UInt32(self[at] & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The one that ends before an offset.
  func scalar(before end: Int) -> Unicode.Scalar {
    var begin = end - 1
    while begin > 0, self[begin] & 0xC0 == 0x80 { begin -= 1 }
    return scalar(at: begin)
  }
}
