import Markdown

extension Entry {
  /// What the writer or curator set apart, a line each: notes, headings within the entry, bold text, wikilinks.
  /// Search ranks hits there above others.
  public var emphasized: [String] {
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      if SubHeading.isOne(index, of: blocks) { lines.append(RichText(block.inlines).plain) }
      block.visit { inner in
        switch inner.content {
        case .alert: lines += PlainText.lines(of: [inner])
        case .heading(_, let inlines): lines.append(RichText(inlines).plain)
        default: break
        }
      }
    }
    blocks.visitInlines { inline in
      switch inline {
      case .strong(let inner): lines.append(RichText(inner).plain)
      case .wikilink(_, let label): lines.append(label)
      default: break
      }
    }
    var seen: Set<String> = []
    return lines.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
