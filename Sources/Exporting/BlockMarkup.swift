import DigestKit
import Markdown
import Writing

/// The blocks of an entry as HTML that is XML, too: what a page of the reader shows, with the same words in it.
struct BlockMarkup {
  let summary: EntrySummary
  /// What a picture's address in the document is; nil where it isn't in it.
  let address: (Anthology.PictureName) -> String?
  /// The level of the entry's own heading; headings inside stand below it.
  let level: Int

  func markup(of blocks: [Block]) -> String { blocks.map(markup).joined() }

  private func markup(_ block: Block) -> String {
    switch block.content {
    case .paragraph(let inlines): paragraph(inlines, block.alignment)
    case .heading(let depth, let inlines): heading(depth, inlines)
    case .list(let list): markup(list)
    case .quote(let blocks): "<blockquote>\n\(markup(of: blocks))</blockquote>\n"
    case .alert(let kind, let title, let blocks):
      "<blockquote class=\"alert \(kind.rawValue)\">\n" + paragraph(title, .leading) + markup(of: blocks)
        + "</blockquote>\n"
    case .code(_, let text): "<pre><code>\(MarkupText.escaped(text))</code></pre>\n"
    case .table(let table): markup(table)
    case .thematicBreak: "<hr/>\n"
    case .footnote(let label, let blocks):
      "<div class=\"footnote\"><p>[\(MarkupText.escaped(label))]</p>\n\(markup(of: blocks))</div>\n"
    case .definition(let blocks): "<div class=\"definition\">\n\(markup(of: blocks))</div>\n"
    }
  }

  private func heading(_ depth: Int, _ inlines: [Inline]) -> String {
    // Deeper than any heading of HTML it is a line in bold.
    let wanted = max(level + 1, level + depth - (summary.level ?? depth - 1))
    let name = wanted <= 6 ? "h\(wanted)" : "p"
    let text = line(inlines)
    return text.isEmpty ? "" : "<\(name)>\(wanted <= 6 ? text : "<strong>\(text)</strong>")</\(name)>\n"
  }

  private func paragraph(_ inlines: [Inline], _ alignment: Block.Alignment) -> String {
    let text = line(inlines)
    guard !text.isEmpty else { return "" }
    return alignment == .center ? "<p class=\"center\">\(text)</p>\n" : "<p>\(text)</p>\n"
  }

  private func markup(_ list: Block.List) -> String {
    guard !list.items.isEmpty else { return "" }
    let name = list.start == nil ? "ul" : "ol"
    let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    let items = list.items.map { item in
      let box = item.isDone.map { $0 ? "☑ " : "☐ " } ?? ""
      // A short item is a line of its own, not a paragraph in one.
      if case .paragraph(let inlines)? = item.blocks.first?.content, list.isTight {
        return "<li>\(box)\(line(inlines))\(markup(of: Array(item.blocks.dropFirst())))</li>\n"
      }
      return "<li>\(box)\(markup(of: item.blocks))</li>\n"
    }
    return "<\(name)\(start)>\n\(items.joined())</\(name)>\n"
  }

  private func markup(_ table: Block.Table) -> String {
    let rows = table.rows.enumerated().map { number, cells in
      let name = number == 0 ? "th" : "td"
      let row = cells.enumerated().map { column, cell in
        let alignment = table.alignments.indices.contains(column) ? table.alignments[column] : .leading
        let style =
          switch alignment {
          case .leading: ""
          case .center: " class=\"center\""
          case .trailing: " class=\"trailing\""
          }
        return "<\(name)\(style)>\(line(cell))</\(name)>"
      }
      return "<tr>\(row.joined())</tr>\n"
    }
    return rows.isEmpty ? "" : "<table>\n\(rows.joined())</table>\n"
  }

  // MARK: Running text

  /// Running text, pictures in their places.
  func line(_ inlines: [Inline]) -> String {
    var markup = ""
    var run: [Inline] = []
    for inline in inlines {
      guard let picture = picture(inline) else {
        run.append(inline)
        continue
      }
      markup += text(run) + picture
      run = []
    }
    return markup + text(run)
  }

  /// Nil for what is no picture, or one that isn't in the document.
  private func picture(_ inline: Inline) -> String? {
    switch inline {
    case .image(let source, let alt):
      guard let address = address(Anthology.PictureName(source, of: summary)) else { return nil }
      return
        "<img src=\"\(MarkupText.escaped(address))\" alt=\"\(MarkupText.escaped(RichText(alt).plain))\"/>"
    case .link(let destination, let inner):
      guard inner.count == 1, let image = picture(inner[0]) else { return nil }
      return linked(image, destination)
    default: return nil
    }
  }

  private func text(_ inlines: [Inline]) -> String {
    var markup = ""
    var rest = RichText(page: inlines).spans[...]
    while let first = rest.first {
      let run = rest.prefix { $0.link == first.link }
      rest = rest.dropFirst(run.count)
      let text = run.map(Self.markup).joined()
      markup +=
        first.traits.contains(.wikilink)
        ? "<span class=\"wikilink\">\(text)</span>" : first.link.map { linked(text, $0) } ?? text
    }
    return markup
  }

  /// Only what may open outside is a link; what leads to a file of the library leads nowhere from here.
  private func linked(_ markup: String, _ destination: String) -> String {
    guard case .external(let url) = LinkTarget(destination, from: summary.path) else { return markup }
    return "<a href=\"\(MarkupText.escaped(WebAddress.encoded(url)))\">\(markup)</a>"
  }

  private static let elements: [(trait: RichText.Traits, open: String, close: String)] = [
    (.code, "<code>", "</code>"), (.keyboard, "<kbd>", "</kbd>"), (.strong, "<strong>", "</strong>"),
    (.emphasis, "<em>", "</em>"), (.strikethrough, "<del>", "</del>"), (.marked, "<mark>", "</mark>"),
    (.underlined, "<u>", "</u>"), (.small, "<small>", "</small>"),
    (.displayMath, "<span class=\"formula\">", "</span>"),
  ]

  private static func markup(_ span: RichText.Span) -> String {
    let text = MarkupText.escaped(span.text).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "<br/>\n")
    return elements.reduce(text) { inner, element in
      span.traits.contains(element.trait) ? element.open + inner + element.close : inner
    }
  }
}
