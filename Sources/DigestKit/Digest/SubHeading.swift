import Markdown
import Writing

/// Headings that the writer didn't mark: a bold line alone, or a short line before longer text.
public enum SubHeading {
  /// True for a paragraph that stands as a heading over what comes next.
  public static func isOne(_ index: Int, of blocks: [Block]) -> Bool {
    // Most paragraphs end as sentences do, and need no closer look.
    guard !endsInStop(blocks[index]), let line = Line(blocks[index]), blocks[index].alignment == .leading
    else {
      return false
    }
    if line.isBold { return !line.isSentence }
    guard line.isBare else { return false }
    // One may follow another, as a title of a part and of its first chapter; then comes the text.
    for next in blocks[(index + 1)...].prefix(2) {
      switch next.content {
      case .list: return true
      case .paragraph(let inlines):
        if let following = Line(next) {
          // A first sentence may be shorter than its heading, but is more than a word.
          if following.isClosed && following.text.count > min(15, line.text.count) { return true }
          if following.isBold || following.isBare { continue }
        } else {
          // Longer than a line, whatever it is.
          return Line.length(of: inlines) > 60 * 4 || RichText(inlines).text.count > line.text.count
        }
        return false
      default: return false
      }
    }
    return false
  }

  /// True for plain text with a stop at its end, which no heading has.
  private static func endsInStop(_ block: Block) -> Bool {
    guard case .paragraph(let inlines) = block.content, case .text(let text) = inlines.last else {
      return false
    }
    return switch text.unicodeScalars.last {
    case "。", "！", "；", "：", "，", "、", "…", ".", "!", ";", ":", ",": true
    default: false
    }
  }
}

/// A paragraph short enough for a heading.
private struct Line {
  let text: String
  let isBold: Bool
  private let isPlain: Bool

  /// Han of the longest heading, as UTF-8.
  private static let longest = 50 * 4

  init?(_ block: Block) {
    guard case .paragraph(let inlines) = block.content, !inlines.isEmpty,
      // Most paragraphs are too long to be one, and need no closer look.
      Self.length(of: inlines) <= Self.longest
    else { return nil }
    text = RichText(inlines).text
    guard !text.isEmpty, !text.contains("\n"), text.count <= 60 else { return nil }
    if case .strong = inlines.first, inlines.count == 1 { isBold = true } else { isBold = false }
    isPlain = inlines.allSatisfy { inline in
      switch inline {
      case .text, .code, .emphasis, .strong: true
      case .math(_, let isDisplay): !isDisplay
      default: false
      }
    }
  }

  static func length(of inlines: [Inline]) -> Int {
    var length = 0
    for inline in inlines { inline.visit { length += $0.ownLength } }
    return length
  }

  /// Ends as a sentence does.
  var isClosed: Bool { text.last.map { "。！？；：，、….!?;:,”’」』)）".contains($0) } ?? false }

  /// A question may be a heading.
  var isSentence: Bool { text.last.map { "。！；.!;".contains($0) } ?? false }

  /// Looks like a heading: words alone, of less than a line, without an end.
  var isBare: Bool {
    guard isPlain, text.cells(ambiguous: .narrow) <= 72, let first = text.first, let last = text.last else {
      return false
    }
    // A title may end in a bracket or quotation; a sentence in its stop.
    guard !"。！；：，、….!;:,".contains(last),
      !(isClosed && text.dropLast().contains(where: { "。！？；".contains($0) })),
      // A remark, or somebody's words.
      !("（(【[“「『\"".contains(first) && "）)】]”」』\"".contains(last)),
      // A date, a number, a row of dashes.
      text.unicodeScalars.count(where: { $0.isHanOrKana || $0.properties.isAlphabetic }) >= 2
    else { return false }
    return !isLabel
  }

  /// The caption of a picture or table, or a line that names an author or source.
  private var isLabel: Bool {
    let names = ["作者", "来源", "出处", "编辑", "译者", "图源", "日期", "时间"]
    if let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }), names.contains(String(text[..<colon]))
    {
      return true
    }
    for word in ["Figure", "Fig.", "Table", "图", "表"] where text.hasPrefix(word) {
      let rest = text.dropFirst(word.count).drop { $0 == " " }
      if let next = rest.first, next.isNumber || next == "：" || next == ":" { return true }
    }
    return false
  }
}
