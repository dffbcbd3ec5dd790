import Markdown
import DigestKit
import Typesetting
import Writing

/// The entry in the text pane.
public struct Page: Equatable, Sendable {
  /// Where to go once the text is there.
  public enum Target: Equatable, Sendable {
    case start
    case place(block: Int, offset: Int)
    /// Where it was left, or the start.
    case left
    case firstHit, lastHit
    /// The first hit from there on, or else the first of all.
    case hit(from: Int, offset: Int)
  }

  public var entry: EntrySummary
  /// Nil until it is read.
  public private(set) var content: Entry?
  /// Why it can't be shown.
  public var failure: Phrase?
  /// The first line in the pane.
  private(set) var top = Galley.Position.start
  /// True if the last line is in the pane.
  private(set) var isEndInSight = false
  /// The lines in the pane.
  public private(set) var visible: [Galley.PlacedLine] = []
  public var target: Target
  /// The hit that `n` came to, counted from 0 through the entry.
  public private(set) var hit: Int?
  /// All hits, counted while the entry is read.
  public private(set) var hitCount: Int?
  private(set) var hitPosition: Galley.Position?
  /// Cells by which long lines of code are scrolled to the left.
  private(set) var shift = 0
  private var resources = EntryResources()
  private(set) var galley: Galley?
  /// What the reader is selecting.
  var selection: Selection?
  /// Passages that were kept, and where they stand now.
  private(set) var kept: [KeptPassage] = []
  /// What the reader wrote on the entry and kept of it.
  private(set) var annotations = Annotations()
  /// True once it was counted as read, so that it isn't twice.
  var hasCounted = false
  /// The entry in the other language, once it was asked for.
  private(set) var twin: Twin?
  /// The language that the twin was asked for in: it may be there in another one alone.
  var twinLanguage: String?
  /// True while the text is read again, since files have changed.
  var isReadAgain = false
  /// What hides the twin's text, while it is to be guessed.
  private var cover: TwinCover?
  /// What to do when the twin is there; nil if nobody waits for it.
  var wish: TwinWish?
  /// Groups of blocks under which the twin's are unfolded.
  private var unfolded: Set<Int> = []
  /// Where the other language was left, and where this one was come to.
  private var crossing: Crossing?

  private struct Crossing: Equatable {
    var there: Galley.Position
    var here: Galley.Position
  }

  public init(_ entry: EntrySummary, target: Target = .start) {
    self.entry = entry
    self.target = target
  }

  /// Takes the text, again if it was read anew.
  mutating func setContent(_ content: Entry, _ resources: EntryResources, _ annotations: Annotations) {
    var resources = resources
    resources.notes = annotations.notes.map(\.text)
    resources.remarks = self.resources.remarks
    // What is the same is left alone: it may be selected, or unfolded.
    if self.content == content, self.resources == resources,
      (self.annotations.notes, self.annotations.passages) == (annotations.notes, annotations.passages)
    {
      // Read again, it keeps the other language beside it.
      if !isReadAgain { twin = nil }
      isReadAgain = false
      failure = nil
      return
    }
    isReadAgain = false
    let place = galley == nil ? nil : self.place
    let moved = place.flatMap { MovedBlocks(from: self.content?.blocks ?? [], to: content.blocks)[$0.block] }
    self.content = content
    self.resources = resources
    self.annotations = annotations
    selection = nil
    failure = nil
    unfolded = []
    setAgain()
    if let place, let moved, case .place = target { target = .place(block: moved, offset: place.offset) }
    twin = nil
  }

  /// Takes what was written meanwhile.
  mutating func setAnnotations(_ annotations: Annotations) {
    self.annotations = annotations
    resources.notes = annotations.notes.map(\.text)
    setAgain()
  }

  /// Sets what is in sight, keeping the place; then goes to the target, if there is one.
  mutating func typeset(
    _ options: TypesettingOptions, arrangement wanted: Galley.Arrangement? = nil, height: Int,
    countsHits: Bool
  ) {
    guard let content else { return }
    let arrangement = wanted ?? .below(unfolded)
    if galley?.options != options || galley?.arrangement != arrangement || galley?.pairs != twin?.pairs ?? []
    {
      let place = galley == nil ? nil : self.place
      if galley?.options != options { crossing = nil }
      galley = Galley(
        content, resources: resources, options: options,
        twin: twin.map { Galley.Twin($0.content, resources: $0.resources, pairs: $0.pairs) },
        arrangement: arrangement)
      settlePassages()
      hitCount = nil
      if let place { go(toBlock: place.block, offset: place.offset) }
      if let hit { hitPosition = galley?.hit(hit)?.position }
    }
    galley?.cover = cover
    switch target {
    case .start: break
    case .place(let block, let offset): go(toBlock: block, offset: offset)
    case .left: if let left = annotations.left { go(toBlock: left.block, offset: left.offset) }
    case .firstHit: goToHit(0, height: height)
    case .lastHit: goToHit((galley?.hitCount() ?? 0) - 1, height: height)
    case .hit(let block, let offset):
      go(toBlock: block, offset: offset)
      goToHit(galley?.firstHit(from: top) ?? 0, height: height)
    }
    target = .start
    if countsHits && hitCount == nil { hitCount = galley?.hitCount() }
    visible = galley?.lines(from: top, count: height) ?? []
    isEndInSight = galley.map { $0.isLast(visible.last?.position) } ?? false
  }

  /// Hides the twin's text, or shows all of it.
  mutating func setMasked(_ isMasked: Bool) {
    if isMasked != (cover != nil) { cover = isMasked ? TwinCover() : nil }
  }

  /// Shows the first sentence of the twin in sight that is hidden; false if there is none.
  mutating func uncover(height: Int) -> Bool {
    guard let sentence = galley?.firstHidden(from: top, count: height) else { return false }
    cover?.uncover(sentence)
    return true
  }

  /// Finds what was kept, and sets the reader's remarks below it.
  private mutating func settlePassages() {
    resources.remarks = [:]
    kept = located(annotations.passages)
    for passage in kept where !passage.passage.remark.isEmpty {
      guard let block = passage.parts.keys.max() else { continue }
      resources.remarks[block, default: []].append(passage.passage.remark)
    }
    guard !resources.remarks.isEmpty, let galley, let content else { return }
    self.galley = Galley(
      content, resources: resources, options: galley.options,
      twin: twin.map { Galley.Twin($0.content, resources: $0.resources, pairs: $0.pairs) },
      arrangement: galley.arrangement)
  }

  /// Brings the end of the selection that moves into sight.
  mutating func showSelection(height: Int) {
    guard let selection, var galley else { return }
    let point = selection.movesEnd ? selection.end : selection.start
    let position = galley.position(
      block: point.block, offset: max(0, point.offset - (selection.movesEnd ? 1 : 0)))
    if !visible.contains(where: { $0.position == position }) {
      let isBelow = visible.last.map { position > $0.position } ?? false
      top = galley.position(position, movedBy: isBelow ? 2 - height : -1)
    }
    self.galley = galley
  }

  /// Remembers where it is read, so that it opens there again, whatever its width is meanwhile.
  mutating func noteWhereItIsRead() {
    annotations.left = Place(entry: entry.id, block: place.block, offset: place.offset)
  }

  /// The first words in sight.
  var firstText: String {
    visible.first { !$0.isTwin && !$0.line.isBlank && $0.line.block >= 0 }.map {
      String($0.line.words.trimmingSpaces().prefix(80))
    } ?? content?.title ?? ""
  }

  /// The block and character at the top; the offset is -1 for the empty line before a block.
  var place: (block: Int, offset: Int) {
    guard let first = visible.first else { return (-1, 0) }
    return (first.line.block, first.line.isBlank && first.position.line == 0 ? -1 : first.line.offset)
  }

  var isAtStart: Bool { top <= Galley.Position(block: content?.title.isEmpty == true ? 0 : -1, line: 0) }

  private mutating func go(toBlock block: Int, offset: Int) {
    top = galley?.position(block: block, offset: offset) ?? .start
  }

  // MARK: Moving

  mutating func scroll(by step: Int, height: Int) {
    guard let galley = galley else { return }
    var copy = galley
    if step < 0 {
      top = step < -1_000_000 ? .start : copy.position(top, movedBy: step)
    } else {
      let wanted = step > 1_000_000 ? nil : copy.position(top, movedBy: step)
      // The end is looked for only when it is near.
      if let wanted, copy.lines(from: wanted, count: height).count == height {
        top = wanted
      } else {
        top = max(top, copy.lastTop(height: height))
      }
    }
    self.galley = copy
  }

  /// To the next heading below the top line, or the one above it; false if there is none.
  mutating func goToHeading(_ step: Int) -> Bool {
    guard var galley else { return false }
    let lines = galley.headings.map { galley.firstTextLine(ofBlock: $0) }
    guard let line = step > 0 ? lines.first(where: { $0 > top }) : lines.last(where: { $0 < top }) else {
      return false
    }
    self.galley = galley
    top = line
    return true
  }

  /// Titles of headings with their blocks; the entry's own first.
  var outline: [(title: String, block: Int)] {
    guard let galley, let content else { return [] }
    return [(content.title, -1)]
      + galley.headings.map { (RichText(content.blocks[$0].inlines).text, $0) }
  }

  mutating func goToBlock(_ block: Int) { go(toBlock: block, offset: 0) }

  /// Other words are looked for: hits are counted anew.
  mutating func forgetHit() {
    hit = nil
    hitPosition = nil
    hitCount = nil
  }

  mutating func goToHit(_ number: Int, height: Int) {
    guard var galley, let found = galley.hit(number) else { return }
    hit = number
    hitPosition = found.position
    let isInSight = galley.lines(from: top, count: height).contains { $0.position == found.position }
    if !isInSight {
      let above = galley.position(found.position, movedBy: -(height / 3))
      let isFull = galley.lines(from: above, count: height).count == height
      top = isFull ? above : galley.lastTop(height: height)
    }
    bringIntoSight(found, in: &galley)
    self.galley = galley
  }

  // MARK: Code

  /// Scrolls long lines of code; they come to rest where the longest in sight ends.
  mutating func scrollCode(by step: Int) {
    guard let options = galley?.options else { return }
    let overhang =
      visible.map { $0.line.codeOverhang(width: options.width, ambiguous: options.ambiguous) }.max() ?? 0
    shift = max(0, min(shift + step, overhang))
  }

  private mutating func bringIntoSight(
    _ found: (position: Galley.Position, ofLine: Int), in galley: inout Galley
  ) {
    let options = galley.options
    guard
      let column = galley.line(at: found.position)?.codeColumn(
        ofHit: found.ofLine, ambiguous: options.ambiguous)
    else { return }
    let room = options.width - 8
    if column < shift || column >= shift + room { shift = max(0, column - room / 2) }
  }

  // MARK: Where we are

  /// 0 to 100: how much has gone by.
  func percent(height: Int) -> Int {
    guard var galley, let last = visible.last, height > 0 else { return 100 }
    return Int(galley.fraction(upTo: last.position) * 100)
  }

  // MARK: The other language

  mutating func setTwin(_ twin: Twin) {
    // Read again, it may be another text. Of another language the galley knows by its pairs.
    if wish == .show, let old = self.twin, old.entry.id == twin.entry.id, old != twin {
      setAgain()
      // Its sentences may be others.
      if cover != nil { cover = TwinCover() }
    }
    self.twin = twin
    wish = nil
  }

  /// It is there no more, or can't be read. It isn't asked for again before something changes.
  mutating func loseTwin() { twin = nil }

  /// Goes on with the same entry under another name.
  mutating func follow(_ entry: EntrySummary) {
    self.entry = entry
    isReadAgain = true
  }

  /// Has the page set anew, at the same place.
  private mutating func setAgain() {
    if galley != nil && target == .start { target = .place(block: place.block, offset: place.offset) }
    galley = nil
  }

  /// The page of the twin at the same place and the same height; nil while it isn't there.
  func switched(_ options: TypesettingOptions, arrangement wanted: Galley.Arrangement?) -> Page? {
    guard let content, let twin, let set = galley else { return nil }
    // The galley on the screen may not know of the twin yet; its positions are the same.
    let own =
      set.pairs == twin.pairs
      ? set
      : Galley(
        content, resources: resources, options: set.options,
        twin: Galley.Twin(twin.content, resources: twin.resources, pairs: twin.pairs))
    var page = Page(twin.entry)
    page.content = twin.content
    page.resources = twin.resources
    page.twin = Twin(
      entry: entry, content: content, resources: resources, pairs: twin.pairs.map(\.flipped),
      mismatches: twin.mismatches.map(\.flipped))
    page.twinLanguage = entry.id.language
    page.typeset(options, arrangement: wanted, height: 1, countsHits: false)
    if let crossing, crossing.here == top {
      page.top = crossing.there
    } else if !isAtStart, var there = page.galley {
      var here = own
      if wanted == .beside {
        let place = here.row(at: top)
        page.top = there.position(ofPair: place.pair, row: place.row)
      } else if let row = visible.firstIndex(where: { !$0.isTwin && !$0.line.isBlank }) {
        let place = here.share(at: visible[row].position)
        let position = there.position(ofPair: place.pair, share: place.share)
        page.top = there.position(position, movedBy: -row)
      }
      page.galley = there
    }
    page.crossing = Crossing(there: top, here: page.top)
    return page
  }

  /// Unfolds the twin of the first block in sight, or folds it; false if there is none.
  mutating func toggleTwinOfBlock() -> Bool {
    guard let content, let twin, let options = galley?.options else { return false }
    // The one on the screen may not know of the twin yet.
    let galley = Galley(
      content, options: options, twin: Galley.Twin(twin.content, resources: twin.resources, pairs: twin.pairs)
    )
    // The title and the sources are in sight with the text: the text is meant.
    let inSight = visible.filter { !$0.line.isBlank && !$0.isTwin }.map(\.position.block)
    let block = inSight.first { content.isText(block: $0) } ?? inSight.first ?? -1
    let group = galley.group(ofBlock: block)
    guard galley.hasTwin(group: group) else { return false }
    if unfolded.remove(group) == nil { unfolded.insert(group) }
    return true
  }
}

extension Page {
  /// False while what was unfolded is out of sight.
  var showsUnfolded: Bool { unfolded.isEmpty || visible.contains(where: \.isTwin) }
}

extension Entry {
  /// True unless the block is the title, or links to sources alone.
  fileprivate func isText(block: Int) -> Bool {
    guard blocks.indices.contains(block) else { return false }
    guard case .paragraph(let inlines) = blocks[block].content else { return true }
    return !EntrySources.isSourceLine(inlines)
  }
}

extension Page {
  /// The entry in the other language.
  public struct Twin: Equatable, Sendable {
    public var entry: EntrySummary
    public var content: Entry
    public var resources: EntryResources
    /// Blocks of the page's entry (left) with those of this one (right).
    public var pairs: [AlignedPair]
    /// What the page's entry (left) and this one (right) don't share.
    public var mismatches: [Mismatch]

    public init(
      entry: EntrySummary, content: Entry, resources: EntryResources, pairs: [AlignedPair],
      mismatches: [Mismatch] = []
    ) {
      self.entry = entry
      self.content = content
      self.resources = resources
      self.pairs = pairs
      self.mismatches = mismatches
    }
  }

  /// Why the twin was asked for.
  enum TwinWish: Equatable, Sendable { case show, switchLanguage, unfold, quote }
}
