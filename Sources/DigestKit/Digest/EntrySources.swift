import Markdown
import Writing

/// Where an entry leads, as its page shows it below the title.
public enum EntrySources {
  /// True for a line that is only source links.
  public static func isSourceLine(_ inlines: [Inline]) -> Bool { EntryBody.linksAlone(inlines) != nil }

  /// Sources that no line at the start of the entry names: of a heading those in it, of a piece its own.
  public static func unnamed(of entry: Entry) -> [Source] {
    var named: Set<String> = []
    for block in entry.blocks {
      guard case .paragraph(let inlines) = block.content, let links = EntryBody.linksAlone(inlines) else {
        break
      }
      named.formUnion(links.map { $0.url ?? $0.title })
    }
    let own = entry.sources.filter { !named.contains($0.url ?? $0.title) }
    // A row of a table may hold many: the first is the one that its title is of.
    return Array(own.prefix(entry.kind == .item ? 1 : most))
  }

  private static let most = 3

  /// Remarks on the source at the start of a piece's text, such as `[课程]` and `（英文）`, and what stands behind them.
  /// Nil where there are none, or the piece has no source to remark on.
  public static func remarks(of entry: Entry) -> (remarks: [String], rest: [Inline])? {
    guard entry.kind == .item, !entry.sources.isEmpty,
      case .paragraph(let inlines)? = entry.blocks.first?.content
    else { return nil }
    // What stood on both sides of the link is two pieces of text.
    let texts = inlines.prefix { if case .text = $0 { true } else { false } }
    let text = RichText(Array(texts)).text
    var remarks: [String] = []
    var rest = text.drop(while: \.isWhitespace)
    while let (remark, end) = remark(rest) {
      // In round brackets it is one only if nothing comes behind it on its line.
      let next = rest[end...].drop(while: \.isWhitespace)
      let behind = inlines.dropFirst(texts.count).first
      let endsLine = next.isEmpty && (behind == nil || behind == .softBreak || behind == .lineBreak)
      guard endsLine || isTag(rest) || Self.remark(next) != nil else { break }
      remarks.append(remark)
      rest = next
    }
    guard !remarks.isEmpty else { return nil }
    var behind = Array(inlines.dropFirst(texts.count))
    if !rest.isEmpty { behind.insert(.text(String(rest)), at: 0) }
    while behind.first == .softBreak || behind.first == .lineBreak { behind.removeFirst() }
    return (remarks, behind)
  }

  private static let longestRemark = 16
  private static let brackets: [Character: Character] = ["（": "）", "(": ")", "[": "]", "【": "】"]

  private static func isTag(_ text: Substring) -> Bool { text.first == "[" || text.first == "【" }

  /// What stands in brackets at the start, and where they end.
  private static func remark(_ text: Substring) -> (String, Substring.Index)? {
    guard let first = text.first, let closing = brackets[first], let end = text.firstIndex(of: closing) else {
      return nil
    }
    let inner = text[text.index(after: text.startIndex)..<end]
    guard (1...longestRemark).contains(inner.count), inner.contains(where: \.isLetter),
      !inner.contains(where: { "。！？；[]".contains($0) })
    else { return nil }
    return (inner.trimmingSpaces(), text.index(after: end))
  }
}
