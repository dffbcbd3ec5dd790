import Markdown

/// A paragraph, item, heading or row of a table, as mismatches are looked for in it.
struct MismatchText {
  /// What is said, with line ends where the source has them.
  private(set) var text = ""
  /// What stays as it is, and makes no claim: code, formulas, descriptions of pictures.
  private(set) var asides: [String] = []
  private(set) var links: [String] = []
  /// The line of the file where it begins.
  var line: Int

  init(_ inlines: [Inline], line: Int) {
    self.line = line
    append(inlines)
  }

  init(text: String, links: [String] = [], line: Int) {
    self.text = text
    self.links = links
    self.line = line
  }

  init(aside: String, line: Int) {
    asides = [aside]
    self.line = line
  }

  /// The texts of a block and of those in it, in reading order.
  static func texts(of block: Block) -> [MismatchText] {
    var texts: [MismatchText] = []
    block.visit { inner in
      let line = inner.lines.lowerBound
      switch inner.content {
      case .code(_, let text): texts.append(MismatchText(aside: text, line: line))
      case .table(let table):
        for (row, line) in zip(table.rows, table.rowLines) {
          var text = MismatchText([], line: line)
          for cell in row {
            text.append(cell)
            text.text += "\t"
          }
          texts.append(text)
        }
      default:
        let inlines = inner.inlines
        if !inlines.isEmpty { texts.append(MismatchText(inlines, line: line)) }
      }
    }
    return texts
  }

  private mutating func append(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let part): text += part
      case .softBreak, .lineBreak: text += "\n"
      case .code(let part):
        asides.append(part)
        text += " "
      case .math(let part, _):
        asides.append(part)
        text += " "
      case .wikilink(_, let label): text += label
      case .emoji, .footnoteReference, .video: text += " "
      case .image(_, let alt): asides.append(RichText(alt).text)
      case .link(let destination, let label):
        links.append(destination)
        let shown = RichText(label).text
        if shown.contains("://") { asides.append(shown) } else { append(label) }
      case .subscript(let inner), .superscript(let inner):
        text += " "
        append(inner)
      default: append(inline.children)
      }
    }
  }
}
