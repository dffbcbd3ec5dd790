/// What Obsidian and its kin write: wikilinks, embedded files, marked text, comments.
extension MarkScanner {
  // MARK: Wikilinks

  mutating func markWikilink(before end: Int, into marks: inout SourceMarks) -> Bool {
    guard at + 1 < end, source[at + 1] == openBracket,
      let (target, label, close) = wikilink(at: at, before: end)
    else {
      return false
    }
    return append(.wikilink(target: target, label: label ?? Self.shown(target)), until: close, into: &marks)
  }

  /// `![[picture.png|100]]`, or another file, to which it is a link then.
  mutating func markEmbed(before end: Int, into marks: inout SourceMarks) -> Bool {
    guard let (target, label, close) = wikilink(at: at + 1, before: end) else { return false }
    let suffix = target.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let atom: SourceMarks.Atom =
      Self.pictures.contains(suffix) && target.contains(".")
      ? .embed(file: target, description: Self.description(label ?? ""))
      : .wikilink(target: target, label: label ?? Self.shown(target))
    return append(atom, until: close, into: &marks)
  }

  /// The parts of `[[target|label]]` at `start`, and where it ends.
  private func wikilink(at start: Int, before end: Int) -> (target: String, label: String?, end: Int)? {
    var index = start + 2
    while index + 1 < end, source[index] != closeBracket, source[index] != openBracket { index += 1 }
    guard index + 1 < end, index > start + 2, source[index] == closeBracket, source[index + 1] == closeBracket
    else { return nil }
    let inner = String(decoding: source[(start + 2)..<index], as: UTF8.self)
    // `[[ -f file ]]` is a test of a shell.
    guard !(inner.hasPrefix(" ") && inner.hasSuffix(" ")) else { return nil }
    let parts = inner.replacing("\\|", with: "|").split(separator: "|", maxSplits: 1)
    guard let target = parts.first.map({ $0.trimmingSpaces() }), !target.isEmpty else { return nil }
    let label = parts.count > 1 ? parts[1].trimmingSpaces() : ""
    return (target, label.isEmpty ? nil : label, index + 2)
  }

  private static let pictures: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "avif", "tif", "tiff",
  ]

  /// A label without the size that may stand behind it.
  private static func description(_ label: String) -> String {
    let parts = label.split(separator: "|").map { $0.trimmingSpaces() }
    return parts.last.map(isSize) == true ? parts.dropLast().joined(separator: "|") : label
  }

  /// `100` or `100x60`.
  private static func isSize(_ text: String) -> Bool {
    text.first?.isNumber == true && text.allSatisfy { $0.isNumber || $0 == "x" || $0 == "×" }
  }

  /// A heading of a note is named behind it, one of this note alone.
  private static func shown(_ target: String) -> String {
    let parts = target.split(separator: "#").map { $0.trimmingSpaces() }.filter {
      !$0.isEmpty && !$0.hasPrefix("^")
    }
    return parts.isEmpty ? target : parts.joined(separator: " › ")
  }

  private mutating func append(_ atom: SourceMarks.Atom, until end: Int, into marks: inout SourceMarks)
    -> Bool
  {
    guard marks.append(atom, source: String(decoding: source[at..<end], as: UTF8.self)) else { return false }
    at = end
    return true
  }

  // MARK: Marked text

  /// `==text==`: no space inside the signs, no letter or digit outside, so that a comparison is none.
  mutating func markHighlight(before end: Int, into marks: inout SourceMarks) {
    let length = runLength(of: source[at], at: at)
    let isEnd = highlightEnd == at
    if isEnd { highlightEnd = nil }
    guard length == 2, isEnd || opensHighlight(before: end),
      append(.highlight(isClosing: isEnd), until: at + 2, into: &marks)
    else { return copy(length, into: &marks) }
  }

  private mutating func opensHighlight(before end: Int) -> Bool {
    guard highlightEnd == nil, at >= highlightlessUntil, at + 2 < end, source[at + 2] > space,
      at == 0 || !isLetterOrDigit(source[at - 1]), !isQuoted(at..<(at + 2))
    else { return false }
    var index = at + 2
    while index < end {
      switch source[index] {
      case backslash: index += 2
      // What stands in a code span is code.
      case backtick: index = endOfCodeSpan(at: index, before: end)
      case UInt8(ascii: "="):
        let length = runLength(of: source[index], at: index)
        if length == 2, source[index - 1] > space, index + 2 >= end || !isLetterOrDigit(source[index + 2]),
          !isQuoted(index..<(index + 2))
        {
          highlightEnd = index
          return true
        }
        index += length
      default: index += 1
      }
    }
    highlightlessUntil = end
    return false
  }

  /// True for signs between quotation marks, which somebody writes about.
  private func isQuoted(_ signs: Range<Int>) -> Bool {
    guard signs.lowerBound > 0, signs.upperBound < source.count else { return false }
    let (before, after) = (source[signs.lowerBound - 1], source[signs.upperBound])
    if before == after, "\"'".utf8.contains(before) { return true }
    guard let left = scalar(before: signs.lowerBound), let right = scalar(at: signs.upperBound) else {
      return false
    }
    return ["“”", "‘’", "「」", "『』"].contains(String(left) + String(right))
  }

  private func endOfCodeSpan(at start: Int, before end: Int) -> Int {
    let length = runLength(of: backtick, at: start)
    var index = start + length
    while index < end {
      let run = runLength(of: backtick, at: index)
      if run == length { return index + run }
      index += max(1, run)
    }
    return start + length
  }

  func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  // MARK: Scripts

  /// `H~2~O` and `x^2^`, as Pandoc writes them: a few letters or digits behind a letter, no spaces.
  mutating func markScript(before end: Int, into marks: inout SourceMarks) -> Bool {
    let sign = source[at]
    guard runLength(of: sign, at: at) == 1, let before = scalar(before: at) else { return false }
    // `5~10~15` and `周一~周三~` are ranges.
    let hasBase =
      sign == tilde ? isLetter(source[at - 1]) : before.properties.isAlphabetic || isDigit(source[at - 1])
    guard hasBase else { return false }
    var close = at + 1
    while close < end, close - at <= Self.longestScript, source[close] > space, !isSpecial(source[close]) {
      close += 1
    }
    guard close > at + 1, close < end, source[close] == sign, runLength(of: sign, at: close) == 1 else {
      return false
    }
    let inner = String(decoding: source[(at + 1)..<close], as: UTF8.self)
    guard
      inner.unicodeScalars.allSatisfy({
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "+-−".unicodeScalars.contains($0)
      })
    else { return false }
    // `2^10^2` is a power of a power, and `A~B~C` a range; only a number may stand low within a word: `H~2~O`.
    let goesOn = close + 1 < end && isLetterOrDigit(source[close + 1])
    guard !goesOn || sign == tilde && inner.utf8.allSatisfy(isDigit) && isLetter(source[close + 1]) else {
      return false
    }
    return append(.script(inner, isLow: sign == tilde), until: close + 1, into: &marks)
  }

  /// Bytes.
  private static let longestScript = 12

  // MARK: What is for a program

  /// `[TOC]`, where a program would put a list of contents.
  mutating func markContents(into marks: inout SourceMarks) -> Bool {
    guard let name = Self.contents.first(where: { source[at...].starts(with: $0) }) else { return false }
    let end = at + name.count
    // Not the words of a link, nor the name of one.
    if end < source.count, "([:".utf8.contains(source[end]) { return false }
    return append(.hidden, until: end, into: &marks)
  }

  private static let contents = ["[TOC]", "[[TOC]]", "[[_TOC_]]"].map { Array($0.utf8) }

  /// ` ^name` at the end of a paragraph or item, by which other notes refer to it.
  mutating func markBlockName(before end: Int, into marks: inout SourceMarks) -> Bool {
    guard at > 1, source[at - 1] == space, !isSpecial(source[at - 2]) else { return false }
    let name = source[(at + 1)..<end].prefix { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    // `x ^2` and `A ^T` are formulas.
    guard name.count > 1, name.contains(where: isLetter), startsParagraph(at: end),
      source[name.endIndex..<end].allSatisfy({ $0 <= space })
    else { return false }
    return append(.hidden, until: name.endIndex, into: &marks)
  }

  /// `{#anchor .class}`, an anchor for links behind or before text.
  mutating func markAttributes(before end: Int, into marks: inout SourceMarks) -> Bool {
    guard at + 2 < end, source[at + 1] == UInt8(ascii: "#"), isLetterOrDigit(source[at + 2]),
      !isInHeading(lineEnd: end),
      let close = source[at..<min(end, at + 80)].firstIndex(of: UInt8(ascii: "}"))
    else { return false }
    let words = source[(at + 1)..<close].split(separator: space)
    guard words.allSatisfy({ ".#".utf8.contains($0[$0.startIndex]) || $0.contains(UInt8(ascii: "=")) }) else {
      return false
    }
    return append(.hidden, until: close + 1, into: &marks)
  }

  /// The anchor of a heading is told where headings are read.
  private func isInHeading(lineEnd end: Int) -> Bool {
    let start = source[..<at].lastIndex { $0 == newline || $0 == carriageReturn }.map { $0 + 1 } ?? 0
    if source[start...].first(where: { $0 > space && $0 != quoteMark }) == UInt8(ascii: "#") { return true }
    let next = source[end...].prefix { $0 != newline && $0 != carriageReturn }
    return !next.isEmpty
      && (next.allSatisfy { $0 == UInt8(ascii: "=") } || next.allSatisfy { $0 == UInt8(ascii: "-") })
  }

  // MARK: Comments

  /// `%%…%%` in a paragraph; where the signs stand on lines of their own, over several. Each line of it becomes an
  /// atom, so that line numbers hold.
  mutating func markComment(lineEnd end: Int, into marks: inout SourceMarks) -> Bool {
    guard let close = endOfComment(lineEnd: end), isComment(at..<close) else { return false }
    let start = at
    while at < close {
      var stop = at
      while stop < close, source[stop] != newline, source[stop] != carriageReturn { stop += 1 }
      // There are only so many atoms: what is left is text, and the scan goes on behind its signs.
      if stop > at, !append(.hidden, until: stop, into: &marks) { return at > start }
      while at < close, source[at] == newline || source[at] == carriageReturn { copy(1, into: &marks) }
    }
    return true
  }

  /// `%%time` and `"%%d"` are none: both ends have a space inside, or neither has, and outside there is no ASCII.
  private func isComment(_ range: Range<Int>) -> Bool {
    let inside = range.dropFirst(2).dropLast(2)
    guard let first = inside.first, let last = inside.last, isFree(before: range.lowerBound),
      isFree(at: range.upperBound)
    else { return false }
    return (source[first] <= space) == (source[last] <= space)
  }

  /// True if neither a letter nor a sign of ASCII stands before, so that what begins here is no part of it.
  private func isFree(before index: Int) -> Bool {
    index == 0 || source[index - 1] <= space || source[index - 1] >= 0x80
  }
  private func isFree(at index: Int) -> Bool {
    index >= source.count || source[index] <= space || source[index] >= 0x80
  }

  /// Where the signs end that close a comment, its own ones included.
  private func endOfComment(lineEnd end: Int) -> Int? {
    // Back over blanks alone: a line may hold a hundred thousand signs.
    var blank = at
    while blank > 0, source[blank - 1] <= space, source[blank - 1] != newline,
      source[blank - 1] != carriageReturn
    {
      blank -= 1
    }
    let beginsLine = blank == 0 || source[blank - 1] == newline || source[blank - 1] == carriageReturn
    let standsAlone = beginsLine && source[(at + 2)..<end].allSatisfy { $0 <= space }
    var index = at + 2
    var lineIsBlank = standsAlone
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "%") where runLength(of: source[index], at: index) == 2: return index + 2
      case newline:
        if lineIsBlank && !standsAlone { return nil }
        lineIsBlank = true
        index += 1
      default:
        if source[index] > space { lineIsBlank = false }
        index += 1
      }
    }
    return nil
  }
}
