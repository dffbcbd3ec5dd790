import DigestKit
import Markdown
import Typesetting
import Writing

/// What an exacting reader finds wrong with a set page, counted line by line. It knows the page alone, not how it was set.
public struct PagePanel {
  public enum Fault: String, CaseIterable, Sendable {
    /// Signs of Markdown or HTML in text.
    case markup
    /// A line that goes on with what belongs to the line before.
    case lineStart = "line start"
    /// A last line of one character.
    case lastLine = "last line"
    /// A space behind a full-width stop, or beside strong text between Han.
    case space
    /// A formula of a few cells in two lines, or an index parted from its base.
    case formula
  }

  public private(set) var found: [(fault: Fault, text: String)] = []
  public func count(_ fault: Fault) -> Int { found.count { $0.fault == fault } }

  public init() {}

  /// Looks at the page of an entry, tables left out: their cells are too narrow for care.
  public mutating func look(at entry: Entry, width: Int) {
    var paragraph: [Line] = []
    for line in Typesetter.lines(of: entry, options: TypesettingOptions(width: width)) {
      let startsItem = line.runs.contains { $0.ink.role == .marker }
      if line.isBlank || startsItem || line.block != paragraph.last?.block {
        look(at: paragraph)
        paragraph = []
      }
      let isTable = entry.blocks.indices.contains(line.block) && Self.holdsTable(entry.blocks[line.block])
      if !line.isBlank, !isTable { paragraph.append(line) }
    }
    look(at: paragraph)
  }

  private static func holdsTable(_ block: Block) -> Bool {
    var holds = false
    block.visit { if case .table = $0.content { holds = true } }
    return holds
  }

  private mutating func look(at paragraph: [Line]) {
    guard let last = paragraph.last, !paragraph.contains(where: Self.isCode) else { return }
    for line in paragraph {
      let text = Self.text(line)
      if Self.holdsMarkup(Self.prose(line)) { found.append((.markup, text)) }
      if Self.holdsIdleSpace(line) { found.append((.space, text)) }
    }
    for (before, line) in zip(paragraph, paragraph.dropFirst()) {
      let text = Self.text(line)
      if Self.startsBadly(text) { found.append((.lineStart, text)) }
      if Self.isTorn(before, line) { found.append((.formula, Self.text(before) + " ⏎ " + text)) }
    }
    let letters = Self.text(last).unicodeScalars.filter { !Self.stops.contains($0) }
    if paragraph.count > 1, letters.count == 1, letters.first?.isHanOrKana == true {
      found.append((.lastLine, Self.text(paragraph[paragraph.count - 2]) + " ⏎ " + Self.text(last)))
    }
  }

  private static let stops = Set("，。、；：！？）》」』】”’…".unicodeScalars)

  /// Without what stands before text in quotes and items.
  private static func text(_ line: Line) -> String {
    String(line.text.drop { $0 == " " || $0 == "▏" })
  }

  private static func isCode(_ line: Line) -> Bool {
    line.runs.contains { if case .code = $0.ink.role { true } else { false } }
  }

  /// Text that is neither code, a formula, a picture nor an address.
  private static func prose(_ line: Line) -> String {
    line.runs.map { run in
      let isOther = ["inlineCode", "math", "image", "host", "source"].contains("\(run.ink.role)")
      return isOther || run.text.string.contains("://") ? "\u{FFFC}" : run.text.string
    }.joined()
  }

  private static func holdsMarkup(_ text: String) -> Bool {
    // What stands in quotation marks is spoken of, such as a token of a model; but bold text stands there, too.
    let text = text.replacing(/“(?![^“”]*\*\*[\p{L}\p{N}])[^“”]*(”|$)/, with: "“”")
    if text.matches(of: /<\/?([a-z][a-z0-9]*)>/).contains(where: { elements.contains($0.1) }) { return true }
    let patterns: [any RegexComponent] = [
      /\*\*/, /\]\(/, /==\p{L}/, /%%/, /\[\[|\]\]/, /\{#\w/, /\[TOC\]/, /&[a-z]+;/, /!\[/,
      /\\[()\[\]]/,
      /:[a-z]+_[a-z_]+:/, /^\[![a-z]+\]/,
    ]
    return patterns.contains { text.contains($0) }
  }

  /// Names of HTML; whatever else stands in such brackets is a name of its own, as of who wrote something.
  private static let elements = Set(
    """
    a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center
    cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption
    figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins
    kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option
    output p param picture pre progress q rb rp rt rtc ruby s samp script section select slot small source span
    strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track
    tt u ul var video wbr
    """.split(whereSeparator: \.isWhitespace))

  private static func holdsIdleSpace(_ line: Line) -> Bool {
    if prose(line).contains(/[，。、；：！？）》」』】] \S/) { return true }
    return zip(line.runs, line.runs.dropFirst()).contains { left, right in
      guard left.ink.traits.contains(.strong) != right.ink.traits.contains(.strong),
        "\(left.ink.role)" == "body", "\(right.ink.role)" == "body"
      else { return false }
      let (before, after) = (left.text.string, right.text.string)
      guard before.last == " " || after.first == " " else { return false }
      let first = after.unicodeScalars.first { $0 != " " }
      let last = before.unicodeScalars.last { $0 != " " }
      return first?.isHanOrKana == true && last?.isHanOrKana == true
    }
  }

  private static func startsBadly(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return text.hasPrefix("- ") || text.hasPrefix("++") || stops.contains(first)
      || "—～·‧–".unicodeScalars.contains(first)
  }

  private static func isTorn(_ before: Line, _ after: Line) -> Bool {
    guard let left = before.runs.last, left.ink.role == .math,
      let right = after.runs.first(where: { $0.text.string.contains { $0 != " " && $0 != "▏" } }),
      right.ink.role == .math
    else { return false }
    let cells = left.text.cells(ambiguous: .narrow) + right.text.cells(ambiguous: .narrow)
    let isIndex = right.text.string.unicodeScalars.first.map {
      (0x2070...0x209F).contains($0.value) || "²³¹".unicodeScalars.contains($0)
    }
    return isIndex == true || cells < 12
  }
}
