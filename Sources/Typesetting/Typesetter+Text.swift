import Markdown
import DigestKit
import Writing

/// Paragraphs, and the formulas and pictures in them.
extension Typesetter {
  mutating func setParagraph(_ block: Block, _ inlines: [Inline], prefix: Prefix) {
    let parts = ParagraphPart.parts(of: inlines)
    let hasPicture = parts.contains { if case .picture = $0 { true } else { false } }
    if hasPicture {
      setParts(parts, of: block, prefix: prefix)
    } else if QuotedPost(block) != nil {
      set(inked.lines(RichText(inlines), role: .byline), prefix: prefix)
    } else if EntrySources.isSourceLine(inlines) {
      set(
        inked.lines(RichText(inlines).namingHosts(asAddresses: options.showsAddresses), role: .source),
        prefix: prefix)
    } else if isSubHeading {
      set(inked.lines(RichText(inlines), role: .heading, traits: .strong), prefix: prefix)
    } else {
      setParts(parts, of: block, prefix: prefix)
    }
  }

  private mutating func setParts(_ parts: [ParagraphPart], of block: Block, prefix: Prefix) {
    var prefix = prefix
    for part in parts {
      let before = lines.count
      switch part {
      case .text(let inlines): setText(RichText(page: inlines), prefix: prefix, alignment: block.alignment)
      case .picture(let picture): set(picture, prefix: prefix, alignment: block.alignment)
      }
      if lines.count > before { prefix = prefix.continued }
    }
  }

  /// Text, with display formulas on lines of their own.
  private mutating func setText(_ text: RichText, prefix: Prefix, alignment: Block.Alignment) {
    guard text.spans.contains(where: { $0.traits.contains(.displayMath) }) else {
      set(inked.lines(text), prefix: prefix, alignment: alignment)
      return
    }
    var prefix = prefix
    var pending: [RichText.Span] = []
    for span in text.spans {
      if span.traits.contains(.displayMath) {
        prefix = setText(pending, prefix: prefix, alignment)
        pending = []
        prefix = setFormula(span, prefix: prefix)
      } else {
        pending.append(span)
      }
    }
    _ = setText(pending, prefix: prefix, alignment)
  }

  private mutating func setText(
    _ spans: [RichText.Span], prefix: Prefix, _ alignment: Block.Alignment
  ) -> Prefix {
    let text = RichText(spans: spans)
    guard !text.isEmpty else { return prefix }
    let parts = inked.lines(text).map(Self.withoutSpacesAround)
    return set(parts.filter { !$0.isEmpty }, prefix: prefix, alignment: alignment)
  }

  /// A space between text and a formula that stands alone is neither's.
  private static func withoutSpacesAround(_ runs: [Run]) -> [Run] {
    var runs = runs
    if let first = runs.first, first.text.string.first == " " {
      runs[0].text = SafeText(first.text.string.drop { $0 == " " })
      if runs[0].text.isEmpty { runs.removeFirst() }
    }
    return runs
  }

  /// Centred; several lines of a formula keep their places among each other.
  private mutating func setFormula(_ span: RichText.Span, prefix: Prefix) -> Prefix {
    let rows = inked.lines(RichText(spans: [span]))
    let widest = rows.map(cells).max() ?? 0
    let free = room(prefix.rest) - widest
    guard free >= 0 else { return set(rows, prefix: prefix) }
    var prefix = prefix
    let indentation = Run(SafeText(" ").repeated(free / 2))
    for row in rows where !row.isEmpty {
      append(prefix.first + [indentation] + row, characters: row.reduce(0) { $0 + $1.text.string.count })
      prefix = prefix.continued
    }
    return prefix
  }

  // MARK: Pictures

  private mutating func set(_ picture: ParagraphPart.Picture, prefix: Prefix, alignment: Block.Alignment) {
    var prefix = prefix
    let size = picture.isFilm ? nil : resources.pictures[picture.source]
    let alt = RichText(picture.alt)
    let isDrawn = size != nil && options.pictureRows != nil
    if let size, let most = options.pictureRows {
      let cells = size.cells(
        columns: room(prefix.first), maxRows: most, heightOfCell: options.heightOfCell)
      let free = room(prefix.first) - cells.columns
      let indent =
        self.cells(prefix.first) + (alignment == .center ? free / 2 : alignment == .trailing ? free : 0)
      for row in 0..<cells.rows {
        append(prefix.first) {
          $0.picture = PictureRow(
            source: picture.source, row: row, column: indent, columns: cells.columns, rows: cells.rows)
        }
        prefix = prefix.continued
      }
      if alt.isEmpty { return }
    }
    var spans: [InkedSpan] = []
    let ink = Ink(.image)
    func add(_ text: String, _ ink: Ink) {
      spans.append(InkedSpan(text: text, ink: ink, link: picture.source, isSearched: false))
    }
    add(picture.isFilm ? "▷ " : ornaments.picture.string, ink)
    let name = picture.source.split(separator: "/").last.map(String.init) ?? picture.source
    if alt.isEmpty {
      add(String(name.prefix(60)), ink)
    } else {
      spans += alt.spans.map { InkedSpan(text: $0.text, ink: ink, link: picture.source) }
    }
    if !isDrawn {
      let details = [LinkTarget.host(of: picture.source), size.map { "\($0.width)×\($0.height)" }]
      for detail in details.compactMap(\.self) { add("  " + detail, Ink(.dim)) }
    }
    set(inked.lines(spans), prefix: prefix, alignment: alignment)
  }
}

/// A paragraph in what is text and what are pictures on lines of their own.
enum ParagraphPart {
  struct Picture {
    var source: String
    var alt: [Inline]
    var isFilm = false
  }

  case text([Inline])
  case picture(Picture)

  static func parts(of inlines: [Inline]) -> [ParagraphPart] {
    guard inlines.contains(where: { picture($0) != nil }) else { return [.text(inlines)] }
    var parts: [ParagraphPart] = []
    var text: [Inline] = []
    for row in rows(of: inlines) {
      let pictures = row.inlines.compactMap(picture)
      let isAlone = row.inlines.allSatisfy { picture($0) != nil || isSpace($0) }
      if isAlone && !pictures.isEmpty {
        if !text.isEmpty { parts.append(.text(text)) }
        text = []
        parts += pictures.map(ParagraphPart.picture)
      } else {
        if !text.isEmpty, let lineEnd = row.before { text.append(lineEnd) }
        text += row.inlines
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }

  /// Lines of the source, each with the line end before it.
  private static func rows(of inlines: [Inline]) -> [(before: Inline?, inlines: [Inline])] {
    var rows: [(before: Inline?, inlines: [Inline])] = [(nil, [])]
    for inline in inlines {
      if inline == .softBreak || inline == .lineBreak {
        rows.append((inline, []))
      } else {
        rows[rows.count - 1].inlines.append(inline)
      }
    }
    return rows
  }

  /// A picture, by itself or as a link.
  private static func picture(_ inline: Inline) -> Picture? {
    switch inline {
    case .image(let source, let alt): Picture(source: source, alt: alt)
    case .video(let source): Picture(source: source, alt: [], isFilm: true)
    case .link(_, let inner) where inner.count == 1: picture(inner[0])
    default: nil
    }
  }

  private static func isSpace(_ inline: Inline) -> Bool {
    if case .text(let text) = inline { text.allSatisfy(\.isWhitespace) } else { false }
  }
}
