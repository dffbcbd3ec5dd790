import Writing

/// Emphasis beside Chinese, which CommonMark's rule of flanks was not made for.
extension MarkScanner {
  /// A run of `*`, or of two or more `~`, with a sentinel where the CJK-friendly rule asks for one.
  mutating func markEmphasis(into marks: inout SourceMarks) {
    let run = at..<(at + runLength(of: source[at], at: at))
    at = run.upperBound
    let isStrong = source[run.lowerBound] == asterisk && run.count == 2
    guard source[run.lowerBound] == asterisk || run.count >= 2 else { return marks.append(source[run]) }
    let sides = sides(of: run)
    if partsStrong(run, sides) {
      marks.append(source[run].prefix(2))
      marks.appendSentinel()
      marks.append(source[run].suffix(2))
    } else if isStrong, closesUnusually(run, sides) {
      marks.append(source[run])
      marks.appendSentinel()
      strongStart = nil
    } else {
      if sides.needsSentinelBefore { marks.appendSentinel() }
      marks.append(source[run])
      if sides.needsSentinelAfter { marks.appendSentinel() }
      guard isStrong else { return }
      if sides.mayClose, strongStart != nil {
        strongStart = nil
      } else if sides.mayOpen {
        strongStart = run.lowerBound
      }
    }
  }

  /// What stands on both sides of a run, the ends of a text for spaces.
  private struct Sides {
    var before: Unicode.Scalar?
    var after: Unicode.Scalar?
    let isBehindSpace: Bool
    let isBeforeSpace: Bool
    private let isBehindPunctuation: Bool
    private let isBeforePunctuation: Bool

    init(before: Unicode.Scalar?, after: Unicode.Scalar?) {
      (self.before, self.after) = (before, after)
      isBehindSpace = before?.properties.isWhitespace ?? true
      isBeforeSpace = after?.properties.isWhitespace ?? true
      isBehindPunctuation = before.map(MarkScanner.isPunctuation) ?? false
      isBeforePunctuation = after.map(MarkScanner.isPunctuation) ?? false
    }

    var isBesideCJK: Bool {
      !isBehindSpace && !isBeforeSpace && (before?.isCJK == true || after?.isCJK == true)
    }
    var needsSentinelBefore: Bool { isBesideCJK && isBeforePunctuation && !isBehindPunctuation }
    var needsSentinelAfter: Bool { isBesideCJK && isBehindPunctuation && !isBeforePunctuation }

    /// CommonMark's flanks, sentinels being there.
    var mayOpen: Bool {
      !isBeforeSpace
        && (!isBeforePunctuation && !needsSentinelAfter || isBehindSpace || isBehindPunctuation
          || needsSentinelBefore)
    }
    var mayClose: Bool {
      !isBehindSpace
        && (!isBehindPunctuation && !needsSentinelBefore || isBeforeSpace || isBeforePunctuation
          || needsSentinelAfter)
    }

    /// Behind ASCII that ends something, and before a Latin letter.
    var isBehindASCIIStop: Bool {
      guard let before, let after, before.isASCII, isBehindPunctuation else { return false }
      return !"([{<*_~`".unicodeScalars.contains(before) && after.isLatinOrDigit
    }
  }

  private func sides(of run: Range<Int>) -> Sides {
    Sides(before: scalar(before: run.lowerBound), after: scalar(at: run.upperBound))
  }

  /// True for four `*` in which a strong text ends and the next begins: `**一：****二。**`. CommonMark's rule of three keeps
  /// such a run from both.
  private mutating func partsStrong(_ run: Range<Int>, _ sides: Sides) -> Bool {
    guard strongStart != nil, run.count == 4, source[run.lowerBound] == asterisk, sides.isBesideCJK else {
      return false
    }
    return strongRuns(behind: run.upperBound).runs.first { $0.mayClose || $0.mayOpen }?.mayClose == true
  }

  /// True for `**` that would be no end in CommonMark, as in `**探测 (Probing):**YOLO`, where a strong text has begun and
  /// nothing else in the paragraph ends it.
  private mutating func closesUnusually(_ run: Range<Int>, _ sides: Sides) -> Bool {
    guard let strongStart, !sides.mayClose, sides.isBehindASCIIStop else { return false }
    let (runs, end) = strongRuns(behind: run.upperBound)
    // What we add changes nothing where no CJK is near.
    guard source[strongStart..<end].contains(where: { $0 >= 0xE3 }) else { return false }
    var open = 0
    for run in runs {
      if run.mayClose, open > 0 {
        open -= 1
      } else if run.mayOpen {
        open += 1
      } else if run.mayClose {
        return false
      }
    }
    return true
  }

  /// Bytes behind a run that are looked at for others: no author's paragraph is longer.
  private static let longestParagraph = 4096
  /// How often in a paragraph, so that no file costs more than its length.
  private static let mostLooks = 32

  /// The runs of two `*` in what is left of a paragraph, code aside, and where that ends.
  private mutating func strongRuns(behind start: Int) -> (runs: [Sides], end: Int) {
    looksAhead += 1
    var runs: [Sides] = []
    var index = start
    let limit = min(source.count, start + (looksAhead > Self.mostLooks ? 0 : Self.longestParagraph))
    while index < limit {
      switch source[index] {
      case newline where startsParagraph(at: index + 1): return (runs, index)
      case backslash: index += 2
      case backtick:
        let length = runLength(of: backtick, at: index)
        index += length
        var end = index
        while end < limit, source[end] != backtick || runLength(of: backtick, at: end) != length {
          end += source[end] == backtick ? runLength(of: backtick, at: end) : 1
        }
        if end < limit { index = end + length }
      case asterisk:
        let length = runLength(of: asterisk, at: index)
        if length == 2 { runs.append(sides(of: index..<(index + length))) }
        index += length
      default: index += 1
      }
    }
    return (runs, limit)
  }

  /// True at the start of a line that is blank, or begins an item, a heading or a row of a table.
  func startsParagraph(at start: Int) -> Bool {
    var index = start
    while index < source.count, source[index] == space || source[index] == tab || source[index] == quoteMark {
      index += 1
    }
    guard index < source.count else { return true }
    switch source[index] {
    case newline, carriageReturn, UInt8(ascii: "#"), UInt8(ascii: "|"): return true
    case asterisk, UInt8(ascii: "-"), UInt8(ascii: "+"): return isSpace(at: index + 1)
    case 0x30...0x39:
      while index < source.count, isDigit(source[index]) { index += 1 }
      guard index < source.count, source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: ")")
      else { return false }
      return isSpace(at: index + 1)
    default: return false
    }
  }

  private func isSpace(at index: Int) -> Bool {
    index >= source.count || source[index] == space || source[index] == tab
  }

  /// What cmark 0.29 takes for punctuation: ASCII symbols too.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? (33...47).contains(scalar.value) || (58...64).contains(scalar.value)
        || (91...96).contains(scalar.value)
        || (123...126).contains(scalar.value)
      : scalar.isPunctuation
  }
}
