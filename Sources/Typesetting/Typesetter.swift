import DigestKit
import Writing

/// What the typesetter is to know besides the text.
public struct TypesettingOptions: Equatable, Sendable {
  /// Cells of a line.
  public var width: Int
  public var ambiguous: AmbiguousWidth
  /// What to mark.
  public var patterns: [TextPattern]
  /// The words `NOTE`, `TIP` … in the reader's language.
  public var alertNames: [Block.Alert: SafeText]

  public init(
    width: Int, ambiguous: AmbiguousWidth = .narrow, patterns: [TextPattern] = [],
    alertNames: [Block.Alert: SafeText] = [:]
  ) {
    self.width = max(8, width)
    self.ambiguous = ambiguous
    self.patterns = patterns
    self.alertNames = alertNames
  }
}

/// Blocks to lines of styled text.
public struct Typesetter {
  private let options: TypesettingOptions
  private let filler: LineFiller
  private let inked: InkedText
  private var lines: [Line] = []
  private var block = -1
  /// Characters of the block that were set so far.
  private var offset = 0

  public init(_ options: TypesettingOptions) {
    self.options = options
    filler = LineFiller(ambiguous: options.ambiguous)
    inked = InkedText(patterns: options.patterns)
  }

  /// The lines of an entry: its title, then its blocks with one empty line between them.
  public static func lines(of entry: Entry, options: TypesettingOptions) -> [Line] {
    var typesetter = Typesetter(options)
    typesetter.set(title: entry.title)
    for (index, block) in entry.blocks.enumerated() {
      typesetter.block = index
      typesetter.offset = 0
      let next = index + 1 < entry.blocks.count ? entry.blocks[index + 1] : nil
      typesetter.blankLine(Prefix())
      typesetter.set(block, prefix: Prefix(), next: next)
    }
    return typesetter.lines.map { $0.trimmed() }
  }

  // MARK: Lines

  /// What stands before the text of a line: once before the first, then before each.
  struct Prefix {
    var first: [Run] = []
    var rest: [Run] = []

    /// For what follows the first line.
    var continued: Prefix { Prefix(first: rest, rest: rest) }

    func adding(_ mark: Run, _ blank: Run) -> Prefix { Prefix(first: first + [mark], rest: rest + [blank]) }
  }

  private func cells(_ runs: [Run]) -> Int {
    runs.reduce(0) { $0 + $1.text.cells(ambiguous: options.ambiguous) }
  }

  private mutating func blankLine(_ prefix: Prefix) {
    lines.append(Line(prefix.rest, block: block, offset: offset))
  }

  /// Fills lines with runs. Returns the prefix for what comes next.
  @discardableResult
  private mutating func set(_ parts: [[Run]], prefix: Prefix, isHeading: Bool = false) -> Prefix {
    var prefix = prefix
    var begins = isHeading
    for part in parts {
      let filled = filler.fill(
        part, firstWidth: max(4, options.width - cells(prefix.first)),
        width: max(4, options.width - cells(prefix.rest)))
      for (number, line) in filled.enumerated() {
        let lead = number == 0 ? prefix.first : prefix.rest
        lines.append(Line(lead + line.runs, block: block, offset: offset + line.offset, isHeading: begins))
        begins = false
      }
      offset += part.reduce(0) { $0 + $1.text.string.count }
      if !filled.isEmpty { prefix = prefix.continued }
    }
    return prefix
  }

  private mutating func set(title: String) {
    set(inked.lines(RichText(spans: [.init(text: title)]), role: .title, traits: .strong), prefix: Prefix())
  }

  // MARK: Blocks

  private mutating func set(_ block: Block, prefix: Prefix, next: Block?) {
    switch block.content {
    case .paragraph(let inlines): setParagraph(block, inlines, prefix: prefix, next: next)
    case .heading(_, let inlines):
      set(inked.lines(RichText(inlines), role: .heading, traits: .strong), prefix: prefix, isHeading: true)
    case .list(let list): set(list, prefix: prefix)
    case .quote(let blocks):
      let bar = Run("▏ ", Ink(.quote))
      setAll(blocks, prefix: prefix.adding(bar, bar))
    case .alert(let alert, let blocks): set(alert, blocks, prefix: prefix)
    case .code(_, let text): setCode(text, prefix: prefix)
    case .table(let table): set(table, prefix: prefix)
    case .html(let html): setHTML(html, prefix: prefix)
    case .thematicBreak:
      let rule = Run(SafeText("─").repeated(min(24, options.width - cells(prefix.first))), Ink(.rule))
      lines.append(Line(prefix.first + [rule], block: self.block, offset: offset))
    case .footnote(let label, let blocks):
      let mark = SafeText("[\(label)] ")
      setAll(
        blocks, prefix: prefix.adding(Run(mark, Ink(.marker)), Run(SafeText(" ").repeated(mark.cells()))))
    }
  }

  /// Blocks one under the other, an empty line between them unless they belong closely together.
  private mutating func setAll(_ blocks: [Block], prefix: Prefix, isTight: Bool = false) {
    var prefix = prefix
    for (index, block) in blocks.enumerated() {
      if index > 0 && !(isTight && block.isListOrText) { blankLine(prefix) }
      let before = lines.count
      set(block, prefix: prefix, next: index + 1 < blocks.count ? blocks[index + 1] : nil)
      if lines.count > before { prefix = prefix.continued }
    }
    if blocks.isEmpty { lines.append(Line(prefix.first, block: block, offset: offset)) }
  }

  private mutating func setParagraph(_ block: Block, _ inlines: [Inline], prefix: Prefix, next: Block?) {
    if QuotedPost(block) != nil {
      set(inked.lines(RichText(inlines), role: .byline), prefix: prefix)
    } else if EntrySources.isSourceLine(inlines) {
      set(inked.lines(RichText(inlines), role: .source), prefix: prefix)
    } else if prefix.first.isEmpty && SubHeading.isOne(block, before: next) {
      set(inked.lines(RichText(inlines), role: .heading, traits: .strong), prefix: prefix, isHeading: true)
    } else {
      set(inked.lines(RichText(inlines)), prefix: prefix)
    }
  }

  private mutating func set(_ list: Block.List, prefix: Prefix) {
    let last = (list.start ?? 1) + list.items.count - 1
    var prefix = prefix
    for (index, item) in list.items.enumerated() {
      if index > 0 && !list.isTight { blankLine(prefix) }
      let mark = marker(of: item, number: list.start.map { $0 + index }, last: last, depth: depth(of: prefix))
      let before = lines.count
      setAll(
        item.blocks,
        prefix: prefix.adding(Run(mark, Ink(.marker)), Run(SafeText(" ").repeated(mark.cells()))),
        isTight: list.isTight)
      if lines.count > before { prefix = prefix.continued }
    }
  }

  /// How many lists are around: two cells of indentation each, quotes aside.
  private func depth(of prefix: Prefix) -> Int {
    prefix.rest.count { $0.text.string.allSatisfy { $0 == " " } }
  }

  private func marker(of item: Block.List.Item, number: Int?, last: Int, depth: Int) -> SafeText {
    if let isDone = item.isDone { return isDone ? "[x] " : "[ ] " }
    guard let number else { return depth % 2 == 0 ? "• " : "- " }
    let digits = String(number)
    return SafeText(String(repeating: " ", count: max(0, String(last).count - digits.count)) + digits + ". ")
  }

  private mutating func set(_ alert: Block.Alert, _ blocks: [Block], prefix: Prefix) {
    let bar = Run("▏ ", Ink(.alert))
    let inner = prefix.adding(bar, bar)
    let name = options.alertNames[alert] ?? SafeText(alert.rawValue.uppercased())
    lines.append(Line(inner.first + [Run(name, Ink(.alert, .strong))], block: block, offset: offset))
    setAll(blocks, prefix: inner.continued)
  }

  /// Code keeps its lines; one that is too long goes on below a mark, and nothing is lost.
  private mutating func setCode(_ text: String, prefix: Prefix) {
    var prefix = prefix
    let indent = Run("  ", Ink(.code))
    let width = max(4, options.width - cells(prefix.rest) - 2)
    var rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if rows.last?.isEmpty == true { rows.removeLast() }
    for row in rows {
      let expanded = String(row).replacing("\t", with: "    ")
      let runs = inked.lines(RichText(spans: [.init(text: expanded, traits: .code)]), role: .code).first ?? []
      for (number, piece) in cut(runs, first: width, rest: width - 2).enumerated() {
        let mark = number == 0 ? [] : [Run("↳ ", Ink(.codeMark))]
        lines.append(Line(prefix.first + [indent] + mark + piece, block: block, offset: offset))
        offset += piece.reduce(0) { $0 + $1.text.string.count }
        prefix = prefix.continued
      }
    }
  }

  /// Parts runs into pieces of at most `first`, then `rest` cells; one empty piece for none.
  private func cut(_ runs: [Run], first: Int, rest: Int) -> [[Run]] {
    var pieces: [[Run]] = [[]]
    var room = first
    for run in runs {
      var kept = ""
      func keep() {
        if !kept.isEmpty { pieces[pieces.count - 1].append(Run(SafeText(kept), run.ink, link: run.link)) }
        kept = ""
      }
      for character in run.text.string {
        let cells = character.cells(ambiguous: options.ambiguous)
        if cells > room && !(kept.isEmpty && pieces[pieces.count - 1].isEmpty) {
          keep()
          pieces.append([])
          room = max(2, rest)
        }
        kept.append(character)
        room -= cells
      }
      keep()
    }
    return pieces
  }

  private mutating func setHTML(_ html: String, prefix: Prefix) {
    var prefix = prefix
    for source in HTMLText.mediaSources(in: html) {
      let name = source.split(separator: "/").last.map(String.init) ?? source
      prefix = set([[Run(SafeText("▷ " + name), Ink(.image), link: source)]], prefix: prefix)
    }
    for line in HTMLText.text(of: html) {
      prefix = set(inked.lines(RichText(spans: [.init(text: line)])), prefix: prefix)
    }
  }

  private mutating func set(_ table: Block.Table, prefix: Prefix) {
    let setter = TableSetter(
      width: max(8, options.width - cells(prefix.rest)), ambiguous: options.ambiguous, inked: inked)
    var prefix = prefix
    for row in setter.lines(of: table) {
      set([row], prefix: prefix)
      prefix = prefix.continued
    }
  }
}

extension Block {
  fileprivate var isListOrText: Bool {
    switch content {
    case .list, .paragraph: true
    default: false
    }
  }
}
