import Writing

/// Headings that the writer didn't mark: a bold line alone, or a short line before a longer paragraph.
public enum SubHeading {
  /// True for a paragraph that stands as a heading over `next`.
  public static func isOne(_ block: Block, before next: Block?) -> Bool {
    guard case .paragraph(let inlines) = block.content, !inlines.isEmpty else { return false }
    // Most paragraphs are too long to be one, and need no closer look.
    var length = 0
    for inline in inlines { inline.visit { length += $0.ownLength } }
    guard length <= 60 * 4 else { return false }
    let text = RichText(inlines).text
    guard !text.isEmpty, !text.contains("\n"), text.count <= 60 else { return false }
    if case .strong = inlines.first, inlines.count == 1 { return true }
    return isShortLine(inlines, text: text, before: next)
  }

  private static func isShortLine(_ inlines: [Inline], text: String, before next: Block?) -> Bool {
    guard let last = text.last, !"。！？；：，、….!?;:,”’)）".contains(last), text.cells() <= 44 else { return false }
    for inline in inlines {
      switch inline {
      case .text, .code, .emphasis, .strong: continue
      default: return false
      }
    }
    guard case .paragraph(let following) = next?.content else {
      if case .list = next?.content { return true }
      return false
    }
    var followingLength = 0
    for inline in following { inline.visit { followingLength += $0.ownLength } }
    // As many characters at least as it would have in Chinese.
    if followingLength > 60 * 8 { return true }
    return RichText(following).text.count > max(30, text.count * 2)
  }
}
