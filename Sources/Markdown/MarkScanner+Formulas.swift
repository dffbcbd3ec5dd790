import Writing

/// Formulas between dollar signs, or between brackets behind backslashes.
extension MarkScanner {
  mutating func markFormula(before end: Int, into marks: inout SourceMarks) -> Bool {
    let dollars = runLength(of: dollar, at: at)
    if dollars == 2 { return markDisplayFormula(lineEnd: end, into: &marks) }
    guard dollars == 1 else { return false }
    return markInlineFormula(before: end, into: &marks)
  }

  /// Pandoc's rule (`tex_math_dollars`): no space inside the dollars, no digit after the closing one. Besides, shell
  /// variables and prices are none: no letter or `{` after the closing dollar, no letter or digit before the other.
  private mutating func markInlineFormula(before end: Int, into marks: inout SourceMarks) -> Bool {
    guard at + 1 < end, source[at + 1] > space, at == 0 || !isLetterOrDigit(source[at - 1]) else {
      return false
    }
    if source[at + 1] == backtick { return markQuotedFormula(before: end, into: &marks) }
    var index = at + 1
    while index < end {
      switch source[index] {
      case backslash: index += 1
      case backtick, newline, carriageReturn: return false
      case dollar:
        let isClosing =
          source[index - 1] > space && !(index + 1 < end && continuesWord(source[index + 1]))
        // Two prices in a row: the second dollar has a space before it, or a digit after.
        guard isClosing, index > at + 1, isFormula((at + 1)..<index) else { return false }
        return append(at..<(index + 1), inner: (at + 1)..<index, isDisplay: false, into: &marks)
      default: break
      }
      index += 1
    }
    return false
  }

  private func continuesWord(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || byte == UInt8(ascii: "{") }

  /// GitHub's other form: dollar signs around a code span.
  private mutating func markQuotedFormula(before end: Int, into marks: inout SourceMarks) -> Bool {
    let inner = (at + 2)..<end
    guard let close = source[inner].firstIndex(of: backtick), close > inner.lowerBound, close + 1 < end,
      source[close + 1] == dollar
    else { return false }
    return append(at..<(close + 2), inner: inner.lowerBound..<close, isDisplay: false, into: &marks)
  }

  // MARK: Brackets

  /// LaTeX's own signs, `\(…\)` in a line and `\[…\]` for a display. Brackets behind backslashes are brackets, too: what
  /// stands between must be a formula by its signs.
  mutating func markBracketedFormula(before end: Int, into marks: inout SourceMarks) -> Bool {
    guard at + 1 < end else { return false }
    switch source[at + 1] {
    case UInt8(ascii: "("):
      guard let close = closing(UInt8(ascii: ")"), in: (at + 2)..<end),
        hasSigns((at + 2)..<close) || isLetter((at + 2)..<close)
      else { return false }
      return append(at..<(close + 2), inner: (at + 2)..<close, isDisplay: false, into: &marks)
    case openBracket:
      // A display stands on lines of its own.
      let found = displayLines(lineEnd: end) { closing(closeBracket, in: $0) }
      guard let found, hasSigns((at + 2)..<found.close), startsLine(at), endsLine(found.close + 2) else {
        return false
      }
      return appendDisplay(found.lines, end: found.close + 2, into: &marks)
    default: return false
    }
  }

  /// Where the backslash stands before `bracket`.
  private func closing(_ bracket: UInt8, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      if source[index] == backslash {
        if source[index + 1] == bracket { return index }
        index += 1
      }
      index += 1
    }
    return nil
  }

  private func startsLine(_ index: Int) -> Bool {
    source[..<index].reversed().first { $0 != space && $0 != tab && $0 != quoteMark }
      .map { $0 == newline || $0 == carriageReturn } ?? true
  }

  private func endsLine(_ index: Int) -> Bool {
    source[index...].first { $0 != space && $0 != tab }.map { $0 == newline || $0 == carriageReturn } ?? true
  }

  /// What LaTeX has signs for, or a command, and no Chinese without one.
  private func hasSigns(_ range: Range<Int>) -> Bool {
    guard isFormula(range) else { return false }
    return range.contains { index in
      "^_=<>+{".utf8.contains(source[index])
        || source[index] == backslash && index + 1 < range.upperBound && isLetterOrDigit(source[index + 1])
    }
  }

  /// One letter alone.
  private func isLetter(_ range: Range<Int>) -> Bool {
    let inner = source[range].filter { $0 > space }
    return inner.count == 1 && isLetterOrDigit(inner[0]) && !isDigit(inner[0])
  }

  /// Chinese between two dollars stands between two prices, unless commands of LaTeX are there too.
  private func isFormula(_ range: Range<Int>) -> Bool {
    guard !source[range].contains(backslash), source[range].contains(where: { $0 >= 0xE2 }) else {
      return true
    }
    return !String(decoding: source[range], as: UTF8.self).unicodeScalars.contains(where: \.isCJK)
  }

  private mutating func append(
    _ whole: Range<Int>, inner: Range<Int>, isDisplay: Bool, into marks: inout SourceMarks
  ) -> Bool {
    let atom = SourceMarks.Atom.math(
      String(decoding: source[inner], as: UTF8.self).trimmingSpaces(), isDisplay: isDisplay)
    guard marks.append(atom, source: String(decoding: source[whole], as: UTF8.self)) else { return false }
    at = whole.upperBound
    return true
  }

  /// `$$…$$`, on one line or over several up to a blank line. Each further line keeps its place as an atom of
  /// its own behind its indentation and quote marks.
  private mutating func markDisplayFormula(lineEnd end: Int, into marks: inout SourceMarks) -> Bool {
    guard let (lines, close) = displayLines(lineEnd: end, closing: closingDollars),
      isFormula((at + 2)..<close)
    else { return false }
    return appendDisplay(lines, end: close + 2, into: &marks)
  }

  /// The lines of a formula that begins behind two characters, up to where `closing` finds its end.
  private func displayLines(
    lineEnd end: Int, closing: (Range<Int>) -> Int?
  ) -> (lines: [Range<Int>], close: Int)? {
    var lines: [Range<Int>] = []
    var start = at + 2
    var stop = end
    while lines.count < 200 {
      let text = start..<contentEnd(of: start..<stop)
      if let close = closing(text) { return (lines + [start..<close], close) }
      lines.append(text)
      guard stop < source.count else { return nil }
      start = skipPrefix(from: stop)
      stop = lineEnd(from: stop)
      if start >= contentEnd(of: start..<stop) { return nil }
    }
    return nil
  }

  private func closingDollars(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      if source[index] == backslash {
        index += 2
        continue
      }
      if source[index] == dollar && source[index + 1] == dollar { return index }
      index += 1
    }
    return nil
  }

  private func contentEnd(of range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound && source[end - 1] <= space { end -= 1 }
    return end
  }

  private func skipPrefix(from start: Int) -> Int {
    var index = start
    while index < source.count, source[index] == space || source[index] == tab || source[index] == quoteMark {
      index += 1
    }
    return index
  }

  private mutating func appendDisplay(_ lines: [Range<Int>], end: Int, into marks: inout SourceMarks) -> Bool
  {
    guard lines.contains(where: { !$0.isEmpty }) else { return false }
    var from = at
    for (number, line) in lines.enumerated() {
      let text = String(decoding: source[line], as: UTF8.self).trimmingSpaces()
      let isLast = number == lines.count - 1
      let sourceRange = from..<(isLast ? end : line.upperBound)
      let atom: SourceMarks.Atom = number == 0 ? .math(text, isDisplay: true) : .mathContinued(text)
      guard marks.append(atom, source: String(decoding: source[sourceRange], as: UTF8.self)) else {
        return false
      }
      if !isLast {
        let next = lines[number + 1].lowerBound
        marks.append(source[line.upperBound..<next])
        from = next
      }
    }
    at = end
    return true
  }
}
