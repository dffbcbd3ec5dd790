import Writing

/// Walks over Markdown source, outside code as far as a line-by-line look can tell, and marks what
/// `SourceMarks` describes. A wrong guess about code does no harm: there the source is restored.
struct MarkScanner {
  private let source: [UInt8]
  private var at = 0
  private var fence: Fence?

  private struct Fence {
    var byte: UInt8
    var length: Int
    var isQuoted: Bool
    var isIndented: Bool
  }

  init(source: [UInt8]) { self.source = source }

  mutating func scan(into marks: inout SourceMarks) {
    while at < source.count {
      let end = lineEnd(from: at)
      if passesAsCode(at..<end) {
        marks.append(source[at..<end])
        at = end
      } else {
        scanLine(until: end, into: &marks)
      }
    }
  }

  /// The offset after the line end.
  private func lineEnd(from start: Int) -> Int {
    var index = start
    while index < source.count {
      if source[index] == newline { return index + 1 }
      if source[index] == carriageReturn {
        return index + 1 < source.count && source[index + 1] == newline ? index + 2 : index + 1
      }
      index += 1
    }
    return index
  }

  // MARK: Fences

  private mutating func passesAsCode(_ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    var isQuoted = false
    while index < line.upperBound,
      source[index] == space || source[index] == tab || source[index] == quoteMark
    {
      isQuoted = isQuoted || source[index] == quoteMark
      index += 1
    }
    let isIndented = index > line.lowerBound && !isQuoted
    let isBlank = index == line.upperBound || source[index] == newline || source[index] == carriageReturn
    if let open = fence {
      if !isBlank && ((open.isQuoted && !isQuoted) || (open.isIndented && !isIndented)) {
        fence = nil  // The list item or quote that held it has ended.
      } else {
        if closes(open, at: index, in: line) { fence = nil }
        return true
      }
    }
    if let opening = openingFence(at: index, in: line, isQuoted: isQuoted, isIndented: isIndented) {
      fence = opening
      return true
    }
    return false
  }

  private func closes(_ open: Fence, at start: Int, in line: Range<Int>) -> Bool {
    var index = start
    while index < line.upperBound && source[index] == open.byte { index += 1 }
    guard index - start >= open.length else { return false }
    return source[index..<line.upperBound].allSatisfy { $0 <= space }
  }

  private func openingFence(at start: Int, in line: Range<Int>, isQuoted: Bool, isIndented: Bool) -> Fence? {
    var index = start
    // A fence may open on the line of its list marker.
    if index + 1 < line.upperBound, "-+*".utf8.contains(source[index]), source[index + 1] == space {
      index += 2
      while index < line.upperBound && source[index] == space { index += 1 }
    }
    guard index < line.upperBound, source[index] == backtick || source[index] == tilde else { return nil }
    let byte = source[index]
    let first = index
    while index < line.upperBound && source[index] == byte { index += 1 }
    guard index - first >= 3 else { return nil }
    if byte == backtick && source[index..<line.upperBound].contains(backtick) { return nil }
    return Fence(
      byte: byte, length: index - first, isQuoted: isQuoted, isIndented: isIndented || first > start)
  }

  // MARK: Inside a line

  private mutating func scanLine(until end: Int, into marks: inout SourceMarks) {
    while at < end {
      let byte = source[at]
      switch byte {
      case backslash where at + 1 < end:
        marks.append(source[at..<(at + 2)])
        at += 2
      case backtick:
        copyCodeSpan(into: &marks)
        if at > end { return }
      case openBracket where at + 1 < end && source[at + 1] == openBracket:
        if !markWikilink(before: end, into: &marks) { copy(1, into: &marks) }
      case dollar:
        if !markFormula(before: end, into: &marks) { copyRun(of: dollar, into: &marks) }
        if at > end { return }
      case asterisk, tilde:
        markEmphasis(into: &marks)
      default:
        let start = at
        while at < end, !isSpecial(source[at]) { at += 1 }
        if at == start { at += 1 }
        marks.append(source[start..<at])
      }
    }
  }

  private func isSpecial(_ byte: UInt8) -> Bool {
    byte == backslash || byte == backtick || byte == openBracket || byte == dollar || byte == asterisk
      || byte == tilde
  }

  private mutating func copy(_ count: Int, into marks: inout SourceMarks) {
    marks.append(source[at..<(at + count)])
    at += count
  }

  private mutating func copyRun(of byte: UInt8, into marks: inout SourceMarks) {
    copy(runLength(of: byte, at: at), into: &marks)
  }

  private func runLength(of byte: UInt8, at start: Int) -> Int {
    var index = start
    while index < source.count && source[index] == byte { index += 1 }
    return index - start
  }

  /// CommonMark §6.1: a code span ends at a run of as many backticks; it doesn't reach over a blank line.
  private mutating func copyCodeSpan(into marks: inout SourceMarks) {
    let length = runLength(of: backtick, at: at)
    var index = at + length
    var lineIsBlank = false
    while index < source.count {
      let byte = source[index]
      if byte == backtick {
        let run = runLength(of: backtick, at: index)
        if run == length { return copy(index + run - at, into: &marks) }
        index += run
        lineIsBlank = false
        continue
      }
      if byte == newline {
        if lineIsBlank { break }
        lineIsBlank = true
      } else if byte > space {
        lineIsBlank = false
      }
      index += 1
    }
    copy(length, into: &marks)
  }

  private mutating func markWikilink(before end: Int, into marks: inout SourceMarks) -> Bool {
    var index = at + 2
    while index + 1 < end, source[index] != closeBracket, source[index] != openBracket { index += 1 }
    guard index + 1 < end, index > at + 2, source[index] == closeBracket, source[index + 1] == closeBracket
    else {
      return false
    }
    let inner = String(decoding: source[(at + 2)..<index], as: UTF8.self)
    let parts = inner.replacing("\\|", with: "|").split(separator: "|", maxSplits: 1)
    let target = parts.first.map { $0.trimmingSpaces() } ?? ""
    let label = parts.count > 1 ? parts[1].trimmingSpaces() : target
    guard !target.isEmpty else { return false }
    let whole = String(decoding: source[at..<(index + 2)], as: UTF8.self)
    guard marks.append(.wikilink(target: target, label: label.isEmpty ? target : label), source: whole) else {
      return false
    }
    at = index + 2
    return true
  }

  // MARK: Formulas

  private mutating func markFormula(before end: Int, into marks: inout SourceMarks) -> Bool {
    let dollars = runLength(of: dollar, at: at)
    if dollars == 2 { return markDisplayFormula(lineEnd: end, into: &marks) }
    guard dollars == 1 else { return false }
    return markInlineFormula(before: end, into: &marks)
  }

  /// Pandoc's rule (`tex_math_dollars`): no space inside the dollars, no digit after the closing one.
  private mutating func markInlineFormula(before end: Int, into marks: inout SourceMarks) -> Bool {
    guard at + 1 < end, source[at + 1] > space else { return false }
    var index = at + 1
    while index < end {
      switch source[index] {
      case backslash: index += 1
      case backtick, newline, carriageReturn: return false
      case dollar:
        let isClosing =
          source[index - 1] > space && !(index + 1 < end && isDigit(source[index + 1]))
        // Two prices in a row: the second dollar has a space before it, or a digit after.
        guard isClosing, index > at + 1 else { return false }
        return append(at..<(index + 1), inner: (at + 1)..<index, isDisplay: false, into: &marks)
      default: break
      }
      index += 1
    }
    return false
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
    var lines: [Range<Int>] = []
    var start = at + 2
    var stop = end
    while lines.count < 200 {
      let text = start..<contentEnd(of: start..<stop)
      if let close = closingDollars(in: text) {
        lines.append(start..<close)
        return appendDisplay(lines, end: close + 2, into: &marks)
      }
      lines.append(text)
      guard stop < source.count else { return false }
      start = skipPrefix(from: stop)
      stop = lineEnd(from: stop)
      if start >= contentEnd(of: start..<stop) { return false }
    }
    return false
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

  // MARK: Emphasis

  /// A run of `*`, or of two or more `~`, with a sentinel where the CJK-friendly rule asks for one.
  private mutating func markEmphasis(into marks: inout SourceMarks) {
    let length = runLength(of: source[at], at: at)
    let run = at..<(at + length)
    at = run.upperBound
    guard source[run.lowerBound] == asterisk || length >= 2,
      let before = scalar(before: run.lowerBound), let after = scalar(at: run.upperBound),
      !before.properties.isWhitespace, !after.properties.isWhitespace, before.isCJK || after.isCJK
    else { return marks.append(source[run]) }
    let isAfterPunctuation = isPunctuation(before)
    let isBeforePunctuation = isPunctuation(after)
    if isBeforePunctuation && !isAfterPunctuation { marks.appendSentinel() }
    marks.append(source[run])
    if isAfterPunctuation && !isBeforePunctuation { marks.appendSentinel() }
  }

  /// What cmark 0.29 takes for punctuation: ASCII symbols too.
  private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? (33...47).contains(scalar.value) || (58...64).contains(scalar.value)
        || (91...96).contains(scalar.value)
        || (123...126).contains(scalar.value)
      : scalar.isPunctuation
  }

  private func scalar(at index: Int) -> Unicode.Scalar? {
    guard index < source.count else { return nil }
    return String(decoding: source[index..<min(index + 4, source.count)], as: UTF8.self).unicodeScalars.first
  }

  private func scalar(before index: Int) -> Unicode.Scalar? {
    var start = index - 1
    while start > 0 && start > index - 4 && source[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return nil }
    return String(decoding: source[start..<index], as: UTF8.self).unicodeScalars.last
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
private let quoteMark = UInt8(ascii: ">")
private let backtick = UInt8(ascii: "`")
private let tilde = UInt8(ascii: "~")
private let backslash = UInt8(ascii: "\\")
private let openBracket = UInt8(ascii: "[")
private let closeBracket = UInt8(ascii: "]")
private let dollar = UInt8(ascii: "$")
private let asterisk = UInt8(ascii: "*")

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
