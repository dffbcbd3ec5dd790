import Writing

/// Walks over Markdown source, outside code as far as a line-by-line look can tell, and marks what
/// `SourceMarks` describes. A wrong guess about code does no harm: there the source is restored.
struct MarkScanner {
  let source: [UInt8]
  var at = 0
  private var fence: Fence?
  private var declarations = 0
  /// Where the `==` stands that ends what is being marked.
  var highlightEnd: Int?
  /// Up to where none is, so that nobody looks twice.
  var highlightlessUntil = 0
  /// Where `**` stands that began a strong text of this paragraph, while nothing has ended it.
  var strongStart: Int?
  /// How often the rest of this paragraph was looked at for its end.
  var looksAhead = 0

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
      // Behind a code span over several lines this is no line's start.
      let isAtStart = at == 0 || source[at - 1] == newline || source[at - 1] == carriageReturn
      if isAtStart, strongStart != nil || looksAhead > 0, startsParagraph(at: at) {
        (strongStart, looksAhead) = (nil, 0)
      }
      if passesAsCode(at..<end) {
        marks.append(source[at..<end])
        at = end
      } else if isExcessive(at..<end) {
        // With a sentinel before it, the line is text.
        marks.appendSentinel()
        marks.append(source[at..<end])
        at = end
      } else {
        scanLine(until: end, into: &marks)
      }
    }
  }

  /// The offset after the line end.
  func lineEnd(from start: Int) -> Int {
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

  // MARK: Excess

  /// Columns that a table may have, and bytes that a reference definition may be long: cmark multiplies the
  /// one by the number of rows, the other by the number of references.
  private static let mostColumns = 200
  private static let longestDefinition = 4096
  /// Declarations and processing instructions, each of which cmark looks for the end of from where it stands.
  private static let mostDeclarations = 200

  private func isExcessive(_ line: Range<Int>) -> Bool {
    guard line.count > Self.mostColumns else { return false }
    var start = line.lowerBound
    while start < line.upperBound, source[start] == space || source[start] == quoteMark { start += 1 }
    if start < line.upperBound, source[start] == openBracket, line.count > Self.longestDefinition {
      return source[start..<line.upperBound].prefix(1000).firstRange(of: [closeBracket, UInt8(ascii: ":")])
        != nil
    }
    let delimiters: Set<UInt8> = [
      UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), space, tab, newline, carriageReturn,
    ]
    var columns = 0
    for byte in source[start..<line.upperBound] {
      guard delimiters.contains(byte) else { return false }
      if byte == UInt8(ascii: "|") { columns += 1 }
    }
    return columns > Self.mostColumns
  }

  /// `<?` and `<!`, comments aside; those after the first few hundred stay text.
  private mutating func copyDeclaration(into marks: inout SourceMarks) {
    declarations += 1
    copy(1, into: &marks)
    if declarations > Self.mostDeclarations { marks.appendSentinel() }
  }

  private func opensDeclaration(before end: Int) -> Bool {
    guard at + 1 < end, source[at] == UInt8(ascii: "<") else { return false }
    return source[at + 1] == UInt8(ascii: "?")
      || (source[at + 1] == UInt8(ascii: "!") && !(at + 2 < end && source[at + 2] == UInt8(ascii: "-")))
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
        if !markBracketedFormula(before: end, into: &marks) { copy(2, into: &marks) }
        if at > end { return }
      case backtick:
        copyCodeSpan(into: &marks)
        if at > end { return }
      case openBracket:
        if !markContents(into: &marks), !markWikilink(before: end, into: &marks) { copy(1, into: &marks) }
      case UInt8(ascii: "{"):
        if !markAttributes(before: end, into: &marks) { copy(1, into: &marks) }
      case UInt8(ascii: "^"):
        if !markScript(before: end, into: &marks), !markBlockName(before: end, into: &marks) {
          copy(1, into: &marks)
        }
      case UInt8(ascii: "!") where source[(at + 1)..<end].starts(with: [openBracket, openBracket]):
        if !markEmbed(before: end, into: &marks) { copy(1, into: &marks) }
      case UInt8(ascii: "="):
        markHighlight(before: end, into: &marks)
      case UInt8(ascii: "%") where runLength(of: byte, at: at) == 2:
        if !markComment(lineEnd: end, into: &marks) { copy(2, into: &marks) }
        if at > end { return }
      case dollar:
        if !markFormula(before: end, into: &marks) { copyRun(of: dollar, into: &marks) }
        if at > end { return }
      case asterisk, tilde:
        if byte == asterisk || !markScript(before: end, into: &marks) { markEmphasis(into: &marks) }
      case UInt8(ascii: "<") where opensDeclaration(before: end):
        copyDeclaration(into: &marks)
      default:
        let start = at
        while at < end, !isSpecial(source[at]) { at += 1 }
        if at == start { at += 1 }
        marks.append(source[start..<at])
      }
    }
  }

  func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case backslash, backtick, openBracket, dollar, asterisk, tilde, UInt8(ascii: "<"), UInt8(ascii: "!"),
      UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "{"), UInt8(ascii: "^"):
      true
    default: false
    }
  }

  mutating func copy(_ count: Int, into marks: inout SourceMarks) {
    marks.append(source[at..<(at + count)])
    at += count
  }

  private mutating func copyRun(of byte: UInt8, into marks: inout SourceMarks) {
    copy(runLength(of: byte, at: at), into: &marks)
  }

  func runLength(of byte: UInt8, at start: Int) -> Int {
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

  // MARK: Characters

  func scalar(at index: Int) -> Unicode.Scalar? {
    guard index < source.count else { return nil }
    return String(decoding: source[index..<min(index + 4, source.count)], as: UTF8.self).unicodeScalars.first
  }

  func scalar(before index: Int) -> Unicode.Scalar? {
    var start = index - 1
    while start > 0 && start > index - 4 && source[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return nil }
    return String(decoding: source[start..<index], as: UTF8.self).unicodeScalars.last
  }
}

let newline = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
let space = UInt8(ascii: " ")
let tab = UInt8(ascii: "\t")
let quoteMark = UInt8(ascii: ">")
let backtick = UInt8(ascii: "`")
let tilde = UInt8(ascii: "~")
let backslash = UInt8(ascii: "\\")
let openBracket = UInt8(ascii: "[")
let closeBracket = UInt8(ascii: "]")
let dollar = UInt8(ascii: "$")
let asterisk = UInt8(ascii: "*")

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
