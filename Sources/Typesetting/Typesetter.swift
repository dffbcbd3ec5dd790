import Markdown
import DigestKit
import Writing

/// Blocks to lines of styled text.
public struct Typesetter {
  let options: TypesettingOptions
  let resources: EntryResources
  let ornaments: Ornaments
  let inked: InkedText
  private let filler: LineFiller
  private(set) var lines: [Line] = []
  private(set) var block = -1
  /// Characters of the block that were set so far.
  private(set) var offset = 0
  /// Whether the block is a paragraph that stands as a heading.
  private(set) var isSubHeading = false
  /// Pieces and items that were begun in the block, for `Line`.
  private var pieces = 0
  private var items = 0

  public init(_ options: TypesettingOptions, resources: EntryResources = EntryResources()) {
    self.options = options
    self.resources = resources
    ornaments = Ornaments(ambiguous: options.ambiguous)
    // A full-width stop hangs whole, or a narrow quotation mark behind one.
    filler = LineFiller(ambiguous: options.ambiguous, hangingRoom: 2)
    inked = InkedText(
      patterns: options.patterns, wikilinks: resources.wikilinks, pictureMark: ornaments.picture,
      spacesHanAndLatin: options.spacesHanAndLatin, showsAddresses: options.showsAddresses)
  }

  /// The lines of an entry: its title, then its blocks with one empty line between them.
  public static func lines(
    of entry: Entry, resources: EntryResources = EntryResources(), options: TypesettingOptions
  ) -> [Line] {
    let typesetter = Typesetter(options, resources: resources)
    return (-1..<entry.blocks.count).flatMap { typesetter.lines(ofBlock: $0, in: entry) }
  }

  /// The lines of plain text.
  public static func lines(of text: String, options: TypesettingOptions) -> [Line] {
    var own = Typesetter(options)
    own.set(own.inked.lines(RichText(spans: [.init(text: text)])), prefix: Prefix())
    return own.lines.map { $0.trimmed() }
  }

  /// The lines of one block of an entry, an empty one before them; of its title for -1.
  public func lines(ofBlock index: Int, in entry: Entry) -> [Line] {
    var own = self
    own.block = index
    if index < 0 {
      own.setTitle(of: entry)
    } else if index == 0, let (remarks, rest) = EntrySources.remarks(of: entry) {
      own.setSources(of: entry, remarks: remarks)
      if !rest.isEmpty {
        own.blankLine(Prefix())
        own.set(Block(.paragraph(rest), lines: entry.blocks[0].lines), prefix: Prefix())
      }
    } else {
      own.isSubHeading = SubHeading.isOne(index, of: entry.blocks)
      if !joinsBefore(index, of: entry) { own.blankLine(Prefix()) }
      own.set(entry.blocks[index], prefix: Prefix())
    }
    for remark in resources.remarks[index] ?? [] { own.set(remark, behind: options.words.remark) }
    return own.lines.map { $0.trimmed() }
  }

  /// True for a block that stands right below what is before it: text below its heading, a quote below the line that
  /// says whose it is, the lines of sources below the title.
  private func joinsBefore(_ index: Int, of entry: Entry) -> Bool {
    let blocks = entry.blocks
    // Most entries begin with something else, which is seen sooner than what this block is.
    if case .paragraph(let inlines) = blocks[index].content,
      blocks[..<index].allSatisfy({ EntrySources.isSourceLine($0.inlines) }),
      EntrySources.isSourceLine(inlines)
    {
      return true
    }
    guard index > 0 else { return false }
    return blocks[index].joins(blocks[index - 1]) || SubHeading.isOne(index - 1, of: blocks)
  }

  private mutating func setTitle(of entry: Entry) {
    set(
      inked.lines(RichText(spans: [.init(text: entry.title)]), role: .title, traits: .strong),
      prefix: Prefix())
    for episode in resources.episodes { set(episode) }
    if EntrySources.remarks(of: entry) == nil { setSources(of: entry, remarks: []) }
    setNotes()
    guard entry.blocks.isEmpty, !entry.sources.isEmpty, !options.words.titleAlone.isEmpty else { return }
    blankLine(Prefix())
    append([Run(options.words.titleAlone, Ink(.dim))])
  }

  /// What the reader wrote, apart from the writer's words.
  private mutating func setNotes() {
    for note in resources.notes {
      blankLine(Prefix())
      set(note, behind: options.words.note)
    }
  }

  private mutating func set(_ text: String, behind mark: SafeText) {
    let first = lines.count
    let prefix = adding(Run(mark, Ink(.marker)), to: Prefix())
    set(inked.lines(RichText(spans: [.init(text: text)])), prefix: prefix)
    // Not of the text: no passage is chosen from it.
    for line in first..<lines.count { lines[line].textStart = nil }
  }

  /// A link to an entry of another digest, behind what it has to do with this one.
  private mutating func set(_ episode: EntryResources.Episode) {
    let word =
      switch episode.relation {
      case .sameSource: options.words.seenIn
      case .earlier: options.words.earlier
      case .later: options.words.later
      }
    let link = "\(episode.id.digest) · \(episode.title)"
    set(
      [
        [
          Run(word, Ink(.dim)),
          Run(SafeText(link), Ink(.wikilink(isKnown: true)), link: episode.id.description),
        ]
      ], prefix: Prefix())
  }

  // MARK: Lines

  func cells(_ runs: [Run]) -> Int { Prefix.cells(runs, options.ambiguous) }

  /// Cells of a line behind a prefix.
  func room(_ prefix: [Run]) -> Int { max(4, options.width - cells(prefix)) }

  private mutating func add(_ line: Line) {
    var line = line
    line.piece = max(0, pieces - 1)
    line.item = max(0, items - 1)
    lines.append(line)
  }

  mutating func blankLine(_ prefix: Prefix) {
    add(Line(prefix.rest, block: block, offset: offset))
  }

  mutating func dropLastLine() { lines.removeLast() }

  /// Adds a line as it is. `characters` is how much of the block's text it holds.
  mutating func append(_ runs: [Run], characters: Int = 0, _ change: (inout Line) -> Void = { _ in }) {
    var line = Line(runs, block: block, offset: offset)
    change(&line)
    add(line)
    offset += characters
  }

  /// Fills lines with runs. Returns the prefix for what comes next.
  @discardableResult
  mutating func set(
    _ parts: [[Run]], prefix: Prefix, alignment: Block.Alignment = .leading
  ) -> Prefix {
    var prefix = prefix
    for part in parts {
      let filled = filler.fill(part, firstWidth: room(prefix.first), width: room(prefix.rest))
      for (number, line) in filled.enumerated() {
        let lead = number == 0 ? prefix.first : prefix.rest
        let before = lead + indentation(of: line.runs, behind: lead, alignment)
        var made = Line(before + line.runs, block: block, offset: offset + line.offset)
        made.textStart = before.count
        made.startsPart = number == 0
        add(made)
      }
      offset += part.reduce(0) { $0 + $1.text.string.count }
      if !filled.isEmpty { prefix = prefix.continued }
    }
    return prefix
  }

  private func indentation(of runs: [Run], behind lead: [Run], _ alignment: Block.Alignment) -> [Run] {
    let free = alignment == .leading ? 0 : room(lead) - cells(runs)
    guard free > 0 else { return [] }
    return [Run(SafeText(" ").repeated(alignment == .center ? free / 2 : free))]
  }

  // MARK: Blocks

  mutating func set(_ block: Block, prefix: Prefix) {
    if block.children.isEmpty { pieces += 1 }
    switch block.content {
    case .paragraph(let inlines): setParagraph(block, inlines, prefix: prefix)
    case .heading(_, let inlines):
      set(
        inked.lines(RichText(inlines), role: .heading, traits: .strong), prefix: prefix)
    case .list(let list): set(list, prefix: prefix)
    case .quote(let blocks):
      let bar = Run(ornaments.bar, Ink(.quote))
      setAll(blocks, prefix: adding(bar, blank: bar, to: prefix))
    case .alert(let alert, let title, let blocks): set(alert, title, blocks, prefix: prefix)
    case .definition(let blocks): setAll(blocks, prefix: adding(Run("    "), to: prefix))
    case .code(let language, let text): setCode(text, language: language, prefix: prefix)
    case .table(let table): set(table, prefix: prefix)
    case .thematicBreak:
      append(prefix.first + [Run(ornaments.rule(min(24, room(prefix.first))), Ink(.rule))])
    case .footnote(let label, let blocks):
      setAll(blocks, prefix: adding(Run(SafeText("[\(label)] "), Ink(.marker)), to: prefix))
    }
  }

  private func adding(_ mark: Run, blank: Run? = nil, to prefix: Prefix) -> Prefix {
    prefix.adding(mark, blank: blank, width: options.width, ambiguous: options.ambiguous)
  }

  /// Blocks one under the other, an empty line between them unless they belong closely together.
  private mutating func setAll(_ blocks: [Block], prefix: Prefix, isTight: Bool = false) {
    var prefix = prefix
    for (index, block) in blocks.enumerated() {
      if index > 0 && !(isTight && block.isListOrText) && !block.joins(blocks[index - 1]) {
        blankLine(prefix)
      }
      let before = lines.count
      set(block, prefix: prefix)
      if lines.count > before { prefix = prefix.continued }
    }
    if blocks.isEmpty { append(prefix.first) }
  }

  private mutating func set(_ list: Block.List, prefix: Prefix) {
    // As in HTML, numbers go on from the first one; more than Int holds are no author's.
    let first = list.start ?? 1
    let last = first.addingReportingOverflow(list.items.count - 1).partialValue
    var prefix = prefix
    for (index, item) in list.items.enumerated() {
      // What stood apart inside an item stands apart from the next one too.
      let stoodApart = index > 0 && list.items[index - 1].blocks.contains { !$0.isListOrText }
      if index > 0 && (!list.isTight || stoodApart) { blankLine(prefix) }
      if prefix.listDepth == 0 { items += 1 }
      let number = list.start.map { $0.addingReportingOverflow(index).partialValue }
      let mark = marker(
        of: item, number: number.map { "\($0)\(list.delimiter)" }, last: last, depth: prefix.listDepth)
      let before = lines.count
      setAll(item.blocks, prefix: adding(Run(mark, Ink(.marker)), to: prefix), isTight: list.isTight)
      if lines.count > before { prefix = prefix.continued }
    }
  }

  private func marker(of item: Block.List.Item, number: String?, last: Int, depth: Int) -> SafeText {
    let box: SafeText? = item.isDone.map { $0 ? "[x] " : "[ ] " }
    guard let number else { return box ?? ornaments.bullet(depth: depth) }
    let padding = String(repeating: " ", count: max(0, String(last).count + 1 - number.count))
    return SafeText(padding + number + " ") + (box ?? "")
  }

  private mutating func set(_ alert: Block.Alert, _ title: [Inline], _ blocks: [Block], prefix: Prefix) {
    let bar = Run(ornaments.bar, Ink(.alert(alert)))
    let inner = adding(bar, blank: bar, to: prefix)
    let name = options.words.alerts[alert] ?? SafeText(alert.rawValue.uppercased())
    var parts = inked.lines(RichText(title), role: .alert(alert), traits: .strong)
    let lead = title.isEmpty ? name : name + " · "
    parts[0].insert(Run(lead, Ink(.alert(alert), .strong)), at: 0)
    let next = set(parts, prefix: inner)
    if !blocks.isEmpty { setAll(blocks, prefix: next) }
  }

  private mutating func set(_ table: Block.Table, prefix: Prefix) {
    let setter = TableSetter(
      width: room(prefix.rest), ambiguous: options.ambiguous, ornaments: ornaments, inked: inked)
    var prefix = prefix
    for row in setter.lines(of: table) {
      append(prefix.first + row, characters: row.reduce(0) { $0 + $1.text.string.count })
      prefix = prefix.continued
    }
  }
}

extension Block {
  /// True for what belongs so closely to the block before it that no line is left between them.
  fileprivate func joins(_ before: Block) -> Bool {
    switch (before.content, content) {
    case (.heading, _), (.paragraph, .definition): true
    case (.paragraph, .quote): QuotedPost(before) != nil
    default: false
    }
  }

  fileprivate var isListOrText: Bool {
    switch content {
    case .list, .paragraph: true
    default: false
    }
  }
}
